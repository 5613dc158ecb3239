"""Short letters of every kind and era in each language: every paragraph in its section, and every question found."""

from __future__ import annotations

import re
from itertools import groupby

import pytest

from allegex.extractors.requests import Settings, build
from allegex.resources import Resources
from allegex.segmentation.segment import segment
from letters import Case, cases, text_of


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_every_paragraph_stands_in_its_section(case: Case, resources: Resources) -> None:
    document = segment(text_of(case), resources)
    top = [s for s in document.sections if s.parent is None]
    found = [next(s.kind for s in top if s.start <= block.start < s.end) for block in document.text.blocks]
    assert dict(enumerate(found)) == dict(enumerate(case.kinds))
    if "annex" not in case.kinds:
        assert [s.kind for s in top] == [kind for kind, _ in groupby(case.kinds)]
    assert document.language == case.name[:2]
    assert document.kind == case.told.get("kind", "reply" if case.kinds[0].startswith("reply") else "letter")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_every_question_is_found(case: Case, resources: Resources) -> None:
    """As many as are numbered on their own lines; of those in prose, each that ends in a question mark."""
    document = segment(text_of(case), resources)
    asked = [t for k, t in zip(case.kinds, case.paragraphs, strict=True) if k == "requests"]
    numbered = [t for t in asked if re.match(r"\(?\d|[a-z]\)", t)]
    found = [m for m in build(Settings(), resources)(document) if m.level == 0]  # type: ignore[attr-defined]
    if document.kind == "reply":
        assert [m.number for m in found] == list(range(1, len(found) + 1)), "answers, as they are numbered"
    elif numbered:
        assert len(found) == len(numbered)
    else:
        marks = [m for m in found if document.content[m.start : m.end].endswith("?")]
        assert len(marks) == sum(t.count("?") for t in asked)


def test_the_languages_have_as_many_letters() -> None:
    counts = [sum(case.name.startswith(language) for case in cases()) for language in ("en", "fr", "es")]
    assert min(counts) >= 20
    assert max(counts) - min(counts) <= 3
