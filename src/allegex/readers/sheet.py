"""One page of a PDF in its own coordinates: runs, dark bars and thin rules, as pdfium gives them.

Runs are read off pdfium's text page and not by walking objects: the text of the page comes in one call, and a line that one
text object printed takes seven more. Asking each object for its text would walk over all characters of the page each time.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from typing import Any

from allegex.readers.items import Font, Item, Shape, Sheet
from allegex.readers.pdfium import FORM, PATH, PDFIUM, TEXT, Matrix, Rect, pointer

Affine = tuple[float, float, float, float, float, float]

_BOLD = re.compile(r"bold|black|heavy|demi|(?:^|[-,])bd(?:$|[-,])", re.I)
_ITALIC = re.compile(r"italic|oblique", re.I)
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_STROKED = 2
"""Text that is filled and stroked, which is how office programs make bold where the font has none."""
_DEEPEST = 8
"""Forms inside forms that are followed; a loop of forms ends here."""
_MOST_PATHS = 3000
"""Paths of a page that are looked at: maps and drawings have more, redactions and rules do not."""
_IDENTITY: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SIZE = 1 << 16
_Characters, _Doubles, _Floats = ctypes.c_char * _SIZE, ctypes.c_double * 4, ctypes.c_float * 6
"""Made once: a type that is let go is found by garbage collection alone."""
_LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?")


class SheetReader:
    """Reads pages one after another into the same buffers, which live as long as this value."""

    def __init__(self) -> None:
        self._size = _SIZE
        self._bytes = bytearray(self._size)
        self._buffer: Any = _Characters.from_buffer(self._bytes)
        # Arrays hand out all their values at once, where ctypes makes an object of each that is asked for.
        self._box = array("d", (0.0,) * 4)
        box = _Doubles.from_buffer(self._box)
        self._box_pointers = tuple(ctypes.byref(box, 8 * place) for place in range(4))
        self._turned = array("f", (0.0,) * 6)
        self._turned_pointer = ctypes.byref(_Floats.from_buffer(self._turned))
        self._floats = tuple(ctypes.c_float() for _ in range(4))
        self._float_pointers = tuple(ctypes.byref(value) for value in self._floats)
        self._colours = tuple(ctypes.c_uint() for _ in range(4))
        self._colour_pointers = tuple(ctypes.byref(value) for value in self._colours)
        self._modes = tuple(ctypes.c_int() for _ in range(2))
        self._mode_pointers = tuple(ctypes.byref(value) for value in self._modes)
        self._matrix = Matrix()
        self._matrix_pointer = ctypes.byref(self._matrix)
        self._begin()

    def _begin(self) -> None:
        # Fonts are freed with their page, and another may come to lie at the same address.
        self._fonts: dict[int, Font] = {}
        self._items: list[Item] = []
        self._bars: list[Shape] = []
        self._rules: list[tuple[float, float, float, float]] = []
        self._order: dict[int, int] = {}
        self._paths = 0

    def read(self, handle: int, index: int) -> Sheet | None:
        """The sheet of one page; None where pdfium cannot load it."""
        page = PDFIUM.FPDF_LoadPage(handle, index)
        if not page:
            return None
        self._begin()
        text_page = PDFIUM.FPDFText_LoadPage(page)
        try:
            rect = Rect()
            PDFIUM.FPDF_GetPageBoundingBox(page, ctypes.byref(rect))
            count = PDFIUM.FPDFPage_CountObjects(page)
            self._walk(PDFIUM.FPDFPage_GetObject, page, count, _IDENTITY)
            if text_page:
                self._read_text(self._page_text(text_page), pointer(text_page))
            frame = (rect.left, rect.bottom, rect.right, rect.top)
            return Sheet(self._items, self._bars, self._rules, frame, PDFIUM.FPDFPage_GetRotation(page))
        finally:
            if text_page:
                PDFIUM.FPDFText_ClosePage(text_page)
            PDFIUM.FPDF_ClosePage(page)

    def _walk(self, get: Any, parent: int, count: int, outer: Affine, depth: int = 0) -> None:
        """Numbers the text objects in the order they are painted, and looks at the paths between them."""
        kind_of, order = PDFIUM.FPDFPageObj_GetType, self._order
        for index in range(count):
            item = get(parent, index)
            kind = kind_of(item)
            if kind == TEXT:
                order[item] = len(order)
            elif kind == PATH:
                if self._paths < _MOST_PATHS:
                    self._path(item, outer)
            elif kind == FORM and depth < _DEEPEST:
                PDFIUM.FPDFPageObj_GetMatrix(item, self._matrix_pointer)
                m = self._matrix
                inner = _times((m.a, m.b, m.c, m.d, m.e, m.f), outer)
                members = PDFIUM.FPDFFormObj_CountObjects(item)
                self._walk(PDFIUM.FPDFFormObj_GetObject, item, members, inner, depth + 1)

    def _path(self, item: int, outer: Affine) -> None:
        self._paths += 1
        PDFIUM.FPDFPageObj_GetBounds(item, *self._float_pointers)
        left, bottom, right, top = (value.value for value in self._floats)
        if outer is not _IDENTITY:
            left, bottom, right, top = _moved((left, bottom, right, top), outer)
        width, height = right - left, top - bottom
        if min(width, height) <= 2.5:
            if max(width, height) >= 8:
                self._rules.append((left, bottom, right, top))
            return
        fill, stroke = self._modes
        PDFIUM.FPDFPath_GetDrawMode(item, *self._mode_pointers)
        if fill.value:
            # A redaction covers the height of a line of text or more, and is not the background of a page.
            if height >= 5 and width >= 5 and min(width, height) <= 400 and self._dark(item):
                self._bars.append(Shape(left, bottom, right, top, len(self._order)))
        elif stroke.value and PDFIUM.FPDFPath_CountSegments(item) in (4, 5):
            self._rules.append((left, bottom, right, bottom))
            self._rules.append((left, top, right, top))

    def _dark(self, item: int) -> bool:
        if not PDFIUM.FPDFPageObj_GetFillColor(item, *self._colour_pointers):
            return False
        red, green, blue, alpha = (value.value for value in self._colours)
        return max(red, green, blue) < 70 and alpha > 200 and PDFIUM.FPDFPath_CountSegments(item) <= 8

    def _read_text(self, text: str, text_page: Any) -> None:
        """The runs of the page: stretches of its text that one text object printed."""
        object_at = PDFIUM.FPDFText_GetTextObject
        for line in _LINE.finditer(text):
            start, end = line.span()
            while end > start and text[end - 1] == " ":
                end -= 1
            while start < end and text[start] == " ":
                start += 1
            if start == end:
                continue
            first = object_at(text_page, start)
            if first and first == object_at(text_page, end - 1):
                self._run(text_page, first, text, start, end)
                continue
            begin, current, word = start, first, start
            while word < end:
                stop = text.find(" ", word, end)
                stop = stop if stop >= 0 else end
                # A word ends, as a line does, in the object that printed all of it.
                if stop > word and not (current and object_at(text_page, stop - 1) == current):
                    for place in range(word, stop):
                        item = object_at(text_page, place)
                        if item and item != current:
                            if current:
                                self._run(text_page, current, text, begin, place)
                            begin, current = place, item
                word = stop + 1
            if current:
                self._run(text_page, current, text, begin, end)

    def _page_text(self, text_page: int) -> str:
        """The text of the page, one character for each of pdfium's."""
        count = PDFIUM.FPDFText_CountChars(text_page)
        if count <= 0:
            return ""
        if 2 * count + 2 > self._size:
            self._size = 2 * count + 2
            self._bytes = bytearray(self._size)
            self._buffer = (ctypes.c_char * self._size).from_buffer(self._bytes)
        written = PDFIUM.FPDFText_GetText(text_page, 0, count, self._buffer)
        text = self._bytes[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        # Characters without a meaning are left out by that call, and rare ones take two places: ask for each.
        unicode_of = PDFIUM.FPDFText_GetUnicode
        codes = (unicode_of(text_page, index) for index in range(count))
        return "".join(
            chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes
        )

    def _run(self, text_page: Any, item: int, text: str, start: int, end: int) -> None:
        written = text[start:end]
        last = end - 1
        while last > start and text[last] == " ":
            last -= 1
        box, pointers = self._box, self._box_pointers
        PDFIUM.FPDFText_GetCharBox(text_page, last, *pointers)
        x0, x1, y0, y1 = box
        if last != start:
            PDFIUM.FPDFText_GetCharBox(text_page, start, *pointers)
            left, right, bottom, top = box
            x0, x1 = left if left < x0 else x0, right if right > x1 else x1
            y0, y1 = bottom if bottom < y0 else y0, top if top > y1 else y1
        PDFIUM.FPDFText_GetMatrix(text_page, start, self._turned_pointer)
        a, b, c, d, x, y = self._turned
        angle = 0
        if abs(b) > 0.05 * abs(a):
            angle = round(math.atan2(b, a) / (math.pi / 2)) % 4
        elif a < 0:
            angle = 2
        size = PDFIUM.FPDFText_GetFontSize(text_page, start) * math.hypot(c, d)
        handle = PDFIUM.FPDFTextObj_GetFont(item)
        font = self._fonts.get(handle)
        if font is None:
            font = self._fonts[handle] = self._font(handle)
        stroked = PDFIUM.FPDFTextObj_GetTextRenderMode(item) == _STROKED
        order = self._order.get(item, -1)
        middles: tuple[float, ...] = ()
        if self._bars and any(
            x0 < bar.right and bar.left < x1 and y0 < bar.top and bar.bottom < y1 for bar in self._bars
        ):
            middles = tuple([self._middle(text_page, place) for place in range(start, end)])
        self._items.append(
            Item(written, x0, y0, x1, y1, x if angle % 2 else y, size, angle, font, stroked, order, middles)
        )

    def _middle(self, text_page: Any, place: int) -> float:
        PDFIUM.FPDFText_GetCharBox(text_page, place, *self._box_pointers)
        return (self._box[0] + self._box[1]) / 2

    def _font(self, handle: int) -> Font:
        length = PDFIUM.FPDFFont_GetBaseFontName(handle, self._buffer, self._size) if handle else 0
        name = self._bytes[: max(length - 1, 0)].decode("utf-8", "replace") if length <= self._size else ""
        flags = PDFIUM.FPDFFont_GetFlags(handle) if handle else 0
        return Font(
            named=_BOLD.search(name) is not None,
            weight=PDFIUM.FPDFFont_GetWeight(handle) if handle else 400,
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
