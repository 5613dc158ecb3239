"""The measures of a document: size of its body text, margins, distance of lines."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable

from allegex.layout.furniture import Sheet
from allegex.layout.lines import Line


class Measures:
    """In points, but `pitch`: the usual step from line to line as a multiple of the size."""

    def __init__(
        self,
        body: float,
        left: float,
        right: float,
        pitch: float,
        ragged: bool = False,
        centred: float = 0.0,
    ) -> None:
        self.body = body
        self.left = left
        self.right = right
        self.pitch = pitch
        self.ragged = ragged
        """Lines end where their words do, not at a common edge."""
        self.centred = centred
        """The widest line that stands in the middle of the measure."""


def body_size(sheets: Iterable[Sheet]) -> float:
    """The size most characters are set in, in half points; 1.0 where there is no text."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            sizes[round(line.size * 2) / 2 or line.size] += len(line.text)
    size = max(sizes.items(), key=lambda item: (item[1], item[0]))[0] if sizes else 1.0
    return size if size > 0 else 1.0


def measure(sheets: list[Sheet], body: float, *, plain: bool = False) -> Measures:
    """Margins and line distance of the body text; lines of plain text are one unit apart."""
    lines = [
        line
        for sheet in sheets
        if not sheet.cover
        for line in sheet.lines
        if line.area is None and not line.row and not line.role
    ]
    lines = lines or [line for sheet in sheets for line in sheet.lines]
    left, (right, ragged) = _left(lines, body), _right(lines, body)
    centred = [
        line.x1 - line.x0
        for line in lines
        if line.x0 - left > 1.5 * line.size
        and abs((line.x0 - left) - (right - line.x1)) < 0.06 * (right - left)
    ]
    return Measures(body, left, right, 1.0 if plain else _pitch(lines), ragged, max(centred, default=0.0))


def _left(lines: list[Line], body: float) -> float:
    """The leftmost edge that a tenth of the lines share."""
    edges: Counter[int] = Counter(round(line.x0 / (0.25 * body)) for line in lines)
    common = [edge for edge, count in edges.items() if count >= max(0.1 * len(lines), 1)]
    return min(common or edges, default=0) * 0.25 * body


def _right(lines: list[Line], body: float) -> tuple[float, bool]:
    """The edge that most full lines share (justified text), else the edge that few lines pass; whether it is ragged."""
    ends = sorted(line.x1 for line in lines if len(line.text) > 25)
    if not ends:
        return max((line.x1 for line in lines), default=0.0), False
    edges: Counter[int] = Counter(round(end / (0.25 * body)) for end in ends)
    edge, count = max(edges.items(), key=lambda item: (item[1], item[0]))
    if count > 0.2 * len(ends):
        return (edge + 0.5) * 0.25 * body, False
    return ends[min(int(len(ends) * 0.97), len(ends) - 1)], True


def _pitch(lines: list[Line]) -> float:
    """The lower median of the steps between neighbouring lines of one page and size."""
    steps = sorted(
        (after.baseline - line.baseline) / line.size
        for line, after in itertools.pairwise(lines)
        if line.page == after.page
        and line.size > 0
        and 0.8 * line.size < after.baseline - line.baseline < 3 * line.size
    )
    if len(steps) < 5:
        # Too few to tell lines from paragraphs.
        return min([1.3, *steps])
    return steps[(len(steps) - 1) * 2 // 5]
