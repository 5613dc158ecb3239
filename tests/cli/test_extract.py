"""`allegex extract`: what comes out where."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from allegex.records.codec import decode, pretty

EXAMPLES = Path(__file__).parents[2] / "corpus/examples"
PROGRAM = Path(sys.executable).with_name("allegex")


def test_one_letter_is_one_json_object_on_stdout(program, letter):
    outcome = program("extract", letter)
    assert (outcome.status, outcome.err) == (0, "")
    assert pretty(decode(outcome.out)) == outcome.out


def test_a_pdf_gives_places_on_its_pages(program):
    outcome = program("extract", EXAMPLES / "AL_NPL_3_2022.pdf")
    record = decode(outcome.out)
    reference = record.header.reference
    assert reference is not None
    assert record.text[reference.start : reference.end].endswith("AL NPL 3/2022")
    assert reference.places[0].page == 1
    assert reference.places[0].boxes


def test_several_letters_are_one_record_a_line(program, letter):
    outcome = program("extract", letter, EXAMPLES / "AL_NPL_3_2022.txt", "--config", "fast")
    assert outcome.status == 0
    assert [decode(line).source.media_type for line in outcome.out.splitlines()] == ["text/plain"] * 2


def test_a_folder_is_read_recursively_and_other_files_in_it_are_left_alone(program, letter):
    inner = letter.parent / "2022" / "may"
    inner.mkdir(parents=True)
    letter.rename(inner / "one.TXT")
    (inner / "list.xlsx").write_bytes(b"PK")
    out = letter.parent / "out"
    assert program("extract", letter.parent, "-o", out).status == 0
    assert [path.relative_to(out).as_posix() for path in out.rglob("*.json")] == ["2022/may/one.json"]


def test_a_zip_gives_its_letters(program, letter):
    archive = letter.with_name("letters.zip")
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.write(letter, "a.txt")
        zipped.write(letter, "../../b.txt")
    out = letter.parent / "out"
    assert program("extract", archive, "-o", f"{out}/").status == 0
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.json")) == [
        "letters.zip/a.json",
        "letters.zip/b.json",
    ]


def test_same_stems_do_not_overwrite_each_other(program, letter):
    (letter.parent / "x").mkdir()
    markdown = letter.with_suffix(".md")
    other = letter.parent / "x" / letter.name
    for copy in (markdown, other):
        copy.write_bytes(letter.read_bytes())
    out = letter.parent / "out"
    assert program("extract", letter, markdown, other, "-o", out).status == 0
    assert len(list(out.iterdir())) == 3


def test_standard_input(letter):
    """In a process of its own: /dev/stdin is the process's."""
    done = subprocess.run(
        [PROGRAM, "extract", "-"], input=letter.read_bytes(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    named = subprocess.run([PROGRAM, "extract", letter], capture_output=True, check=False)
    assert done.stdout == named.stdout


def test_output_to_one_file_is_what_goes_to_stdout(program, letter):
    out = letter.with_name("record.json")
    outcome = program("extract", letter, "-o", out)
    assert (outcome.status, outcome.out) == (0, b"")
    assert out.read_bytes() == program("extract", letter).out


def test_jsonl_file_for_several(program, letter):
    out = letter.with_name("records.jsonl")
    assert program("extract", letter, letter, "-o", out).status == 0
    assert len(out.read_bytes().splitlines()) == 2


@pytest.mark.parametrize(("form", "words"), [("summary", "AL NPL 3/2022"), ("timeline", "2021-07-02")])
def test_forms_for_people(program, form, words):
    outcome = program("extract", EXAMPLES / "AL_NPL_3_2022.txt", "--format", form)
    assert outcome.status == 0
    assert words in outcome.out.decode()


def test_summary_files_do_not_look_like_letters(program, letter):
    assert program("extract", letter, "-o", letter.parent, "--format", "summary").status == 0
    assert letter.with_name("letter.summary.txt").exists()
    assert letter.read_bytes() == (EXAMPLES / "AL_NPL_3_2022.txt").read_bytes()


def test_settings_change_the_run_that_the_record_names(program, letter):
    plain = decode(program("extract", letter).out)
    changed = decode(program("extract", letter, "--set", "read.max_pages=3", "--ocr", "never").out)
    assert plain.run.config != changed.run.config


def test_a_bar_where_stderr_is_a_terminal(letter):
    ours, theirs = pty.openpty()
    command = [PROGRAM, "extract", letter, letter, "-o", letter.parent / "out"]
    subprocess.run(command, stderr=theirs, env={**os.environ, "TERM": "xterm"}, check=True)
    assert "2/2" in os.read(ours, 10_000).decode()


def test_no_bar_where_stderr_is_no_terminal(program, letter):
    assert program("extract", letter, letter).err == ""
