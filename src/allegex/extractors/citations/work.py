"""The pieces of a text while citations are put together from them."""

from __future__ import annotations

from msgspec import Struct

from allegex.extractors.citations.gaps import Gaps
from allegex.extractors.citations.name import Name
from allegex.extractors.citations.part import Pin
from allegex.extractors.citations.scan import Scan


class Cited(Struct):
    """One citation while it is put together."""

    start: int
    end: int
    pins: list[Pin]
    name: Name | None


class Work(Struct):
    """The pieces of a text while they are joined: which name owns each pin, and which pins each name has."""

    found: Scan
    rules: Gaps
    pins: list[Pin]
    names: list[Name]
    owner: dict[int, int]
    used: dict[int, list[Pin]]


def name_end(name: Name) -> int:
    """Where a name ends, for search in a list of names."""
    return name.end
