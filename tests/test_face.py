"""What people call from Python, and what a record keeps: round trip, determinism, traceability."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

import allegex
from allegex.errors import AllegexError, ConfigError, ReadError
from allegex.pipeline import Pipeline
from allegex.records.codec import decode, encode, pretty

EXAMPLES = Path(__file__).parents[1] / "corpus/examples"
PDFS = sorted(EXAMPLES.glob("*.pdf"))


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return allegex.load("fast")


def test_the_face_is_small():
    assert sorted(allegex.__all__) == ["Letter", "__version__", "citations", "dates", "extract", "load"]


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_a_path_a_string_and_bytes_give_the_same_letter(pipeline, path):
    letter = pipeline(path)
    assert isinstance(letter, allegex.Letter)
    assert encode(pipeline(str(path))) == encode(letter) == encode(pipeline(path.read_bytes()))


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_a_record_survives_the_round_trip_strictly(pipeline, path):
    letter = pipeline(path)
    assert decode(encode(letter)) == letter == decode(pretty(letter))
    with pytest.raises(ReadError, match="unheard_of"):
        decode(encode(letter).replace(b'{"schema"', b'{"unheard_of":1,"schema"', 1))
    with pytest.raises(ReadError, match="text"):
        decode(encode(letter).replace(b'"text":"', b'"text":1,"x":"', 1))


def test_extract_reads_one_letter():
    assert allegex.extract(PDFS[0]).source.pages > 1


def test_the_same_bytes_give_the_same_json_whatever_the_hash_seed():
    command = [Path(sys.executable).with_name("allegex"), "extract", *PDFS, "--format", "jsonl"]
    first, second = (
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "4242")
    )
    assert first == second
    assert first.count(b"\n") == len(PDFS)


def test_another_name_or_folder_changes_nothing(pipeline, tmp_path):
    copy = tmp_path / "renamed.pdf"
    copy.write_bytes(PDFS[0].read_bytes())
    assert encode(pipeline(copy)) == encode(pipeline(PDFS[0]))


def test_errors_are_of_the_family(tmp_path):
    with pytest.raises(AllegexError):
        allegex.extract(tmp_path / "missing.pdf")
    with pytest.raises(ConfigError, match=r"possible|neither"):
        allegex.load("no-such-profile")
    with pytest.raises(AttributeError):
        _ = allegex.unheard_of


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_pdf_and_plain_text_say_the_same(pipeline, path):
    printed, plain = pipeline(path), pipeline(path.with_suffix(".txt"))
    for read in (printed, plain):
        assert read.header.reference is not None
    assert [d.edtf for d in printed.dates] == [d.edtf for d in plain.dates]
    assert [c.provisions for c in printed.citations] == [c.provisions for c in plain.citations]
    assert [r.number for r in printed.requests] == [r.number for r in plain.requests]
    assert [m.title for m in printed.header.mandates] == [m.title for m in plain.header.mandates]
    assert printed.header.response.due == plain.header.response.due
    assert {e.name for e in printed.entities} == {e.name for e in plain.entities}


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_every_quote_is_where_it_says_and_on_a_page(pipeline, path):
    letter = pipeline(path)
    mentions = [m for e in letter.entities for m in e.mentions]
    for value in (
        *letter.dates,
        *letter.citations,
        *letter.requests,
        *letter.sections,
        *letter.events,
        *mentions,
    ):
        assert 0 <= value.start < value.end <= len(letter.text)
        assert value.places, letter.text[value.start : value.end]
        assert all(1 <= place.page <= letter.source.pages and place.boxes for place in value.places)


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_sections_tile_the_text(pipeline, path):
    letter = pipeline(path)
    top = [section for section in letter.sections if section.parent is None]
    assert [s.start for s in top] == [0, *(s.end for s in top[:-1])]
    assert top[-1].end == len(letter.text)


@pytest.mark.parametrize("collecting", [True, False])
def test_garbage_is_collected_after_a_letter_as_before_it(pipeline, tmp_path, collecting):
    """Reading pauses it; neither a letter nor an error may leave it paused, or start it where the caller had stopped it."""
    try:
        if not collecting:
            gc.disable()
        pipeline(PDFS[0])
        assert gc.isenabled() is collecting
        with pytest.raises(ReadError):
            pipeline(tmp_path / "missing.pdf")
        assert gc.isenabled() is collecting
    finally:
        gc.enable()
