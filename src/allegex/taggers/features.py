"""What the CRF sees of a token: its letters and shape, its neighbours, and what the world's tables know of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allegex.facts.names import cities, name_rows
from allegex.facts.states import states
from allegex.resources import Resources

_UPPER = re.compile(r"[A-ZÀ-ÖØ-Þ]+")
_LOWER = re.compile(r"[a-zß-öø-ÿ]+")
_DIGIT = re.compile(r"\d+")
Flags = dict[str, str]


def flags(resources: Resources) -> Flags:
    """Words of the tables to a letter each: honorific, head of an authority or organisation, particle, city, State."""
    table: Flags = {}
    for state in resources.of(states):
        for language in resources.languages:
            for name in (state.name[language], *state.aliases.get(language, ())):
                if " " not in name:
                    table.setdefault(name, "S")
            for name in state.demonyms.get(language, ()):
                table.setdefault(name, "N")
    for language in resources.languages:
        for row in name_rows(resources, language):
            letter = {
                "honorific": "H",
                "descriptor": "D",
                "place_head": "P",
                "particle": "p",
                "suffix": "L",
            }.get(row.group)
            if row.group == "head":
                letter = "A" if row.kind == "authority" else "O"
            if letter:
                for word in row.words:
                    if " " not in word:
                        table.setdefault(word, letter)
    for city in resources.of(cities):
        if " " not in city:
            table.setdefault(city, "C")
    return table


def shape(word: str) -> str:
    """ "Ana-Maria" -> "Xx-Xx", "SATC" -> "XX", "12" -> "d"; runs are one letter, all capitals two."""
    if word.isupper() and len(word) > 1:
        return "XX"
    pattern = _DIGIT.sub("d", _LOWER.sub("x", _UPPER.sub("X", word)))
    return (
        pattern[:8]
        if pattern.isascii()
        else "".join("X" if c.isupper() else "x" if c.isalpha() else c for c in pattern)[:8]
    )


def features(words: Sequence[str], table: Flags, language: str) -> list[list[str]]:
    """Feature strings of each token of a sentence."""
    count = len(words)
    low = [w.lower() for w in words]
    shapes = [shape(w) for w in words]
    known = [table.get(w, "-") for w in words]
    edge = "<>"
    low = [edge, edge, *low, edge, edge]
    shapes = [edge, edge, *shapes, edge, edge]
    known = ["", "", *known, "", ""]
    found: list[list[str]] = []
    for at in range(2, count + 2):
        word, form, flag = low[at], shapes[at], known[at]
        before, after = low[at - 1], low[at + 1]
        found.append(
            [
                "w=" + word,
                "s=" + form,
                "f=" + flag,
                "x2=" + word[-2:],
                "x3=" + word[-3:],
                "x4=" + word[-4:],
                "p3=" + word[:3],
                "-1=" + before,
                "+1=" + after,
                "-s=" + shapes[at - 1] + known[at - 1],
                "+s=" + shapes[at + 1] + known[at + 1],
                "-2=" + low[at - 2],
                "+2=" + low[at + 2],
                "ss=" + shapes[at - 1] + "|" + form + "|" + shapes[at + 1],
                "ff=" + known[at - 1] + flag + known[at + 1],
                "b=" + before + "|" + form,
                "t=" + low[at - 2] + "|" + before + "|" + form,
                "l=" + language + form,
            ]
        )
    return found
