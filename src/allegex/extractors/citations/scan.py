"""One pass over the text that finds every word a citation can begin with."""

from __future__ import annotations

import re
from typing import NamedTuple

from allegex.extractors.citations.lexicon import (
    Acronym,
    Body,
    Cue,
    Form,
    Head,
    Lexicon,
    Named,
    Status,
    Titled,
    Unit,
)
from allegex.extractors.citations.words import flattened
from allegex.facts.laws import KnownLaw

_LONG = 60
"""Names of instruments from this length on are known though their small words differ."""
_SMALL = 3
"""Letters of the longest word that may be missing, added or another one."""
_WORD = re.compile(r"[\w'-]+")


class Scan(NamedTuple):
    """The text, its flat form of the same length, and what was found in it, by start.

    In `flat` a paragraph's end is two control characters, which no pattern matches.
    """

    text: str
    flat: str
    units: dict[int, tuple[int, Unit]]
    heads: tuple[tuple[int, int, Head], ...]
    head_ends: dict[int, int]
    """Where each head ends, by where it starts."""
    forms: tuple[tuple[int, int, Form], ...]
    cues: tuple[tuple[int, int, str], ...]
    """Words that an offence follows, with the word that it follows where it does not stand right there."""
    statuses: tuple[tuple[int, int, str], ...]
    """Words of treaty status, with their group."""
    names: tuple[tuple[int, int, str, bool], ...]
    """(start, end, instrument id, is an acronym), none inside another."""
    bodies: tuple[tuple[int, int, str, bool], ...]
    """(start, end, id, is a word that means the body only beside a number)."""
    titled: tuple[tuple[int, int, KnownLaw], ...]
    """Official codes that are cited by the number of a title before them."""


def scan(content: str, lexicon: Lexicon, language: str) -> Scan:
    """What stands in the text. `language` decides where a word is a unit in two languages."""
    low = flattened(content)
    units: dict[int, tuple[int, Unit]] = {}
    heads: list[tuple[int, int, Head]] = []
    forms: list[tuple[int, int, Form]] = []
    cues: list[tuple[int, int, str]] = []
    statuses: list[tuple[int, int, str]] = []
    names: list[tuple[int, int, str, bool]] = []
    bodies: list[tuple[int, int, str, bool]] = []
    titled: list[tuple[int, int, KnownLaw]] = []
    length = len(low)
    for last, (size, wordy, meanings) in lexicon.automaton.iter(low):
        end = last + 1
        start = end - size
        if start and low[start - 1].isalnum() and low[start].isalnum():
            continue
        inner = wordy and end < length and low[end].isalnum()
        for meaning in meanings:
            kind = type(meaning)
            if kind is Named:
                _name(low, start, meaning, names)
            elif inner and not (kind is Unit and low[end].isdigit()):
                if kind is Head and low.startswith("s", end) and not low[end + 1 : end + 2].isalnum():
                    heads.append((start, end + 1, meaning))
            elif kind is Unit:
                if start > 1 and end - start < 3 and low[start - 1] == "." and low[start - 2].isalnum():
                    continue
                if low[last] == " ":
                    # As with heads: "ss" stands between marks in the table.
                    _unit(units, start + 1, last, meaning, language)
                else:
                    _unit(units, start, end, meaning, language)
            elif kind is Head:
                if low[last] == " ":
                    # Two letters alone would be found in most words: they stand between marks in the table.
                    heads.append((start + 1, last, meaning))
                else:
                    heads.append((start, end, meaning))
            elif kind is Form:
                forms.append((start, end, meaning))
            elif kind is Body:
                if meaning.printed is None or content.startswith(meaning.printed, start):
                    bodies.append((start, end, meaning.id, meaning.short))
            elif kind is Cue:
                cues.append((start, end, meaning.then))
            elif kind is Status:
                statuses.append((start, end, meaning.group))
            elif kind is Titled:
                if content.startswith(meaning.printed, start):
                    titled.append((start, end, meaning.law))
            elif kind is Acronym and content.startswith(meaning.printed, start):
                names.append((start, end, meaning.id, True))
    kinds = _outer(heads, language)
    return Scan(
        content,
        low,
        units,
        kinds,
        {start: end for start, end, _ in kinds},
        tuple(sorted(forms, key=lambda f: (f[0], -f[1], f[2].group))),
        tuple(sorted(cues)),
        tuple(sorted(statuses, key=lambda s: (s[0], -s[1]))),
        _apart(names),
        _longest(bodies),
        tuple(titled),
    )


def _name(low: str, start: int, found: Named, names: list[tuple[int, int, str, bool]]) -> None:
    # Mostly none stands there as it is, which one call tells.
    exact = low.startswith(found.all, start)
    for name, ident in found.names:
        if exact and low.startswith(name, start):
            end = start + len(name)
            if not low[end : end + 1].isalnum():
                names.append((start, end, ident, False))
                return
        elif len(name) >= _LONG:
            varied = _varied(low, start, name)
            if varied is not None:
                names.append((start, varied, ident, False))
                return
        elif not exact:
            return


def _varied(low: str, start: int, name: str) -> int | None:
    """The end of a long name whose small words differ: "promouvoir et de protéger" for "promouvoir et protéger"."""
    if not low.startswith(name[: _LONG // 2], start):
        return None
    wanted = [word for word in _WORD.findall(name) if len(word) > _SMALL]
    at = 0
    for word in _WORD.finditer(low, start, start + len(name) + _LONG):
        if word.group() == wanted[at]:
            at += 1
            if at == len(wanted):
                return word.end()
        elif word.end() - word.start() > _SMALL:
            return None
    return None


def _unit(units: dict[int, tuple[int, Unit]], start: int, end: int, unit: Unit, language: str) -> None:
    before = units.get(start)
    better = end == (before or (0,))[0] and unit.language == language != (before or (0, unit))[1].language
    if before is None or end > before[0] or better:
        units[start] = (end, unit)


def _outer(heads: list[tuple[int, int, Head]], language: str) -> tuple[tuple[int, int, Head], ...]:
    """The longest head at each place, that of the text's language first."""
    ordered = sorted(heads, key=lambda h: (h[0], -h[1], h[2].language != language, h[2].language, h[2].kind))
    kept: list[tuple[int, int, Head]] = []
    for head in ordered:
        if not kept or head[0] >= kept[-1][1]:
            kept.append(head)
    return tuple(kept)


def _longest(bodies: list[tuple[int, int, str, bool]]) -> tuple[tuple[int, int, str, bool], ...]:
    """The longest body at each place."""
    at = {}
    for body in sorted(bodies, key=lambda b: (b[0], b[1])):
        at[body[0]] = body
    return tuple(at.values())


def _apart(names: list[tuple[int, int, str, bool]]) -> tuple[tuple[int, int, str, bool], ...]:
    """The names that lie in no longer one."""
    kept: list[tuple[int, int, str, bool]] = []
    for name in sorted(names, key=lambda n: (n[0], -n[1], n[2])):
        if not kept or name[0] >= kept[-1][1]:
            kept.append(name)
    return tuple(kept)
