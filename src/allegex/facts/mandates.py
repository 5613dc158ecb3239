"""The mandates of the Special Procedures: titles, resolutions and holders with their years."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from allegex.facts.folding import fold
from allegex.resources import Resources

Kind = Literal[
    "Special Rapporteur",
    "Working Group",
    "Independent Expert",
    "Special Representative",
    "Personal Representative",
    "Expert",
]


class Title(Struct, frozen=True, forbid_unknown_fields=True):
    """One wording of a title, in the masculine; years are None where it is in use or they are not confirmed."""

    text: str
    since: int | None
    until: int | None
    source: str


class Resolution(Struct, frozen=True, forbid_unknown_fields=True):
    """A resolution or decision that made or renewed the mandate, as UN symbol."""

    symbol: str
    year: int
    confidence: Literal["high", "medium"]
    source: str


class Holder(Struct, frozen=True, forbid_unknown_fields=True):
    """Who held the mandate; years are None where they are not confirmed."""

    name: str
    aliases: tuple[str, ...]
    since: int | None
    until: int | None
    note: str | None
    source: str


class Mandate(Struct, frozen=True, forbid_unknown_fields=True):
    """One mandate with a stable id. `titles` are by language, the present one first."""

    id: str
    acronyms: tuple[str, ...]
    kind: Kind
    scope: Literal["thematic", "country"]
    state: str | None
    """ISO 3166-1 alpha-3 of the State that a country mandate is about."""
    status: str
    since: int
    until: int | None
    """Last year; None while it goes on."""
    established: str | None
    titles: dict[str, tuple[Title, ...]]
    labels: tuple[str, ...]
    """Short names in English."""
    index: str | None
    """What stood for it in the references of old letters."""
    resolutions: tuple[Resolution, ...]
    holders: tuple[Holder, ...]
    topics: tuple[str, ...]
    notes: str | None


def mandates(resources: Resources) -> tuple[Mandate, ...]:
    """All mandates, sorted by id."""
    return resources.read("facts/mandates.json", tuple[Mandate, ...])


def by_id(resources: Resources) -> dict[str, Mandate]:
    """Mandates by id."""
    return {mandate.id: mandate for mandate in resources.of(mandates)}


def by_resolution(resources: Resources) -> dict[str, tuple[str, ...]]:
    """UN symbol to the ids of the mandates that it made or renewed."""
    table: dict[str, tuple[str, ...]] = {}
    for mandate in resources.of(mandates):
        for resolution in mandate.resolutions:
            table[resolution.symbol] = (*table.get(resolution.symbol, ()), mandate.id)
    return table


def held(mandate: Mandate, name: str, year: int) -> bool | None:
    """Whether someone of that name held the mandate in `year`; None where the table cannot tell.

    The table knows no successors after its date and no years for members of working groups, so that a name it
    does not know proves nothing: only a known holder outside his years is a no.
    """
    words = set(fold(name).replace(".", " ").split())
    known = [holder for holder in mandate.holders if _same(holder, words)]
    if not known or any(holder.since is None for holder in known):
        return None
    return any(
        (holder.since or 0) <= year and (holder.until is None or year <= holder.until) for holder in known
    )


def _same(holder: Holder, words: set[str]) -> bool:
    """Same last name, and every longer word of the shorter name in the other one."""
    for name in (holder.name, *holder.aliases):
        other = set(fold(name).replace(".", " ").split())
        fewer, more = sorted((words, other), key=len)
        if len(fewer) > 1 and {word for word in fewer if len(word) > 1} <= more:
            return True
    return False
