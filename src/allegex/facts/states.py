"""States: names, aliases and demonyms in three languages by ISO 3166-1 alpha-3 code."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from allegex.facts.folding import fold_all
from allegex.resources import Resources


class State(Struct, frozen=True, forbid_unknown_fields=True):
    """One State. `demonyms` maps a language to its adjectives and nouns of nationality, all genders and numbers."""

    id: str
    """ISO 3166-1 alpha-3."""
    alpha2: str
    name: dict[str, str]
    """The name that the United Nations use, by language."""
    of: dict[str, str]
    """The name after "Government", "Gouvernement", "Gobierno": "of Cameroon", "du Cameroun", "del Camerún"."""
    aliases: dict[str, tuple[str, ...]]
    """Other names in use by language: long names, former names, common short names."""
    demonyms: dict[str, tuple[str, ...]]
    """Adjectives and nouns; "Congolese", "Korean", "Dominican", "Guinean" may stand at several States."""
    status: str
    """member or observer."""
    former_codes: dict[str, int]
    """Codes that references carried for it or its predecessor, with the last year of their use."""
    since: int | None
    """Year from which the State exists, where letters may be older than it."""
    source: str


def states(resources: Resources) -> tuple[State, ...]:
    """All States, sorted by code."""
    return resources.read("facts/states.json", tuple[State, ...])


def by_code(resources: Resources) -> dict[str, State]:
    """States by alpha-3 code, and by the former codes of old references."""
    table = {code: state for state in resources.of(states) for code in state.former_codes}
    table.update((state.id, state) for state in resources.of(states))
    return table


def named(resources: Resources) -> dict[str, str | None]:
    """Folded name or alias in any language to code; None where two States share it."""
    return _index(
        (name, state.id)
        for state in resources.of(states)
        for language, first in state.name.items()
        for name in (first, *state.aliases[language])
    )


def adjectives(resources: Resources) -> dict[str, str | None]:
    """Folded demonym in any language to code; None where two States share it ("congolais")."""
    return _index(
        (word, state.id)
        for state in resources.of(states)
        for words in state.demonyms.values()
        for word in words
    )


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, str | None]:
    """Folded words to their code."""
    rows = list(pairs)
    table: dict[str, str | None] = {}
    for key, (_, code) in zip(fold_all([word for word, _ in rows]), rows, strict=True):
        table[key] = code if table.get(key, code) == code else None
    return table
