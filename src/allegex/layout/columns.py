"""Rows to lines in reading order: columns one after the other, table rows cell by cell, tabbed labels beside their value."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from allegex.layout.cuts import Chunk, Cut, cut_row, line_of, part_at
from allegex.layout.lines import Line, Piece, page_rows
from allegex.layout.tables import label_lines, labelled, rules_between, table_lines, table_row
from allegex.records.page import Page

MOST_RULES = 400
"""A page with more lines drawn on it shows a drawing or a map, whose lines mean nothing for its text."""


def page_lines(page: Page, *, cells: bool = False) -> list[Line]:
    """The lines of a page in reading order. `cells`: wide gaps part the cells of tables and nothing else."""
    bounds = [rule for rule in page.rules if rule[3] - rule[1] > max(rule[2] - rule[0], 8.0)]
    if len(bounds) > MOST_RULES:
        bounds = []
    rows = page_rows(page)
    # Most rows are one piece, which nothing cuts.
    cuts = [cut_row(row, bounds) for row in rows if len(row) > 1]
    if all(len(cut.chunks) == 1 for cut in cuts):
        return [line_of(page.number, row) for row in rows]
    several = iter(cuts)
    cuts = [cut_row(row, bounds) if len(row) == 1 else next(several) for row in rows]
    if cells:
        return [table_row(page.number, [chunk.pieces for chunk in cut.chunks]) for cut in cuts]
    lines: list[Line] = []
    index = 0
    while index < len(cuts):
        end, gutters = _region(cuts, index)
        if gutters:
            start = _grow_up(cuts, index, gutters, lines)
            lines.extend(_read(page, cuts[start:end], gutters))
            index = end
        else:
            lines.extend(_single(page.number, cuts[index]))
            index += 1
    return lines


def _single(number: int, cut: Cut) -> Iterator[Line]:
    """A row that is no part of a region: a label and its value stay together, other groups are lines apart."""
    pieces: list[Piece] = []
    for chunk in cut.chunks:
        near = pieces and chunk.x0 - pieces[-1].box[2] <= 7 * cut.size
        if pieces and not (near and pieces[-1].text.endswith(":")):
            yield line_of(number, pieces)
            pieces = []
        if pieces:
            chunk.pieces[0].joint = " "
        pieces = pieces + chunk.pieces
    line = line_of(number, pieces)
    line.apart = len(pieces) < sum(len(chunk.pieces) for chunk in cut.chunks)
    yield line


def _region(cuts: list[Cut], start: int) -> tuple[int, list[tuple[float, float]]]:
    """Where the columns that begin at a row end, and their gutters; none where the row has no columns."""
    if len(cuts[start].chunks) < 2:
        return start, []
    gutters = _gaps(cuts[start])
    kept, end, parted = gutters, start + 1, 1
    for index in range(start + 1, len(cuts)):
        cut = cuts[index]
        if cut.baseline - cuts[index - 1].baseline > 7 * cut.size:
            break
        part_at(cut, gutters)
        gutters = _shared(gutters, cut)
        if not gutters:
            break
        if len(cut.chunks) > 1 or _stands_in(cut.chunks[0], cuts[start:end], kept):
            if len(cut.chunks) > 1:
                parted += 1
            end, kept = index + 1, gutters
        elif cut.baseline - cuts[index - 1].baseline > 1.8 * cut.size:
            break
    return (end, kept) if parted > 1 else (start, [])


def _gaps(cut: Cut) -> list[tuple[float, float]]:
    return [(left.x1, right.x0) for left, right in zip(cut.chunks, cut.chunks[1:], strict=False)]


def _shared(gutters: list[tuple[float, float]], cut: Cut) -> list[tuple[float, float]]:
    """What is left of the gutters when a row's chunks are taken out of them."""
    for chunk in cut.chunks:
        left: list[tuple[float, float]] = []
        for g0, g1 in gutters:
            if chunk.x1 <= g0 or chunk.x0 >= g1:
                left.append((g0, g1))
                continue
            before, after = (g0, min(g1, chunk.x0)), (max(g0, chunk.x1), g1)
            left.extend(g for g in (before, after) if g[1] - g[0] > 0.3 * cut.size)
        gutters = left
    return gutters


