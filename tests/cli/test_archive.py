"""The commands for archives, as a user types them: batch, load, export, diff, stats, annotate."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from allegex.records.codec import encode
from allegex.records.letter import Related
from corpus.fabricate import letter

EXAMPLES = Path(__file__).parents[2] / "corpus/examples"


def run(*arguments: object, code: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "allegex", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"".join(encode(letter(n)) + b"\n" for n in range(3)))
    return path


@pytest.mark.slow
def test_from_letters_to_answers(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for path in EXAMPLES.glob("*.pdf"):
        (tmp_path / "in" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "in/broken.pdf").write_bytes(b"%PDF-1.4 cut")
    done = run("batch", tmp_path / "in", "--out", tmp_path / "out", "--config", "fast", code=1)
    assert "records written            3" in done.stdout
    assert "failed: broken.pdf: read:" in done.stderr
    again = run("batch", tmp_path / "in", "--out", tmp_path / "out", "--config", "fast", code=1)
    assert "records written            0" in again.stdout
    assert "already done               4" in again.stdout
    run("load", tmp_path / "out", "--to", f"sqlite:///{tmp_path}/a.db")
    with sqlite3.connect(tmp_path / "a.db") as connection:
        assert connection.execute("SELECT count(*) FROM letters").fetchone() == (3,)
    stats = run("stats", tmp_path / "out").stdout
    assert "letters 3" in stats
    assert "failures 1" in stats


def test_load_twice_says_unchanged(tmp_path: Path, records: Path) -> None:
    assert (
        run("load", records, "--to", f"sqlite:///{tmp_path}/a.db").stdout
        == "3 added, 0 replaced, 0 unchanged\n"
    )
    assert (
        run("load", records, "--to", f"sqlite:///{tmp_path}/a.db").stdout
        == "0 added, 0 replaced, 3 unchanged\n"
    )


@pytest.mark.parametrize("form", ["csv", "parquet", "xlsx", "uwazi", "provisions", "timeline"])
def test_export_names_its_files(tmp_path: Path, records: Path, form: str) -> None:
    done = run("export", records, "-o", tmp_path / "tables", "--format", form)
    assert all(Path(line).stat().st_size > 0 for line in done.stdout.splitlines())


def test_no_database_is_made_where_there_are_no_records(tmp_path: Path) -> None:
    run("load", tmp_path, "--to", f"sqlite:///{tmp_path}/x.db", code=1)
    assert not (tmp_path / "x.db").exists()


def test_diff_of_a_run_with_itself_is_empty(records: Path) -> None:
    assert run("diff", records, records).stdout.startswith("letters in both 3, equal 3\n")


def test_annotations_go_out_and_come_back(tmp_path: Path, records: Path) -> None:
    run(
        "annotate",
        "export",
        records,
        "--to",
        "conll",
        "-o",
        tmp_path / "a.conll",
        "--label",
        "DATE",
        "--sample",
        5,
    )
    run("annotate", "import", tmp_path / "a.conll", "--from", "conll", "-o", tmp_path / "a.corpus.jsonl")
    lines = (tmp_path / "a.corpus.jsonl").read_text().splitlines()
    assert len(lines) == 5
    assert {s["label"] for line in lines for s in json.loads(line)["spans"]} <= {"DATE"}


@pytest.mark.parametrize(
    ("arguments", "says", "code"),
    [
        (["load", "nowhere", "--to", "sqlite:///{tmp}/x.db"], "nowhere: no such file or folder", 1),
        (["load", "{records}", "--to", "nonsense"], "possible: sqlite", 2),
        (["batch", "nowhere", "--out", "{tmp}/o"], "no such file, folder or glob", 2),
        (["batch", "{records}", "--out", "{tmp}/o", "--engine", "spark"], "possible: local, dask", 2),
        (["batch", "{records}", "--out", "{tmp}/o", "--engine", "dask"], "needs --scheduler", 2),
        (
            ["annotate", "export", "{records}", "--to", "conll", "-o", "{tmp}/a", "--section", "facts"],
            "possible: cover",
            2,
        ),
        (["patterns", "check", "{tmp}/none.toml"], "cannot be read", 2),
    ],
)
def test_one_clear_line_for_what_cannot_be_done(
    tmp_path: Path, records: Path, arguments: list[str], says: str, code: int
) -> None:
    done = run(*(a.format(records=records, tmp=tmp_path) for a in arguments), code=code)
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_link_tells_which_letters_belong_together(tmp_path: Path) -> None:
    earlier, later = letter(1), letter(2)
    reference = earlier.header.reference
    assert reference is not None
    related = Related(start=0, end=0, reference=reference.value, relation="earlier")
    later = replace(later, header=replace(later.header, related=(related,)))
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"".join(encode(x) + b"\n" for x in (earlier, later)))
    rows = [json.loads(line) for line in run("link", path).stdout.splitlines()]
    row = next(row for row in rows if row["reason"] == "reference")
    assert (row["first"], row["second"], row["relation"]) == (later.id, earlier.id, "earlier")
    assert reference.value in run("link", path, "--table").stdout
