"""The rights that letters put at issue, with the laws that name them and the mandates that look after them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from allegex.resources import Resources

Language = Literal["en", "fr", "es"]


class Law(Struct, frozen=True, forbid_unknown_fields=True):
    """An instrument, by the id that citations carry; `provisions` () means the whole of it."""

    instrument: str
    provisions: tuple[str, ...]


class Violation(Struct, frozen=True, forbid_unknown_fields=True):
    """One theme. `laws` name this very right; those in `also` name others too."""

    id: str
    labels: dict[Language, str]
    laws: tuple[Law, ...]
    also: tuple[Law, ...]
    mandates: tuple[str, ...]
    acts: tuple[str, ...]
    """Codes of the types of acts in HURIDOCS micro-thesaurus 4."""


def violations(resources: Resources) -> tuple[Violation, ...]:
    """All themes, in the order of the file."""
    return resources.read("facts/violations.json", tuple[Violation, ...])
