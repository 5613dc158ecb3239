"""Rows cut into chunks at wide gaps and drawn lines: what columns and tables are made of."""

from __future__ import annotations

from allegex.layout.lines import Line, Piece, is_marker
from allegex.records.page import Box


class Chunk:
    """Neighbouring pieces of a row, without a wide gap."""

    def __init__(
        self,
        pieces: list[Piece],
        x0: float,
        x1: float,
    ) -> None:
        self.pieces = pieces
        self.x0 = x0
        self.x1 = x1


class Cut:
    """A row cut at its wide gaps."""

    def __init__(
        self,
        chunks: list[Chunk],
        baseline: float,
        size: float,
    ) -> None:
        self.chunks = chunks
        self.baseline = baseline
        self.size = size


def cut_row(row: list[Piece], bounds: list[Box]) -> Cut:
    """A row cut where there is a wide gap, or an upright line drawn between two pieces."""
    if len(row) == 1:
        piece = row[0]
        return Cut([Chunk(row, piece.box[0], piece.box[2])], piece.baseline, piece.size)
    size = max(piece.size for piece in row)
    chunks: list[Chunk] = []
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
            chunks.append(Chunk([piece], x0, x1))
    if len(chunks) > 1:
        chunks.sort(key=lambda chunk: chunk.x0)
    return Cut(chunks, max(piece.baseline for piece in row if not piece.raised or len(row) == 1), size)


def _bounded(left: float, right: float, piece: Piece, bounds: list[Box]) -> bool:
    middle = piece.baseline - 0.3 * piece.size
    return any(left - 1 <= rule[0] and rule[2] <= right + 1 and rule[1] < middle < rule[3] for rule in bounds)


def line_of(number: int, pieces: list[Piece]) -> Line:
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


def part_at(cut: Cut, gutters: list[tuple[float, float]]) -> None:
    """Parts a row's chunks inside a gutter of the rows above, where its own gap is narrow."""
    chunks: list[Chunk] = []
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


def _chunk(pieces: list[Piece]) -> Chunk:
    return Chunk(pieces, min(p.box[0] for p in pieces), max(p.box[2] for p in pieces))
