"""Who takes part in an event, and as what: judged by the words around a name and the word that tells of the event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from allegex.linking.eventwords import Cue, EventWords
from allegex.records.letter import Participant
from allegex.records.text import Span

REACH = 60
"""Characters between a name and the word of the event beyond which the grammar is not judged."""
NEAR = 25
"""Characters between the word of an event and the name of whom it befell."""

Role = Literal["agent", "patient", "participant"]


class Named(NamedTuple):
    """An entity where it is named."""

    start: int
    end: int
    entity: str


def participants(
    sentence: str, offset: int, named: Sequence[Named], cue: Cue | None, words: EventWords
) -> tuple[Participant, ...]:
    """The entities named in the clause, each once, with the role that the grammar shows."""
    roles: dict[str, Role] = {}
    passive = cue is not None and _is_passive(sentence, cue, words)
    for mention in named:
        role: Role = "participant"
        if cue is not None:
            role = _role(sentence, Span(mention.start - offset, mention.end - offset), cue, passive, words)
        if roles.get(mention.entity, "participant") == "participant":
            roles[mention.entity] = role
    return tuple(Participant(entity, role) for entity, role in roles.items())


def _is_passive(sentence: str, cue: Cue, words: EventWords) -> bool:
    """Whether the word of the event says what befell its subject: "was later arrested", "was held and charged"."""
    if sentence.startswith(words.passive, cue.start):
        return True
    grammar = words.grammar
    end = cue.start
    for _ in range(3):
        if sentence.endswith(words.passive, 0, end):
            return True
        lead = sentence[:end].rstrip(" ,")
        word = lead[lead.rfind(" ") + 1 :]
        if word in grammar.also:
            before = sentence[max(0, end - REACH) : end]
            return any(map(before.__contains__, words.passive))
        if not word.endswith(grammar.adverbs):
            return False
        end = len(lead) - len(word)
    return False


def _role(sentence: str, name: Span, cue: Cue, passive: bool, words: EventWords) -> Role:
    """Agent before an active verb and after "by"; patient before a passive verb, after an active one or "the arrest of"."""
    if name.start >= cue.end:
        return _after(sentence, name.start, cue, passive, words)
    between = sentence[name.end : cue.start]
    if between.startswith(","):  # an apposition ("Mr. X, of the League, was")
        between = between[between.rfind(",") + 1 :]
    if len(between) > REACH or ";" in between or name.end > cue.start:
        return "participant"
    head = _head(sentence, name.start, words)
    if head in words.prepositions or (
        head in words.grammar.of and (passive or "," in sentence[name.end : cue.start])
    ):
        return "participant"
    return "patient" if passive else "agent"


def _after(sentence: str, start: int, cue: Cue, passive: bool, words: EventWords) -> Role:
    """The role of who is named after the word of the event."""
    between = sentence[cue.end : start]
    lead = sentence[max(cue.start, start - REACH) : start]
    place = max(lead.rfind(word) for word in words.agent)
    if (
        place >= 0
        and "," not in lead[place:]
        and not any(map(lead[place + 1 :].__contains__, words.apart))
        and (passive or not sentence.endswith(words.grammar.perfect, 0, cue.start))
    ):
        return "agent"
    if len(between) > REACH or ";" in between or "," in between or passive:
        return "participant"
    if sentence[cue.start : start].startswith(words.oblique) or any(map(between.__contains__, words.oblique)):
        return "participant"
    if sentence[cue.start : cue.end].endswith(words.closing):
        return "participant"
    near = len(between) < NEAR or any(word in between for word in words.patient_of)
    return "patient" if near else "participant"


def _head(sentence: str, start: int, words: EventWords) -> str:
    """The word before a name, articles and titles aside."""
    for word in reversed(sentence[max(0, start - REACH) : start].split()):
        if word not in words.grammar.fillers:
            return word
    return ""
