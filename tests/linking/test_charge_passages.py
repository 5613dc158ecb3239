"""Charges of short passages as letters tell them: procedures of common and civil law, and what is no charge."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from allegex.linking.charges import find_charges
from allegex.resources import Resources
from corpus.links import from_marks
from corpus.marked import parse

FOLDER = Path(__file__).parents[1] / "cases"
CASES = [
    case
    for name in (
        "charges.json",
        "charges_accounts.json",
        "charges_fresh.json",
        "charges_turns.json",
        "charges_more.json",
    )
    for case in json.loads((FOLDER / name).read_text("utf-8"))
]
"""`<A>` is a person, `<law|provisions|words>` a law cited, `<edtf|words>` a date."""
PERSONS = {"A": ("a", "Ane Ruiz"), "B": ("b", "Ben Okoro"), "C": ("c", "Chi Maro")}


def marked(text: str) -> str:
    def mark(match: re.Match[str]) -> str:
        parts = match[1].split("|")
        if len(parts) == 1:
            return "{{{{PER id={}: {}}}}}".format(*PERSONS[parts[0]])
        if len(parts) == 2:
            return "{{{{DATE edtf={}: {}}}}}".format(*parts)
        return '{{{{CIT law="{}" provisions="{}" jurisdiction=XXX: {}}}}}'.format(*parts)

    return re.sub(r"<([^<>]+)>", mark, text)


def told(case: dict[str, str], resources: Resources) -> list[str]:
    """Surname, provisions, outcome of each charge."""
    front = {
        "name": "x",
        "kind": "letter",
        "language": case["language"],
        "persons": [
            {"id": id_, "name": name, "roles": ["alleged_victim"]}
            for mark, (id_, name) in PERSONS.items()
            if f"<{mark}>" in case["text"]
        ],
    }
    letter = parse(front, f"@section allegations\n{marked(case['text'])}\n")
    links = from_marks(letter)
    names = {entity.id: entity.name.split()[-1] for entity in links.entities}
    found = find_charges(letter.document, links, resources)
    return sorted(
        f"{names.get(c.person or '', '-')} {'+'.join(sorted(c.provisions)) or '-'} {c.outcome}" for c in found
    )


def ordered(row: str) -> str:
    """A wanted row with its provisions in order."""
    surname, _, rest = row.partition(" ")
    provisions, _, outcome = rest.rpartition(" ")
    return f"{surname} {'+'.join(sorted(provisions.split('+')))} {outcome}"


def _case(case: dict[str, str]) -> object:
    """The case as a parameter; what is known to fail says why."""
    marks = [pytest.mark.xfail(strict=True, reason=case["known"])] if "known" in case else []
    return pytest.param(case, marks=marks, id=f"{case['language']}-{case['id']}")


@pytest.mark.parametrize("case", [_case(case) for case in CASES])
def test_passages(case: dict[str, str], resources: Resources) -> None:
    assert told(case, resources) == sorted(map(ordered, case["wanted"])), case["reason"]
