"""Citations of law as written: provisions, the law they belong to, and how it was named."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from allegex.records.mention import Mention

CitationKind = Literal[
    "statute",
    "constitution",
    "treaty",
    "declaration",
    "resolution",
    "document",
    "general_comment",
    "opinion",
    "case",
]
ProvisionUnit = str
"""article, section, rule, regulation, principle, guideline, chapter, part, paragraph, PP, OP ... (data/languages)."""


class Provision(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """One provision: article 274, part 2 is value "274(2)", unit "article", path ("274", "2")."""

    value: str
    unit: ProvisionUnit
    path: tuple[str, ...] = ()
    label: str | None = None
    """The offence or title printed beside it in brackets."""


class TreatyStatus(Struct, frozen=True, forbid_unknown_fields=True):
    """What the letter says of a State's position: ratified, acceded, signed or party, and when."""

    status: Literal["ratified", "acceded", "signed", "party"]
    state: str | None
    date: str | None
    """EDTF."""


class LawIdentity(Struct, frozen=True, kw_only=True):
    """Which law it is, apart from where it is named."""

    kind: CitationKind | None = None
    title: str | None = None
    jurisdiction: str | None = None
    jurisdiction_by: str | None = None
    number: str | None = None
    year: int | None = None
    date: str | None = None
    candidates: tuple[str, ...] = ()


class CitationMention(Mention, frozen=True, kw_only=True):
    """One law named once, with the provisions said of it. A list of resolutions gives one mention each, same span."""

    kind: CitationKind | None
    instrument: str | None
    """Id of the instruments file or UN symbol; None for domestic law and where linking has to resolve it."""
    title: str | None
    """The law's title as written, without the provisions."""
    provisions: tuple[Provision, ...] = ()
    jurisdiction: str | None = None
    jurisdiction_by: str | None = None
    """name, adjective, demonym, letter."""
    number: str | None = None
    year: int | None = None
    date: str | None = None
    elliptic: str | None = None
    """The words that stand for a law named elsewhere ("the Declaration", "the said Code", "" for none at all)."""
    defines: tuple[str, ...] = ()
    """Short forms that this mention defines ("UAPA", "the Law")."""
    candidates: tuple[str, ...] = ()
    status: tuple[TreatyStatus, ...] = ()
    language: str = "en"
