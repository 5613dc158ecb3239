"""States named in a stretch of text, by their names in any language."""

from __future__ import annotations

import re

from msgspec import Struct

from allegex.facts.folding import fold
from allegex.facts.states import adjectives, named
from allegex.resources import Resources

_WORD = re.compile(r"[^\W\d_]+")
LONGEST = 10
"""Words of the longest name of a State: "United Kingdom of Great Britain and Northern Ireland" has nine."""


class StateName(Struct, frozen=True):
    """A State named at [start, end)."""

    start: int
    end: int
    code: str


def state_names(content: str, start: int, end: int, resources: Resources) -> list[StateName]:
    """The States named in `content[start:end]`, the longest name at each place; shared names give none."""
    table = resources.of(named)
    found: list[StateName] = []
    words = [(m.start(), m.end()) for m in _WORD.finditer(content, start, end)]
    place = 0
    while place < len(words):
        taken = 0
        if content[words[place][0]].isupper():
            for count in range(min(LONGEST, len(words) - place), 0, -1):
                last = words[place + count - 1][1]
                code = table.get(fold(content[words[place][0] : last]))
                if code is None and content[last : last + 1] == ")":
                    last += 1
                    code = table.get(fold(content[words[place][0] : last]))
                if code is not None:
                    found.append(StateName(words[place][0], last, code))
                    taken = count
                    break
        place += taken or 1
    return found


def nationalities(content: str, start: int, end: int, resources: Resources) -> list[str]:
    """Codes of the States whose adjectives stand in `content[start:end]`; shared adjectives give none."""
    table = resources.of(adjectives)
    found = (table.get(fold(m[0])) for m in _WORD.finditer(content, start, end))
    return [code for code in found if code is not None]
