"""The small raised numbers of footnotes, which OCR takes for quotation marks: found by shape, read again alone.

A number read so is believed only where the page proves it: a call in the text and the note below with the same number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from allegex.readers.hocr import Glyph, Line, PixelBox
from allegex.readers.raster import Raster, tight

_STROKES = re.compile(rb"\x01+")
_HEIGHT = (0.32, 0.62)
"""Height of the mark in font sizes: measured .39 to .45; quotation marks have .22 to .24, capitals .67."""
_WIDEST = 0.6
_LOW, _HIGH, _DEEP = 0.22, 1.05, 0.3
"""Font sizes from the baseline: ink of a mark stands above _LOW; a line reaches from _HIGH above to _DEEP below."""
_BEFORE, _AFTER = 1.5, 0.6
"""How far before the first word, and behind a word, a mark may stand that OCR has passed over."""
_TOGETHER = 0.18
_SIGNS = frozenset("'\"`´‘’“”*°º¹²³!|^~®©™?»«<>0123456789†‡")
"""What OCR makes of marks; a letter or full stop before a mark is not replaced by it."""
_STARS = frozenset({"*", "**", "***", "†", "‡"})
_MARGIN = 2
_ENLARGED = 4
"""Times 4 tesseract reads such marks with confidence .83 to .94; times 2 with .08 to .33."""
_PAPER = 20


class Mark(Struct, frozen=True):
    """Small raised signs at the end of a word, or before the first word where `first`.

    `start` and `end` count the characters of the word that OCR made of it, `text` is what they say.
    """

    line: int
    word: int
    first: bool
    start: int
    end: int
    box: PixelBox
    text: str
    crop: Raster


def find(lines: Sequence[Line], ink: bytes, raster: Raster) -> tuple[Mark, ...]:
    """The marks of a page, whether read well or not: found by their shape, since OCR's boxes of signs are rough."""
    out: list[Mark] = []
    for at, line in enumerate(lines):
        for box, count in _raised(line, ink, raster):
            mark = _placed(at, line, box, count, raster)
            if mark is not None:
                out.append(mark)
    return tuple(out)


def unread(marks: Iterable[Mark]) -> list[int]:
    """Places of those that are no number as they were read."""
    return [at for at, mark in enumerate(marks) if not mark.text.isdigit() and not _is_star(mark)]


def proven(pages: Sequence[tuple[Mark, ...]], numbers: Sequence[dict[int, str]]) -> list[dict[int, str]]:
    """Of the numbers read again, by place in `marks` of each page, those that pair a call with its note.

    A note stands on the page of its call, or goes on with the numbers of the page before.
    """
    known = [
        [numbers[page].get(at, mark.text if mark.text.isdigit() else "") for at, mark in enumerate(marks)]
        for page, marks in enumerate(pages)
    ]
    out: list[dict[int, str]] = []
    for page, marks in enumerate(pages):
        near = range(max(page - 1, 0), min(page + 2, len(pages)))
        sides = {
            first: {
                known[other][at]
                for other in near
                for at, mark in enumerate(pages[other])
                if mark.first is first and known[other][at]
            }
            for first in (True, False)
        }
        out.append({at: text for at, text in numbers[page].items() if text in sides[not marks[at].first]})
    return out


def written(lines: Sequence[Line], marks: Sequence[Mark], numbers: dict[int, str]) -> tuple[Line, ...]:
    """The lines with their marks as raised numbers: those read well, and `numbers` of the others, by place in `marks`."""
    numbers = {at: mark.text for at, mark in enumerate(marks) if mark.text.isdigit()} | numbers
    changed = list(lines)
    # From the end, so that the places of the marks before stay right.
    for at in sorted(numbers, key=lambda n: (marks[n].line, marks[n].word, marks[n].start), reverse=True):
        mark = marks[at]
        line = changed[mark.line]
        words = list(line.words)
        word = words[mark.word]
        new = tuple(Glyph(digit, mark.box, raised=True) for digit in numbers[at])
        glyphs = word.glyphs[: mark.start] + new + word.glyphs[mark.end :]
        words[mark.word] = replace(word, glyphs=glyphs)
        changed[mark.line] = replace(line, words=tuple(words))
    return tuple(changed)


