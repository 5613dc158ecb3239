"""Names as written: of persons, organisations, authorities, places and groups."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from allegex.records.mention import Mention

EntityKind = Literal["person", "organisation", "authority", "place", "group"]

EntityRole = Literal[
    "alleged_victim",
    "relative",
    "lawyer",
    "official",
    "alleged_perpetrator",
    "signatory",
    "addressee",
    "witness",
    "other",
]


class Attributes(Struct, frozen=True, forbid_unknown_fields=True):
    """What the letter says of an entity in passing."""

    occupations: tuple[str, ...] = ()
    gender: Literal["female", "male"] | None = None
    age: int | None = None
    minor: bool | None = None
    count: int | None = None
    redacted: bool = False
    acronym: str | None = None


class NameMention(Mention, frozen=True, kw_only=True):
    """One name once. The span leaves out honorific, leading article and possessive ending."""

    kind: EntityKind
    honorific: str | None = None
    acronym: str | None = None
    """The short form defined beside it, in brackets."""
    state: str | None = None
    """ISO 3166-1 alpha-3 where the surface names a State."""
    roles: tuple[EntityRole, ...] = ()
    """Roles that the words beside it give ("his lawyer", "police officer")."""
    attributes: Attributes = Attributes()
    language: str = "en"
