"""The header on marked letters with gold mentions, and the letter's date among other dates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from allegex.extractors import references, requests
from allegex.linking.header import letter_date, resolve_header
from allegex.linking.requests import resolve_requests
from allegex.records.date import DateMention
from allegex.records.document import SectionKind
from allegex.records.letter import Header, Reference
from allegex.records.mention import RequestItemMention
from allegex.resources import Resources
from build import document_of
from corpus.marked import Marked, read
from gold import gold_mentions

RESOURCES = Resources()
LETTERS = ("AL_CMR_4_2019", "AL_OTH_188_2021", "UA_BHR_3_2012", "UA_VEN_9_2018")


def marked(shared: Path, name: str) -> tuple[Marked, dict[str, object]]:
    letter = read(shared / "letters" / "typeset" / "src" / f"{name}.txt")
    return letter, json.loads((shared / "gold" / f"{name}.json").read_text())


def header_of(letter: Marked, resources: Resources) -> Header:
    extract = references.build(references.Settings(), resources)
    mentions = sorted(
        [*gold_mentions(letter), *extract(letter.document)], key=lambda m: (m.start, -m.end, m.by)
    )
    return resolve_header(letter.document, mentions, resources)


@pytest.mark.parametrize("name", LETTERS)
def test_the_header_of_a_letter_is_exact(resources: Resources, shared: Path, name: str) -> None:
    letter, gold = marked(shared, name)
    header = header_of(letter, resources)
    said = gold["communication"]
    assert isinstance(said, dict)
    assert header.reference is not None
    assert header.date is not None
    assert header.addressee is not None
    found = {
        "reference": header.reference.value,
        "type": header.reference.type,
        "state": header.reference.state,
        "number": header.reference.number,
        "year": header.reference.year,
        "date": header.date.value,
        "response_days": header.response.days,
        "response_due": header.response.due,
        "copied_to": [copy.state or copy.name for copy in header.copied_to],
        "joint": len(header.mandates) > 1,
    }
    assert found == {key: said[key] for key in found}
    if said["state"] == "OTH":
        assert header.addressee.name == said["addressee"]
    else:
        assert (header.addressee.kind, header.addressee.state) == ("government", said["state"])


@pytest.mark.parametrize("name", LETTERS)
def test_the_mandates_of_a_letter_are_exact(resources: Resources, shared: Path, name: str) -> None:
    letter, gold = marked(shared, name)
    header = header_of(letter, resources)
    found = [
        {"title": m.title, "resolution": m.resolution, "signatory": m.signatory} for m in header.mandates
    ]
    assert found == gold["mandates"]
    assert all(m.id is not None for m in header.mandates)
    assert [s.mandate for s in header.signatories] == list(range(len(header.mandates)))


@pytest.mark.parametrize("name", LETTERS)
def test_the_requests_of_a_letter_are_exact(resources: Resources, shared: Path, name: str) -> None:
    letter, gold = marked(shared, name)
    mentions = [
        m
        for m in requests.build(requests.Settings(), resources)(letter.document)
        if isinstance(m, RequestItemMention)
    ]
    found = resolve_requests(letter.document, mentions, (), (), resources)
    content = letter.document.content
    assert [(r.number, r.start, r.end) for r in found] == [(n, s.start, s.end) for n, s in letter.requests]
    rows = gold["requests"]
    assert isinstance(rows, list)
    for request, row in zip(found, rows, strict=True):
        assert content[request.start : request.end].startswith(row["starts"])
        assert content[request.start : request.end].endswith(row["ends"])


def day(content: str, quote: str, edtf: str | None) -> DateMention:
    start = content.index(quote)
    return DateMention(start=start, end=start + len(quote), by="dates:x", edtf=edtf)


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        # Its own section before all.
        ([("cover", "DATE: 1 May 2018"), ("date", "3 May 2018"), ("allegations", "On 2 May 2018")], "2018-05-03"),
        # Beside the reference or the salutation; nearest the reference.
        ([("reference", "AL CHL 1/2018 3 May 2018 (2 May 2018)")], "2018-05-03"),
        ([("salutation", "3 May 2018 Excellency,")], "2018-05-03"),
        # At the end of old letters.
        ([("subject", "On 1 May 2018 he"), ("closing", "Geneva, 3 May 2018")], "2018-05-03"),
        # Replies have one too.
        ([("reply_header", "Note 5, 3 May 2018"), ("reply_opening", "your letter of 2 May 2018")], "2018-05-03"),
        ([("reply_opening", "your letter of 2 May 2018"), ("reply_closing", "Geneva, 3 May 2018")], "2018-05-03"),
        # Not the fax cover's, nor one of the facts.
        ([("cover", "DATE: 1 May 2018"), ("subject", "On 2 May 2018")], None),
        # A month is no day.
        ([("date", "May 2018")], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_date_of_a_letter(sections: list[tuple[SectionKind, str]], expected: str | None) -> None:
    document = document_of(sections) if sections else document_of([("other", "x")])
    written = {"1 May 2018": "2018-05-01", "2 May 2018": "2018-05-02", "3 May 2018": "2018-05-03"}
    dates = [day(document.content, q, v) for q, v in written.items() if q in document.content]
    if "date" in {kind for kind, _ in sections} and not dates:
        dates = [day(document.content, "May 2018", "2018-05")]
    place = document.content.find("AL CHL 1/2018")
    reference = Reference(
        start=max(place, 0),
        end=max(place, 0) + 13,
        value="AL CHL 1/2018",
        type="AL",
        state="CHL",
        number=1,
        year=2018,
    )
    found = letter_date(document, dates, reference if place >= 0 else None)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize("kind", ["letter", "reply", "other"])
def test_a_text_without_anything_gives_an_empty_header(resources: Resources, kind: str) -> None:
    document = document_of([("other", "A press release about nothing in particular.")])
    header = resolve_header(replace(document, kind=kind), (), resources)
    assert (header.reference, header.date, header.mandates, header.signatories) == (None, None, (), ())
    assert header.response.days is None
    assert header.related == ()


KINDS: tuple[SectionKind, ...] = (
    "cover", "mandates", "reference", "addressee", "opening", "response_deadline", "copy_notice", "signatories",
)  # fmt: skip
WORDS = st.sampled_from(
    [
        "Special Rapporteur on", "Grupo de Trabajo", "Chair", "Ada", "Exempel", "Ltd.", "AL", "CHL 3/2020", "UA G/SO 218/1",
        "pursuant to", "60 jours", "response within", "copy of this", "the Government of", "Peru", "and", ";", ",", "\n",
        "\t", "    ", "’", "é", "İ", "███", "(", "1.", "del", "l’",
    ]
)  # fmt: skip


@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.lists(WORDS, min_size=1, max_size=12)), min_size=1, max_size=6
    )
)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_header_whose_spans_lie_in_it(drawn: list[tuple[SectionKind, list[str]]]) -> None:
    document = document_of([(kind, " ".join(words)) for kind, words in drawn])
    resources = RESOURCES
    mentions = references.build(references.Settings(), resources)(document)
    header = resolve_header(document, tuple(mentions), resources)
    values = [
        header.reference,
        header.date,
        *header.mandates,
        *header.signatories,
        *header.copied_to,
        *header.related,
    ]
    for value in values:
        assert value is None or 0 <= value.start < value.end <= len(document.content)
    for signatory in header.signatories:
        assert document.content[signatory.start : signatory.end].split() == signatory.name.split()
        assert signatory.mandate is None or signatory.mandate < len(header.mandates)
    if header.response.start is not None:
        assert header.response.end is not None
        assert document.content[header.response.start : header.response.end].strip()
