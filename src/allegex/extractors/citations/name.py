"""The name of a law as it stands in a text, before provisions are joined to it."""

from __future__ import annotations

from allegex.records.citation import LawIdentity


class Name(LawIdentity, frozen=True, kw_only=True):
    """One law named, or several resolutions under one word (`ids`)."""

    start: int
    end: int
    rule: str
    ids: tuple[str, ...] = ()
    """Instruments meant: one, or one for each number of a list; empty for domestic law and where linking resolves it."""
    elliptic: str | None = None
    """Words that stand for a law named elsewhere."""
    defines: tuple[str, ...] = ()
    pinned_only: bool = False
    """True where the words are a citation only together with a provision."""
    opens: bool = False
    """True where the name ends inside a bracket that a provision may close."""


def printed(text: str, start: int, end: int) -> str:
    """The words of the text without its line breaks."""
    return " ".join(text[start:end].split())
