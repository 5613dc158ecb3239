"""Checks: each one fails on the fault it is for, and says where; details carry no names."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allegex.linking.checks import run_checks
from allegex.records.citation import Provision
from allegex.records.document import Document, SectionKind
from allegex.records.letter import (
    Check,
    Citation,
    Date,
    Header,
    LetterDate,
    Mandate,
    Reference,
    Request,
    Response,
    Signatory,
)
from allegex.records.link import Links
from allegex.records.text import Note
from allegex.resources import Resources
from build import document_of

KINDS: tuple[SectionKind, ...] = (
    "mandates", "reference", "date", "salutation", "opening", "subject", "allegations", "concerns", "requests",
    "closing", "signatories",
)  # fmt: skip
DOCUMENT = document_of([(kind, f"text of {kind}") for kind in KINDS])
TORTURE = Mandate(
    start=0,
    end=5,
    id="sr-torture",
    title="Special Rapporteur on torture",
    resolution="A/HRC/RES/34/19",
    signatory="Nils Melzer",
)
SIGNED = Signatory(start=6, end=9, name="Nils Melzer", title=None, mandate=0)
HEADER = Header(
    reference=Reference(start=0, end=1, value="AL CHL 1/2018", type="AL", state="CHL", number=1, year=2018),
    date=LetterDate(start=0, end=1, value="2018-05-03"),
    mandates=(TORTURE,),
    signatories=(SIGNED,),
    response=Response(days=60, due="2018-07-02", urgent=False),
)
REQUESTS = tuple(Request(start=n, end=n + 1, number=n) for n in (1, 2, 3))
GOOD = Links(header=HEADER, requests=REQUESTS)


def checks(links: Links, resources: Resources, document: Document = DOCUMENT) -> dict[str, Check]:
    found, _ = run_checks(document, links, resources)
    return {check.name: check for check in found}


def test_a_letter_without_fault_passes_every_check(resources: Resources) -> None:
    found = checks(GOOD, resources)
    assert [check for check in found.values() if not check.ok] == []
    assert list(found) == [
        "signatories_match_mandates",
        "resolutions_match_mandates",
        "resolutions_known_for_mandates",
        "signatories_held_mandates",
        "mandates_known",
        "mandates_existed",
        "reference_year_is_date_year",
        "due_date_after_date",
        "urgency_fits_deadline",
        "requests_numbered",
        "expected_sections_found",
        "one_letter",
        "facts_before_letter_date",
        "footnotes_have_calls",
        "provisions_have_instrument",
    ]


def cited(instrument: str | None, title: str | None) -> Citation:
    return Citation(
        start=10,
        end=20,
        kind="statute",
        instrument=instrument,
        title=title,
        jurisdiction=None,
        provisions=(Provision("5", "article"),),
    )


def header(**changes: object) -> Links:
    return replace(GOOD, header=replace(HEADER, **changes))


LATE = Date(start=60, end=70, edtf="2018-06-01", earliest="2018-06-01", latest="2018-06-01")


@pytest.mark.parametrize(
    ("links", "name", "detail"),
    [
        (header(mandates=(replace(TORTURE, signatory=None),)), "signatories_match_mandates", "mandate 0"),
        (header(signatories=(replace(SIGNED, mandate=None),)), "signatories_match_mandates", "signatory at 6-9"),
        (header(mandates=(replace(TORTURE, resolution=None),)), "resolutions_match_mandates", "mandate 0"),
        (header(mandates=(replace(TORTURE, resolution="A/HRC/RES/32/8"),)), "resolutions_known_for_mandates", "is of sr-food, not of sr-torture"),
        (header(date=LetterDate(start=0, end=1, value="2009-05-03")), "signatories_held_mandates", "signatory at 6-9: not known to hold sr-torture in 2009"),
        (header(mandates=(replace(TORTURE, id=None),)), "mandates_known", "mandate 0 at 0-5"),
        (header(mandates=(), signatories=()), "mandates_known", "no mandate found"),
        (header(mandates=(replace(TORTURE, id="sr-privacy"),), date=LetterDate(start=0, end=1, value="2009-05-03")), "mandates_existed", "sr-privacy ran 2015-"),
        (header(date=LetterDate(start=0, end=1, value="2019-05-03")), "reference_year_is_date_year", "reference of 2018"),
        (header(date=None), "reference_year_is_date_year", "no date"),
        (header(response=Response(days=60, due="2018-05-01", urgent=False)), "due_date_after_date", "2018-05-01"),
        (header(date=None, response=Response(days=60, due=None, urgent=False)), "due_date_after_date", "60 days without a letter date"),
        (header(response=Response(days=60, due="2018-07-02", urgent=True)), "urgency_fits_deadline", "urgent, with 60 days"),
        (replace(GOOD, requests=REQUESTS[::2]), "requests_numbered", "1 then 3"),
        (replace(GOOD, requests=REQUESTS[1:]), "requests_numbered", "first is 2"),
        (replace(GOOD, citations=(cited(None, None),)), "provisions_have_instrument", "citation 0 at 10-20"),
        (replace(GOOD, dates=(replace(LATE, start=100, end=110),)), "facts_before_letter_date", "date at 100-110"),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_place(
    resources: Resources, links: Links, name: str, detail: str
) -> None:
    allegations = DOCUMENT.spans("allegations")[0]
    links = replace(
        links,
        dates=tuple(replace(d, start=allegations.start, end=allegations.start + 4) for d in links.dates),
    )
    detail = detail.replace("100-110", f"{allegations.start}-{allegations.start + 4}")
    check = checks(links, resources)[name]
    assert not check.ok
    assert detail in check.detail
    assert "Melzer" not in check.detail


@pytest.mark.parametrize(
    ("links", "name"),
    [
        # A second list begins at 1 again.
        (replace(GOOD, requests=(*REQUESTS, *REQUESTS)), "requests_numbered"),
        (replace(GOOD, requests=()), "requests_numbered"),
        # A resolution or a name that the table does not know is no fault: it ends before today.
        (header(mandates=(replace(TORTURE, resolution="A/HRC/RES/61/4"),)), "resolutions_known_for_mandates"),
        (header(signatories=(replace(SIGNED, name="Ada Exempel"),)), "signatories_held_mandates"),
        # Domestic law has a title and no instrument.
        (replace(GOOD, citations=(cited(None, "Penal Code"),)), "provisions_have_instrument"),
        (header(response=Response(days=None, due=None, urgent=True)), "due_date_after_date"),
    ],
)  # fmt: skip
def test_what_is_no_fault_passes(resources: Resources, links: Links, name: str) -> None:
    assert checks(links, resources)[name].ok


def test_a_planned_day_may_lie_after_the_letter(resources: Resources) -> None:
    for text, ok in (
        ("The hearing is scheduled for 1 June.", True),
        ("The hearing was held on 1 June.", False),
    ):
        document = document_of([("allegations", text)])
        links = replace(GOOD, dates=(replace(LATE, start=5, end=10),))
        assert checks(links, resources, document)["facts_before_letter_date"].ok is ok


def test_missing_sections_depend_on_type_and_year(resources: Resources) -> None:
    bare = document_of([(kind, "x") for kind in KINDS if kind not in ("mandates", "requests")])
    check = checks(GOOD, resources, bare)["expected_sections_found"]
    assert not check.ok
    assert check.detail == "AL: mandates; requests"
    old = header(date=LetterDate(start=0, end=1, value="2005-05-03"))
    assert checks(old, resources, bare)["expected_sections_found"].detail == "AL: requests"
    assert HEADER.reference is not None
    other = header(reference=replace(HEADER.reference, type="OL"))
    assert checks(other, resources, bare)["expected_sections_found"].detail == "OL: mandates"


def test_two_letters_and_loose_notes_are_seen(resources: Resources) -> None:
    twice = document_of([(kind, "x") for kind in (*KINDS, *KINDS)])
    twice = replace(twice, text=replace(twice.text, notes=(Note("1", None, 0, 1),)))
    found = checks(GOOD, resources, twice)
    assert not found["one_letter"].ok
    assert found["footnotes_have_calls"].detail == "note at 0-1"


def test_a_text_that_is_no_letter_is_not_checked_as_one(resources: Resources) -> None:
    found, warnings = run_checks(replace(DOCUMENT, kind="other"), GOOD, resources)
    assert [check.name for check in found] == ["provisions_have_instrument"]
    assert warnings == ()


def test_a_header_with_holes_warns(resources: Resources) -> None:
    _, warnings = run_checks(DOCUMENT, Links(), resources)
    assert [w.code for w in warnings] == ["reference_missing", "date_missing"]
    assert HEADER.reference is not None
    _, warnings = run_checks(DOCUMENT, header(reference=replace(HEADER.reference, inferred=True)), resources)
    assert [w.code for w in warnings] == ["reference_repaired"]
