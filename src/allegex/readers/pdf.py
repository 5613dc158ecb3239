"""PDF to pages: text objects (runs) with place, size and boldness, redaction bars and rules, read with pdfium."""

from __future__ import annotations

import hashlib
from collections import Counter

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.readers.items import Item, Shape, Sheet
from allegex.readers.pdfium import PDFIUM
from allegex.readers.sheet import SheetReader
from allegex.records.page import Box, Page, Pages, Run, Warning

_REASONS = {
    2: "cannot be opened",
    3: "is not a PDF, or is too damaged to be read",
    4: "is protected by a password; remove the password and try again",
    5: "has a protection that is not supported; print it to a new PDF",
    6: "has no readable page",
}
_MOST_BARS = 300
"""A page with more dark rectangles shows a chart or a pattern, not redactions."""
_A4 = (0.0, 0.0, 595.0, 842.0)


def read_pdf(data: bytes, settings: ReadSettings) -> Pages:
    """The pages of a PDF, not yet with OCR. Raises ReadError."""
    handle = PDFIUM.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        raise ReadError(f"the PDF {_REASONS.get(PDFIUM.FPDF_GetLastError(), 'cannot be read')}")
    try:
        sheets, warnings = _read_sheets(handle, settings.max_pages)
    finally:
        PDFIUM.FPDF_CloseDocument(handle)
    common = _common_weight(sheets)
    pages = []
    for number, sheet in enumerate(sheets, start=1):
        page, hidden = _upright(sheet, number, common)
        pages.append(page)
        if hidden:
            warnings.append(Warning("text_under_bar", "text under a redaction bar was left out", number))
    return Pages(
        source_id=f"sha256:{hashlib.sha256(data).hexdigest()}",
        media_type="application/pdf",
        size=len(data),
        pages=tuple(pages),
        text_layer="digital",
        warnings=tuple(warnings),
    )


def _read_sheets(handle: int, most: int) -> tuple[list[Sheet], list[Warning]]:
    count = PDFIUM.FPDF_GetPageCount(handle)
    if count <= 0:
        raise ReadError("the PDF has no page")
    warnings = []
    if count > most:
        detail = f"{count} pages, of which the first {most} were read (read.max_pages)"
        warnings.append(Warning("pages_cut", detail))
    reader = SheetReader()
    sheets = []
    for index in range(min(count, most)):
        sheet = reader.read(handle, index)
        if sheet is None:
            warnings.append(Warning("page_unreadable", "a page is damaged and was left out", index + 1))
            sheet = Sheet([], [], [], _A4, 0)
        sheets.append(sheet)
    return sheets, warnings


def _common_weight(sheets: list[Sheet]) -> int:
    """The weight most of the characters have, of fonts whose name does not say that they are bold."""
    known = {item.font.weight for sheet in sheets for item in sheet.items if not item.font.named}
    if len(known) == 1:
        return known.pop()
    weights: Counter[int] = Counter()
    for sheet in sheets:
        for item in sheet.items:
            if not item.font.named:
                weights[item.font.weight] += len(item.text)
    return weights.most_common(1)[0][0] if weights else 400


def _upright(sheet: Sheet, number: int, common: int) -> tuple[Page, bool]:
    """The page turned so that most of its text stands upright, and whether text was hidden under bars."""
    turn = _turn(sheet)
    left, bottom, right, top = sheet.frame
    width, height = (right - left, top - bottom) if turn % 2 == 0 else (top - bottom, right - left)
    bars, hidden = _bars(sheet)
    heavy = max(600, common + 150)
    runs: list[Run] = []
    for item in sheet.items:
        font = item.font
        bold = font.named or font.forced or item.stroked or font.weight >= heavy
        turned = (item.angle - turn) % 4
        if turn == 0 and turned == 0:
            baseline = top - item.baseline
            # One height for a size, whatever letters stand there: lines are then equally high.
            box: Box = (
                item.left - left,
                baseline - 0.75 * item.size,
                item.right - left,
                baseline + 0.25 * item.size,
            )
        else:
            box = turned_box((item.left, item.bottom, item.right, item.top), sheet.frame, turn)
            baseline = box[3] if turned else _turned_baseline(item, sheet.frame, turn)
            if not turned:
                box = (box[0], baseline - 0.75 * item.size, box[2], baseline + 0.25 * item.size)
        runs.append(Run(item.text, box, item.size, bold, font.italic, baseline))
    page = Page(
        number,
        width,
        height,
        tuple(runs),
        bars=tuple(turned_box(_edges(bar), sheet.frame, turn) for bar in bars),
        rules=tuple(turned_box(rule, sheet.frame, turn) for rule in sheet.rules),
    )
    return page, hidden


def _turn(sheet: Sheet) -> int:
    """Quarter turns clockwise that make most characters upright; the page's own where it has no text."""
    known = {item.angle for item in sheet.items}
    if len(known) == 1:
        return known.pop()
    turns: Counter[int] = Counter()
    for item in sheet.items:
        turns[item.angle] += len(item.text)
    if not turns:
        return sheet.rotation % 4
    return max(turns.items(), key=lambda at: (at[1], -at[0]))[0]


def turned_box(box: Box, frame: Box, turn: int) -> Box:
    """A box of the page's own coordinates (y upwards), seen from the top left after quarter turns clockwise."""
    x0, y0, x1, y1 = box
    left, bottom, right, top = frame
    if turn == 0:
        return (x0 - left, top - y1, x1 - left, top - y0)
    if turn == 1:
        return (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
    if turn == 2:
        return (right - x1, y0 - bottom, right - x0, y1 - bottom)
    return (top - y1, right - x1, top - y0, right - x0)


def _turned_baseline(item: Item, frame: Box, turn: int) -> float:
    left, bottom, right, top = frame
    at = item.baseline
    return (top - at, at - left, at - bottom, right - at)[turn]


def _edges(shape: Shape) -> Box:
    return (shape.left, shape.bottom, shape.right, shape.top)


def _bars(sheet: Sheet) -> tuple[list[Shape], bool]:
    """Dark bars that are redactions: no text is painted over them. Takes text under them out of the sheet."""
    bars: list[Shape] = []
    for bar in sheet.bars if len(sheet.bars) <= _MOST_BARS else ():
        over = any(
            item.order >= bar.order
            and item.left < bar.right
            and item.right > bar.left
            and bar.bottom < (item.bottom + item.top) / 2 < bar.top
            for item in sheet.items
        )
        if not over:
            bars.append(bar)
    hidden = False
    for bar in bars:
        kept: list[Item] = []
        for item in sheet.items:
            parts = _outside(item, bar)
            hidden = hidden or len(parts) != 1 or parts[0] is not item
            kept.extend(parts)
        sheet.items[:] = kept
    return bars, hidden


def _outside(item: Item, bar: Shape) -> list[Item]:
    """The parts of a run that a bar does not cover; a bar covers a character whose middle it hides."""
    middle = (item.bottom + item.top) / 2
    if not item.middles or not bar.bottom < middle < bar.top:
        return [item]
    inside = [bar.left < at < bar.right for at in item.middles]
    if not any(inside):
        return [item]
    first, last = inside.index(True), len(inside) - inside[::-1].index(True)
    parts = []
    if item.text[:first].strip():
        parts.append(item.part(0, first, item.left, bar.left))
    if item.text[last:].strip():
        parts.append(item.part(last, len(item.text), bar.right, item.right))
    return parts
