"""The small raised numbers of footnotes, which OCR takes for quotation marks: found by shape, read again alone.

A number read so is believed only where the page proves it: a call in the text and the note below with the same number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from allegex.readers.hocr import Glyph, Line, Word
from allegex.readers.raster import Raster, tight

_HEIGHT = (0.32, 0.62)
"""Height of the mark in font sizes: measured .39 to .41; quotation marks have .22 to .24, capitals .67."""
_RAISED = 0.25
_MARGIN = 2
_ENLARGED = 4
"""Times 4 tesseract reads such marks with confidence .83 to .94; times 2 with .08 to .33."""
_PAPER = 20
_MOST_GLYPHS = 3


class Mark(Struct, frozen=True):
    """Raised small signs at the end of a word, or at the start of a line where `first`. `crop` shows them enlarged."""

    line: int
    word: int
    start: int
    end: int
    first: bool
    text: str
    crop: Raster


def find(lines: Sequence[Line], ink: bytes, raster: Raster) -> tuple[Mark, ...]:
    """The marks of a page, read well or not."""
    out: list[Mark] = []
    for at, line in enumerate(lines):
        size = line.size
        for index, word in enumerate(line.words):
            raised = [_is_raised(glyph, line, size, ink, raster.width) for glyph in word.glyphs]
            tail = next(
                (n for n, flag in enumerate(reversed(raised[-_MOST_GLYPHS:])) if not flag), len(raised)
            )
            head = next((n for n, flag in enumerate(raised[:_MOST_GLYPHS]) if not flag), len(raised))
            length = len(word.glyphs)
            if index == 0 and 0 < head <= _MOST_GLYPHS:
                out.append(_mark((at, index, 0, head), word, raster))
            elif 0 < tail < min(length, _MOST_GLYPHS + 1) or (index and tail == length <= _MOST_GLYPHS):
                out.append(_mark((at, index, length - tail, length), word, raster))
    return tuple(out)


def unread(marks: Iterable[Mark]) -> list[int]:
    """Places of those that are no number as they were read."""
    return [at for at, mark in enumerate(marks) if not mark.text.isdigit() and mark.text.strip("*†‡")]


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
    """The lines with these marks as the numbers that they are."""
    changed = list(lines)
    # From the end, so that the places of the marks before stay right.
    for at in sorted(numbers, key=lambda n: (marks[n].line, marks[n].word, marks[n].start), reverse=True):
        mark = marks[at]
        line = changed[mark.line]
        words = list(line.words)
        word = words[mark.word]
        old = word.glyphs[mark.start : mark.end]
        new = tuple(Glyph(digit, old[min(n, len(old) - 1)].box) for n, digit in enumerate(numbers[at]))
        glyphs = word.glyphs[: mark.start] + new + word.glyphs[mark.end :]
        words[mark.word] = replace(word, glyphs=glyphs)
        changed[mark.line] = replace(line, words=tuple(words))
    return tuple(changed)


def _is_raised(glyph: Glyph, line: Line, size: float, ink: bytes, width: int) -> bool:
    x0, y0, x1, y1 = glyph.box
    base = line.base + line.slope * ((x0 + x1) / 2 - line.box[0])
    if base - y1 < 0 or y1 - y0 > size:
        return False
    _, top, _, bottom = tight(ink, width, glyph.box)
    return base - bottom >= _RAISED * size and _HEIGHT[0] * size <= bottom - top <= _HEIGHT[1] * size


def _mark(place: tuple[int, int, int, int], word: Word, raster: Raster) -> Mark:
    line, index, start, end = place
    glyphs = word.glyphs[start:end]
    text = "".join(glyph.text for glyph in glyphs)
    return Mark(line, index, start, end, index == 0 and start == 0, text, _crop(glyphs, raster))


def _crop(glyphs: Sequence[Glyph], raster: Raster) -> Raster:
    """The signs alone, four times as large, on white."""
    x0 = max(min(g.box[0] for g in glyphs) - _MARGIN, 0)
    x1 = min(max(g.box[2] for g in glyphs) + _MARGIN, raster.width)
    y0 = max(min(g.box[1] for g in glyphs) - _MARGIN, 0)
    y1 = min(max(g.box[3] for g in glyphs) + _MARGIN, raster.height)
    width = (x1 - x0) * _ENLARGED + 2 * _PAPER
    side, edge = b"\xff" * _PAPER, b"\xff" * (width * _PAPER)
    rows = [edge]
    for y in range(y0, y1):
        row = raster.grey[y * raster.width + x0 : y * raster.width + x1]
        rows.append((side + b"".join(bytes((level,)) * _ENLARGED for level in row) + side) * _ENLARGED)
    rows.append(edge)
    grey = b"".join(rows)
    return Raster(width, len(grey) // width, grey)
