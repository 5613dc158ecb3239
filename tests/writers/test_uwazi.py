"""Uwazi's CSV files: one per template, related entities by title, several values parted by "|"."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from msgspec.structs import replace

from allegex.errors import WriteError
from allegex.writers.uwazi import TEMPLATES, write_uwazi
from corpus.fabricate import letter


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_template_has_its_columns_and_rows(tmp_path: Path) -> None:
    record = letter(1)
    write_uwazi([record, letter(2)], tmp_path)
    for name, columns in TEMPLATES.items():
        found = rows(tmp_path, name)
        assert found
        assert tuple(found[0]) == columns
    first = rows(tmp_path, "communication")[0]
    assert first["title"] == record.header.reference.value
    assert first["persons"] == next(e.name for e in record.entities if "alleged_victim" in e.roles)
    assert len(rows(tmp_path, "event")) == len(record.events) + len(letter(2).events)


def test_events_carry_a_range_and_the_edtf_as_text(tmp_path: Path) -> None:
    record = letter(1)
    open_ended = replace(record.dates[0], edtf="2017/..", earliest="2017-01-01", latest=None)
    write_uwazi([replace(record, dates=(open_ended, *record.dates[1:]))], tmp_path)
    assert rows(tmp_path, "event")[0]["date range"] == "2017-01-01:"
    assert rows(tmp_path, "event")[0]["edtf"] == record.events[0].edtf


def test_the_mark_between_values_is_kept_out_of_values(tmp_path: Path) -> None:
    record = letter(1)
    entity = replace(record.entities[0], aliases=("a|b", "c"))
    write_uwazi([replace(record, entities=(entity, *record.entities[1:]))], tmp_path)
    assert rows(tmp_path, "person")[0]["aliases"] == "a/b|c"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(WriteError, match="x: cannot be written"):
        write_uwazi([], tmp_path / "x")
