"""What tesseract saw: its hOCR output as lines, words and characters with their boxes."""

from __future__ import annotations

import re
from html import unescape
from statistics import median

from msgspec import Struct

_SMALL = frozenset("acemnorsuvwxzñ")
_TALL = frozenset("bdfhkl0123456789ABCDEFGHIJKLMNOPRSTUVWXYZ")
_SMALL_HEIGHT, TALL_HEIGHT = 0.51, 0.73
"""Height of such letters in font sizes: Times .45 and .67, Helvetica .52 and .72; print and scan add .06."""

PixelBox = tuple[int, int, int, int]


class Glyph(Struct, frozen=True):
    """One character and its box in pixels of the image."""

    text: str
    box: PixelBox
    raised: bool = False
    """The number of a note, small and above the line."""


class Word(Struct, frozen=True):
    """One word; `score` is tesseract's confidence, 0..1."""

    glyphs: tuple[Glyph, ...]
    box: PixelBox
    score: float

    @property
    def text(self) -> str:
        """The characters of the word."""
        return "".join(glyph.text for glyph in self.glyphs)


class Line(Struct, frozen=True):
    """One line. Its baseline at x is `base + slope * (x - box[0])` in pixels from the top of the image."""

    words: tuple[Word, ...]
    box: PixelBox
    slope: float
    base: float

    @property
    def score(self) -> float:
        """Mean confidence of the words, by their length."""
        length = sum(len(word.glyphs) for word in self.words)
        return sum(word.score * len(word.glyphs) for word in self.words) / max(length, 1)

    @property
    def size(self) -> float:
        """Font size in pixels from the heights of its letters; from its box where it has none of known height."""
        heights: list[float] = []
        for word in self.words:
            for glyph in word.glyphs:
                height = glyph.box[3] - glyph.box[1]
                if glyph.text in _TALL:
                    heights.append(height / TALL_HEIGHT)
                elif glyph.text in _SMALL:
                    heights.append(height / _SMALL_HEIGHT)
        return max(median(heights) if heights else (self.box[3] - self.box[1]) / 0.9, 1.0)

    @property
    def middle(self) -> float:
        """The baseline in the middle of the line, finer than the whole pixels that tesseract gives it in."""
        centre = (self.box[0] + self.box[2]) / 2
        base = self.base + self.slope * (centre - self.box[0])
        near = 0.1 * self.size
        found: list[float] = []
        for word in self.words:
            for glyph in word.glyphs:
                if glyph.text in _SMALL or glyph.text in _TALL:
                    x0, _, x1, y1 = glyph.box
                    y = y1 - self.slope * ((x0 + x1) / 2 - centre)
                    if abs(y - base) < near:
                        found.append(y)
        return sum(found) / len(found) if len(found) > 4 else base


_BOX = r"bbox (\d+) (\d+) (\d+) (\d+)"
_TAG = re.compile(
    r"<div class='ocr_page'()"
    rf"|<span class='ocr_(?:line|header|caption|textfloat)'[^>]*?{_BOX}(?:; baseline (-?[\d.e-]+) (-?[\d.e-]+))?"
    rf"|<span class='ocrx_word'[^>]*?{_BOX}; x_wconf (\d+)"
    r"|<span class='ocrx_cinfo' title='x_bboxes (-?\d+) (-?\d+) (-?\d+) (-?\d+)[^>]*>([^<]*)</span>"
)


def parse(hocr: str) -> tuple[tuple[Line, ...], ...]:
    """The lines of each page, made with `hocr_char_boxes=1`. Words without characters and lines without words go."""
    pages: list[list[_OpenLine]] = []
    for found in _TAG.finditer(hocr):
        if found[1] is not None:
            pages.append([])
        elif found[2] is not None:
            pages[-1].append(_OpenLine(found))
        elif found[8] is not None:
            pages[-1][-1].words.append((_box(found, 8), int(found[12]) / 100, []))
        else:
            pages[-1][-1].words[-1][2].append(Glyph(unescape(found[17]), _box(found, 13)))
    return tuple(tuple(line.close() for line in page if line.full()) for page in pages)


class _OpenLine:
    """A line while its words are being read."""

    def __init__(self, found: re.Match[str]) -> None:
        self.box = _box(found, 2)
        self.slope = float(found[6] or 0)
        self.offset = float(found[7] or 0)
        self.words: list[tuple[PixelBox, float, list[Glyph]]] = []

    def full(self) -> bool:
        return any(glyph.text.strip() for _, _, glyphs in self.words for glyph in glyphs)

    def close(self) -> Line:
        words = tuple(Word(tuple(glyphs), box, score) for box, score, glyphs in self.words if glyphs)
        return Line(words, self.box, self.slope, self.box[3] + self.offset)


def _box(found: re.Match[str], first: int) -> PixelBox:
    return (int(found[first]), int(found[first + 1]), int(found[first + 2]), int(found[first + 3]))
