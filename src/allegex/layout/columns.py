"""Rows to lines in reading order: columns one after the other, table rows cell by cell, tabbed labels beside their value."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from msgspec import Struct

from allegex.layout.lines import Line, Piece, is_marker, page_rows
from allegex.records.page import Box, Page

CELLS = " | "
"""Between the cells of a table row."""
MOST_RULES = 400
"""A page with more lines drawn on it shows a drawing or a map, whose lines mean nothing for its text."""

Row = list[Piece]


class _Chunk(Struct):
    """Neighbouring pieces of a row, without a wide gap."""

    pieces: list[Piece]
    x0: float
    x1: float


class _Cut(Struct):
    """A row cut at its wide gaps."""

    chunks: list[_Chunk]
    baseline: float
    size: float


def page_lines(page: Page, *, cells: bool = False) -> list[Line]:
    """The lines of a page in reading order. `cells`: wide gaps part the cells of tables and nothing else."""
    bounds = [rule for rule in page.rules if rule[3] - rule[1] > max(rule[2] - rule[0], 8.0)]
    if len(bounds) > MOST_RULES:
        bounds = []
    cuts = [_cut(row, bounds) for row in page_rows(page)]
    if all(len(cut.chunks) == 1 for cut in cuts):
        return [_line(page.number, cut.chunks[0].pieces) for cut in cuts]
    if cells:
        return [_table_row(page.number, [chunk.pieces for chunk in cut.chunks]) for cut in cuts]
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


def _cut(row: Row, bounds: list[Box]) -> _Cut:
    """A row cut where there is a wide gap, or an upright line drawn between two pieces."""
    if len(row) == 1:
        piece = row[0]
        return _Cut([_Chunk(row, piece.box[0], piece.box[2])], piece.baseline, piece.size)
    size = max(piece.size for piece in row)
    chunks: list[_Chunk] = []
    for piece in row:
        x0, x1 = piece.box[0], piece.box[2]
        last = chunks[-1] if chunks else None
        if last is not None and bounds and _bounded(last.x1, x0, piece, bounds):
            last = None
        # A list marker belongs to its text over any tab.
        if last is not None and (
            abs(x0 - last.x1) <= 1.8 * size or x0 < last.x1 or is_marker("".join(p.text for p in last.pieces))
        ):
            last.pieces.append(piece)
            last.x0, last.x1 = min(last.x0, x0), max(last.x1, x1)
        else:
            chunks.append(_Chunk([piece], x0, x1))
    if len(chunks) > 1:
        chunks.sort(key=lambda chunk: chunk.x0)
    return _Cut(chunks, max(piece.baseline for piece in row if not piece.raised or len(row) == 1), size)


def _bounded(left: float, right: float, piece: Piece, bounds: list[Box]) -> bool:
    middle = piece.baseline - 0.3 * piece.size
    return any(left - 1 <= rule[0] and rule[2] <= right + 1 and rule[1] < middle < rule[3] for rule in bounds)


def _line(number: int, pieces: list[Piece]) -> Line:
    if len(pieces) == 1:
        piece = pieces[0]
        return Line(
            number,
            pieces,
            piece.box[0],
            piece.box[2],
            piece.baseline,
            piece.size,
            piece.text,
            float(piece.bold),
            piece.scored,
        )
    x0 = min(piece.box[0] for piece in pieces)
    x1 = max(piece.box[2] for piece in pieces)
    main = max(pieces, key=lambda piece: len(piece.text))
    return Line(
        number, pieces, x0, x1, main.baseline, main.size, scored=any(piece.scored for piece in pieces)
    ).settle()


def _single(number: int, cut: _Cut) -> Iterator[Line]:
    """A row that is no part of a region: a label and its value stay together, other groups are lines apart."""
    pieces: list[Piece] = []
    for chunk in cut.chunks:
        near = pieces and chunk.x0 - pieces[-1].box[2] <= 7 * cut.size
        if pieces and not (near and pieces[-1].text.endswith(":")):
            yield _line(number, pieces)
            pieces = []
        if pieces:
            chunk.pieces[0].joint = " "
        pieces = pieces + chunk.pieces
    line = _line(number, pieces)
    line.apart = len(pieces) < sum(len(chunk.pieces) for chunk in cut.chunks)
    yield line


def _region(cuts: list[_Cut], start: int) -> tuple[int, list[tuple[float, float]]]:
    """Where the columns that begin at a row end, and their gutters; none where the row has no columns."""
    if len(cuts[start].chunks) < 2:
        return start, []
    gutters = _gaps(cuts[start])
    kept, end, parted = gutters, start + 1, 1
    for index in range(start + 1, len(cuts)):
        cut = cuts[index]
        if cut.baseline - cuts[index - 1].baseline > 7 * cut.size:
            break
        _part_at(cut, gutters)
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


def _part_at(cut: _Cut, gutters: list[tuple[float, float]]) -> None:
    """Parts a row's chunks inside a gutter of the rows above, where its own gap is narrow."""
    chunks: list[_Chunk] = []
    for chunk in cut.chunks:
        if any(chunk.x0 < g0 and chunk.x1 > g1 for g0, g1 in gutters) or len(chunk.pieces) > 1:
            start = 0
            for place in range(1, len(chunk.pieces)):
                left, right = chunk.pieces[place - 1].box[2], chunk.pieces[place].box[0]
                if any(min(right, g1) - max(left, g0) > 0.3 * cut.size for g0, g1 in gutters):
                    chunks.append(_chunk(chunk.pieces[start:place]))
                    start = place
            chunks.append(_chunk(chunk.pieces[start:]))
        else:
            chunks.append(chunk)
    cut.chunks = chunks


