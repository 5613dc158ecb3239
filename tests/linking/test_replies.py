"""Replies of Governments, through the whole pipeline: what they answer, when, who, and answer by answer."""

from __future__ import annotations

from pathlib import Path

import pytest

import allegex
from allegex.linking.replies import replying
from allegex.pipeline import Pipeline
from allegex.records.mention import ReferenceMention
from allegex.resources import Resources
from build import document_of
from corpus.marked import read

REPLIES = Path(__file__).parents[2] / "corpus/replies"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return allegex.load("fast")


@pytest.mark.parametrize("path", sorted(REPLIES.glob("*.pdf")), ids=lambda path: path.stem)
def test_replies(path: Path, pipeline: Pipeline) -> None:
    front = read(path.with_suffix(".marked")).front
    letter = pipeline(path)
    header = letter.header
    assert (letter.kind, letter.language) == ("reply", front["language"])
    assert header.reference is not None
    assert header.reference.value == front["reference"]
    assert header.addressee is not None
    assert (header.addressee.kind, header.addressee.name) == ("organisation", front["addressee"])
    assert [(r.reference, r.relation) for r in header.related] == [(front["reference"], "reply")]
    assert header.replying == front["state"]
    assert header.date is not None and header.date.value == str(front["date"])
    assert letter.requests == (), "a reply asks for nothing"
    assert [a.number for a in letter.answers] == list(range(1, len(letter.answers) + 1))
    assert len(letter.answers) in {3, 4}
    assert {e.status for e in letter.events} == {"stated_by_government"}
    assert {c.jurisdiction for c in letter.citations if c.kind == "statute"} == {front["state"]}


def test_a_reply_that_numbers_all_its_paragraphs_answers_no_question_by_number(pipeline: Pipeline) -> None:
    path = next(REPLIES.glob("*_NPL_*.marked"))
    text = read(path).document.content
    head, _, rest = text.partition("1. The Government does")
    body = "\n\n".join(
        f"{n}. The Government recalls that the matter was examined in full." for n in range(1, 25)
    )
    letter = pipeline(f"{head}{body}\n\n{rest[rest.index('The Permanent Mission') :]}".encode())
    assert (letter.kind, letter.requests, letter.answers) == ("reply", (), ())


def test_the_state_of_a_reply_without_reference_is_the_first_of_its_head(resources: Resources) -> None:
    sections = [("reply_header", "Permanent Mission of Nepal, Geneva, Switzerland"), ("reply_body", "Togo")]
    document = document_of(sections)  # type: ignore[arg-type]
    reference = ReferenceMention(start=60, end=70, by="x", type="AL", state="FRA", number=1, year=2020)
    assert replying(document, (), resources) is None, "a letter answers nothing"
    from msgspec.structs import replace

    document = replace(document, kind="reply")
    assert replying(document, (reference,), resources) == "NPL"
    assert replying(document, (replace(reference, start=2, end=9),), resources) == "FRA"
