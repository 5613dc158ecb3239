"""Lines seen by OCR as runs: sizes, bold and raised marks measured on the image, since OCR knows no fonts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from allegex.readers.hocr import TALL_HEIGHT, Glyph, Line, PixelBox, Word
from allegex.readers.marks import Mark, find
from allegex.readers.raster import Raster, stroke, tight, unlevelled
from allegex.records.page import Box, Run

_BOLD = 1.3
"""Stroke over that of the document's ordinary words: bold Times measured 1.5 to 1.7, ordinary words 0.85 to 1.2."""
_EDGE = 0.1
_FILLED = 0.62
"""Ink in the box of a bullet: a disc fills .79, without a hole; "+" and "*" fill .3 to .5; "o" and "e" have holes."""
_SAME_SIZE = 0.07
_TAB = 1.5
"""A gap of so many font sizes separates columns or a list number from its text: no blank is written there."""
_SPACE = 0.25


class Seen(Struct, frozen=True):
    """A page as OCR saw it. `strokes` holds the width of the strokes of each word of each line, in pixels."""

    lines: tuple[Line, ...]
    strokes: tuple[tuple[float, ...], ...]
    raster: tuple[int, int]
    slope: float
    scale: float
    """Points a pixel."""
    marks: tuple[Mark, ...] = ()
    bars: tuple[PixelBox, ...] = ()
    """Black bars over text."""

    @property
    def score(self) -> float:
        """Mean confidence of the words, by their length; 1.0 where there are none."""
        words = [word for line in self.lines for word in line.words]
        length = sum(len(word.glyphs) for word in words)
        return sum(word.score * len(word.glyphs) for word in words) / length if length else 1.0

    @property
    def letters(self) -> int:
        """Number of letters and digits."""
        return sum(g.text.isalnum() for line in self.lines for word in line.words for g in word.glyphs)


class _Part(Struct, frozen=True):
    """A word or a piece of it, in pixels of the levelled image."""

    text: str
    box: PixelBox
    raised: bool


def seen(
    lines: tuple[Line, ...],
    raster: Raster,
    slope: float,
    scale: float,
    bars: tuple[PixelBox, ...],
) -> Seen:
    """What OCR saw on the levelled `raster`, with the strokes measured and bullets, which tesseract reads as signs, named."""
    ink = raster.ink()
    lines = tuple(line for line in lines if not _is_speck(line, raster))
    lines = tuple(
        replace(line, words=tuple(_bullet(word, ink, raster) for word in line.words)) for line in lines
    )
    marks = find(lines, ink, raster)
    strokes = tuple(tuple(stroke(ink, raster.width, word.box) for word in line.words) for line in lines)
    return Seen(lines, strokes, (raster.width, raster.height), slope, scale, marks, bars)


def bar_boxes(page: Seen) -> tuple[Box, ...]:
    """The black bars of a page in points."""
    image, scale, out = Raster(*page.raster, b""), page.scale, []
    for x0, y0, x1, y1 in page.bars:
        x, y = unlevelled((x0 + x1) / 2, (y0 + y1) / 2, image, page.slope)
        half, rise = (x1 - x0) / 2, (y1 - y0) / 2
        edges = (x - half, y - rise, x + half, y + rise)
        out.append((edges[0] * scale, edges[1] * scale, edges[2] * scale, edges[3] * scale))
    return tuple(out)


def runs(pages: Sequence[Seen]) -> list[tuple[Run, ...]]:
    """The runs of each page of one source: a run a word, with sizes and bold judged against all its pages."""
    sizes = [[line.size for line in page.lines] for page in pages]
    body = _weighted_median(
        (size * page.scale, _length(line))
        for page, row in zip(pages, sizes, strict=True)
        for line, size in zip(page.lines, row, strict=True)
    )
    ordinary = _weighted_median(
        (width / size, len(word.glyphs))
        for page, row in zip(pages, sizes, strict=True)
        for line, size, widths in zip(page.lines, row, page.strokes, strict=True)
        for word, width in zip(line.words, widths, strict=True)
        if len(word.glyphs) > 2
    )
    out: list[tuple[Run, ...]] = []
    for page, row in zip(pages, sizes, strict=True):
        place = _Place(page, body)
        found: list[Run] = []
        for line, size, widths in zip(page.lines, row, page.strokes, strict=True):
            bold = _bold(line.words, [width / size for width in widths], ordinary)
            found += place.line(line, size, bold)
        out.append(tuple(found))
    return out