def _chunk(pieces: list[Piece]) -> _Chunk:
    return _Chunk(pieces, min(p.box[0] for p in pieces), max(p.box[2] for p in pieces))


def _gaps(cut: _Cut) -> list[tuple[float, float]]:
    return [(left.x1, right.x0) for left, right in zip(cut.chunks, cut.chunks[1:], strict=False)]


def _shared(gutters: list[tuple[float, float]], cut: _Cut) -> list[tuple[float, float]]:
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


def _stands_in(chunk: _Chunk, cuts: list[_Cut], gutters: list[tuple[float, float]]) -> bool:
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


def _grow_up(cuts: list[_Cut], start: int, gutters: list[tuple[float, float]], lines: list[Line]) -> int:
    """Takes rows above into the region where they are aligned with a column other than the first."""
    while start > 0 and lines:
        above = cuts[start - 1]
        if len(above.chunks) != 1 or lines[-1].baseline != above.baseline or lines[-1].area is not None:
            break
        if cuts[start].baseline - above.baseline >= 1.7 * above.size:
            break
        _part_at(above, gutters)
        chunk = above.chunks[-1]
        if len(above.chunks) == 1 and not (
            chunk.x0 >= gutters[0][1] - 1 and _stands_in(chunk, cuts[start : start + 4], gutters)
        ):
            break
        lines.pop()
        start -= 1
    return start


def _read(page: Page, cuts: list[_Cut], gutters: list[tuple[float, float]]) -> Iterator[Line]:
    """The lines of a region with columns."""
    edges = [0.0, *((g0 + g1) / 2 for g0, g1 in gutters), page.width]
    grid = [[_within(cut, edges[n], edges[n + 1]) for n in range(len(edges) - 1)] for cut in cuts]
    rules = _rules_between(page.rules, cuts)
    if len(gutters) > 1 or rules:
        yield from _table(page.number, grid, cuts, rules)
    elif _labelled(grid):
        yield from _labels(page.number, grid)
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
                        line = _line(page.number, chunk.pieces)
                        line.area, line.apart = area, first
                        first = False
                        yield line


def _within(cut: _Cut, left: float, right: float) -> list[_Chunk]:
    """The chunks of a row in one column, put together to one."""
    found = [chunk for chunk in cut.chunks if left <= (chunk.x0 + chunk.x1) / 2 < right]
    if len(found) > 1:
        pieces = [piece for chunk in found for piece in chunk.pieces]
        for chunk in found[1:]:
            chunk.pieces[0].joint = " "
        return [_Chunk(pieces, found[0].x0, found[-1].x1)]
    return found


