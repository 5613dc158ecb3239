"""How a provision of a list follows the one before it, and provisions counted by words."""

from __future__ import annotations

import re

from allegex.extractors.citations.grammar import Grammar
from allegex.extractors.citations.item import NUMBER
from allegex.extractors.citations.lexicon import Unit
from allegex.extractors.citations.part import Part, Pin

FAR = 12
"""Paragraphs of one article are rarely more than this apart in a list of two."""

CLOSED = re.compile(r" ?(?P<in>[a-z]|[ivxl]{1,4})\)")
WORD_AT = re.compile(r"[a-z]{4,}")
_NEXT_WORD = re.compile(r" ([a-z]+)")


def sibling(last: Part, value: str) -> Part | None:
    """The last part with its bracket of the same kind replaced: after 14(3)(b), "(d)" is 14(3)(d)."""
    if len(last.path) == 1 and not (last.path[0][:1].isdigit() or value[:1].isdigit()):
        return Part(last.unit, (value,))
    for depth in range(len(last.path) - 1, 0, -1):
        if last.path[depth][:1].isdigit() == value[:1].isdigit():
            return Part(last.unit, (*last.path[:depth], value))
    if last.path[-1][:1].isdigit() and not value[:1].isdigit():
        return Part(last.unit, (*last.path, value)) if len(last.path) > 1 else None
    return None


def numbered(last: Part, part: Part, again: bool) -> Part:
    """An item like "6°" as part of the provision before it, or beside the item before it."""
    path = last.path[:-1] if again and len(last.path) > 1 else last.path
    return Part(last.unit, (*path, *part.path), part.label)


def jumps(low: str, last: Part, place: int) -> bool:
    """Whether a number is too far from the part before to be its neighbour: "art. 10 al. 2 et 36"."""
    number = NUMBER.match(low, place)
    if number is None or not last.path[-1].isdigit() or not number["num"].isdigit():
        return False
    return int(number["num"]) > int(last.path[-1]) + FAR


def alike(low: str, parts: list[Part], place: int, ordinals: dict[str, str]) -> bool:
    """Whether what stands at `place` is of the kind of the last part: numbers after numbers, letters after letters."""
    if low.startswith("(", place) or (CLOSED.match(low, place) and len(parts[-1].path) > 1):
        return True
    number = low[place : place + 1].isdigit()
    if not number and (word := WORD_AT.match(low, place)) is not None:
        number = word.group() in ordinals
    return parts[-1].path[0][:1].isdigit() == number


def ordinal(low: str, rules: Grammar, at: tuple[int, int], unit: Unit) -> Pin | None:
    """ "the first paragraph", "second alinéa", "párrafo segundo"."""
    start, end = at
    if not (unit.role in {"sub", "container"} or unit.unit in {"PP", "OP"}):
        return None
    if unit.many:
        return _ordinals(low, rules, at, unit)
    before = rules.ordinal_before(low, start)
    if before is not None and before[1] != "last":
        return Pin(before[0], end, unit, (Part(unit.unit, (before[1],)),))
    word = _NEXT_WORD.match(low, end)
    if word is not None and word[1] in rules.ordinals_after:
        return Pin(start, word.end(), unit, (Part(unit.unit, (rules.ordinals[word[1]],)),))
    return None


def _ordinals(low: str, rules: Grammar, at: tuple[int, int], unit: Unit) -> Pin | None:
    """ "the first and second paragraphs"."""
    start, end = at
    parts: list[Part] = []
    place: int | None = start
    while place is not None:
        before = rules.ordinal_before(low, place)
        if before is None or before[1] == "last":
            break
        start = before[0]
        parts.insert(0, Part(unit.unit, (before[1],)))
        place = rules.conjunctions.behind(low, max(start - 8, 0), start)
    return Pin(start, end, unit, tuple(parts)) if parts else None
