"""The words that tell of events, read from events.json and hedges.json of each language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple

from msgspec import Struct

from allegex.records.letter import Status
from allegex.records.text import Span
from allegex.resources import Resources

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


class EventFile(Struct, frozen=True, forbid_unknown_fields=True):
    """events.json of one language."""

    events: tuple[EventRow, ...]
    related: dict[str, tuple[EventType, ...]]
    """Noun to types that may be meant by it: a hearing is held where something is decided."""
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


class Cue(NamedTuple):
    """A place in a clause that tells of an event of this type."""

    type: EventType
    start: int
    end: int


class EventWords(Struct, frozen=True):
    """One language's words of events, ready to search."""

    cues: dict[str, tuple[tuple[str, EventType], ...]]
    """First three letters to cues with their type, the longest first."""
    nouns: dict[str, tuple[str, ...]]
    """Noun to cues of the events that it names."""
    status: tuple[tuple[Status, tuple[str, ...]], ...]
    passive: tuple[str, ...]
    agent: tuple[str, ...]
    oblique: tuple[str, ...]
    patient_of: tuple[str, ...]
    dates: DateWords

    def plans(self, lead: str) -> bool:
        """Whether the words before a date speak of what is still to come."""
        return any(map(lead.__contains__, self.dates.planned))

    def instrument(self, lead: str) -> bool:
        """Whether the words before a date make it the date of a text."""
        near = lead[-45:]
        return any(map(near.__contains__, self.dates.instruments))

    def tells_of(self, noun: str, text: str) -> bool:
        """Whether a text in lower case tells of the event that a noun names."""
        cues = self.nouns.get(noun) or (noun[: max(STEM, len(noun) - 4)],)
        return any(text.startswith(cues, word.start()) for word in _WORD.finditer(text))

    def cue(self, clause: str, date: Span) -> Cue | None:
        """The cue of an event that stands nearest to the clause's date; `clause` is in lower case."""
        best: tuple[int, Cue] | None = None
        for word in _WORD.finditer(clause):
            cues = self.cues.get(word[0][:3])
            if cues is None:
                continue
            start = word.start()
            if date.start <= start < date.end:
                continue
            for cue, type in cues:
                if clause.startswith(cue, start):
                    far = start - date.end if start >= date.end else date.start - start - len(cue)
                    if best is None or far < best[0]:
                        best = (far, Cue(type, start, start + len(cue)))
                    break
        return None if best is None else best[1]


def event_words(language: str, resources: Resources) -> EventWords:
    """The words of one language, built on first use; of the first language for one that has no files."""
    return resources.of(_BUILDERS[language if language in resources.languages else resources.languages[0]])


def _language(language: str, resources: Resources) -> EventWords:
    file = resources.language(language, "events.json", EventFile)
    hedges = resources.language(language, "hedges.json", tuple[HedgeRow, ...])
    cues: dict[str, list[tuple[str, EventType]]] = {}
    for row in file.events:
        for cue in row.cues:
            cues.setdefault(cue[:3], []).append((cue, row.type))
    by_type = {row.type: row.cues for row in file.events}
    nouns: dict[str, tuple[str, ...]] = {noun: row.cues for row in file.events for noun in row.nouns}
    for noun, types in file.related.items():
        nouns[noun] = tuple(cue for type in types for cue in by_type[type])
    return EventWords(
        cues={
            key: tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))
            for key, pairs in cues.items()
        },
        nouns=nouns,
        status=tuple((row.status, row.cues) for row in hedges),
        passive=file.grammar.passive,
        agent=file.grammar.agent,
        oblique=file.grammar.oblique,
        patient_of=file.grammar.patient_of,
        dates=resources.language(language, "dates.json", DateWords),
    )


_BUILDERS: dict[str, Callable[[Resources], EventWords]] = {
    language: partial(_language, language) for language in ("en", "fr", "es")
}
