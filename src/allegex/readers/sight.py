"""Page images seen by tesseract: levelled, turned upright, with tangled and missed strips seen again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from msgspec import Struct

from allegex.config import ReadSettings
from allegex.readers import tesseract
from allegex.readers.hocr import Line, PixelBox
from allegex.readers.ink import Seen, seen
from allegex.readers.raster import Raster, bars, blank, levelled, skew, turned, without

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


def see(sheets: Sequence[Sheet], settings: ReadSettings) -> Iterator[tuple[Sheet, Seen | None]]:
    """What OCR saw of each sheet; a page seen badly is tried upright, in case it was scanned on its side."""
    full = [sheet for sheet in sheets if not blank(sheet.raster)]
    level = [_level(sheet) for sheet in full]
    lines = _untangled([raster for raster, _, _ in level], settings)
    views = {
        sheet.number: None if line is None else seen(line, raster, slope, 72 / sheet.dpi, covers)
        for sheet, (raster, slope, covers), line in zip(full, level, lines, strict=True)
    }
    for sheet in sheets:
        view = views.get(sheet.number)
        if sheet.number not in views:
            yield sheet, Seen((), (), (0, 0), 0.0, 1.0)
        elif view is not None and view.score < _DOUBTFUL:
            yield _upright(sheet, view, settings)
        else:
            yield sheet, view


def _level(sheet: Sheet) -> tuple[Raster, float, tuple[PixelBox, ...]]:
    """The image with level lines and without black bars, its slope before, and the bars, which spoil words beside them."""
    slope, raster = skew(sheet.raster), sheet.raster
    if abs(slope) < _LEVEL_FROM:
        slope = 0.0
    else:
        raster = levelled(raster, slope)
    found = tuple(bars(raster.ink(), raster.width, sheet.dpi))
    return without(raster, found) if found else raster, slope, found


def _upright(sheet: Sheet, view: Seen, settings: ReadSettings) -> tuple[Sheet, Seen]:
    """The sheet turned as tesseract says and seen again, if that is read with more confidence."""
    degrees = tesseract.orientation(sheet.raster, sheet.dpi, settings)
    if degrees == 0:
        return sheet, view
    width, height = (sheet.height, sheet.width) if degrees % 180 else (sheet.width, sheet.height)
    straight = Sheet(sheet.number, width, height, turned(sheet.raster, degrees), sheet.dpi)
    raster, slope, covers = _level(straight)
    lines = _untangled([raster], settings)[0]
    again = view if lines is None else seen(lines, raster, slope, 72 / sheet.dpi, covers)
    return (straight, again) if again.score > view.score else (sheet, view)


def _untangled(rasters: Sequence[Raster], settings: ReadSettings) -> list[tuple[Line, ...] | None]:
    """The lines of each image. Where columns of unequal lines were taken for one, or ink was passed over, these strips are
    seen again, piece by piece."""
    found = tesseract.lines(rasters, settings.ocr_dpi, settings)
    strips = {at: _strips(lines, rasters[at]) for at, lines in enumerate(found) if lines is not None}
    again = [at for at, rows in strips.items() if rows]
    only = [_only(rasters[at], strips[at]) for at in again]
    pieces = tesseract.lines(only, settings.ocr_dpi, settings, tesseract.SPARSE)
    for at, others in zip(again, pieces, strict=True):
        kept = [line for line in found[at] or () if not _is_tangled(line)]
        new = [
            line
            for line in others or ()
            if line.score >= _TANGLED and not any(_overlap(line, old) for old in kept)
        ]
        if new:
            found[at] = tuple(sorted((*kept, *new), key=lambda line: (line.box[1], line.box[0])))
    return found


def _strips(lines: Sequence[Line], raster: Raster) -> list[tuple[int, int]]:
    """First and last row of strips with tangled lines, or with ink as high as a line and no line on it."""
    ink, width = raster.ink(), raster.width
    usual = median(line.box[3] - line.box[1] for line in lines) if lines else raster.height / 60
    seen_rows: set[int] = set()
    for line in lines:
        seen_rows.update(range(line.box[1] // _ROWS, line.box[3] // _ROWS + 1))
    strips = [(line.box[1], line.box[3]) for line in lines if _is_tangled(line)]
    start: int | None = None
    for row in range(raster.height // _ROWS + 1):
        inked = row not in seen_rows and ink.count(1, row * _ROWS * width, (row * _ROWS + 1) * width) > _INKED
        if inked and start is None:
            start = row
        elif not inked and start is not None:
            if (row - start) * _ROWS > _MISSED * usual:
                strips.append((start * _ROWS, row * _ROWS))
            start = None
    return [(round(y0 - usual), round(y1 + usual)) for y0, y1 in strips]


def _only(raster: Raster, strips: Sequence[tuple[int, int]]) -> Raster:
    """The image with white paper but for the strips."""
    width = raster.width
    grey = bytearray(b"\xff" * len(raster.grey))
    for y0, y1 in strips:
        first, last = max(y0, 0) * width, min(y1, raster.height) * width
        grey[first:last] = raster.grey[first:last]
    return Raster(width, raster.height, bytes(grey))


def _is_tangled(line: Line) -> bool:
    """True for a line that is too high for its letters and was read with doubt."""
    high = line.box[3] - line.box[1] >= _TOO_HIGH * line.size
    return high and len(line.words) > 1 and line.score < _TANGLED


def _overlap(one: Line, other: Line) -> bool:
    middle = (one.box[1] + one.box[3]) / 2
    return other.box[1] < middle < other.box[3] and one.box[0] < other.box[2] and other.box[0] < one.box[2]
