"""The project's letters: source, text and gold agree, and every kind of value is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegex.evaluation.gold import read_corpus
from corpus.marked import read
from corpus.typeset.checking import complaints, lacking
from corpus.typeset.gold import gold

ROOT = Path(__file__).parents[2] / "corpus"
SOURCES = sorted(ROOT.glob("*/*.marked"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_source_is_consistent_and_beside_its_files(source):
    assert complaints(read(source)) == []
    for suffix in (".pdf", ".txt", ".json"):
        assert source.with_suffix(suffix).exists()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_pdf_shows_every_marked_word(source):
    pypdfium2 = pytest.importorskip("pypdfium2")
    with pypdfium2.PdfDocument(source.with_suffix(".pdf")) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    assert lacking(pages, gold(read(source))) == []


def test_the_examples_cover_three_languages_and_every_kind_of_value():
    letters = read_corpus(ROOT / "examples").letters
    assert {letter.communication.language for letter in letters.values()} == {"en", "fr", "es"}
    assert {letter.communication.type for letter in letters.values()} == {"AL", "UA"}
    for letter in letters.values():
        for field in ("persons", "organisations", "authorities", "places", "dates", "citations", "requests"):
            assert getattr(letter, field), field
        assert letter.charges
        assert letter.footnotes
        assert "annex" in [section.type for section in letter.sections]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("response_days: 60", "response_days: 30", "response_due should be"),
        ("edtf=2021-07-02:", "edtf=2021-07-2nd:", "not EDTF"),
        ("{{PER id=p4:", "{{PER id=p9:", "not declared"),
        ("number: 3", "number: 4", "reference does not agree"),
        ("{{FN marker=1:", "{{FN marker=2:", "footnote markers"),
    ],
)
def test_mistakes_in_a_source_are_told(tmp_path, old, new, complaint):
    text = (ROOT / "examples/AL_NPL_3_2022.marked").read_text("utf-8")
    assert old in text
    path = tmp_path / "AL_NPL_3_2022.marked"
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert any(complaint in line for line in complaints(read(path)))