def _stands_in(chunk: Chunk, cuts: list[Cut], gutters: list[tuple[float, float]]) -> bool:
    """Whether a lone chunk is aligned, at its left or its middle, with chunks of the region beside the same gutter."""
    for cut in reversed(cuts):
        for other in cut.chunks:
            if len(cut.chunks) < 2:
                continue
            same_side = all((chunk.x1 <= g0 + 1) == (other.x1 <= g0 + 1) for g0, _ in gutters)
            middle = abs(chunk.x0 + chunk.x1 - other.x0 - other.x1) < 6
            if same_side and (abs(chunk.x0 - other.x0) < 3 or middle):
                return True
    return False


def _grow_up(cuts: list[Cut], start: int, gutters: list[tuple[float, float]], lines: list[Line]) -> int:
    """Takes rows above into the region where they are aligned with a column other than the first."""
    while start > 0 and lines:
        above = cuts[start - 1]
        if len(above.chunks) != 1 or lines[-1].baseline != above.baseline or lines[-1].area is not None:
            break
        if cuts[start].baseline - above.baseline >= 1.7 * above.size:
            break
        part_at(above, gutters)
        chunk = above.chunks[-1]
        if len(above.chunks) == 1 and not (
            chunk.x0 >= gutters[0][1] - 1 and _stands_in(chunk, cuts[start : start + 4], gutters)
        ):
            break
        lines.pop()
        start -= 1
    return start


def _read(page: Page, cuts: list[Cut], gutters: list[tuple[float, float]]) -> Iterator[Line]:
    """The lines of a region with columns."""
    edges = [0.0, *((g0 + g1) / 2 for g0, g1 in gutters), page.width]
    grid = [[_within(cut, edges[n], edges[n + 1]) for n in range(len(edges) - 1)] for cut in cuts]
    rules = rules_between(page.rules, cuts)
    if len(gutters) > 1 or rules:
        yield from table_lines(page.number, grid, cuts, rules)
    elif labelled(grid):
        yield from label_lines(page.number, grid)
    else:
        for band in _bands(grid, cuts):
            for column in range(2):
                if not any(cells[column] for cells in grid):
                    continue
                area = (
                    min(c.x0 for cells in grid for c in cells[column]),
                    max(c.x1 for cells in grid for c in cells[column]),
                )
                first = True
                for cells in band:
                    for chunk in cells[column]:
                        line = line_of(page.number, chunk.pieces)
                        line.area, line.apart = area, first
                        first = False
                        yield line


def _within(cut: Cut, left: float, right: float) -> list[Chunk]:
    """The chunks of a row in one column, put together to one."""
    found = [chunk for chunk in cut.chunks if left <= (chunk.x0 + chunk.x1) / 2 < right]
    if len(found) > 1:
        pieces = [piece for chunk in found for piece in chunk.pieces]
        for chunk in found[1:]:
            chunk.pieces[0].joint = " "
        return [Chunk(pieces, found[0].x0, found[-1].x1)]
    return found


def _bands(grid: list[list[list[Chunk]]], cuts: list[Cut]) -> list[list[list[list[Chunk]]]]:
    """A region of two columns cut where both have white space: signatures stand in pairs, row by row.

    Columns of running text stay whole: a letterhead in two languages, or a notice.
    """
    steps = [b.baseline - a.baseline for a, b in pairwise(cuts)]
    close = sorted(steps)[len(steps) // 4] if steps else 0.0
    bands = [[grid[0]]]
    for index, step in enumerate(steps, start=1):
        if step > 1.9 * max(close, cuts[index].size):
            bands.append([])
        bands[-1].append(grid[index])
    small = all(len(band) <= 6 for band in bands)
    text = "".join(
        piece.text for cells in grid for column in cells for chunk in column for piece in chunk.pieces
    )
    capitals = sum(map(str.isupper, text)) > 0.6 * sum(map(str.isalpha, text))
    return bands if small and len(bands) > 1 and not capitals else [grid]
