"""What changed between two runs: counted by field, with the letters to look at."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from allegex.archive.diff import diff
from allegex.archive.records import records
from allegex.archive.stats import stats
from allegex.errors import ReadError
from allegex.records.codec import encode, pretty
from corpus.fabricate import letter


def write(path: Path, letters: list) -> Path:
    path.write_bytes(b"\n".join(encode(x) + b"\n" for x in letters))  # blank lines between are no records
    return path


def test_equal_runs_of_another_version_have_no_change(tmp_path: Path) -> None:
    first = write(tmp_path / "a.jsonl", [letter(n) for n in range(4)])
    second = write(tmp_path / "b.jsonl", [letter(n, run="1" * 16) for n in (3, 1, 2, 0)])
    found = diff(first, second)
    assert (found.both, found.equal, found.fields) == (4, 4, ())


def test_a_change_is_counted_once_per_letter_and_value(tmp_path: Path) -> None:
    old, new = letter(1), replace(letter(1), requests=letter(1).requests[:3])
    found = diff(write(tmp_path / "a.jsonl", [old, letter(2)]), write(tmp_path / "b.jsonl", [new, letter(3)]))
    assert (found.both, found.equal) == (1, 0)
    assert found.only_first == (letter(2).id,)
    assert found.only_second == (letter(3).id,)
    requests = next(f for f in found.fields if f.field == "requests")
    assert (requests.letters, requests.gone, requests.new) == (1, 2, 0)
    assert requests.examples == (old.header.reference.value,)


def test_a_moved_offset_alone_is_no_change_of_a_value(tmp_path: Path) -> None:
    moved = replace(letter(1), text=letter(1).text + " ")
    found = diff(write(tmp_path / "a.jsonl", [letter(1)]), write(tmp_path / "b.jsonl", [moved]))
    assert [f.field for f in found.fields] == ["text"]


def test_records_are_read_from_folders_of_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_bytes(pretty(letter(2)))
    write(tmp_path / "a.jsonl", [letter(1), letter(3)])
    assert [x.id for x in records(tmp_path)] == [letter(n).id for n in (1, 3, 2)]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(encode(letter(1)) + b"\n{broken\n")
    with pytest.raises(ReadError, match=r"a\.jsonl, line 2"):
        list(records(path))


def test_a_folder_without_records_says_what_is_possible(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no records here; give"):
        list(records(tmp_path))


def test_stats_count_each_letter_once() -> None:
    found = stats(letter(n) for n in range(30))
    assert found.letters == 30
    for name in ("kind", "year", "state", "type", "language", "text layer"):
        assert sum(count for _, count in found.tables[name]) == 30, name
    assert dict(found.tables["mandate"]) == {"sr-housing": 30}
    years = [year for year, _ in found.tables["year"]]
    assert years == sorted(years)
