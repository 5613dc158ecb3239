"""States: names, aliases and demonyms in three languages by ISO 3166-1 alpha-3 code."""

from __future__ import annotations

from msgspec import Struct

from allegex.resources import Resources


class State(Struct, frozen=True, forbid_unknown_fields=True):
    """One State. `demonyms` maps a language to its adjectives and nouns of nationality, all genders."""

    id: str
    """ISO 3166-1 alpha-3."""
    alpha2: str
    name: dict[str, str]
    aliases: dict[str, tuple[str, ...]]
    """Other names in use by language: long names, former names, common short names."""
    demonyms: dict[str, tuple[str, ...]]
    status: str
    """member, observer, ..."""
    former_codes: tuple[str, ...] = ()
    source: str = ""


def states(resources: Resources) -> tuple[State, ...]:
    """All States, sorted by code."""
    return resources.read("facts/states.json", tuple[State, ...])


def by_code(resources: Resources) -> dict[str, State]:
    """States by alpha-3 code."""
    return {state.id: state for state in resources.of(states)}
