"""Which mentions stand: the table of precedence, row by row."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegex.linking.overlaps import settle
from allegex.records.citation import CitationMention
from allegex.records.date import DateMention
from allegex.records.document import SectionKind
from allegex.records.mention import CustomMention, Mention, ReferenceMention, RequestItemMention
from allegex.records.name import EntityKind, NameMention
from build import document_of
from corpus.marked import read
from gold import gold_mentions


def date(text: str, quote: str) -> DateMention:
    start = text.index(quote)
    return DateMention(start=start, end=start + len(quote), by="dates:x", edtf="2011")


def cite(text: str, quote: str, title: str | None = None, instrument: str | None = None) -> CitationMention:
    start = text.index(quote)
    return CitationMention(
        start=start,
        end=start + len(quote),
        by="citations:x",
        kind="statute",
        instrument=instrument,
        title=title,
    )


def name(
    text: str, quote: str, kind: EntityKind, score: float | None = None, state: str | None = None
) -> NameMention:
    start = text.index(quote)
    return NameMention(start=start, end=start + len(quote), by="names:x", kind=kind, score=score, state=state)


def refer(text: str, quote: str) -> ReferenceMention:
    start = text.index(quote)
    return ReferenceMention(
        start=start, end=start + len(quote), by="references:x", type=None, state=None, number=None, year=None
    )


def standing(
    text: str, mentions: list[Mention], section: SectionKind = "allegations"
) -> list[tuple[str, str]]:
    document = document_of([(section, text)])
    forwards, backwards = settle(document, mentions), settle(document, mentions[::-1])
    assert forwards == backwards
    return [(type(m).__name__.removesuffix("Mention"), text[m.start : m.end]) for m in forwards]


LAW = "Law No. 3 of 5 May 2011"
RESOLUTION = "Human Rights Council resolution 7/8"
REFERENCE = "AL CHL 3/2012"
URL = "see https://example.org/2012/03/05/story."
OFFICE = "Government of Chile"


@pytest.mark.parametrize(
    ("text", "mentions", "expected"),
    [
        # Numbers inside laws, references and web addresses are no dates.
        (LAW, [cite(LAW, LAW), date(LAW, "5 May 2011")], [("Citation", LAW)]),
        (REFERENCE, [refer(REFERENCE, REFERENCE), date(REFERENCE, "3/2012")], [("Reference", REFERENCE)]),
        (REFERENCE, [refer(REFERENCE, REFERENCE), cite(REFERENCE, "3/2012")], [("Reference", REFERENCE)]),
        (URL, [date(URL, "2012/03/05"), name(URL, "example", "organisation")], []),
        # A body beside the title stays in a citation; a body, person or group of the title falls.
        (RESOLUTION, [cite(RESOLUTION, RESOLUTION), name(RESOLUTION, "Human Rights Council", "organisation")], [("Citation", RESOLUTION), ("Name", "Human Rights Council")]),
        ("Nelson Mandela Rules", [cite("Nelson Mandela Rules", "Nelson Mandela Rules", "Nelson Mandela Rules"), name("Nelson Mandela Rules", "Nelson Mandela", "person")], [("Citation", "Nelson Mandela Rules")]),
        ("United Nations Rules", [cite("United Nations Rules", "United Nations Rules", "United Nations Rules"), name("United Nations Rules", "United Nations", "organisation")], [("Citation", "United Nations Rules")]),
        # The model's name for a law falls, the place inside stays.
        ("Penal Code of Chile", [cite("Penal Code of Chile", "Penal Code of Chile", "Penal Code"), name("Penal Code of Chile", "Penal Code of Chile", "organisation", 0.9), name("Penal Code of Chile", "Chile", "place", None, "CHL")], [("Citation", "Penal Code of Chile"), ("Name", "Chile")]),
        # Several laws in the same words all stand, the same one twice does not.
        (RESOLUTION, [cite(RESOLUTION, RESOLUTION, None, "A"), cite(RESOLUTION, RESOLUTION, None, "B"), cite(RESOLUTION, RESOLUTION, None, "A")], [("Citation", RESOLUTION), ("Citation", RESOLUTION)]),
        # The longer one of a kind stands.
        ("3 to 5 May 2011", [date("3 to 5 May 2011", "5 May 2011"), date("3 to 5 May 2011", "3 to 5 May 2011")], [("Date", "3 to 5 May 2011")]),
        ("article 5 of the Penal Code", [cite("article 5 of the Penal Code", "Penal Code"), cite("article 5 of the Penal Code", "article 5 of the Penal Code")], [("Citation", "article 5 of the Penal Code")]),
        # A date in a name is none; a name in a date is none.
        ("23 March Movement", [name("23 March Movement", "23 March Movement", "organisation"), date("23 March Movement", "23 March")], [("Name", "23 March Movement")]),
        ("12 April 2011", [date("12 April 2011", "12 April 2011"), name("12 April 2011", "April", "person")], [("Date", "12 April 2011")]),
        # Places stay in authorities and groups, not in organisations.
        (OFFICE, [name(OFFICE, OFFICE, "authority"), name(OFFICE, "Chile", "place", None, "CHL")], [("Name", OFFICE), ("Name", "Chile")]),
        ("Riders of Chile", [name("Riders of Chile", "Riders of Chile", "organisation"), name("Riders of Chile", "Chile", "place")], [("Name", "Riders of Chile")]),
        # Of equal ones the rule before the model, and the kind with power before the others.
        ("Supreme Court", [name("Supreme Court", "Supreme Court", "organisation", 0.9), name("Supreme Court", "Supreme Court", "authority")], [("Name", "Supreme Court")]),
        # Neighbours do not touch each other.
        ("5 May in Lima", [date("5 May in Lima", "5 May"), name("5 May in Lima", "Lima", "place")], [("Date", "5 May"), ("Name", "Lima")]),
    ],
)  # fmt: skip
def test_precedence(text: str, mentions: list[Mention], expected: list[tuple[str, str]]) -> None:
    assert standing(text, mentions) == expected


def test_the_rule_stands_before_the_model() -> None:
    text = "Supreme Court"
    document = document_of([("allegations", text)])
    rule, model = name(text, text, "organisation"), name(text, text, "authority", 0.9)
    assert settle(document, [model, rule]) == (rule,)


def test_titles_of_mandates_are_no_organisations() -> None:
    text = "Ada Exempel, Working Group on Arbitrary Detention, Chile"
    mentions: list[Mention] = [
        name(text, "Ada Exempel", "person"),
        name(text, "Working Group on Arbitrary Detention", "organisation"),
        name(text, "Chile", "place", None, "CHL"),
    ]
    assert standing(text, mentions, "signatories") == [("Name", "Ada Exempel"), ("Name", "Chile")]
    assert len(standing(text, mentions, "procedure_notice")) == 3


def test_requests_and_users_own_mentions_always_stand() -> None:
    text = "Law No. 3 of 5 May 2011"
    own = CustomMention(start=0, end=5, by="x", extractor="x", label="y")
    item = RequestItemMention(start=0, end=23, by="requests:x", marker=None, number=1)
    assert standing(text, [own, item, cite(text, text)]) == [
        ("Citation", text),
        ("RequestItem", text),
        ("Custom", "Law N"),
    ]


@pytest.mark.parametrize("name", ["AL_CMR_4_2019", "AL_OTH_188_2021", "UA_BHR_3_2012", "UA_VEN_9_2018"])
def test_nothing_that_a_careful_reader_marked_falls(shared: Path, name: str) -> None:
    letter = read(shared / "letters" / "typeset" / "src" / f"{name}.txt")
    mentions = gold_mentions(letter)
    stand = settle(letter.document, mentions)
    assert [m for m in mentions if m not in stand] == []


SPAN = st.tuples(st.integers(0, 40), st.integers(1, 12))


@given(
    st.lists(st.tuples(SPAN, st.sampled_from(["date", "cite", "person", "place", "authority"])), max_size=12)
)
@settings(max_examples=150, deadline=None)
def test_what_stands_is_sorted_and_no_two_dates_overlap(drawn: list[tuple[tuple[int, int], str]]) -> None:
    mentions: list[Mention] = []
    for (start, length), kind in drawn:
        end = start + length
        if kind == "date":
            mentions.append(DateMention(start=start, end=end, by="d", edtf=None))
        elif kind == "cite":
            mentions.append(
                CitationMention(start=start, end=end, by="c", kind=None, instrument=None, title=None)
            )
        else:
            mentions.append(NameMention(start=start, end=end, by="n", kind=kind))  # type: ignore[arg-type]
    stand = settle(document_of([("allegations", "x" * 60)]), mentions)
    assert [(m.start, -m.end) for m in stand] == sorted((m.start, -m.end) for m in stand)
    dates = [m for m in stand if isinstance(m, DateMention)]
    citations = [m for m in stand if isinstance(m, CitationMention)]
    assert all(a.end <= b.start for a, b in pairwise(dates))
    assert not any(d.start < c.end and c.start < d.end for d in dates for c in citations)
    # Settling twice changes nothing.
    assert settle(document_of([("allegations", "x" * 60)]), stand) == stand
