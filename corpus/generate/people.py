"""Invented persons: a name as it is given in one part of the world, its short form, and how else it is spelled."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.generate.grammar import Split

MALE, FEMALE = "male", "female"


@dataclass
class Person:
    """An invented person. `known` turns true with the first full mention."""

    id: str
    name: str
    short: str
    """What later mentions say: a surname, a first name, or the whole name again."""
    sex: str
    role: str
    aliases: tuple[str, ...] = ()
    """Other spellings and other names that the letter mentions."""
    spellings: tuple[str, ...] = ()
    """Those that it could mention."""
    known: bool = False


def pool(row: Mapping[str, Any], kind: str, split: Split) -> list[str]:
    """The names of a locale: those held out for tests never meet those used for training."""
    found: list[str] = (row["test"] if split == "test" else row)[kind]
    return found


def named(
    row: Mapping[str, Any], split: Split, sex: str, draw: random.Random
) -> tuple[str, str, tuple[str, ...]]:
    """A name, its short form and other spellings, after the patterns of a locale."""
    parts = _parts(row, split, sex, draw)
    patterns = row.get("names_f", row["names"]) if sex == "f" else row["names"]
    name = draw.choice(patterns).format_map(parts)
    shorts = [
        short for pattern in row["short"] if (short := pattern.format_map({**parts, "name": name})) in name
    ]
    short = draw.choice(shorts) if shorts else name
    spellings = dict.fromkeys((*_respelled(name, row["respell"]), *_others(row, parts)))
    return name, short, tuple(other for other in spellings if other != name)


def _parts(row: Mapping[str, Any], split: Split, sex: str, draw: random.Random) -> dict[str, str]:
    """What the patterns may ask for."""

    def some(kind: str, count: int) -> list[str]:
        names = pool(row, kind, split)
        chosen = draw.sample(names, min(count, len(names)))
        return chosen + [chosen[0]] * (count - len(chosen))

    given, second, nick = some(FEMALE if sex == "f" else MALE, 3)
    father, grandfather = some(MALE, 2)
    women = "_f" if sex == "f" else ""
    family, family2 = some(f"family{women}" if f"family{women}" in row else "family", 2)
    middle = some(f"middle{women}" if f"middle{women}" in row else "middle", 1)[0] if "middle" in row else ""
    return {
        "given": given,
        "given2": second,
        "given2l": second.lower(),
        "nick": nick,
        "father": father,
        "father2": grandfather,
        "family": family,
        "FAMILY": family.upper(),
        "family2": family2,
        "middle": middle,
        "i": given[0],
        "j": second[0],
        "fi": father[0],
    }


def _respelled(name: str, pairs: list[list[str]]) -> Iterator[str]:
    """The name in other transliterations: one change, and all of them."""
    whole = name
    for old, new in pairs:
        if old in name:
            yield name.replace(old, new)
            whole = whole.replace(old, new)
    if whole != name:
        yield whole


def _others(row: Mapping[str, Any], parts: dict[str, str]) -> Iterator[str]:
    for pattern in row.get("aliases", ()):
        yield pattern.format_map(parts)
