"""What cannot be read or written: one clear line each, the right exit status, nothing half-written, the rest done."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

EXAMPLE = Path(__file__).parents[2] / "corpus/examples/AL_NPL_3_2022.pdf"
PROGRAM = Path(sys.executable).with_name("allegex")


def encrypted() -> bytes:
    writer = pypdf.PdfWriter(clone_from=EXAMPLE)
    writer.encrypt("secret", algorithm="AES-256")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def drawn(pages: int, words: str = "") -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data)
    for _ in range(pages):
        if words:
            canvas.drawString(72, 700, words)
        else:
            canvas.drawInlineImage(Image.new("L", (600, 800), 40), 0, 0)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


# name of the file, its bytes, and words of the complaint
UNREADABLE: list[tuple[str, Callable[[], bytes], str]] = [
    ("empty.pdf", lambda: b"", "empty"),
    ("empty.txt", lambda: b"", "empty"),
    ("blank.txt", lambda: b" \n\n ", "empty"),
    ("words.pdf", lambda: b"This is no PDF at all.", ".pdf"),
    ("page.pdf", lambda: b"<!DOCTYPE html><html><body>404 Not Found</body></html>", "HTML"),
    ("truncated.pdf", lambda: EXAMPLE.read_bytes()[:400], ""),
    ("encrypted.pdf", encrypted, "password"),
    ("binary.txt", lambda: bytes(range(256)) * 40, "binary"),
    ("old.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "DOCX"),
]


@pytest.mark.parametrize(("name", "data", "words"), UNREADABLE, ids=[row[0] for row in UNREADABLE])
def test_an_unreadable_file_is_named_and_the_others_are_done(program, letter, name, data, words):
    bad = letter.parent / "bad" / name
    bad.parent.mkdir()
    bad.write_bytes(data())
    out = letter.parent / "out"
    outcome = program("extract", bad, letter, "-o", out)
    assert outcome.status == 1
    (complaint,) = outcome.complaints
    assert str(bad) in complaint
    assert words in complaint
    assert "Traceback" not in complaint
    assert "please report" not in complaint
    assert complaint.count(name) == 1
    assert [path.name for path in out.iterdir()] == ["letter.json"]


def test_a_missing_file(program, letter):
    outcome = program("extract", "no-such.pdf", letter)
    assert outcome.status == 1
    assert outcome.complaints == ["allegex: no-such.pdf: no such file, folder or glob"]
    assert outcome.out


def test_a_folder_without_letters(program, tmp_path):
    (tmp_path / "notes.xlsx").write_bytes(b"PK")
    outcome = program("extract", tmp_path)
    assert outcome.status == 1
    assert len(outcome.complaints) == 1
    assert "no letters here" in outcome.err
    assert ".pdf" in outcome.err


def test_an_output_without_any_record_is_not_made_and_an_old_one_stays(program, tmp_path):
    out = tmp_path / "out.json"
    assert program("extract", tmp_path / "missing.pdf", "-o", out).status == 1
    assert list(tmp_path.iterdir()) == []
    out.write_text("old")
    assert program("extract", tmp_path / "missing.pdf", "-o", out).status == 1
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_a_pdf_without_a_text_layer(program, letter):
    path = letter.with_name("scan.pdf")
    path.write_bytes(drawn(2))
    outcome = program("extract", path, letter, "--ocr", "never")
    assert outcome.status == 1
    assert len(outcome.out.splitlines()) == 1
    (line,) = outcome.complaints
    assert "text layer" in line
    assert "--ocr auto" in line


def test_bytes_of_another_encoding_are_read(program, tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes("Ref.: AL CIV 1/2020\n\nÀ l’attention du Gouvernement de Côte d’Ivoire".encode("cp1252"))
    outcome = program("extract", path)
    assert outcome.status == 0
    assert "Côte d’Ivoire" in outcome.out.decode()


def test_two_thousand_pages(program, tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(drawn(2000, "According to the information received, nothing happened on this page."))
    outcome = program("extract", path)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.count(b"nothing happened") == 2000


def test_a_limit_of_pages_is_kept_and_told(program, tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(drawn(12, "According to the information received, nothing happened."))
    outcome = program("extract", path, "--set", "read.max_pages=10")
    assert outcome.status == 0
    assert outcome.out.count(b"nothing happened") == 10
    (line,) = outcome.complaints
    assert line.startswith(f"allegex: {path}: ")
    assert "max_pages" in line


@pytest.mark.parametrize("out", ["no/such/folder/out.json", "/dev/null/out.json", "/proc/out.json"])
def test_an_output_that_cannot_be_written(program, letter, out):
    outcome = program("extract", letter, "-o", out)
    assert outcome.status == 1
    (complaint,) = outcome.complaints
    assert "cannot be written" in complaint
    assert out in complaint


def test_an_output_folder_that_is_a_file(program, letter):
    blocked = letter.with_name("blocked")
    blocked.write_text("here")
    outcome = program("extract", letter, letter, "-o", blocked / "out")
    assert outcome.status == 1
    assert len(outcome.complaints) == 1
    assert "cannot be written" in outcome.err


def test_a_full_disk(letter):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([PROGRAM, "extract", letter], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "allegex: standard output cannot be written: No space left on device"
    ]


def test_a_reader_that_closes_early(letter):
    command = f"{PROGRAM} extract {letter} {letter} {letter} | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""


def test_an_output_that_is_an_input(program, letter):
    before = letter.read_bytes()
    outcome = program("extract", letter, "-o", letter)
    assert outcome.status == 2
    assert "is also an input" in outcome.err
    assert letter.read_bytes() == before


def test_several_letters_do_not_fit_one_json_file(program, letter):
    outcome = program("extract", letter, letter, "-o", letter.with_name("out.json"))
    assert outcome.status == 2
    assert ".jsonl" in outcome.err


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--set", "read.orc=never"], "did you mean 'ocr'?"),
        (["--set", "read.ocr=perhaps"], "perhaps"),
        (["--set", "nonsense"], "key=value"),
        (["--set", "extractors.dates.use='dtaes'"], "possible: "),
        (["--config", "no-such-profile"], "fast"),
        (["--config", "missing.toml"], "missing.toml"),
        (["--ocr", "sometimes"], "auto"),
        (["--format", "xml"], "jsonl"),
        (["--no-such-option"], "--no-such-option"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_usage_errors_name_what_is_possible(program, letter, args, words):
    outcome = program("extract", letter, *args)
    assert outcome.status == 2
    assert words in outcome.err
    assert outcome.out == b""
    assert "Traceback" not in outcome.err


def test_nothing_to_do_shows_the_usage(program):
    outcome = program("extract")
    assert outcome.status == 2
    assert "FILE" in outcome.err


def test_an_unforeseen_error_shows_no_letter_and_no_trace(tmp_path):
    code = "import allegex.cli, allegex.config\nallegex.config.load = lambda *_: 1 / 0\nallegex.cli.main()"
    done = subprocess.run([sys.executable, "-c", code, "config"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("allegex: internal error, ZeroDivisionError in <string>:2")
    assert len(done.stderr.splitlines()) == 1


def test_an_interrupt_leaves_nothing_half_written(letter, tmp_path):
    code = (
        "import os, signal, allegex.cli, allegex.batch.work as work\n"
        "real = work.read_one\n"
        "def stop(*args):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    return real(*args)\n"
        "work.read_one = stop\n"
        "allegex.cli.main()"
    )
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-c", code, "extract", letter, letter, "-o", out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
