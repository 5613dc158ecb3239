"""Domestic laws that name their State by their title alone, and what else tells a jurisdiction."""

from __future__ import annotations

from msgspec import Struct

from allegex.facts.folding import fold
from allegex.resources import Resources


class KnownLaw(Struct, frozen=True, forbid_unknown_fields=True):
    """A law title that only one State has, with the acronyms in use for it."""

    title: str
    state: str
    acronyms: tuple[str, ...]
    source: str
    numbered: bool = False
    """Whether its titles have numbers that stand before its acronym: "18 U.S.C."."""


class Jurisdictions(Struct, frozen=True, forbid_unknown_fields=True):
    """Territories, markers and eras to the State whose law they mean, and where a dot parts article and paragraph."""

    territories: dict[str, str]
    markers: dict[str, str]
    eras: dict[str, str]
    """Signs of a calendar in the names of laws to the State that counts years by it."""
    unions: tuple[str, ...]
    """Acronyms in the names of laws that are of a union of States and of none of them: "Regulation (EU) 2016/679"."""
    no_adjectives: tuple[str, ...]
    """Folded adjectives of States that are common words in the titles of laws: "fines"."""
    dot_splits: tuple[str, ...]
    """States whose law writes article 10, paragraph 1, as 10.1."""
    dot_keeps: tuple[str, ...]
    """States of the same languages that do not."""


def jurisdictions(resources: Resources) -> Jurisdictions:
    """Territories, markers and numbering."""
    return resources.read("facts/jurisdictions.json", Jurisdictions)


def known_laws(resources: Resources) -> tuple[KnownLaw, ...]:
    """All laws known by title, sorted by title."""
    return resources.read("facts/laws.json", tuple[KnownLaw, ...])


def law_states(resources: Resources) -> dict[str, str]:
    """Folded title to State."""
    return {fold(row.title): row.state for row in resources.of(known_laws)}
