"""Flat tables as files: CSV, Parquet, Excel. One file per table, or one sheet per table."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal

from allegex.errors import ConfigError, WriteError
from allegex.records.letter import Letter
from allegex.writers.rows import Cell, rows
from allegex.writers.tables import TABLES, Table

Format = Literal["csv", "parquet", "xlsx"]
CHUNK = 200
"""Letters between two writes, so that memory does not grow with the archive."""

EXCEL_CELL = 32_767
EXCEL_ROWS = 1_048_576


def export(letters: Iterable[Letter], folder: Path, form: Format) -> list[Path]:
    """Writes the tables into `folder` and returns the files. Raises ConfigError for a missing library, WriteError."""
    writers: Mapping[str, Callable[[Iterator[dict[str, Any]], Path], list[Path]]] = {
        "csv": _csv,
        "parquet": _parquet,
        "xlsx": _xlsx,
    }
    if form not in writers:
        raise ConfigError(f"no format {form!r}; possible: {', '.join(writers)}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return writers[form](_chunks(letters), folder)
    except OSError as error:
        raise WriteError(f"{folder}: cannot be written: {error.strerror}") from error


def _chunks(letters: Iterable[Letter]) -> Iterator[dict[str, list[tuple[Cell, ...]]]]:
    merged: dict[str, list[tuple[Cell, ...]]] = {table.name: [] for table in TABLES}
    for number, letter in enumerate(letters, 1):
        for name, found in rows(letter).items():
            merged[name] += found
        if number % CHUNK == 0:
            yield merged
            merged = {table.name: [] for table in TABLES}
    yield merged


def _csv(chunks: Iterator[dict[str, Any]], folder: Path) -> list[Path]:
    targets = _targets(folder, "csv")
    with ExitStack() as stack:
        files = [stack.enter_context(t.open("w", newline="", encoding="utf-8")) for _, t, _ in targets]
        writers = [csv.writer(file) for file in files]
        for writer, table in zip(writers, TABLES, strict=True):
            writer.writerow([column.name for column in table.columns])
        for chunk in chunks:
            for writer, table in zip(writers, TABLES, strict=True):
                writer.writerows(chunk[table.name])
    return _publish(targets)


def _parquet(chunks: Iterator[dict[str, Any]], folder: Path) -> list[Path]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ConfigError("Parquet needs pyarrow: pip install 'allegex[tables]'") from error
    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "real": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
    }
    targets = _targets(folder, "parquet")
    schemas = [pyarrow.schema([(c.name, types[c.type]) for c in table.columns]) for table in TABLES]
    with ExitStack() as stack:
        files = [
            stack.enter_context(pyarrow.parquet.ParquetWriter(temporary, schema, compression="zstd"))
            for (_, temporary, _), schema in zip(targets, schemas, strict=True)
        ]
        for chunk in chunks:
            for file, table, schema in zip(files, TABLES, schemas, strict=True):
                columns = list(zip(*chunk[table.name], strict=True)) or [()] * len(table.columns)
                arrays = [
                    pyarrow.array(values, kind) for values, kind in zip(columns, schema.types, strict=True)
                ]
                file.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
    return _publish(targets)


def _xlsx(chunks: Iterator[dict[str, Any]], folder: Path) -> list[Path]:
    try:
        import openpyxl
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    except ImportError as error:
        raise ConfigError("Excel needs openpyxl: pip install 'allegex[tables]'") from error
    book = openpyxl.Workbook(write_only=True)
    sheets = [book.create_sheet(table.name) for table in TABLES]
    counts = [1] * len(TABLES)
    for sheet, table in zip(sheets, TABLES, strict=True):
        sheet.append([column.name for column in table.columns])
    for chunk in chunks:
        for number, (sheet, table) in enumerate(zip(sheets, TABLES, strict=True)):
            counts[number] += len(chunk[table.name])
            if counts[number] > EXCEL_ROWS:
                raise WriteError(
                    f"table {table.name} has more than {EXCEL_ROWS} rows, too many for Excel; use csv or parquet"
                )
            for row in chunk[table.name]:
                # A cell that begins like a formula would be run by Excel: it is text here.
                sheet.append([_excel(cell, ILLEGAL_CHARACTERS_RE) for cell in row])
    target = folder / "letters.xlsx"
    temporary = target.with_suffix(".tmp")
    book.save(temporary)
    temporary.replace(target)
    return [target]


def _excel(cell: Cell, illegal: Any) -> Cell:
    if not isinstance(cell, str):
        return cell
    text: str = illegal.sub("", cell)[: EXCEL_CELL - 1]
    return f"'{text}" if text[:1] in {"=", "+", "-", "@"} else text


def _targets(folder: Path, suffix: str) -> list[tuple[Table, Path, Path]]:
    return [(t, folder / f"{t.name}.{suffix}.tmp", folder / f"{t.name}.{suffix}") for t in TABLES]


def _publish(targets: list[tuple[Table, Path, Path]]) -> list[Path]:
    for _, temporary, target in targets:
        temporary.replace(target)
    return [target for _, _, target in targets]
