"""Whom letters are about: the alleged victims of short letters, and no relative, lawyer, officer or author of a law."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from allegex.extractors.names import Settings, build
from allegex.linking.entities import resolve_entities
from allegex.records.letter import Header
from allegex.records.name import NameMention
from allegex.resources import Resources
from build import document_of

RESOURCES = Resources()
EXTRACT = build(Settings(), RESOURCES)
CASES: Sequence[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases" / "victims.json").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"][:50])
def test_victims(case: dict[str, Any]) -> None:
    """The alleged victims of a letter, by name."""
    document = document_of([(kind, text) for kind, text in case["parts"]], case["language"])
    mentions = tuple(m for m in EXTRACT(document) if isinstance(m, NameMention))
    found = resolve_entities(document, mentions, Header(), RESOURCES)
    victims = {e.name for e in found if e.kind == "person" and "alleged_victim" in e.roles}
    assert victims == set(case["victims"]), case["why"]
