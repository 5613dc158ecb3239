"""Charges that a reader must settle: no person, several ends."""

from __future__ import annotations

import pytest

import allegex
from allegex.linking.doubts import charge_warnings
from allegex.linking.link import link
from allegex.pipeline import Pipeline
from allegex.records.link import Links
from allegex.records.text import Span
from build import document_of


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return allegex.load("fast")


def linked(pipeline: Pipeline, text: str) -> Links:
    """A paragraph of facts with its sentences."""
    document = document_of([("allegations", text)])
    ends = [n + 1 for n, sign in enumerate(text) if sign == "." and text[n + 1 : n + 3] not in {" R", " S"}]
    starts = [0, *(end + 1 for end in ends[:-1])]
    document = type(document)(
        text=document.text,
        kind="letter",
        language="en",
        sections=document.sections,
        sentences=tuple(Span(a, b) for a, b in zip(starts, ends, strict=True)),
    )
    mentions = [m for extract in pipeline._extractors for m in extract(document)]
    return link(document, mentions, pipeline.resources)


def codes(links: Links) -> list[str]:
    return [w.code for w in charge_warnings(links.charges)]


def test_a_charge_against_nobody_named_keeps_no_person_and_warns(pipeline: Pipeline) -> None:
    links = linked(
        pipeline,
        "On 3 May 2020, a criminal case was opened under article 190 of the Criminal Code of Georgia.",
    )
    assert [c.person for c in links.charges] == [None]
    assert codes(links) == ["charge_without_person"]
    assert "charge_without_person" in [w.code for w in links.warnings]


def test_two_ends_of_one_case_are_both_kept(pipeline: Pipeline) -> None:
    links = linked(
        pipeline,
        "On 3 May 2020, Ms. Rokaya was charged under article 190 of the Criminal Code of Georgia. "
        "In June 2021, Ms. Rokaya was acquitted. "
        "Ms. Rokaya was convicted in June 2021.",
    )
    assert [(c.outcome, c.alternatives) for c in links.charges] == [("acquitted", ("convicted",))]
    assert codes(links) == ["charge_outcomes_differ"]
    assert len({e.start for e in links.charges[0].evidence}) == len(links.charges[0].evidence) == 3


def test_one_end_said_twice_is_no_contradiction(pipeline: Pipeline) -> None:
    links = linked(
        pipeline,
        "On 3 May 2020, Ms. Rokaya was charged under article 190 of the Criminal Code of Georgia. "
        "In June 2021, Ms. Rokaya was acquitted. "
        "Ms. Rokaya was acquitted in June 2021.",
    )
    assert [(c.outcome, c.alternatives) for c in links.charges] == [("acquitted", ())]
    assert codes(links) == []
