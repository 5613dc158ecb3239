"""Cues: the words of a sentence that speak for a label, from the language files of themes and of topics."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import ahocorasick
from msgspec import Struct

from allegex.facts.folding import plain
from allegex.records.text import Span
from allegex.resources import Resources

JOINT = " + "
"""Between the parts of a cue that stand anywhere in the same sentence."""
STEM = 6
"""Letters of a word that the models look at: endings differ, and a name's letters say nothing."""


class CueRow(Struct, frozen=True, forbid_unknown_fields=True):
    """How a language speaks of one label. "deport*" stands for all words that begin so."""

    id: str
    names: tuple[str, ...]
    """Its names: they say it by themselves."""
    cues: tuple[str, ...]
    """What happens or is asked where it is at issue."""
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class WorkRow(Struct, frozen=True, forbid_unknown_fields=True):
    """How a language says that something is the work of a person or body: what follows is not done to them."""

    forms: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class CueFile(Struct, frozen=True, forbid_unknown_fields=True):
    """themes.json and topics.json of a language."""

    work: WorkRow | None
    rows: tuple[CueRow, ...]


class Unit(NamedTuple):
    """A sentence with the cues found in it, "n:label" for a name and "c:label" for another, and its plain text."""

    start: int
    end: int
    cues: frozenset[str]
    plain: str


class Joint(NamedTuple):
    """A cue of several parts: its feature, the parts that must all be there, those that must follow each other."""

    feature: str
    parts: frozenset[int]
    chains: tuple[tuple[str, ...], ...]


class Cues:
    """The cues of one language, all searched for at once."""

    def __init__(self, file: CueFile) -> None:
        self.file = file
        self._parts: dict[str, int] = {}
        self._single: dict[int, list[str]] = {}
        self._joint: list[Joint] = []
        self._of: dict[int, list[int]] = {}
        self._work: set[int] = set()
        for form in file.work.forms if file.work else ():
            self._work.add(self._part(_piece(form)))
        for row in file.rows:
            self._enter("n:" + row.id, row.names)
            self._enter("c:" + row.id, row.cues)
        self._automaton = ahocorasick.Automaton()
        for part, number in self._parts.items():
            self._automaton.add_word(part, (number, len(part)))
        self._automaton.make_automaton()

    def _part(self, piece: str) -> int:
        return self._parts.setdefault(piece, len(self._parts))

    def _enter(self, feature: str, phrases: Sequence[str]) -> None:
        for phrase in phrases:
            if JOINT not in phrase and "*" not in phrase[:-1]:
                self._single.setdefault(self._part(_piece(phrase)), []).append(feature)
                continue
            chains = [_chain(part) for part in phrase.split(JOINT)]
            numbers = frozenset(self._part(piece) for chain in chains for piece in chain)
            for number in numbers:
                self._of.setdefault(number, []).append(len(self._joint))
            self._joint.append(Joint(feature, numbers, tuple(chain for chain in chains if len(chain) > 1)))

    def units(self, content: str, spans: Sequence[Span], *, work: bool = False) -> Iterator[Unit]:
        """What stands in each of the spans, which are in order; with `work`, only up to the words for work."""
        if not spans:
            return
        first, last = spans[0].start, spans[-1].end
        text = plain(content[first:last])
        starts = [span.start - first for span in spans]
        found: list[dict[int, int]] = [{} for _ in spans]
        for end, (number, length) in self._automaton.iter(text):
            # The plain text is one longer at the front, and each part begins with the blank before its word.
            start = end - length + 1
            place = bisect_right(starts, start) - 1
            if place >= 0 and start < spans[place].end - first:
                found[place].setdefault(number, start)
        for span, start, parts in zip(spans, starts, found, strict=True):
            stop = span.end - first
            if work:
                stop = min([stop, *(at for number, at in parts.items() if number in self._work)])
            here = {number for number, at in parts.items() if at < stop}
            found_here = {feature for number in here for feature in self._single.get(number, ())}
            for index in {index for number in here for index in self._of.get(number, ())}:
                feature, needed, chains = self._joint[index]
                if needed <= here and all(_stands(text, chain, start, stop) for chain in chains):
                    found_here.add(feature)
            yield Unit(span.start, span.end, frozenset(found_here), text[start : stop + 1])


class Lexicon:
    """The cues of all languages under one file name; those of a language are built when a letter asks for them."""

    def __init__(self, name: str, resources: Resources) -> None:
        self._name = name
        self._resources = resources
        self._built: dict[str, Cues] = {}

    def of(self, language: str) -> Cues | None:
        """The cues of a language; None where allegex has none."""
        if language not in self._resources.languages:
            return None
        if language not in self._built:
            self._built[language] = Cues(self._resources.language(language, self._name, CueFile))
        return self._built[language]


def stems(text: str) -> Iterator[str]:
    """The beginnings of the words of a plain text."""
    return ("w:" + word[:STEM] for word in text.split() if len(word) > 2 and not word[0].isdigit())


def _piece(phrase: str) -> str:
    """A phrase as it is searched for in a plain text: what a star opens goes on, so the blank at its end goes."""
    return plain(phrase[:-1])[:-1] if phrase.endswith("*") else plain(phrase)


def _chain(part: str) -> tuple[str, ...]:
    """The pieces of a part, cut behind its stars: "detained* in prison*"."""
    *open_, last = part.split("*")
    return tuple(plain(piece.strip())[:-1] for piece in open_) + ((plain(last.strip()),) if last else ())


def _stands(text: str, chain: tuple[str, ...], start: int, stop: int) -> bool:
    """Whether the pieces of a chain follow each other word by word."""
    at = text.find(chain[0], start, stop)
    while at >= 0:
        end = at
        for piece in chain:
            if not text.startswith(piece, end):
                break
            end = text.find(" ", end + len(piece))
            if end < 0:
                end = len(text)
        else:
            return True
        at = text.find(chain[0], at + 1, stop)
    return False
