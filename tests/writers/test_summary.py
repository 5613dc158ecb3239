"""The summary: what a person reads of a record."""

from __future__ import annotations

from msgspec.structs import replace

from allegex.evaluation.run import NOTHING
from allegex.records.letter import (
    Charge,
    Check,
    Date,
    Entity,
    Event,
    Header,
    LetterDate,
    Notice,
    Reference,
    Request,
    Response,
)
from allegex.records.text import Place
from allegex.writers.summary import WIDTH, summary

TEXT = "In June 2021 she wrote. On 2 July 2021 he was held. Once he left.\n\n1. Please explain."
LETTER = replace(
    NOTHING,
    language="en",
    kind="letter",
    text=TEXT,
    header=Header(
        reference=Reference(
            start=0, end=0, value="UA TGO 1/2020", type="UA", state="TGO", number=1, year=2020
        ),
        date=LetterDate(start=0, end=0, value="2020-10-08"),
        response=Response(days=60, due="2020-12-07", urgent=False),
    ),
    dates=(
        Date(start=27, end=38, edtf="2021-07-02", earliest="2021-07-02", latest="2021-07-02", event=0),
        Date(start=3, end=12, edtf="2021-06", earliest="2021-06-01", latest="2021-06-30"),
        Date(start=52, end=56, edtf=None, earliest=None, latest=None),
    ),
    events=(Event(start=24, end=51, type="arrest", date=0, edtf="2021-07-02", status="alleged"),),
    entities=(
        Entity(id="e1", kind="person", name="Kodjo Sossou", aliases=("Sossou",), roles=("alleged_victim",)),
    ),
    charges=(
        Charge(
            person="e1",
            citations=(),
            provisions=("290",),
            law="Code pénal",
            jurisdiction="TGO",
            opened="2020-08-21",
            closed=None,
            outcome="pending",
        ),
    ),
    requests=(Request(start=67, end=85, number=1, marker="1."),),
    checks=(Check("a", True), Check("resolutions match mandates", False, "2 of 3")),
    warnings=(Notice("pages_cut", "page 3 was not read", (Place(3),)),),
)


def test_the_summary_tells_what_matters():
    lines = summary(LETTER).decode().splitlines()
    assert lines[0] == "UA TGO 1/2020 urgent appeal, 2020-10-08, en, 0 pages"
    text = "\n".join(lines)
    assert "60 days, due 2020-12-07" in text
    assert "Kodjo Sossou (alleged victim; also Sossou)" in text
    assert "Kodjo Sossou: 290 of Code pénal [TGO], opened 2020-08-21, pending" in text
    assert "1. Please explain." in text
    assert "1. 1." not in text
    assert "not: resolutions match mandates: 2 of 3" in text
    assert "page 3 was not read (page 3)" in text
    assert max(map(len, lines)) <= WIDTH


def test_an_empty_record_is_still_a_page():
    assert summary(NOTHING).decode().startswith("no reference  other, , 0 pages")
