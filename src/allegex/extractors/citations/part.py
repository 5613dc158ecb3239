"""A provision and a run of provisions under one unit word, and what a range of numbers stands for."""

from __future__ import annotations

from msgspec import Struct

from allegex.extractors.citations.lexicon import Unit

LONGEST_RANGE = 60


class Part(Struct, frozen=True):
    """One provision with its path, outermost first: article 14, paragraph 3 (d) is ("14", "3", "d")."""

    unit: str
    path: tuple[str, ...]
    label: str | None = None


class Pin(Struct, frozen=True):
    """A run of provisions that share a unit word."""

    start: int
    end: int
    unit: Unit
    parts: tuple[Part, ...]


def expand(first: str, last: str) -> list[str]:
    """What follows `first` up to `last`: numbers, or single letters. Empty where it is no range."""
    if first.isdigit() and last.isdigit():
        low, high = int(first), int(last)
        return [str(n) for n in range(low + 1, high + 1)] if 0 < high - low <= LONGEST_RANGE else []
    stem, dot, lowest = first.rpartition(".")
    if dot and last.startswith(f"{stem}.") and lowest.isdigit():
        return [f"{stem}.{value}" for value in expand(lowest, last[len(stem) + 1 :])]
    if len(first) == len(last) == 1 and first.isalpha() and last.isalpha() and first < last:
        return [chr(n) for n in range(ord(first) + 1, ord(last) + 1)]
    if small := roman_range(first.upper(), last.upper()):
        return [value.lower() for value in small]
    return []


_ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
           "XVI", "XVII", "XVIII", "XIX", "XX")  # fmt: skip


def roman_range(first: str, last: str) -> list[str]:
    """Roman numbers after `first` up to `last`."""
    if first in _ROMANS and last in _ROMANS:
        return list(_ROMANS[_ROMANS.index(first) + 1 : _ROMANS.index(last) + 1])
    return []