def _rules_between(rules: tuple[Box, ...], cuts: list[_Cut]) -> list[float]:
    """Heights of the horizontal lines drawn inside a region over most of its width."""
    x0 = min(chunk.x0 for cut in cuts for chunk in cut.chunks)
    x1 = max(chunk.x1 for cut in cuts for chunk in cut.chunks)
    first, last = cuts[0].baseline, cuts[-1].baseline
    spans: dict[int, float] = {}
    for rule in rules:
        if rule[2] - rule[0] > rule[3] - rule[1] and first - 30 < rule[1] < last + 30:
            width = min(rule[2], x1) - max(rule[0], x0)
            spans[round(rule[1])] = spans.get(round(rule[1]), 0.0) + max(width, 0.0)
    wide = sorted(y for y, width in spans.items() if width > 0.6 * (x1 - x0))
    return [float(y) for y in wide] if len(wide) > 2 else []


def _table(
    number: int, grid: list[list[list[_Chunk]]], cuts: list[_Cut], rules: list[float]
) -> Iterator[Line]:
    """One line per table row: the lines of a cell joined by blanks, cells by CELLS."""
    for first, last in _row_bounds(grid, cuts, rules):
        filled: list[list[Piece]] = []
        for column in range(len(grid[0])):
            cell = [
                piece for cells in grid[first:last] for chunk in cells[column] for piece in _joined(chunk)
            ]
            if cell:
                _mend_hyphens(cell)
                filled.append(cell)
        if filled:
            line = _table_row(number, filled)
            line.baseline = cuts[last - 1].baseline
            line.row = line.apart = True
            yield line


def _table_row(number: int, cells: list[list[Piece]]) -> Line:
    """Cells as one line; a lone cell is an ordinary line."""
    for cell in cells[1:]:
        cell[0].joint = CELLS
    line = _line(number, [piece for cell in cells for piece in cell])
    line.row = line.apart = len(cells) > 1
    return line


def _joined(chunk: _Chunk) -> list[Piece]:
    chunk.pieces[0].joint = " "
    return chunk.pieces


def _mend_hyphens(cell: list[Piece]) -> None:
    """In a narrow cell a word parted before a small letter is one word."""
    for piece, after in itertools.pairwise(cell):
        if after.joint == " " and after.baseline > piece.baseline + 1 and piece.text.endswith("-"):
            after.joint = ""
            if after.text[:1].islower() and len(piece.text) > 2:
                piece.text = piece.text[:-1]


def _row_bounds(
    grid: list[list[list[_Chunk]]], cuts: list[_Cut], rules: list[float]
) -> list[tuple[int, int]]:
    """First and last + 1 of the rows that make one row of the table."""
    starts = [0]
    steps = [b.baseline - a.baseline for a, b in itertools.pairwise(cuts)]
    close = min(steps, default=0.0)
    spaced = bool(steps) and max(steps) > 1.3 * close
    for index in range(1, len(cuts)):
        above, here = cuts[index - 1].baseline, cuts[index].baseline
        if rules:
            begins = any(above - 1 < y <= here - 0.3 * cuts[index].size for y in rules)
        elif spaced and close < 1.6 * cuts[index].size:
            begins = here - above > 1.25 * close
        else:
            begins = bool(grid[index][0])
        if begins:
            starts.append(index)
    return list(zip(starts, [*starts[1:], len(cuts)], strict=True))


def _labelled(grid: list[list[list[_Chunk]]]) -> bool:
    """Whether the first column holds labels such as "DATE:"."""
    labels = [cells[0][0].pieces[-1].text for cells in grid if cells[0]]
    return len(labels) > 1 and sum(label.endswith(":") for label in labels) >= 0.6 * len(labels)


def _labels(number: int, grid: list[list[list[_Chunk]]]) -> Iterator[Line]:
    for cells in grid:
        if cells[0] and cells[1]:
            cells[1][0].pieces[0].joint = " "
            line = _line(number, cells[0][0].pieces + cells[1][0].pieces)
        else:
            line = _line(number, (cells[0] or cells[1])[0].pieces)
        line.apart = bool(cells[0])
        yield line


def _bands(grid: list[list[list[_Chunk]]], cuts: list[_Cut]) -> list[list[list[list[_Chunk]]]]:
    """A region of two columns cut where both have white space: signatures stand in pairs, row by row.

    Columns of running text stay whole: a letterhead in two languages, or a notice.
    """
    steps = [b.baseline - a.baseline for a, b in itertools.pairwise(cuts)]
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
