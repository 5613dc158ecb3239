"""Every layout of the archive, set by four programs, against the text it was set from."""

from __future__ import annotations

from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from allegex.config import ReadSettings
from allegex.layout.compose import compose
from allegex.readers.pdf import read_pdf
from allegex.records.text import Text
from allegex.resources import Resources
from corpus.layouts.content import LETTERS, Letter, expected
from corpus.marked import read as read_marked

LAYOUTS = Path(__file__).parents[2] / "corpus" / "layouts"
PRINTED = sorted(path.name for path in LAYOUTS.glob("*.pdf"))
MARKED = ("AL_CMR_4_2019", "AL_OTH_188_2021", "UA_BHR_3_2012", "UA_VEN_9_2018")


def composed(data: bytes, resources: Resources) -> Text:
    return compose(read_pdf(data, ReadSettings()), resources)


def error(source: str, text: str) -> float:
    """Character error rate."""
    return Levenshtein.distance(source, text) / len(source)


def paragraphs(text: str) -> list[str]:
    """Paragraphs as words, so that only their order and their limits count."""
    return [" ".join(part.split()) for part in text.split("\n\n")]


@pytest.mark.parametrize("name", PRINTED)
def test_reads_what_was_set(name: str, resources: Resources) -> None:
    source = (LAYOUTS / f"{name.partition('.')[0]}.txt").read_text("utf-8").rstrip("\n")
    text = composed((LAYOUTS / name).read_bytes(), resources).content
    assert paragraphs(text) == paragraphs(source)
    assert error(source, text) <= 0.001


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_reads_typst(letter: Letter, resources: Resources) -> None:
    typeset = pytest.importorskip("corpus.layouts.typeset", reason="needs typst")
    text = composed(typeset.pdf(letter), resources).content
    assert paragraphs(text) == paragraphs(expected(letter))
    assert error(expected(letter), text) <= 0.001


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_texts_beside_the_pdfs_are_up_to_date(letter: Letter) -> None:
    assert (LAYOUTS / f"{letter.name}.txt").read_text("utf-8") == expected(letter) + "\n"


@pytest.mark.parametrize("name", [n for n in PRINTED if n.startswith("victims")])
def test_footnotes_are_linked_to_their_calls(name: str, resources: Resources) -> None:
    text = composed((LAYOUTS / name).read_bytes(), resources)
    before = [text.content[note.anchor - 12 : note.anchor] for note in text.notes if note.anchor is not None]
    assert before == ["██, a minor.", "c servant”).", "f the wells.", "lution 24/24", "3 June 1993."]


@pytest.mark.parametrize("name", [n for n in PRINTED if n.startswith(("victims", "premier", "aviso"))])
def test_redactions_and_bold_names_are_marked(name: str, resources: Resources) -> None:
    text = composed((LAYOUTS / name).read_bytes(), resources)
    letter = next(letter for letter in LETTERS if name.startswith(letter.name))
    assert len(text.redactions) == sum(block.text.count("[#") for block in letter.blocks)
    assert all(text.content[span.start : span.end] == "███" for span in text.redactions)
    bold = {text.content[span.start : span.end] for span in text.bold}
    names = {
        "victims": "Ms. Ilona Varkas",
        "premier": "Me Odile Mbarga-Tessier",
        "aviso": "Sra. Aurelia Cotzal Ixmay",
    }
    assert names[letter.name] in bold


@pytest.mark.shared
@pytest.mark.parametrize("name", MARKED)
def test_reads_the_shared_letters(name: str, shared: Path, resources: Resources) -> None:
    source = read_marked(shared / "letters/typeset/src" / f"{name}.txt").document.content
    text = composed((shared / "letters" / f"{name}.pdf").read_bytes(), resources)
    body = "\n\n".join(text.content[b.start : b.end] for b in text.blocks if b.role != "letterhead")
    assert paragraphs(body) == paragraphs(source)
    assert error(source, body) <= 0.001


@pytest.mark.shared
def test_two_programs_and_markdown_say_the_same(shared: Path, resources: Resources) -> None:
    """The only letter of three sources. Its Markdown breaks two paragraphs at page ends without saying so."""
    from allegex.readers.text import read_text

    def plain(text: Text) -> str:
        body = " ".join(text.content[b.start : b.end] for b in text.blocks if b.role != "letterhead")
        return " ".join(body.translate(str.maketrans("‘’“”", "''\"\"")).split())

    stem = shared / "letters" / "AL_KAZ_1_2024"
    markdown = compose(read_text(stem.with_suffix(".md").read_bytes(), "text/markdown"), resources)
    for path in (stem.with_suffix(".pdf"), stem.with_name("AL_KAZ_1_2024_office.pdf")):
        text = composed(path.read_bytes(), resources)
        assert plain(text) == plain(markdown)
        assert [note.marker for note in text.notes] == [note.marker for note in markdown.notes] == ["1"]
        assert all(note.anchor is not None for note in (*text.notes, *markdown.notes))
