"""Whether the text layer of a page says what the page shows: no text, a stamp over a scan, or a font gone wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from ctypes import byref, c_float

from allegex.config import ReadSettings
from allegex.readers.pdfium import FORM, IMAGE, PDFIUM, TEXT
from allegex.records.page import Page

FEW = 100
"""A page with fewer letters is looked at: a stamp, a fax line or a page number over a scan has some 10 to 60."""

_COVERED = 0.5
"""Share of the page that an image must cover for few letters to count as a stamp over a scan."""
_GARBAGE = 0.15
_VOWELS = frozenset("aeiouyаеёиоуыэюя")
_VOWEL_SHARE = (0.22, 0.62)
"""Share of vowels in at least 200 Latin or Cyrillic letters: .36 to .48 in European languages; a font without a map to
Unicode, shifted by a few places, gives .05 to .18."""
_ASCII = b"abcdefghijklmnopqrstuvwxyz"
_MOST_OBJECTS = 5000


def is_doubtful(page: Page) -> bool:
    """True where the text layer alone does not show that the page was read."""
    text = "".join([run.text for run in page.runs])
    if len(text) < 3 * FEW and sum(map(str.isalnum, text)) < FEW:
        return True
    return not _is_plain(text) and is_garbage(text)


def _is_plain(text: str) -> bool:
    """True where a quick look shows ordinary Latin text: mostly letters, with vowels as usual."""
    plain = text.encode("ascii", "ignore").lower()
    letters = len(plain) - len(plain.translate(None, _ASCII))
    vowels = len(plain) - len(plain.translate(None, b"aeiouy"))
    return letters > 0.5 * len(text) and _VOWEL_SHARE[0] * letters <= vowels <= _VOWEL_SHARE[1] * letters


def is_garbage(text: str) -> bool:
    """True for text of a font without a map to Unicode: replacement and private characters, or no vowels."""
    solid = [c for c in text if not c.isspace()]
    lost = sum(c == "\ufffd" or unicodedata.category(c) in {"Co", "Cn", "Cc"} for c in solid)
    if lost > _GARBAGE * len(solid):
        return True
    letters = [unicodedata.normalize("NFD", c)[0] for c in text.casefold() if c.isalpha()]
    latin = [c for c in letters if "a" <= c <= "z" or "а" <= c <= "я"]
    if len(latin) < 200 or len(latin) < 0.5 * len(solid):
        # Too little to judge, or another script. Shifted text is mostly of signs and digits too.
        return len(solid) >= 400 and len(letters) < 0.35 * len(solid) and not _has_digits(solid)
    share = sum(c in _VOWELS for c in latin) / len(latin)
    return not _VOWEL_SHARE[0] <= share <= _VOWEL_SHARE[1]


def _has_digits(solid: Sequence[str]) -> bool:
    """True where numbers explain the lack of letters: a page of figures."""
    return sum(c.isdigit() for c in solid) > 0.3 * len(solid)


def unread(data: bytes, pages: Sequence[Page], settings: ReadSettings) -> list[Page]:
    """Those of the pages that show something that their text layer does not say."""
    if settings.ocr == "force":
        return list(pages)
    document = PDFIUM.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        return []
    try:
        return [page for page in pages if _is_unread(document, page)]
    finally:
        PDFIUM.FPDF_CloseDocument(document)


def _is_unread(document: int, page: Page) -> bool:
    text = "".join(run.text for run in page.runs)
    if is_garbage(text):
        return True
    image, drawings = _coverage(document, page)
    if not any(map(str.isalnum, text)):
        return image > 0 or drawings
    return image > _COVERED


def _coverage(document: int, page: Page) -> tuple[float, bool]:
    """Share of the page under its largest image, and whether lines or shapes are drawn on it."""
    largest, drawings = 0.0, False
    handle = PDFIUM.FPDF_LoadPage(document, page.number - 1)
    if not handle:
        return largest, drawings
    edges = [c_float() for _ in range(4)]
    todo = [(PDFIUM.FPDFPage_GetObject, handle, PDFIUM.FPDFPage_CountObjects(handle))]
    left = _MOST_OBJECTS
    while todo:
        get, parent, count = todo.pop()
        for index in range(min(count, left)):
            item = get(parent, index)
            kind = PDFIUM.FPDFPageObj_GetType(item)
            if kind == IMAGE:
                PDFIUM.FPDFPageObj_GetBounds(item, *map(byref, edges))
                x0, y0, x1, y1 = (edge.value for edge in edges)
                # An image inside a form is measured in the form's coordinates, mostly those of the page.
                largest = max(largest, (x1 - x0) * (y1 - y0) / max(page.width * page.height, 1.0))
            elif kind == FORM:
                todo.append((PDFIUM.FPDFFormObj_GetObject, item, PDFIUM.FPDFFormObj_CountObjects(item)))
            elif kind != TEXT:
                drawings = True
        left -= min(count, left)
    PDFIUM.FPDF_ClosePage(handle)
    return largest, drawings
