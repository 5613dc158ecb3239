"""PDF to pages: text objects (runs) with place, size and boldness, redaction bars and rules, read with pdfium."""

from __future__ import annotations

import ctypes
import hashlib
import math
import re
from collections import Counter
from typing import NamedTuple

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.readers.pdfium import FORM, PATH, PDFIUM, TEXT, Matrix, Rect
from allegex.records.page import Box, Page, Pages, Run, Warning

_REASONS = {
    2: "cannot be opened",
    3: "is not a PDF, or is too damaged to be read",
    4: "is protected by a password; remove the password and try again",
    5: "has a protection that is not supported; print it to a new PDF",
    6: "has no readable page",
}
_BOLD = re.compile(r"bold|black|heavy|demi|(?:^|[-,])bd(?:$|[-,])", re.I)
_ITALIC = re.compile(r"italic|oblique", re.I)
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_DEEPEST = 8
"""Forms inside forms that are followed; a loop of forms ends here."""
_MANY = 4000
"""Text objects of a page above which characters are read one by one: asking an object for its text walks over all
characters of the page, so that the cost grows with the square."""
_MOST_PATHS = 3000

Affine = tuple[float, float, float, float, float, float]
_IDENTITY: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Font(NamedTuple):
    """`named` is what the font's name says of boldness, None where it says nothing."""

    named: bool
    weight: int
    forced: bool
    italic: bool


