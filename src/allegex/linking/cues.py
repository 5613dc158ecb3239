"""Cues: the words of a sentence that speak for a label, from the language files of themes and of topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import ahocorasick
from msgspec import Struct

from allegex.facts.folding import plain
from allegex.records.text import Span
from allegex.resources import Resources

JOINT = " + "
"""Between the parts of a cue that stand anywhere in the same sentence."""
_NEXT, _AND, _STAR = "\ue000", "\ue001", "\ue002"
"""Signs that no text holds and `plain` leaves alone: between phrases, for a joint, for a star."""
Only = Literal["named", "cut"]
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


class Unit(Struct, frozen=True):
    """A sentence with the cues found in it, "n:label" for a name and "c:label" for another, and its plain text."""

    start: int
    end: int
    cues: frozenset[str]
    plain: str
    cut: bool = False
    """Whether it was left off where words for work begin."""


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
        joints: list[Joint] = []
        forms = file.work.forms if file.work else ()
        features = [
            (feature, phrase)
            for row in file.rows
            for feature, phrases in (("n:" + row.id, row.names), ("c:" + row.id, row.cues))
            for phrase in phrases
        ]
        spelled = _plain_phrases([*forms, *(phrase for _, phrase in features)])
        self._work = frozenset(self._part(_piece(form)) for form in spelled[: len(forms)])
        for (feature, _), phrase in zip(features, spelled[len(forms) :], strict=True):
            if _AND in phrase or _STAR in phrase[:-1]:
                joints.append(self._joint(feature, phrase))
            else:
                self._single.setdefault(self._part(_piece(phrase)), []).append(feature)
        self._working = tuple(part for part, number in self._parts.items() if number in self._work)
        self._lengths = [len(part) for part in self._parts]
        self._joints = self._by_part(joints)
        names = {number for number, found in self._single.items() if any(map(_is_name, found))}
        names |= {n for n, found in self._joints.items() if any(_is_name(j.feature) for j in found)}
        self._naming = frozenset(names)
        """Parts without which no label is named."""
        self._automaton = ahocorasick.Automaton()
        for part, number in self._parts.items():
            self._automaton.add_word(part, number)
        self._automaton.make_automaton()

    def _part(self, piece: str) -> int:
        return self._parts.setdefault(piece, len(self._parts))

    def _joint(self, feature: str, phrase: str) -> Joint:
        chains = [_chain(part) for part in phrase.split(_AND)]
        # Of each chain the longest piece is searched for: small words stand everywhere, and `_stands` looks at all of them.
        numbers = frozenset(self._part(max(chain, key=len)) for chain in chains)
        return Joint(feature, numbers, tuple(chain for chain in chains if len(chain) > 1))

    def _by_part(self, joints: Sequence[Joint]) -> dict[int, list[Joint]]:
        """Each joint under one of its parts, the one that fewest joints have: it is looked at only where that stands."""
        having = Counter(number for joint in joints for number in joint.parts)
        found: dict[int, list[Joint]] = {}
        for joint in joints:
            found.setdefault(min(joint.parts, key=lambda n: (having[n], -self._lengths[n], n)), []).append(
                joint
            )
        return found

    def units(
        self, content: str, spans: Sequence[Span], *, work: bool = False, only: Only | None = None
    ) -> Iterator[Unit]:
        """What stands in each of the spans, which are in order; with `work`, only up to the words for work.

        `only` leaves out spans that surely name no label, or that have no words for work.
        """
        if not spans:
            return
        first = spans[0].start
        text = plain(content[first : spans[-1].end])
        if only == "cut":
            # Few sentences have words for work, and few words for work are to be looked for.
            spans = [s for s in spans if self._speaks_of_work(text[s.start - first : s.end - first + 2])]
            if not spans:
                return
        for span, parts in zip(spans, self._parts_of(text, spans, first), strict=True):
            start, stop, here = span.start - first, span.end - first, set(parts)
            cut = work and not self._work.isdisjoint(here)
            if (only == "named" and self._naming.isdisjoint(here)) or (only == "cut" and not cut):
                continue
            if cut:
                stop, here = self._before_work(text, start, stop)
            yield Unit(
                span.start, span.end, self._features(text, start, stop, here), text[start : stop + 1], cut
            )

    def _speaks_of_work(self, sentence: str) -> bool:
        return any(map(sentence.__contains__, self._working))

    def _parts_of(self, text: str, spans: Sequence[Span], first: int) -> list[list[int]]:
        """The parts that stand in each of the spans, all looked for at once; the text begins at `first`."""
        last, lengths = len(spans) - 1, self._lengths
        found: list[list[int]] = [[] for _ in spans]
        # The plain text is one longer at the front: a sentence has the blank before it and the one after.
        at, start, stop = 0, spans[0].start - first, spans[0].end - first + 2
        for end, number in self._automaton.iter(text, start, spans[-1].end - first + 2):
            while end >= stop and at < last:
                at += 1
                start, stop = spans[at].start - first, spans[at].end - first + 2
            if start <= end - lengths[number] + 1 and end < stop:
                found[at].append(number)
        return found

    def _before_work(self, text: str, start: int, stop: int) -> tuple[int, set[int]]:
        """Where words for work begin, and the parts before them."""
        found = [
            (end - self._lengths[number] + 1, number)
            for end, number in self._automaton.iter(text, start, stop + 2)
        ]
        begin = min(at for at, number in found if number in self._work)
        return begin, {number for at, number in found if at < begin}

    def _features(self, text: str, start: int, stop: int, here: set[int]) -> frozenset[str]:
        found: list[str] = []
        for number in here:
            if number in self._single:
                found += self._single[number]
            for feature, needed, chains in self._joints.get(number, ()):
                if needed <= here and all(_stands(text, chain, start, stop) for chain in chains):
                    found.append(feature)
        return frozenset(found)


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


def _is_name(feature: str) -> bool:
    return feature[0] == "n"


def stems(text: str) -> set[str]:
    """The beginnings of the words of a plain text."""
    return {word[:STEM] for word in text.split()}


def _plain_phrases(phrases: Sequence[str]) -> list[str]:
    """Phrases in plain letters, with signs of their own for joints and stars; all at once, which is quick."""
    marked = _NEXT.join(phrases).replace(JOINT, _AND).replace("*", _STAR)
    return plain(marked)[1:-1].split(_NEXT)


def _piece(phrase: str) -> str:
    """A phrase as it is searched for in a plain text: what a star opens goes on, so it has no blank at its end."""
    return f" {phrase[:-1]}" if phrase.endswith(_STAR) else f" {phrase} "


def _chain(part: str) -> tuple[str, ...]:
    """The pieces of a part, cut behind its stars: "detained* in prison*"."""
    *open_, last = part.split(_STAR)
    pieces = [f" {piece.strip()}" for piece in open_]
    return tuple([*pieces, f" {last.strip()} "] if last else pieces)


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
