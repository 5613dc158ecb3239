"""Mentions: what extractors find on the surface. Linking gives them their meaning.

`DateMention`, `CitationMention` and `NameMention` have files of their own; the small ones stand here.
"""

from __future__ import annotations

from msgspec import Struct


class Mention(Struct, frozen=True, kw_only=True, gc=False):
    """A span with the extractor and rule (or model) that found it: `by` is "dates:full", "names:honorific"."""

    start: int
    end: int
    by: str
    score: float | None = None


class ReferenceMention(Mention, frozen=True, kw_only=True):
    """A letter's reference: "AL FRA 3/2021"; old forms carry index `codes` and may lack state, number or year."""

    type: str | None
    state: str | None
    number: int | None
    year: int | None
    codes: tuple[str, ...] = ()
    value: str | None = None
    """Normal form "AL FRA 3/2021", None where it cannot be built without guessing."""
    inferred: bool = False
    """True where an OCR confusion was repaired by the grammar."""


class RequestItemMention(Mention, frozen=True, kw_only=True):
    """One question or request of the letter; `level` 0 is numbered 1..n, `level` 1 are its sub-items."""

    marker: str | None
    number: int | None
    level: int = 0


class CustomMention(Mention, frozen=True, kw_only=True):
    """What a user's own extractor found; comes out under `custom[extractor]`."""

    extractor: str
    label: str
    value: str | None = None