class _Object(NamedTuple):
    """A text object in the page's own coordinates (y upwards). `angle` counts quarter turns anticlockwise."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    baseline: float
    size: float
    angle: int
    font: _Font


class _Shape(NamedTuple):
    """A painted rectangle; `order` is the number of text objects painted before it."""

    left: float
    bottom: float
    right: float
    top: float
    dark: bool
    order: int


class _Sheet(NamedTuple):
    """What stands on one page, before it is turned upright."""

    objects: list[_Object]
    shapes: list[_Shape]
    frame: tuple[float, float, float, float]
    rotation: int


def read_pdf(data: bytes, settings: ReadSettings) -> Pages:
    """The pages of a PDF, not yet with OCR. Raises ReadError."""
    handle = PDFIUM.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        reason = _REASONS.get(PDFIUM.FPDF_GetLastError(), "cannot be read")
        raise ReadError(f"the PDF {reason}")
    try:
        sheets, warnings = _read_sheets(handle, settings.max_pages)
    finally:
        PDFIUM.FPDF_CloseDocument(handle)
    common = _common_weight(sheets)
    pages = tuple(_upright(sheet, number, common) for number, sheet in enumerate(sheets, start=1))
    return Pages(
        source_id=f"sha256:{hashlib.sha256(data).hexdigest()}",
        media_type="application/pdf",
        size=len(data),
        pages=pages,
        text_layer="digital",
        warnings=tuple(warnings),
    )


def _read_sheets(handle: int, most: int) -> tuple[list[_Sheet], list[Warning]]:
    count = PDFIUM.FPDF_GetPageCount(handle)
    if count <= 0:
        raise ReadError("the PDF has no page")
    warnings = []
    if count > most:
        warnings.append(Warning("pages-cut", f"{count} pages, of which the first {most} were read"))
    reader = _SheetReader()
    sheets = []
    for index in range(min(count, most)):
        sheet = reader.read(handle, index)
        if sheet is None:
            warnings.append(Warning("page-unreadable", "a page is damaged and was left out", index + 1))
            sheet = _Sheet([], [], (0.0, 0.0, 595.0, 842.0), 0)
        sheets.append(sheet)
    return sheets, warnings


class _SheetReader:
    """Reads pages one after another into the same buffers, which live as long as this value."""

    def __init__(self) -> None:
        self._size = 1 << 16
        self._bytes = bytearray(self._size)
        self._buffer = (ctypes.c_char * self._size).from_buffer(self._bytes)
        self._edges = tuple(ctypes.c_float() for _ in range(4))
        self._edge_pointers = tuple(ctypes.byref(edge) for edge in self._edges)
        self._matrix = Matrix()
        self._matrix_pointer = ctypes.byref(self._matrix)
        self._float = ctypes.c_float()
        self._float_pointer = ctypes.byref(self._float)
        self._fonts: dict[int, _Font] = {}
        self._objects: list[_Object] = []
        self._shapes: list[_Shape] = []
        self._paths = 0

    def read(self, handle: int, index: int) -> _Sheet | None:
        """The sheet of one page; None where pdfium cannot load it."""
        page = PDFIUM.FPDF_LoadPage(handle, index)
        if not page:
            return None
        text_page = PDFIUM.FPDFText_LoadPage(page)
        # Fonts are freed with their page, and another may come to lie at the same address.
        self._fonts, self._objects, self._shapes, self._paths = {}, [], [], 0
        rect = Rect()
        PDFIUM.FPDF_GetPageBoundingBox(page, ctypes.byref(rect))
        frame = (rect.left, rect.bottom, rect.right, rect.top)
        try:
            count = PDFIUM.FPDFPage_CountObjects(page)
            self._walk(PDFIUM.FPDFPage_GetObject, page, count, text_page, _IDENTITY, 0)
        finally:
            PDFIUM.FPDFText_ClosePage(text_page)
            PDFIUM.FPDF_ClosePage(page)
        return _Sheet(self._objects, self._shapes, frame, 0)

    def _walk(self, get, parent, count, text_page, outer: Affine, depth: int) -> None:  # type: ignore[no-untyped-def]
        kind_of = PDFIUM.FPDFPageObj_GetType
        for index in range(count):
            item = get(parent, index)
            kind = kind_of(item)
            if kind == TEXT:
                self._text(item, text_page, outer)
            elif kind == FORM and depth < _DEEPEST:
                PDFIUM.FPDFPageObj_GetMatrix(item, self._matrix_pointer)
                m = self._matrix
                inner = _times((m.a, m.b, m.c, m.d, m.e, m.f), outer)
                self._walk(
                    PDFIUM.FPDFFormObj_GetObject,
                    item,
                    PDFIUM.FPDFFormObj_CountObjects(item),
                    text_page,
                    inner,
                    depth + 1,
                )

    def _text(self, item: int, text_page: int, outer: Affine) -> None:
        length = PDFIUM.FPDFTextObj_GetText(item, text_page, self._buffer, self._size)
        if length <= 2 or length > self._size:
            return
        text = self._bytes[: length - 2].decode("utf-16-le", "replace")
        if not text or text.isspace():
            return
        left, bottom, right, top = self._edges
        PDFIUM.FPDFPageObj_GetBounds(item, *self._edge_pointers)
        PDFIUM.FPDFPageObj_GetMatrix(item, self._matrix_pointer)
        PDFIUM.FPDFTextObj_GetFontSize(item, self._float_pointer)
        m = self._matrix
        box = (left.value, bottom.value, right.value, top.value)
        a, b, c, d, x, y = m.a, m.b, m.c, m.d, m.e, m.f
        if outer is not _IDENTITY:
            box = _moved(box, outer)
            a, b, c, d, x, y = _times((a, b, c, d, x, y), outer)
        angle = 0
        if abs(b) > 1e-3 * abs(a):
            angle = round(math.atan2(b, a) / (math.pi / 2)) % 4
        elif a < 0:
            angle = 2
        size = self._float.value * math.hypot(c, d)
        font_handle = PDFIUM.FPDFTextObj_GetFont(item)
        font = self._fonts.get(font_handle)
        if font is None:
            font = self._fonts[font_handle] = self._font(font_handle)
        self._objects.append(_Object(text, *box, x if angle % 2 else y, size, angle, font))

    def _font(self, handle: int) -> _Font:
        length = PDFIUM.FPDFFont_GetBaseFontName(handle, self._buffer, self._size)
        name = self._bytes[: max(length - 1, 0)].decode("utf-8", "replace") if length <= self._size else ""
        flags = PDFIUM.FPDFFont_GetFlags(handle)
        return _Font(
            named=_BOLD.search(name) is not None,
            weight=PDFIUM.FPDFFont_GetWeight(handle),
            forced=flags > 0 and bool(flags & _FORCE_BOLD),
            italic=_ITALIC.search(name) is not None or (flags > 0 and bool(flags & _ITALIC_FLAG)),
        )


def _times(inner: Affine, outer: Affine) -> Affine:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _moved(box: tuple[float, float, float, float], by: Affine) -> tuple[float, float, float, float]:
    a, b, c, d, e, f = by
    left, bottom, right, top = box
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return (min(xs), min(ys), max(xs), max(ys))


def _common_weight(sheets: list[_Sheet]) -> int:
    """The weight most of the characters have."""
    weights: Counter[int] = Counter()
    for sheet in sheets:
        for item in sheet.objects:
            if not item.font.named:
                weights[item.font.weight] += len(item.text)
    return weights.most_common(1)[0][0] if weights else 400


def _upright(sheet: _Sheet, number: int, common: int) -> Page:
    """The page turned so that most of its text stands upright, in points from the top left."""
    left, bottom, right, top = sheet.frame
    runs = []
    for item in sheet.objects:
        font = item.font
        baseline = top - item.baseline
        box: Box = (
            item.left - left,
            baseline - 0.75 * item.size,
            item.right - left,
            baseline + 0.25 * item.size,
        )
        bold = font.named or font.forced or font.weight >= max(600, common + 150)
        runs.append(Run(item.text, box, item.size, bold, font.italic, baseline))
    return Page(number, right - left, top - bottom, tuple(runs))
