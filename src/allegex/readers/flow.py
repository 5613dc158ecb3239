"""Paragraphs, rows and notes of a format without pages, set as one page of lines as plain text is.

A line is one unit high and a character one unit wide; a blank line stands between paragraphs. Layout reads it like print.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from allegex.errors import ReadError
from allegex.records.page import Page, Pages, Run, Warning

_CELL_GAP = 6.0
_INDENT = 4.0
_SMALL = 0.6


class Part(Struct, frozen=True):
    """Characters that look alike. A line break is "\\n"."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    """The number of a note."""


class Paragraph(Struct, frozen=True):
    """A paragraph, heading or list item: one cell of parts. A table row has several cells. `indent` counts steps."""

    cells: tuple[tuple[Part, ...], ...]
    indent: int = 0


class Note(Struct, frozen=True):
    """A footnote: its number as printed, and what it says."""

    marker: str
    parts: tuple[Part, ...]


def pages_of(
    data: bytes,
    media_type: str,
    paragraphs: Iterable[Paragraph],
    notes: Sequence[Note] = (),
    warnings: tuple[Warning, ...] = (),
) -> Pages:
    """One page with everything on it. Raises ReadError where there is no text at all."""
    runs: list[Run] = []
    y = 0.0
    for paragraph in paragraphs:
        x, bottom = paragraph.indent * _INDENT, y
        for cell in paragraph.cells:
            found, right, lowest = _set(cell, x, y)
            runs += found
            x, bottom = right + _CELL_GAP, max(bottom, lowest)
        if runs and bottom >= y:
            y = bottom + 2.0
    for note in notes:
        y += 1.0
        found, _, lowest = _set((Part(note.marker, raised=True), Part(" "), *note.parts), 0.0, y)
        runs += found
        y = lowest + 2.0
    if not runs:
        raise ReadError("there is no text in it")
    width = max(run.box[2] for run in runs)
    page = Page(1, width, y, tuple(runs))
    return Pages(
        f"sha256:{hashlib.sha256(data).hexdigest()}", media_type, len(data), (page,), "plain", warnings
    )


def joined(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts with runs of white space made one blank, none at either end of a line, and equal neighbours made one."""
    out: list[Part] = []
    after = " "
    for part in parts:
        text = ""
        for sign in part.text:
            if sign == "\n":
                text = text.rstrip(" ") + "\n"
                after = " "
            elif sign in " \t\r":
                text += "" if after == " " else " "
                after = " "
            else:
                text += sign
                after = sign
        if not text:
            continue
        last = out[-1] if out else None
        if last is not None and (last.bold, last.italic, last.raised) == (
            part.bold,
            part.italic,
            part.raised,
        ):
            out[-1] = Part(last.text + text, part.bold, part.italic, part.raised)
        else:
            out.append(Part(text, part.bold, part.italic, part.raised))
    while out and not out[-1].text.strip():
        out.pop()
    if out:
        out[-1] = replace(out[-1], text=out[-1].text.rstrip())
    return tuple(out)


def _set(parts: Iterable[Part], left: float, top: float) -> tuple[list[Run], float, float]:
    """Runs of the parts from that corner on, their right edge and the top of their last line."""
    runs: list[Run] = []
    x, y, right = left, top, left
    for part in parts:
        for index, line in enumerate(part.text.split("\n")):
            if index:
                x, y = left, y + 1.0
            if not line.strip():
                x += len(line)
                continue
            size = _SMALL if part.raised else 1.0
            base = y + 1.0 - (0.4 if part.raised else 0.0)
            box = (x, base - size, x + len(line) * size, base)
            runs.append(Run(line, box, size, part.bold, part.italic, base))
            x = box[2]
            right = max(right, x)
    return runs, right, y
