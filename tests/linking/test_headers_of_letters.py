"""Headers, questions and related letters of short letters, from text to record: exact.

The letters of `LANGUAGE_headers.txt` were written before anything was changed for them, in five rounds; what was read of each round at
first, in this order:

| round | letters | words in their section | starts of sections | headers | related letters | themes | topics |
|---|---|---|---|---|---|---|---|
| x- | 24 of all kinds | 0.956 | 0.972 | 22 of 24 | 0.91 | 0.83 | 0.89 |
| y- | 12 of all kinds | 0.992 | 0.986 | all | all | 0.77 | 0.93 |
| z-, the first six | six | 0.958 | 0.969 | all | all | 0.87 | 0.89 |
| z-ol- | six comments on laws | 0.890 | 0.960 | all | all | | |
| r- | nine, four of them replies, and then two more | 0.911, then all | 0.886, then all | all but two replies | all but these | | |
"""

from __future__ import annotations

import re

import pytest

import allegex
from allegex.linking.link import link
from allegex.pipeline import Pipeline
from allegex.records.link import Links
from allegex.segmentation.segment import segment
from letters import Case, cases, text_of

LETTERS = [case for case in cases("*_headers.txt") if case.told.get("kind") != "other"]
ADDRESSED = [case for case in LETTERS if "addressee" in case.told]
ITEM = re.compile(r"\d+\. ")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return allegex.load("fast")


def linked(case: Case, pipeline: Pipeline) -> Links:
    document = segment(text_of(case), pipeline.resources)
    mentions = [mention for extract in pipeline._extractors for mention in extract(document)]
    return link(document, mentions, pipeline.resources)


@pytest.mark.parametrize("case", LETTERS, ids=lambda case: case.name)
def test_reference_and_related_letters(case: Case, pipeline: Pipeline) -> None:
    header = linked(case, pipeline).header
    assert header.reference is not None
    assert header.reference.value == case.told["reference"]
    wanted = case.told.get("related", "")
    related = [f"{letter.reference} {letter.relation}" for letter in header.related]
    assert sorted(related) == sorted(wanted.split("; ") if wanted else [])


@pytest.mark.parametrize("case", ADDRESSED, ids=lambda case: case.name)
def test_header(case: Case, pipeline: Pipeline) -> None:
    header = linked(case, pipeline).header
    assert header.date is not None
    assert header.date.value == case.told["date"]
    assert header.addressee is not None
    kind, _, value = case.told["addressee"].partition(" ")
    assert header.addressee.kind == kind
    assert value == (header.addressee.state if kind == "government" else header.addressee.name)
    assert header.response.urgent == ("urgent" in case.told)
    assert header.response.days == (int(case.told["days"]) if "days" in case.told else None)
    copies = case.told.get("copies", "")
    assert sorted(copy.state or copy.name for copy in header.copied_to) == (
        sorted(copies.split("; ")) if copies else []
    )


@pytest.mark.parametrize("case", ADDRESSED, ids=lambda case: case.name)
def test_who_signs_is_who_sends(case: Case, pipeline: Pipeline) -> None:
    header = linked(case, pipeline).header
    signed = [
        paragraph.split("\n")[0]
        for kind, paragraph in zip(case.kinds, case.paragraphs, strict=True)
        if kind == "signatories"
    ]
    assert [signatory.name for signatory in header.signatories] == signed
    assert [mandate.signatory for mandate in header.mandates] == signed
    assert all(mandate.id is not None for mandate in header.mandates)
    assert all(mandate.resolution is not None for mandate in header.mandates if not old(case))


def old(case: Case) -> bool:
    """Letters before 2009 name one resolution on all mandates, which is no mandate's own."""
    return int(case.told["date"][:4]) < 2009


@pytest.mark.parametrize("case", ADDRESSED, ids=lambda case: case.name)
def test_questions(case: Case, pipeline: Pipeline) -> None:
    asked = [t for k, t in zip(case.kinds, case.paragraphs, strict=True) if k == "requests"]
    numbered = [ITEM.sub("", t, count=1) for t in asked if ITEM.match(t)]
    document = segment(text_of(case), pipeline.resources)
    requests = linked(case, pipeline).requests
    found = [document.content[r.start : r.end].strip() for r in requests]
    if numbered:
        assert found == numbered
    else:
        assert len(found) == int(case.told.get("asked in prose", 0))