class _Place:
    """From pixels of a levelled image to points of its page."""

    def __init__(self, page: Seen, body: float) -> None:
        self.page = page
        self.body = body
        self.image = Raster(*page.raster, b"")

    def line(self, line: Line, size: float, bold: Sequence[bool]) -> Iterable[Run]:
        """The runs of a line, all on the baseline of its middle, so that a tilted line stays a line.

        The boxes lie where the words are printed, tilted or not.
        """
        scale = self.page.scale
        points = size * scale
        if abs(points - self.body) <= _SAME_SIZE * self.body:
            points = self.body
        base = line.middle * scale
        for index, word in enumerate(line.words):
            parts = _parts(word)
            if index + 1 < len(line.words):
                parts[-1] = _spaced(parts[-1], line.words[index + 1].box[0], size)
            for part in parts:
                x0, y0, x1, y1 = part.box
                middle = line.base + line.slope * ((x0 + x1) / 2 - line.box[0])
                high = min((y1 - y0) / TALL_HEIGHT * scale, points * 0.7) if part.raised else points
                yield Run(
                    text=part.text,
                    box=self._box(x0, x1, y1 if part.raised else middle, high),
                    size=round(high, 1),
                    bold=bold[index],
                    baseline=round(base - (middle - y1) * scale * part.raised, 1),
                    score=round(word.score, 2),
                )

    def _box(self, x0: float, x1: float, baseline: float, size: float) -> Box:
        """The box of a run of that size (points) whose baseline is given in pixels of the levelled image."""
        x, y = (x0 + x1) / 2, baseline
        if self.page.slope:
            x, y = unlevelled(x, y, self.image, self.page.slope)
        x, y, half = x * self.page.scale, y * self.page.scale, (x1 - x0) * self.page.scale / 2
        return (round(x - half, 1), round(y - 0.75 * size, 1), round(x + half, 1), round(y + 0.25 * size, 1))


def _is_speck(line: Line, raster: Raster) -> bool:
    """True for one or two signs alone at the edge of the page that are no letter or digit: dirt, or a page number misread."""
    glyphs = [glyph for word in line.words for glyph in word.glyphs]
    edge = raster.height * _EDGE
    outside = line.box[3] < edge or line.box[1] > raster.height - edge
    return outside and len(glyphs) < 3 and not any(glyph.text.isalnum() for glyph in glyphs)


def _bullet(word: Word, ink: bytes, raster: Raster) -> Word:
    """A word of one character that is a filled disc or square, between a full stop and a capital in size, is a bullet."""
    if len(word.glyphs) != 1 or word.text.isdigit():
        return word
    x0, y0, x1, y1 = tight(ink, raster.width, word.box)
    width, height = x1 - x0, y1 - y0
    if not (0.7 < width / height < 1.4 and width >= 6 and 120 * height < raster.height):
        return word
    rows = [ink[y * raster.width + x0 : y * raster.width + x1] for y in range(y0, y1)]
    hole = any(b"\x00" in row.strip(b"\x00") for row in rows)
    if hole or sum(row.count(1) for row in rows) < _FILLED * width * height:
        return word
    return replace(word, glyphs=(Glyph("•", word.box),))


def _length(line: Line) -> int:
    return sum(len(word.glyphs) for word in line.words)


def _bold(words: Sequence[Word], widths: Sequence[float], ordinary: float) -> list[bool]:
    """Which words are printed bold. Words of one or two letters are so where the words around them are."""
    marks: list[bool | None] = [
        width > _BOLD * ordinary if sum(g.text.isalpha() for g in word.glyphs) > 2 else None
        for word, width in zip(words, widths, strict=True)
    ]
    out: list[bool] = []
    for at, mark in enumerate(marks):
        before = next((m for m in reversed(marks[:at]) if m is not None), None)
        after = next((m for m in marks[at:] if m is not None), None)
        out.append(mark if mark is not None else False not in {before, after} and True in {before, after})
    return out


def _parts(word: Word) -> list[_Part]:
    """The word, with a raised mark at its end or start apart."""
    glyphs = word.glyphs
    flags = [glyph.raised for glyph in glyphs]
    if not any(flags) or all(flags):
        return [_Part(word.text, word.box, flags[0])]
    head, last = flags.index(False), len(flags) - flags[::-1].index(False)
    cuts = ((glyphs[:head], True), (glyphs[head:last], False), (glyphs[last:], True))
    return [_Part("".join(g.text for g in cut), _around(cut), raised) for cut, raised in cuts if cut]


def _spaced(part: _Part, following: int, size: float) -> _Part:
    """The part with the blank that stands before what follows at that x; as it is before a gap like a tab."""
    x0, y0, x1, y1 = part.box
    gap = following - x1
    if gap >= _TAB * size:
        return part
    return replace(part, text=part.text + " ", box=(x0, y0, round(x1 + max(min(gap, _SPACE * size), 1)), y1))


def _around(glyphs: Sequence[Glyph]) -> PixelBox:
    return (
        min(g.box[0] for g in glyphs),
        min(g.box[1] for g in glyphs),
        max(g.box[2] for g in glyphs),
        max(g.box[3] for g in glyphs),
    )


def _weighted_median(values: Iterable[tuple[float, int]]) -> float:
    """The value with half of the weight below it; 1.0 of nothing."""
    ordered = sorted(values)
    half = sum(weight for _, weight in ordered) / 2
    for value, weight in ordered:
        half -= weight
        if half <= 0:
            return value
    return 1.0
