"""One table of many letters as a CSV file: the provisions they cite, or the chronology of what they tell."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from allegex.errors import WriteError
from allegex.records.letter import Letter
from allegex.writers.provisions import COLUMNS, provision_rows
from allegex.writers.timeline import TimelineRow, rows


def write_provisions(letters: Iterable[Letter], folder: Path) -> Path:
    """Writes provisions.csv, a row per provision cited. Raises WriteError."""
    return _write(folder / "provisions.csv", COLUMNS, (row for a in letters for row in provision_rows(a)))


def write_timeline(letters: Iterable[Letter], folder: Path) -> Path:
    """Writes timeline.csv, a row per dated statement, letter by letter. Raises WriteError."""
    columns = TimelineRow.__struct_fields__
    found = (_cells(row) for letter in letters for row in rows(letter))
    return _write(folder / "timeline.csv", columns, found)


def _cells(row: TimelineRow) -> tuple[object, ...]:
    """The values of a row; several names in one cell are parted by "; "."""
    return tuple("; ".join(v) if isinstance(v, tuple) else v for v in msgspec.structs.astuple(row))


def _write(path: Path, columns: Sequence[str], found: Iterator[Sequence[object]]) -> Path:
    temporary = path.with_suffix(".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(found)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise WriteError(f"{path}: cannot be written: {error.strerror}") from error
    return path
