"""The map from characters of the composed text back to page and box."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from allegex.records.page import Box
from allegex.records.text import Place, Segment


class Locator:
    """Answers where spans are printed. Made once per text; it keeps the edges of the segments beside them."""

    def __init__(self, segments: tuple[Segment, ...]) -> None:
        self._starts = [segment.start for segment in segments]
        self._ends = [segment.end for segment in segments]
        self._pages = [segment.page for segment in segments]
        self._boxes = [segment.box for segment in segments]
        # A segment, and many a span, is asked for more than once.
        self._tenths: dict[int, Box | None] = {}
        self._places: dict[tuple[int, int], tuple[Place, ...]] = {}

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Pages and boxes of the characters [start, end). Total: empty where nothing there was printed."""
        found = self._places.get((start, end))
        if found is None:
            found = self._places[start, end] = self._find(start, end)
        return found

    def _find(self, start: int, end: int) -> tuple[Place, ...]:
        first, last = self._within(start, end)
        if last - first == 1 and start < end:
            # Nearly every span: a few words of one line.
            part = self._part(first, start, end)
            return (Place(self._pages[first], () if part is None else (part,)),)
        pages: dict[int, list[Box]] = {}
        for index in range(first, last):
            boxes = pages.setdefault(self._pages[index], [])
            # Those in the middle hold nothing else.
            inside = first < index < last - 1
            part = self._rounded(index) if inside else self._part(index, start, end)
            if part is not None:
                boxes.append(part)
        return tuple([Place(page, _merged(pages[page])) for page in sorted(pages)])

    def areas(self, start: int, end: int) -> tuple[Place, ...]:
        """Like `places`, with one box a page around everything there: for sections, which hold hundreds of lines."""
        pages: dict[int, list[Box]] = {}
        first, last = self._within(start, end)
        for index in range(first, last):
            boxes = pages.setdefault(self._pages[index], [])
            box = self._boxes[index]
            if box is not None:
                boxes.append(box)
        return tuple([Place(page, (_around(pages[page]),) if pages[page] else ()) for page in sorted(pages)])

    def _within(self, start: int, end: int) -> tuple[int, int]:
        """The segments, from and to, that share characters with [start, end)."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_left(self._starts, end)
        if first < last and self._ends[first] <= start:
            first += 1
        return first, last

    def _part(self, index: int, start: int, end: int) -> Box | None:
        """The part of a segment's box that holds [start, end), by share of its characters, in tenths of a point."""
        box = self._rounded(index)
        begin, stop = self._starts[index], self._ends[index]
        if box is None or (start <= begin and stop <= end):
            return box
        x0, y0, x1, y1 = box
        width = (x1 - x0) / (stop - begin)
        left = _tenth(x0 + width * (start - begin)) if start > begin else x0
        right = _tenth(x0 + width * (end - begin)) if end < stop else x1
        return (left, y0, right, y1)

    def _rounded(self, index: int) -> Box | None:
        """The box of a segment in tenths of a point."""
        if index in self._tenths:
            return self._tenths[index]
        raw = self._boxes[index]
        box = self._tenths[index] = None if raw is None else _rounded(raw)
        return box


def _around(boxes: list[Box]) -> Box:
    """The box around all of them, in tenths of a point."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return _rounded((min(lefts), min(tops), max(rights), max(bottoms)))


def _rounded(box: Box) -> Box:
    return (_tenth(box[0]), _tenth(box[1]), _tenth(box[2]), _tenth(box[3]))


def _tenth(value: float) -> float:
    """`round(value, 1)`, in plain arithmetic but where half a tenth is near."""
    tenths = 10.0 * value
    if 0.0 < value < 1e6:
        whole = float(int(tenths + 0.5))
        if -0.499 < tenths - whole < 0.499:
            return whole / 10.0
    return round(value, 1)


def _merged(boxes: list[Box]) -> tuple[Box, ...]:
    """Boxes of one line become one: neighbours in reading order whose heights overlap by more than half."""
    out: list[Box] = []
    for box in boxes:
        if out:
            last = out[-1]
            if box[1] >= last[3] or box[0] < last[0]:
                out.append(box)  # Nearly always: the next line.
                continue
            overlap = min(last[3], box[3]) - max(last[1], box[1])
            if overlap > 0.5 * min(last[3] - last[1], box[3] - box[1]):
                out[-1] = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
                continue
        out.append(box)
    return tuple(out)
