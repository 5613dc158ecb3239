"""The words that tell of events, read from events.json and hedges.json of each language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Literal, NamedTuple

import ahocorasick
from msgspec import Struct

from allegex.records.letter import Status
from allegex.records.text import Span
from allegex.resources import Resources

ASKED = 45
"""Characters between a request and what it asks for."""
STEM = 4
"""Letters by which a noun of no known event and a verb are taken for one ("signing", "signed")."""


EventType = Literal[
    "arrest",
    "detention",
    "charge",
    "search",
    "summons",
    "trial",
    "conviction",
    "acquittal",
    "release",
    "threat",
    "attack",
    "killing",
    "disappearance",
    "travel_ban",
    "deportation",
    "publication",
    "closure",
    "registration",
    "law_adopted",
    "ruling",
    "complaint",
    "other",
]

_WORD = re.compile(r"\w{3,}")


class EventRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One type of event: `cues` are the beginnings of words that tell of it, `nouns` what it is called as a thing."""

    type: EventType
    cues: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Grammar(Struct, frozen=True, forbid_unknown_fields=True):
    """How agent and patient are told: passive auxiliaries, words before the agent, words between."""

    passive: tuple[str, ...]
    agent: tuple[str, ...]
    oblique: tuple[str, ...]
    """Words that make the name after a verb something else than whom it befell ("filed with")."""
    patient_of: tuple[str, ...]
    """Words before the one whom a noun of action befell ("the arrest of")."""
    perfect: tuple[str, ...]
    """Auxiliaries of an active verb: what "by" names after it is a means."""
    of: tuple[str, ...]
    """Words that make a name depend on another ("the wife of")."""
    fillers: tuple[str, ...]
    """Articles and titles before a name."""
    also: tuple[str, ...]
    """Words between two verbs of one subject."""
    adverbs: tuple[str, ...]
    """What words end in that may stand between auxiliary and verb."""
    breaks: tuple[str, ...]
    """Words that begin a clause."""


class EventFile(Struct, frozen=True, forbid_unknown_fields=True):
    """events.json of one language."""

    events: tuple[EventRow, ...]
    related: dict[str, tuple[EventType, ...]]
    """Noun to types that may be meant by it: a hearing is held where something is decided."""
    called: dict[str, tuple[str, ...]]
    """Noun to the beginnings of other words for the same: a vote is held where people elect."""
    neutral: tuple[str, ...]
    """What holds a cue and tells of no event: "detention centre", "torture survivors"."""
    grammar: Grammar


