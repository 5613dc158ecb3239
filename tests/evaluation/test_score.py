"""A letter scored against its gold, field by field."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from allegex.evaluation.count import Count
from allegex.evaluation.gold import Corpus, Gold
from allegex.evaluation.run import NOTHING, evaluate, interval, score
from allegex.records.citation import Provision
from allegex.records.letter import (
    Charge,
    Citation,
    Date,
    Entity,
    EntityMention,
    Footnote,
    Header,
    Letter,
    Mandate,
    Reference,
    Request,
    Section,
)

TEXT = "Ref.: AL NPL 9/2019\n\nMs. Maya Gurung wrote on 2 May 2019 that article 9 was broken.\n\n1. Please explain why.\n\nSee it."
GOLD = msgspec.convert(
    {
        "source": "x",
        "communication": {"reference": "AL NPL 9/2019", "type": "AL", "copied_to": ["IND"]},
        "mandates": [
            {"title": "Special Rapporteur on torture", "resolution": "A/HRC/RES/1/1", "signatory": "Ana Ruiz"}
        ],
        "sections": [
            {"type": "reference", "starts": "Ref.: AL NPL 9/2019", "ends": "Ref.: AL NPL 9/2019"},
            {"type": "allegations", "starts": "Ms. Maya Gurung wrote", "ends": "was broken."},
        ],
        "persons": [
            {"name": "Maya Gurung", "aliases": ["Ms. Gurung"], "roles": ["alleged_victim"]},
            {"name": "Dev Rai", "optional": True},
        ],
        "dates": [
            {"text": "2 May 2019", "edtf": "2019-05-02"},
            {"text": "long ago", "edtf": "2001~", "optional": True},
        ],
        "citations": [{"quote": "article 9", "instruments": ["ICCPR"], "provisions": ["9"]}],
        "requests": [{"number": 1, "starts": "Please explain why.", "ends": "Please explain why."}],
        "charges": [{"person": "Maya Gurung", "provisions": ["306"], "outcome": "pending", "opened": 2019}],
        "footnotes": [{"marker": "1", "text": "See it."}],
        "mentions": [
            {"type": "PER", "text": "Maya Gurung", "id": "p1"},
            {"type": "DATE", "text": "2 May 2019", "edtf": "2019-05-02"},
            {"type": "CIT", "text": "article 9", "instruments": ["ICCPR"], "provisions": ["9"]},
        ],
    },
    Gold,
)


def at(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def section(kind, start, end) -> Section:
    return Section(kind=kind, start=start, end=end, heading=None, language="en", parent=None)


PERSON = Entity(
    id="e1",
    kind="person",
    name="Maya Gurung",
    roles=("alleged_victim",),
    mentions=(EntityMention(**at("Maya Gurung"), by="x", score=None),),
)
RIGHT: Letter = replace(
    NOTHING,
    kind="letter",
    language="en",
    text=TEXT,
    header=Header(
        reference=Reference(
            **at("AL NPL 9/2019"), value="AL NPL 9/2019", type="AL", state=None, number=None, year=None
        ),
        mandates=(
            Mandate(
                start=0,
                end=0,
                id=None,
                title="the Special Rapporteur on torture",
                resolution="A/HRC/RES/1/1",
                signatory="Ana Ruiz",
            ),
        ),
    ),
    sections=(
        section("reference", 0, 21),
        section("allegations", 21, TEXT.index("1. Please")),
        section("requests", TEXT.index("1. Please"), TEXT.index("See it.")),
        section("footnotes", TEXT.index("See it."), len(TEXT)),
    ),
    entities=(PERSON,),
    dates=(Date(**at("2 May 2019"), edtf="2019-05-02", earliest=None, latest=None),),
    citations=(
        Citation(
            **at("article 9"),
            kind="treaty",
            instrument="ICCPR",
            title=None,
            jurisdiction=None,
            provisions=(Provision("9", "article"),),
        ),
    ),
    requests=(Request(**at("1. Please explain why."), number=1, marker="1."),),
    charges=(
        Charge(
            person="e1",
            citations=(),
            provisions=("306",),
            law=None,
            jurisdiction=None,
            opened="2019",
            closed=None,
            outcome="pending",
        ),
    ),
    footnotes=(Footnote(**at("See it."), marker="1", anchor=30),),
)


def changed(**values) -> dict[str, Count]:
    return score(GOLD, replace(RIGHT, **values))


def test_a_right_letter_scores_full():
    short = {field: count for field, count in score(GOLD, RIGHT).items() if count.f1 < 1}
    assert short == {"copied_to": Count(missed=1), "sections.bounds": Count(2, 2, 0)}


def test_no_record_misses_everything():
    counts = score(GOLD, NOTHING)
    assert all(count.right == 0 for count in counts.values())
    assert counts["persons"] == Count(missed=1)
    assert counts["sections.bounds"] == Count(missed=2)


def test_words_in_the_wrong_section_count():
    sections = (section("reference", 0, 30), section("allegations", 30, len(TEXT)))
    counts = changed(sections=sections)
    assert counts["sections.words"] == Count(15, 2, 2), "Ms. and Maya stand in the wrong one"
    assert counts["sections.bounds"] == Count(0, 2, 2)


def test_an_optional_person_is_neither_required_nor_an_error():
    optional = Entity(id="e2", kind="person", name="Dev Rai")
    assert changed(entities=(PERSON, optional))["persons"] == Count(1, 0, 0)


def test_a_person_found_twice_is_wrong_once():
    twice = Entity(id="e2", kind="person", name="Gurung", aliases=("Ms. Gurung",))
    assert changed(entities=(PERSON, twice))["persons"] == Count(1, 1, 0)


def test_a_name_of_another_kind_is_wrong_there_and_missed_here():
    counts = changed(entities=(replace(PERSON, kind="place"),))
    assert counts["persons"] == Count(missed=1)
    assert counts["places"] == Count(wrong=1)
    assert counts["persons.victims"] == Count(missed=1)


def test_a_longer_mention_overlaps_but_is_not_exact():
    start = TEXT.index("Ms. Maya Gurung")
    mention = EntityMention(start=start, end=start + 15, by="x", score=None)
    counts = changed(entities=(replace(PERSON, mentions=(mention,)),))
    assert counts["mentions.person"] == Count(0, 1, 1)
    assert counts["mentions.person.overlap"] == Count(1, 0, 0)
    assert counts["mentions.names"] == Count(0, 1, 1)
    assert counts["mentions.names.unique"] == Count(0, 1, 1)


@pytest.mark.parametrize(
    ("edtf", "count", "why"),
    [
        ("2019-05-02~", Count(1, 0, 0), "the approximation sign stands apart"),
        ("2019-05", Count(0, 1, 1), "less precise is wrong"),
        (None, Count(0, 0, 1), "a date left unresolved is missed, not wrong"),
        ("2001", Count(0, 0, 1), "an optional value is no error"),
    ],
)
def test_dates(edtf, count, why):
    assert changed(dates=(replace(RIGHT.dates[0], edtf=edtf),))["dates"] == count, why


def test_a_citation_is_law_and_provision():
    more = replace(RIGHT.citations[0], provisions=(Provision("9", "article"), Provision("14", "article")))
    counts = changed(citations=(more,))
    assert counts["citations"] == Count(1, 1, 0)
    assert counts["citations.entries"] == Count(0, 1, 1)


def test_a_request_without_its_last_words_is_not_right():
    request = replace(RIGHT.requests[0], end=RIGHT.requests[0].end - 5)
    assert changed(requests=(request,))["requests"] == Count(0, 1, 1)


def test_a_charge_is_person_provisions_and_outcome():
    charge = replace(RIGHT.charges[0], opened=None)
    counts = changed(charges=(charge,))
    assert (counts["charges"], counts["charges.dated"]) == (Count(1, 0, 0), Count(0, 1, 1))
    assert changed(charges=(replace(charge, outcome="acquitted"),))["charges"] == Count(0, 1, 1)


def test_letters_are_summed_and_told_apart_by_language():
    french = replace(
        GOLD, communication=replace(GOLD.communication, language="fr", reference="UA TGO 1/2020")
    )
    result = evaluate(Corpus({"a": GOLD, "b": french}, "sha256:x"), [("a", RIGHT), ("unknown", NOTHING)])
    assert result.missing == ("b",)
    assert result.totals()["persons"] == Count(1, 0, 1)
    assert result.totals("en")["persons"] == Count(1, 0, 0)
    assert result.totals("fr")["persons"] == Count(missed=1)
    assert interval(result.letters, "persons") == interval(result.letters, "persons"), (
        "the same draws each time"
    )
    low, high = interval(result.letters, "persons")
    assert (low, high) == (0.0, 1.0)


def test_one_label_over_two_provisions_counts_once():
    gold = replace(GOLD, mentions=(replace(GOLD.mentions[2], label="Slander"),))
    labelled = replace(
        RIGHT.citations[0],
        provisions=(Provision("9", "article", label="Slander"), Provision("10", "article", label="slander")),
    )
    assert score(gold, replace(RIGHT, citations=(labelled,)))["citations.labels"] == Count(1, 0, 0)


def test_a_surname_after_a_full_name_is_not_looked_for_inside_it():
    text = "Hana Tesfaye, daughter of Dr. Tesfaye"
    rows = [
        {"type": "PER", "text": "Hana Tesfaye", "id": "p1"},
        {"type": "PER", "text": "Tesfaye", "id": "p2"},
    ]
    gold = replace(GOLD, mentions=msgspec.convert(rows, tuple[type(GOLD.mentions[0]), ...]))
    spans = tuple(EntityMention(start=a, end=b, by="x", score=None) for a, b in ((0, 12), (30, 37)))
    letter = replace(RIGHT, text=text, entities=(replace(PERSON, mentions=spans),))
    assert score(gold, letter)["mentions.person"] == Count(2, 0, 0)


def test_a_mention_in_a_footnote_does_not_hide_those_behind_its_call():
    first, second = GOLD.mentions[1], replace(GOLD.mentions[1], text="9", edtf=None)
    note = replace(GOLD.mentions[1], text="it", footnote="1")
    gold = replace(GOLD, mentions=(note, first, second))
    assert score(gold, RIGHT)["mentions.date"].right == 1, "the date stands before the footnote"


def test_a_number_inside_another_is_not_the_number_of_a_law():
    numbered = replace(RIGHT.citations[0], instrument=None, title=None, number="7")
    other = replace(GOLD.mentions[2], instruments=("A/HRC/RES/17/4",), provisions=())
    gold = replace(GOLD, mentions=(other,))
    right = replace(RIGHT.citations[0], instrument="A/HRC/RES/17/4", provisions=())
    assert score(gold, replace(RIGHT, citations=(numbered, right)))["citations"] == Count(1, 1, 0)
