"""International instruments and general comments: identities, names in three languages, acronyms."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from allegex.facts.folding import fold
from allegex.resources import Resources

Noun = Literal[
    "covenant", "convention", "declaration", "charter", "protocol", "statute", "principles", "rules",
    "guidelines", "safeguards",
]  # fmt: skip


class Instrument(Struct, frozen=True, forbid_unknown_fields=True):
    """One instrument. `id` is an acronym for treaties, else the UN symbol of its adoption, else a short English title."""

    id: str
    aliases: tuple[str, ...]
    """Other ids in use for it."""
    kind: Literal["treaty", "declaration", "resolution"]
    names: dict[str, tuple[str, ...]]
    """Titles and short names by language, the official title first."""
    nouns: tuple[Noun, ...]
    """What letters call it for short after its first mention: "the Covenant", "the Principles"."""
    acronyms: tuple[str, ...]
    year: int | None
    adopted: str | None
    committee: str | None
    """Id of the committee that watches over it."""
    source: str
    shared: tuple[str, ...] = ()
    """Its acronyms that mean a committee, commission or court too."""
    protocol_to: str | None = None
    """The treaty whose Optional Protocol it is, where it is called so without more words."""


class InstrumentGroup(Struct, frozen=True, forbid_unknown_fields=True):
    """Instruments with a name for all of them: "the Geneva Conventions"."""

    id: str
    instruments: tuple[str, ...]
    names: dict[str, tuple[str, ...]]
    source: str


class GeneralComment(Struct, frozen=True, forbid_unknown_fields=True):
    """One general comment or recommendation of a treaty body."""

    committee: str
    kind: Literal["comment", "recommendation"]
    number: int
    symbol: str
    own: bool
    """Whether the symbol is the comment's own, not that of a report or compilation around it."""
    year: int | None
    topic: str


def instruments(resources: Resources) -> tuple[Instrument, ...]:
    """All instruments."""
    return resources.read("facts/instruments.json", tuple[Instrument, ...])


def instrument_groups(resources: Resources) -> tuple[InstrumentGroup, ...]:
    """Instruments that are named together."""
    return resources.read("facts/instrument_groups.json", tuple[InstrumentGroup, ...])


def optional_protocols(resources: Resources) -> dict[str, tuple[str, ...]]:
    """Treaty to its Optional Protocols."""
    table: dict[str, tuple[str, ...]] = {}
    for row in resources.of(instruments):
        if row.protocol_to is not None:
            table[row.protocol_to] = (*table.get(row.protocol_to, ()), row.id)
    return table


def instruments_by_id(resources: Resources) -> dict[str, Instrument]:
    """Instruments by id and by alias."""
    table = {alias: row for row in resources.of(instruments) for alias in row.aliases}
    table.update((row.id, row) for row in resources.of(instruments))
    return table


def instrument_ids(resources: Resources) -> dict[str, str]:
    """Folded name, alias, acronym or id to id; of instruments with the same name the first."""
    table: dict[str, str] = {}
    for row in resources.of(instruments):
        for name in (
            row.id,
            *row.aliases,
            *row.acronyms,
            *(name for names in row.names.values() for name in names),
        ):
            table.setdefault(fold(name), row.id)
    return table


def general_comments(resources: Resources) -> tuple[GeneralComment, ...]:
    """All general comments and recommendations, sorted by committee and number."""
    return resources.read("facts/general_comments.json", tuple[GeneralComment, ...])


def comment_symbol(comment: GeneralComment) -> str:
    """The comment's own symbol, or one made in the same way where only a report or compilation carries it."""
    if comment.own:
        return comment.symbol
    return f"{comment.committee}/C/GC/{comment.number}"
