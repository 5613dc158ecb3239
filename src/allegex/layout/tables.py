"""Tables and labels: rows read cell by cell, a label beside its value."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from allegex.layout.cuts import Chunk, Cut, line_of
from allegex.layout.lines import Line, Piece
from allegex.records.page import Box

CELLS = " | "
"""Between the cells of a table row."""


def rules_between(rules: tuple[Box, ...], cuts: list[Cut]) -> list[float]:
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


def table_lines(
    number: int, grid: list[list[list[Chunk]]], cuts: list[Cut], rules: list[float]
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
            line = table_row(number, filled)
            line.baseline = cuts[last - 1].baseline
            line.row = line.apart = True
            yield line


def table_row(number: int, cells: list[list[Piece]]) -> Line:
    """Cells as one line; a lone cell is an ordinary line."""
    for cell in cells[1:]:
        cell[0].joint = CELLS
    line = line_of(number, [piece for cell in cells for piece in cell])
    line.row = line.apart = len(cells) > 1
    return line


def _joined(chunk: Chunk) -> list[Piece]:
    chunk.pieces[0].joint = " "
    return chunk.pieces


def _mend_hyphens(cell: list[Piece]) -> None:
    """In a narrow cell a word parted before a small letter is one word."""
    for piece, after in pairwise(cell):
        if after.joint == " " and after.baseline > piece.baseline + 1 and piece.text.endswith("-"):
            after.joint = ""
            if after.text[:1].islower() and len(piece.text) > 2:
                piece.text = piece.text[:-1]


def _row_bounds(grid: list[list[list[Chunk]]], cuts: list[Cut], rules: list[float]) -> list[tuple[int, int]]:
    """First and last + 1 of the rows that make one row of the table."""
    starts = [0]
    steps = [b.baseline - a.baseline for a, b in pairwise(cuts)]
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


def labelled(grid: list[list[list[Chunk]]]) -> bool:
    """Whether the first column holds labels such as "DATE:"."""
    labels = [cells[0][0].pieces[-1].text for cells in grid if cells[0]]
    return len(labels) > 1 and sum(label.endswith(":") for label in labels) >= 0.6 * len(labels)


def label_lines(number: int, grid: list[list[list[Chunk]]]) -> Iterator[Line]:
    for cells in grid:
        if cells[0] and cells[1]:
            cells[1][0].pieces[0].joint = " "
            line = line_of(number, cells[0][0].pieces + cells[1][0].pieces)
        else:
            line = line_of(number, (cells[0] or cells[1])[0].pieces)
        line.apart = bool(cells[0])
        yield line
