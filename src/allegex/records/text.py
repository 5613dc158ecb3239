"""The composed text: one string, its blocks, and the map from characters back to page and box."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Literal

from msgspec import Struct

from allegex.records.page import Box, Warning

BlockRole = Literal["body", "heading", "item", "bullet", "row", "letterhead", "footnote", "cover"]


class Span(Struct, frozen=True, order=True):
    """Half-open characters of the composed text."""

    start: int
    end: int


class Place(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a span is printed: a page and its boxes there (none for plain text)."""

    page: int
    boxes: tuple[Box, ...] = ()


class Segment(Struct, frozen=True):
    """Characters [start, end) of the text were printed in `box` on `page`, from left to right."""

    start: int
    end: int
    page: int
    box: Box | None


class Block(Struct, frozen=True):
    """A paragraph, heading, list item, table row or line group. Blocks are in order and do not overlap.

    Between two blocks stand the two characters "\\n\\n", inserted by layout; a kept line break inside is one "\\n".
    """

    start: int
    end: int
    role: BlockRole
    page: int
    indent: float = 0.0
    """Left edge beyond the body margin, in points."""
    bold: float = 0.0
    """Share of bold characters, 0..1."""
    size: float = 0.0
    """Dominant font size divided by the body size; 1.0 for body text, 0.0 where unknown."""
    centred: bool = False
    gap: float = 0.0
    """White space above in line heights; 0 where unknown or first on its page."""
    marker: str | None = None
    """List marker as printed ("1.", "(a)", "•"), which stands at `start` too."""


class Note(Struct, frozen=True):
    """A footnote moved to the end. `anchor` is the offset of its call in the running text, None if no call was found."""

    marker: str
    anchor: int | None
    start: int
    end: int


class Text(Struct, frozen=True):
    """The one text that every offset after layout refers to."""

    content: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]
    """Sorted by start, not overlapping. Characters in no segment were inserted."""
    notes: tuple[Note, ...] = ()
    bold: tuple[Span, ...] = ()
    redactions: tuple[Span, ...] = ()
    warnings: tuple[Warning, ...] = ()

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Pages and boxes of the characters [start, end). For many spans, make one `Locator`."""
        return Locator(self.segments).places(start, end)


class Locator:
    """Answers where spans are printed. Made once per text; it keeps the starts of the segments beside them."""

    def __init__(self, segments: tuple[Segment, ...]) -> None:
        # Rounded once here, to tenths of a point: a segment is asked for by many spans.
        self._segments = [
            segment
            if segment.box is None
            else Segment(segment.start, segment.end, segment.page, _rounded(segment.box))
            for segment in segments
        ]
        self._starts = [segment.start for segment in segments]

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Pages and boxes of the characters [start, end). Total: empty where nothing there was printed."""
        segments = self._segments
        index = max(bisect_right(self._starts, start) - 1, 0)
        if index < len(segments):
            first = segments[index]
            if first.start <= start and end <= first.end and start < end:
                # Nearly every span: a few words of one line.
                return (
                    Place(first.page, () if first.box is None else (_part(first, first.box, start, end),)),
                )
        pages: dict[int, list[Box]] = {}
        for segment in self._within(start, end):
            boxes = pages.setdefault(segment.page, [])
            if segment.box is not None:
                boxes.append(_part(segment, segment.box, start, end))
        return tuple([Place(page, _merged(boxes)) for page, boxes in sorted(pages.items())])

    def areas(self, start: int, end: int) -> tuple[Place, ...]:
        """Like `places`, with one box a page around everything there: for sections, which hold hundreds of lines."""
        pages: dict[int, list[Box]] = {}
        for segment in self._within(start, end):
            boxes = pages.setdefault(segment.page, [])
            if segment.box is not None:
                boxes.append(segment.box)
        return tuple(
            [Place(page, (_around(boxes),) if boxes else ()) for page, boxes in sorted(pages.items())]
        )

    def _within(self, start: int, end: int) -> list[Segment]:
        """The segments that share characters with [start, end)."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_left(self._starts, end)
        if first < last and self._segments[first].end <= start:
            first += 1
        return self._segments[first:last]


def _part(segment: Segment, box: Box, start: int, end: int) -> Box:
    """The part of a segment's box that holds [start, end), by share of its characters."""
    x0, y0, x1, y1 = box
    if start <= segment.start and segment.end <= end:
        return box
    width = (x1 - x0) / (segment.end - segment.start)
    left = x0 + width * (start - segment.start) if start > segment.start else x0
    right = x0 + width * (end - segment.start) if end < segment.end else x1
    return (round(left, 1), y0, round(right, 1), y1)


def _around(boxes: list[Box]) -> Box:
    """The box around all of them."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))


def _rounded(box: Box) -> Box:
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))


def _merged(boxes: list[Box]) -> tuple[Box, ...]:
    """Boxes of one line become one: neighbours in reading order whose heights overlap by more than half."""
    out: list[Box] = []
    for box in boxes:
        if out:
            last = out[-1]
            overlap = min(last[3], box[3]) - max(last[1], box[1])
            if overlap > 0.5 * min(last[3] - last[1], box[3] - box[1]) and box[0] >= last[0]:
                out[-1] = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
                continue
        out.append(box)
    return tuple(out)
