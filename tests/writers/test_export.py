"""Flat tables as files: what was written is read back by the libraries that users have."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest
from msgspec.structs import replace

from allegex.errors import ConfigError, WriteError
from allegex.writers.export import export
from allegex.writers.rows import rows
from allegex.writers.tables import TABLES
from corpus.fabricate import letter


def test_csv_holds_every_row(tmp_path: Path) -> None:
    export([letter(1), letter(2)], tmp_path, "csv")
    for table in TABLES:
        with (tmp_path / f"{table.name}.csv").open(newline="", encoding="utf-8") as file:
            found = list(csv.reader(file))
        assert found[0] == [column.name for column in table.columns]
        assert len(found) - 1 == len(rows(letter(1))[table.name]) + len(rows(letter(2))[table.name])


def test_parquet_keeps_types_and_order(tmp_path: Path) -> None:
    export([letter(1), letter(2)], tmp_path, "parquet")
    table = pyarrow.parquet.read_table(tmp_path / "citations.parquet")
    expected = rows(letter(1))["citations"] + rows(letter(2))["citations"]
    assert [tuple(row.values()) for row in table.to_pylist()] == expected


def test_excel_opens_and_a_formula_is_text(tmp_path: Path) -> None:
    export([replace(letter(1), text="=1+1" + letter(1).text[4:])], tmp_path, "xlsx")
    book = openpyxl.load_workbook(tmp_path / "letters.xlsx")
    assert book.sheetnames == [table.name for table in TABLES]
    sheet = book["letters"]
    header = [cell.value for cell in sheet[1]]
    cell = sheet[2][header.index("text")]
    assert cell.data_type == "s"
    assert cell.value.startswith("'=1+1")


def test_an_empty_archive_gives_empty_tables(tmp_path: Path) -> None:
    export([], tmp_path, "parquet")
    assert pyarrow.parquet.read_table(tmp_path / "letters.parquet").num_rows == 0


def test_unknown_format_names_the_known(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="possible: csv, parquet, xlsx"):
        export([], tmp_path, "dbf")  # type: ignore[arg-type]


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(WriteError, match="x: cannot be written"):
        export([], tmp_path / "x", "csv")