class HedgeRow(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell whose statement a sentence is."""

    status: Status
    cues: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class DateWords(Struct, frozen=True):
    """The lists of dates.json that linking needs; the rest is the extractor's."""

    planned: tuple[str, ...]
    instruments: tuple[str, ...]
    turns: tuple[str, ...]
    equals: tuple[str, ...]
    due: tuple[str, ...]
    ahead: tuple[str, ...]
    took_place: tuple[str, ...]
    replies: tuple[str, ...]
    asides: tuple[str, ...]


class Cue(NamedTuple):
    """A place in a clause that tells of an event of this type."""

    type: EventType
    start: int
    end: int


class Told(NamedTuple):
    """What a sentence holds: the cues of events in it, and whose statement it is where its words say so."""

    cues: tuple[Cue, ...]
    status: Status | None


class EventWords(Struct, frozen=True):
    """One language's words of events, ready to search."""

    search: ahocorasick.Automaton
    """All cues and hedges; each with its length, the type that it is a cue of, its place among the statuses, and
    whether it is neutral."""
    statuses: tuple[Status, ...]
    """The first one that a sentence has words of is its own."""
    nouns: dict[str, tuple[str, ...]]
    """Noun to cues of the events that it names."""
    passive: tuple[str, ...]
    agent: tuple[str, ...]
    oblique: tuple[str, ...]
    patient_of: tuple[str, ...]
    grammar: Grammar
    prepositions: frozenset[str]
    """`oblique` as bare words."""
    closing: tuple[str, ...]
    """What the word of an event ends in where a preposition is part of it ("appeared before")."""
    apart: tuple[str, ...]
    """Prepositions inside a phrase after "by" that lead to another name."""
    breaks: tuple[tuple[str, ...], ...]
    """Words that begin a clause, and words that may."""
    dates: DateWords

    def plans(self, lead: str) -> bool:
        """Whether the words before a date speak of what is still to come."""
        return any(map(lead.__contains__, self.dates.planned))

    def due(self, lead: str) -> bool:
        """Whether they speak of it in the present or future."""
        return any(map(lead.__contains__, self.dates.due))

    def instrument(self, lead: str) -> bool:
        """Whether the words before a date make it the date of a text."""
        return any(map(lead.__contains__, self.dates.instruments))

    def answers(self, lead: str) -> bool:
        """Whether the words before a date make it the date of an answer."""
        return any(map(lead.__contains__, self.dates.replies))

    def tells_of(self, noun: str, text: str) -> bool:
        """Whether a text in lower case tells of the event that a noun names."""
        known = self.nouns.get(noun)
        cues = (noun[: max(STEM, len(noun) - 4)],) if known is None else (noun, *known)
        return any(text.startswith(cues, word.start()) for word in _WORD.finditer(text))

    def told(self, sentence: str) -> Told:
        """The cues that begin a word of the sentence, which is in lower case, in order; of two the longer one."""
        cues: dict[int, Cue] = {}
        covered: list[tuple[int, int]] = []
        rank = len(self.statuses)
        for last, (length, type, place, neutral) in self.search.iter(sentence):
            rank = min(rank, place)
            start = last + 1 - length
            if start and _is_letter(sentence[start - 1]):
                continue
            if neutral:
                covered.append((start, last + 1))
            elif type is not None:
                cues[start] = Cue(type, start, last + 1)
        told = tuple(_uncovered(cues.values(), covered) if covered else cues.values())
        if any(cue.type == "release" for cue in told):
            told = tuple(cue for cue in told if not self._only_asked(cue, told, sentence))
        return Told(told, self.statuses[rank] if rank < len(self.statuses) else None)

    def _only_asked(self, cue: Cue, told: Sequence[Cue], sentence: str) -> bool:
        """Whether a release is what somebody asked for ("requested her release"): it need not have come."""
        if cue.type != "release":
            return False
        for other in told:
            if other.type != "complaint" or not other.end <= cue.start <= other.end + ASKED:
                continue
            between = sentence[other.end : cue.start]
            if not any(map(between.__contains__, (",", ";", ":", *self.breaks[1]))):
                return True
        return False


def _uncovered(cues: Iterable[Cue], covered: Sequence[tuple[int, int]]) -> Iterator[Cue]:
    """The cues that no neutral phrase holds."""
    for cue in cues:
        if not any(start <= cue.start and cue.end <= end for start, end in covered):
            yield cue


def nearest(cues: Iterable[Cue], date: Span, clause: Span) -> Cue | None:
    """The cue inside a clause that stands nearest to its date and not inside it."""
    best: Cue | None = None
    far = 0
    for cue in cues:
        if cue.start < clause.start or cue.end > clause.end or date.start <= cue.start < date.end:
            continue
        away = cue.start - date.end if cue.start >= date.end else date.start - cue.end
        if best is None or away < far:
            best, far = cue, away
    return best


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"


def event_words(language: str, resources: Resources) -> EventWords:
    """The words of one language, built on first use; of the first language for one that has no files."""
    return resources.of(_BUILDERS[language if language in resources.languages else resources.languages[0]])


def _language(language: str, resources: Resources) -> EventWords:
    file = resources.language(language, "events.json", EventFile)
    hedges = resources.language(language, "hedges.json", tuple[HedgeRow, ...])
    words: dict[str, tuple[int, EventType | None, int, bool]] = {}
    for place, hedge in enumerate(hedges):
        for cue in hedge.cues:
            words[cue] = (len(cue), None, min(place, words.get(cue, (0, None, place))[2]), False)
    for row in file.events:
        for cue in row.cues:
            words[cue] = (len(cue), row.type, words.get(cue, (0, None, len(hedges)))[2], False)
    for phrase in file.neutral:
        words[phrase] = (len(phrase), None, words.get(phrase, (0, None, len(hedges)))[2], True)
    search = ahocorasick.Automaton()
    for cue, value in words.items():
        search.add_word(cue, value)
    search.make_automaton()
    by_type = {row.type: row.cues for row in file.events}
    nouns: dict[str, tuple[str, ...]] = {noun: row.cues for row in file.events for noun in row.nouns}
    nouns.update(file.called)
    for noun, types in file.related.items():
        nouns[noun] = tuple(cue for type in types for cue in by_type[type])
    return EventWords(
        search=search,
        statuses=tuple(row.status for row in hedges),
        nouns=nouns,
        passive=file.grammar.passive,
        agent=file.grammar.agent,
        oblique=file.grammar.oblique,
        patient_of=file.grammar.patient_of,
        grammar=file.grammar,
        prepositions=frozenset(word.strip() for word in file.grammar.oblique),
        closing=tuple(f" {word.strip()}" for word in file.grammar.oblique),
        apart=(
            *(f" {word}" for word in file.grammar.oblique if word not in file.grammar.agent),
            *file.grammar.breaks,
        ),
        breaks=(file.grammar.breaks, tuple(f" {word} " for word in file.grammar.also)),
        dates=resources.language(language, "dates.json", DateWords),
    )


_BUILDERS: dict[str, Callable[[Resources], EventWords]] = {
    language: partial(_language, language) for language in ("en", "fr", "es")
}
