"""Bodies of the United Nations whose resolutions, decisions and comments letters cite."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from allegex.resources import Resources


class Committee(Struct, frozen=True, forbid_unknown_fields=True):
    """A council, assembly, commission or treaty body."""

    id: str
    names: dict[str, tuple[str, ...]]
    acronyms: tuple[str, ...]
    short: tuple[str, ...]
    """Words that mean it where a number of a resolution stands beside them."""
    shared: tuple[str, ...]
    """Its acronyms that mean a treaty, or another body, too."""
    resolution: str | None
    """Symbol of its resolutions, "{}" for the number; None where it passes none."""
    decision: str | None
    paragraph: Literal["OP", "para"]
    """How a paragraph of its resolutions is written in provisions."""
    comments: Literal["comment", "recommendation"] | None
    """Whether it writes general comments or general recommendations."""
    source: str


def committees(resources: Resources) -> tuple[Committee, ...]:
    """All bodies."""
    return resources.read("facts/committees.json", tuple[Committee, ...])


def symbol_series(resources: Resources) -> tuple[str, ...]:
    """What the symbols of documents begin with that is no acronym of a body here."""
    return resources.read("facts/symbol_series.json", tuple[str, ...])


def committees_by_id(resources: Resources) -> dict[str, Committee]:
    """Bodies by id."""
    return {row.id: row for row in resources.of(committees)}
