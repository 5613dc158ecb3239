"""Pages without usable text, read by OCR: rendered by pdfium, levelled, seen by tesseract, given back as runs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_float
from itertools import islice
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.readers import marks, tesseract
from allegex.readers.hocr import Line
from allegex.readers.ink import Seen, runs, seen
from allegex.readers.pdfium import FORM, IMAGE, PDFIUM, TEXT
from allegex.readers.raster import Raster, blank, levelled, skew, turned
from allegex.records.page import Page, Pages, TextLayer, Warning

if TYPE_CHECKING:
    import pypdfium2

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
_MOST_MARKS = 200
_MOST_OBJECTS = 5000
_MOST_PIXELS = 30_000_000
_LEVEL_FROM = 0.004
"""Slope from which a page is levelled: a quarter of a degree. Below it levelling changed nothing."""
_DOUBTFUL = 0.7
_MISSED, _INKED, _ROWS = 0.5, 12, 3
"""A strip of half a line with so many dots of ink in every third row; specks and rules across the page are thinner."""
_TOO_HIGH, _TANGLED = 1.2, 0.82
"""Tangled lines measured 1.24 to 2.4 font sizes with confidence .67 to .79; others up to 1.56 with .93 and more."""


class Sheet(Struct, frozen=True):
    """A page image of page `number`, whose upright page measures `width` by `height` points."""

    number: int
    width: float
    height: float
    raster: Raster
    dpi: int


def fill(data: bytes, pages: Pages, settings: ReadSettings) -> Pages:
    """The pages of a PDF with those read by OCR that need it. Raises ReadError where no page has text."""
    doubtful = [page for page in pages.pages if settings.ocr == "force" or _is_doubtful(page)]
    unread = _unread(data, doubtful, settings) if doubtful else []
    if not unread:
        return readable(pages, "they are blank")
    if settings.ocr == "never":
        return _without(pages, unread)
    import pypdfium2

    with _opened(pypdfium2, data) as document:
        sheets = (_render(document, page, settings.ocr_dpi) for page in unread)
        found, warnings = recognise(sheets, settings)
    return readable(_merged(pages, found, warnings, settings))


def recognise(sheets: Iterable[Sheet], settings: ReadSettings) -> tuple[dict[int, Page], list[Warning]]:
    """The pages of the images by number, and what to be warned of. Empty images give pages without runs."""
    views: list[tuple[Sheet, Seen | None]] = []
    iterator = iter(sheets)
    while part := list(islice(iterator, tesseract.PAGES_A_CALL)):
        views += [(replace(sheet, raster=Raster(0, 0, b"")), view) for sheet, view in _see(part, settings)]
    read = [(sheet, view) for sheet, view in views if view is not None]
    read, again = _with_marks(read, settings)
    found = {
        sheet.number: Page(sheet.number, sheet.width, sheet.height, text, ocr=True)
        for (sheet, _), text in zip(read, runs([view for _, view in read]), strict=True)
    }
    warnings = [
        Warning("ocr_repaired", f"{count} numbers of notes, misread at first, were read again", number)
        for number, count in again.items()
    ]
    for sheet, view in views:
        if view is None:
            warnings.append(
                Warning("ocr_failed", "tesseract failed or took too long on this page", sheet.number)
            )
        elif view.lines and view.score < settings.ocr_warn_below:
            detail = f"mean confidence of OCR {view.score:.2f}, below {settings.ocr_warn_below}"
            warnings.append(Warning("ocr_low_confidence", detail, sheet.number))
    return found, warnings


def _with_marks(
    views: list[tuple[Sheet, Seen]], settings: ReadSettings
) -> tuple[list[tuple[Sheet, Seen]], dict[int, int]]:
    """The views with the numbers of notes that were misread, and how many those are on which page."""
    places = [(page, at) for page, (_, view) in enumerate(views) for at in marks.unread(view.marks)][
        :_MOST_MARKS
    ]
    crops = [views[page][1].marks[at].crop for page, at in places]
    numbers: list[dict[int, str]] = [{} for _ in views]
    if crops:
        for (page, at), text in zip(places, tesseract.digits(crops, settings.ocr_dpi, settings), strict=True):
            if text:
                numbers[page][at] = text
    numbers = marks.proven([view.marks for _, view in views], numbers)
    out = [
        (sheet, replace(view, lines=marks.written(view.lines, view.marks, found)))
        for (sheet, view), found in zip(views, numbers, strict=True)
    ]
    return out, {sheet.number: len(found) for (sheet, _), found in zip(views, numbers, strict=True) if found}


def readable(pages: Pages, otherwise: str = "OCR found none either") -> Pages:
    """The pages, where at least one has text. Raises ReadError otherwise."""
    if any(page.runs for page in pages.pages):
        return pages
    raise ReadError(f"no text on any of its {len(pages.pages)} pages: {otherwise}")


def _see(sheets: Sequence[Sheet], settings: ReadSettings) -> Iterator[tuple[Sheet, Seen | None]]:
    """What OCR saw of each sheet; a page seen badly is tried upright, in case it was scanned on its side."""
    full = [sheet for sheet in sheets if not blank(sheet.raster)]
    level = [_level(sheet) for sheet in full]
    lines = _untangled([raster for raster, _ in level], settings)
    views = {
        sheet.number: None if line is None else seen(line, raster, slope, 72 / sheet.dpi)
        for sheet, (raster, slope), line in zip(full, level, lines, strict=True)
    }
    for sheet in sheets:
        view = views.get(sheet.number)
        if sheet.number not in views:
            yield sheet, Seen((), (), (0, 0), 0.0, 1.0)
        elif view is not None and view.score < _DOUBTFUL:
            yield _upright(sheet, view, settings)
        else:
            yield sheet, view


def _untangled(rasters: Sequence[Raster], settings: ReadSettings) -> list[tuple[Line, ...] | None]:
    """The lines of each image. Where columns of unequal lines were taken for one, the pieces are seen one by one."""
    found = tesseract.lines(rasters, settings.ocr_dpi, settings)
    again = [
        at
        for at, lines in enumerate(found)
        if lines is not None and (any(map(_is_tangled, lines)) or _is_missed(lines, rasters[at]))
    ]
    pieces = tesseract.lines([rasters[at] for at in again], settings.ocr_dpi, settings, tesseract.SPARSE)
    for at, others in zip(again, pieces, strict=True):
        kept = [line for line in found[at] or () if not _is_tangled(line)]
        new = [
            line
            for line in others or ()
            if line.score >= _TANGLED and not any(_overlap(line, old) for old in kept)
        ]
        found[at] = tuple(sorted((*kept, *new), key=lambda line: (line.box[1], line.box[0])))
    return found


def _is_tangled(line: Line) -> bool:
    """True for a line that is too high for its letters and was read with doubt."""
    high = line.box[3] - line.box[1] >= _TOO_HIGH * line.size
    return high and len(line.words) > 1 and line.score < _TANGLED


def _is_missed(lines: Sequence[Line], raster: Raster) -> bool:
    """True where a strip as high as a line has ink and no line: text passed over, or a picture."""
    if not lines:
        return True
    ink, width = raster.ink(), raster.width
    high = median(line.box[3] - line.box[1] for line in lines) * _MISSED / _ROWS
    seen_rows: set[int] = set()
    for line in lines:
        seen_rows.update(range(line.box[1] // _ROWS, line.box[3] // _ROWS + 1))
    strip = 0
    for row in range(raster.height // _ROWS):
        inked = row not in seen_rows and ink.count(1, row * _ROWS * width, (row * _ROWS + 1) * width) > _INKED
        strip = strip + 1 if inked else 0
        if strip > high:
            return True
    return False


def _overlap(one: Line, other: Line) -> bool:
    middle = (one.box[1] + one.box[3]) / 2
    return other.box[1] < middle < other.box[3] and one.box[0] < other.box[2] and other.box[0] < one.box[2]


def _upright(sheet: Sheet, view: Seen, settings: ReadSettings) -> tuple[Sheet, Seen]:
    """The sheet turned as tesseract says and seen again, if that is read with more confidence."""
    degrees = tesseract.orientation(sheet.raster, sheet.dpi, settings)
    if degrees == 0:
        return sheet, view
    width, height = (sheet.height, sheet.width) if degrees % 180 else (sheet.width, sheet.height)
    straight = Sheet(sheet.number, width, height, turned(sheet.raster, degrees), sheet.dpi)
    raster, slope = _level(straight)
    lines = _untangled([raster], settings)[0]
    again = view if lines is None else seen(lines, raster, slope, 72 / sheet.dpi)
    return (straight, again) if again.score > view.score else (sheet, view)


def _level(sheet: Sheet) -> tuple[Raster, float]:
    slope = skew(sheet.raster)
    if abs(slope) < _LEVEL_FROM:
        return sheet.raster, 0.0
    return levelled(sheet.raster, slope), slope


def _is_doubtful(page: Page) -> bool:
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


def _unread(data: bytes, pages: Sequence[Page], settings: ReadSettings) -> list[Page]:
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


def _opened(pypdfium2, data: bytes) -> pypdfium2.PdfDocument:  # type: ignore[no-untyped-def]
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReadError("the PDF cannot be opened for OCR") from error


def _render(document: pypdfium2.PdfDocument, page: Page, dpi: int) -> Sheet:
    """The page as a grey image; a page of enormous size gets fewer dots per inch, a damaged one a blank image."""
    import pypdfium2

    try:
        sheet = document[page.number - 1]
        width, height = sheet.get_size()
        most = (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5 * 72
        used = max(int(min(dpi, most)), 1)
        bitmap = sheet.render(scale=used / 72, grayscale=True)
        grey, stride = bytes(bitmap.buffer), bitmap.stride
        if stride != bitmap.width:
            grey = b"".join(grey[y * stride : y * stride + bitmap.width] for y in range(bitmap.height))
        raster = Raster(bitmap.width, bitmap.height, grey)
        bitmap.close()
        sheet.close()
    except pypdfium2.PdfiumError:
        return Sheet(page.number, page.width, page.height, Raster(1, 1, b"\xff"), dpi)
    return Sheet(page.number, width, height, raster, used)


def _without(pages: Pages, unread: Sequence[Page]) -> Pages:
    """The pages with a warning for each that shows more than its text layer says."""
    if not any(page.runs for page in pages.pages):
        raise ReadError(
            f"none of the {len(pages.pages)} pages has a text layer: this is a scan; read it with --ocr auto"
        )
    detail = "no usable text layer, and OCR is off: the text of this page is missing or not to be trusted"
    warnings = tuple(Warning("no_text_layer", detail, page.number) for page in unread)
    return replace(pages, warnings=pages.warnings + warnings)


def _merged(
    pages: Pages, found: dict[int, Page], warnings: Sequence[Warning], settings: ReadSettings
) -> Pages:
    """Pages of OCR in the place of those it read better: with half as many letters again, or instead of garbage."""
    out: list[Page] = []
    for page in pages.pages:
        other = found.get(page.number)
        if other is not None and (settings.ocr == "force" or _is_better(other, page)):
            # Bars and rules were found on the page as it was printed; a turned page has lost them.
            same = abs(other.width - page.width) < 1
            out.append(replace(other, bars=page.bars if same else (), rules=page.rules if same else ()))
        else:
            out.append(page)
    kept = {page.number for page in out if page.ocr}
    layer: TextLayer = (
        "ocr" if all(page.ocr or not page.runs for page in out) else "mixed" if kept else "digital"
    )
    told = tuple(w for w in warnings if w.page in kept or w.code == "ocr_failed")
    return replace(pages, pages=tuple(out), text_layer=layer, warnings=pages.warnings + told)


def _is_better(ocr: Page, digital: Page) -> bool:
    text = "".join(run.text for run in digital.runs)
    letters = sum(map(str.isalnum, text))
    seen_letters = sum(c.isalnum() for run in ocr.runs for c in run.text)
    return is_garbage(text) or seen_letters > 1.5 * letters
