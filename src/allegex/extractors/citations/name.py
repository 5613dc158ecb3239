"""The name of a law as it stands in a text, before provisions are joined to it."""

from __future__ import annotations

from msgspec import Struct

from allegex.records.citation import CitationKind


class Name(Struct, frozen=True, kw_only=True):
    """One law named, or several resolutions under one word (`ids`)."""

    start: int
    end: int
    rule: str
    kind: CitationKind | None
    ids: tuple[str, ...] = ()
    """Instruments meant: one, or one for each number of a list; empty for domestic law and where linking resolves it."""
    title: str | None = None
    jurisdiction: str | None = None
    jurisdiction_by: str | None = None
    number: str | None = None
    year: int | None = None
    date: str | None = None
    elliptic: str | None = None
    """Words that stand for a law named elsewhere."""
    candidates: tuple[str, ...] = ()
    defines: tuple[str, ...] = ()
    pinned_only: bool = False
    """True where the words are a citation only together with a provision."""
    opens: bool = False
    """True where the name ends inside a bracket that a provision may close."""


def printed(text: str, start: int, end: int) -> str:
    """The words of the text without its line breaks."""
    return " ".join(text[start:end].split())
