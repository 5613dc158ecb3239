"""The name rules: the rows' own examples, a table of sentences, and what must hold for any text."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegex.contracts import Extractor
from allegex.extractors.names import Settings, build
from allegex.facts.names import name_rows
from allegex.records.document import Document
from allegex.records.name import NameMention
from allegex.resources import LANGUAGES, Resources
from build import document_of
from marks import unmark

CASES = json.loads((Path(__file__).parents[1] / "cases/names.json").read_text("utf-8"))
KNOWN = {
    "On 4 June 2019, [Tesfaye": "a town after an occupation is no safe place without a gazetteer that has it",
    "On 2 March, [Nasrin": "a single name with neither honorific nor second mention",
    "Le 3 mars 2020, [Ibrahima": "nothing says that a company of soldiers is no firm",
    "El 5 de julio de 2019, [Wilmer": "a town after an occupation is no safe place without a gazetteer that has it",
    "La periodista [Lucía": "a name that begins with a number",
    "El Sr. [Milagro": "`penal` is a kind of prison, court and code",
}
RESOURCES = Resources()
EXTRACT = build(Settings(), RESOURCES)


@pytest.fixture(scope="module")
def extract() -> Extractor:
    """The rules alone."""
    return EXTRACT


def names(document: Document, extract: Extractor) -> set[tuple[str, int, int]]:
    """Kinds and spans of the names of a document."""
    return {(m.kind, m.start, m.end) for m in extract(document) if isinstance(m, NameMention)}


def rows() -> list[object]:
    """Every example and counterexample of every row."""
    return [
        pytest.param(language, row.kind, text, good, id=f"{language}-{row.group}-{text[:30]}")
        for language in LANGUAGES
        for row in name_rows(RESOURCES, language)
        for good, texts in ((True, row.examples), (False, row.counterexamples))
        for text in texts
    ]


@pytest.mark.parametrize(("language", "kind", "text", "good"), rows())
def test_rows_do_what_their_examples_say(
    extract: Extractor, language: str, kind: str, text: str, good: bool
) -> None:
    """Each marked name is found; a counterexample holds no name but groups and States."""
    plain, marks = unmark(text)
    found = names(document_of([("allegations", plain)], language), extract)
    if good:
        assert marks <= found
    else:
        assert {f for f in found if f[0] == (kind or f[0]) and f[0] != "group"} == set()


Found = set[tuple[str, int, int]]


def blind() -> list[object]:
    """Six batches of sentences written before the rules were looked at; `missed` says what is known to fail, and how."""
    return [
        pytest.param(
            case,
            id=f"{path.stem}-{case['text'][:30]}",
            marks=[pytest.mark.xfail(reason=case["missed"], strict=True)] if "missed" in case else [],
        )
        for path in sorted((Path(__file__).parents[1] / "cases").glob("names_[1-6].json"))
        for case in json.loads(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize("case", blind())
def test_blind_sentences(extract: Extractor, case: dict[str, str]) -> None:
    """All names of a sentence and no other; places inside authorities may be named as well."""
    plain, marks = unmark(case["text"])
    lost, more = differences(names(document_of([("allegations", plain)], case["language"]), extract), marks)
    assert (lost, more) == (set(), set())


def differences(found: Found, marks: Found) -> tuple[Found, Found]:
    """What is not found, and what is found beside the marks: neither groups nor places inside authorities."""
    bodies = [mark for mark in marks if mark[0] == "authority"]
    more = {
        f
        for f in found - marks
        if f[0] != "group" and not (f[0] == "place" and any(b[1] <= f[1] and f[2] <= b[2] for b in bodies))
    }
    return marks - found, more


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_sentences(extract: Extractor, request: pytest.FixtureRequest, case: dict[str, str]) -> None:
    """All names of a sentence and no other; places inside authorities may be named as well."""
    for start, reason in KNOWN.items():
        if case["text"].startswith(start):
            request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    plain, marks = unmark(case["text"])
    lost, more = differences(names(document_of([("allegations", plain)], case["language"]), extract), marks)
    assert lost == set(), case["why"]
    assert more == set(), case["why"]


def test_surname_and_short_form_are_found_again(extract: Extractor) -> None:
    """A name once proven is found everywhere."""
    text = "Mr. Anton Verel founded Norvale Copper, Inc. in 2001. Verel left; Norvale Copper went on."
    found = {text[a:b] for _, a, b in names(document_of([("allegations", text)]), extract)}
    assert {"Anton Verel", "Norvale Copper, Inc.", "Verel", "Norvale Copper"} <= found


def test_surname_behind_another_given_name_is_another_person(extract: Extractor) -> None:
    """Relatives share a surname; the longer run is a name of its own."""
    text = "Mr. Anton Verel was arrested. Lena Verel saw it."
    found = {text[a:b] for _, a, b in names(document_of([("allegations", text)]), extract)}
    assert "Lena Verel" in found


def test_mandates_are_not_read(extract: Extractor) -> None:
    """The heading names offices of the sender."""
    document = document_of([("mandates", "Mandates of the Special Rapporteur on the situation in Belarus")])
    assert names(document, extract) == set()


def test_signatures(extract: Extractor) -> None:
    """The first line of a signature is a name, its title is none."""
    text = "Ama Kwesi-Tetteh\nSpecial Rapporteur on the situation of human rights defenders"
    found = {(k, text[a:b]) for k, a, b in names(document_of([("signatories", text)]), extract)}
    assert found == {("person", "Ama Kwesi-Tetteh")}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no names at all, only words and more words",
        "Anton Verel Lena Ortova Ivo Marek " * 40,
        "😀 Mr. Anton Verel 😀 arrested 😀",
        "السيد أحمد محمد اعتقل في المنامة",
        "MR. ANTON VEREL WAS ARRESTED IN OSLO",
        "Mr.",
        "of of of of the the the",
        "Ministry of of the of",
        "(((((((“““““««««",
        "Mr. \n\n Mr. \n Ms.",
    ],
)
def test_odd_text(extract: Extractor, text: str) -> None:
    """Odd text gives spans inside it, and no error."""
    for _, start, end in names(document_of([("allegations", text)]), extract):
        assert 0 <= start < end <= len(text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Mr.", "Ministry", "of", "the", "Anton", "Verel", ",", "and", "(AV)", "“", "”", "arrested", "12", "M.",
             "tribunal", "de", "la", "Sr.", "\n", "al-Nur", "’s", "prison", "Inc.", "wife", "-", "É"]
        ),
        max_size=30,
    ),
    st.sampled_from(LANGUAGES),
)  # fmt: skip
def test_spans_are_proper_in_any_text(parts: list[str], language: str) -> None:
    """Spans lie in the text, start and end on no blank, and are the same every time."""
    text = " ".join(parts)
    document = document_of([("allegations", text)], language)
    found = names(document, EXTRACT)
    assert found == names(document, EXTRACT)
    for _, start, end in found:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()


def test_long_paragraphs_take_bounded_time(extract: Extractor) -> None:
    """100,000 characters without a break: time grows with the text, not with its square."""
    unit = "Mr. Anton Verel of the Ministry of Labour and Health met Lena Ortova in Ma’arun, "
    costs = []
    for size in (20_000, 100_000):
        document = document_of([("allegations", unit * (size // len(unit)))])
        begin = time.process_time()
        names(document, extract)
        costs.append(time.process_time() - begin)
    assert costs[1] < 12 * costs[0] + 0.5