def _raised(line: Line, ink: bytes, raster: Raster) -> Iterable[tuple[PixelBox, int]]:
    """Boxes of groups of small raised signs in or beside a line, and how many signs stand in each."""
    size, width = line.size, raster.width
    left = max(round(line.box[0] - _BEFORE * size), 0)
    right = min(round(line.box[2] + _AFTER * size), width)
    base = line.middle
    top, low, bottom = (round(base - _HIGH * size), round(base - _LOW * size), round(base + _DEEP * size))
    upper = _columns(ink, width, (left, max(top, 0), right, low))
    under = _columns(ink, width, (left, low, right, min(bottom, raster.height)))
    groups: list[tuple[PixelBox, int]] = []
    for found in _STROKES.finditer(upper):
        x0, x1 = left + found.start(), left + found.end()
        if x1 - x0 > _WIDEST * size or 1 in under[found.start() : found.end()]:
            continue
        box = tight(ink, width, (x0, max(top, 0), x1, low))
        if not _HEIGHT[0] * size <= box[3] - box[1] <= _HEIGHT[1] * size:
            continue
        if groups and box[0] - groups[-1][0][2] < _TOGETHER * size:
            last, count = groups.pop()
            box = (last[0], min(last[1], box[1]), box[2], max(last[3], box[3]))
            groups.append((box, count + 1))
        else:
            groups.append((box, 1))
    return [group for group in groups if group[1] <= 3]


def _columns(ink: bytes, width: int, box: PixelBox) -> bytes:
    """One byte a column of the box: 1 where there is ink in it."""
    x0, y0, x1, y1 = box
    together = 0
    for y in range(y0, y1):
        together |= int.from_bytes(ink[y * width + x0 : y * width + x1], "big")
    return together.to_bytes(max(x1 - x0, 0), "big")


def _placed(at: int, line: Line, box: PixelBox, count: int, raster: Raster) -> Mark | None:
    """The mark as part of the word that it stands at; None within a word, and where no word is near."""
    size, middle = line.size, (box[0] + box[2]) / 2
    crop = _crop(box, raster)
    first = line.words[0]
    if middle < first.box[0]:
        return Mark(at, 0, True, 0, 0, box, "", crop)
    for index in range(len(line.words) - 1, -1, -1):
        word = line.words[index]
        if word.box[0] > middle:
            continue
        if middle > word.box[2] + _AFTER * size:
            return None
        length = len(word.glyphs)
        if index == 0 and box[0] < word.box[0] + 0.1 * size:
            # The number of the note below, alone or grown together with its first word.
            end = next(
                (n for n, glyph in enumerate(word.glyphs[:count]) if glyph.text not in _SIGNS),
                min(count, length),
            )
            return Mark(at, 0, True, 0, end, box, _text(word.glyphs[:end]), crop)
        if box[2] < word.box[2] - 0.1 * size:
            return None
        start = length
        while start > max(length - count, 0) and word.glyphs[start - 1].text in _SIGNS:
            start -= 1
        if middle > word.box[2]:
            start = length
        return Mark(at, index, False, start, length, box, _text(word.glyphs[start:]), crop)
    return None


def _is_star(mark: Mark) -> bool:
    """True for a star or dagger that looks like one: a star is as wide as high, a digit half as wide."""
    x0, y0, x1, y1 = mark.box
    return mark.text in _STARS and (mark.text[0] != "*" or x1 - x0 > 0.7 * len(mark.text) * (y1 - y0))


def _text(glyphs: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs)


def _crop(box: PixelBox, raster: Raster) -> Raster:
    """The signs alone, four times as large, on white."""
    x0, x1 = max(box[0] - _MARGIN, 0), min(box[2] + _MARGIN, raster.width)
    y0, y1 = max(box[1] - _MARGIN, 0), min(box[3] + _MARGIN, raster.height)
    width = (x1 - x0) * _ENLARGED + 2 * _PAPER
    side, edge = b"\xff" * _PAPER, b"\xff" * (width * _PAPER)
    rows = [edge]
    for y in range(y0, y1):
        row = raster.grey[y * raster.width + x0 : y * raster.width + x1]
        rows.append((side + b"".join(bytes((level,)) * _ENLARGED for level in row) + side) * _ENLARGED)
    rows.append(edge)
    grey = b"".join(rows)
    return Raster(width, len(grey) // width, grey)
