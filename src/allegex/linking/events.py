"""Events: each dated statement of the facts, with participants, type and whose statement it is.

Nothing here says that an event happened: `status` tells who says so, and is "alleged" where the words do not tell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from allegex.linking.eventwords import Cue, EventWords, Told, event_words, nearest
from allegex.records.document import Document
from allegex.records.letter import Citation, Date, Entity, Event, Participant
from allegex.records.text import Span
from allegex.resources import Resources

FACTS = {"background", "allegations", "reply_body"}
REACH = 60
"""Characters between a name and the word of the event beyond which the grammar is not judged."""
BESIDE = 2
"""Words between two dates up to which they stand side by side (", soit le", "y", "and")."""
ACTING = {"person", "organisation", "authority", "group"}


Role = Literal["agent", "patient", "participant"]


class _Named(NamedTuple):
    """An entity where it is named."""

    start: int
    end: int
    entity: str


def find_events(
    document: Document,
    dates: Sequence[Date],
    entities: Sequence[Entity],
    citations: Sequence[Citation],
    resources: Resources,
) -> tuple[tuple[Event, ...], tuple[Date, ...]]:
    """The events in the order of the text, and the dates with their event filled in."""
    named = sorted(
        _Named(mention.start, mention.end, entity.id)
        for entity in entities
        if entity.kind in ACTING
        for mention in entity.mentions
    )
    places = [mention.start for mention in named]
    cited = [citation.start for citation in citations]
    events: list[Event] = []
    out = list(dates)
    read: Span | None = None
    lowered, told = "", Told((), None)
    for group, clause, sentence in _clauses(document, dates):
        section = document.sections[dates[group[0]].section or 0]
        words = event_words(section.language, resources)
        if sentence is not read:
            read, lowered = (
                sentence,
                document.content[sentence.start : sentence.end].lower().replace("’", "'"),
            )
            told = words.told(lowered)
        at = sentence.start
        dated = Span(dates[group[0]].start - at, dates[group[-1]].end - at)
        cue = nearest(told.cues, dated, Span(clause.start - at, clause.end - at))
        inside = named[bisect_left(places, clause.start) : bisect_left(places, clause.end)]
        first, last = bisect_left(cited, clause.start), bisect_left(cited, clause.end)
        event = Event(
            start=clause.start,
            end=clause.end,
            type=cue.type if cue is not None else "other",
            date=None,
            edtf=None,
            status=told.status or ("stated_by_government" if section.kind == "reply_body" else "alleged"),
            participants=_participants(lowered, at, inside, cue, words),
            citations=tuple(range(first, last)),
        )
        said_twice = any(dates[index].by == "dates:relative" for index in group)
        for index in group:
            out[index] = replace(out[index], event=len(events))
            if not said_twice or index == group[-1]:
                events.append(replace(event, date=index, edtf=dates[index].edtf))
    return tuple(events), tuple(out)


def _clauses(document: Document, dates: Sequence[Date]) -> list[tuple[list[int], Span, Span]]:
    """The dates of the facts with the part of the sentence that they date, and the sentence.

    Where a sentence holds several dates it is cut before each of them: at the last comma or semicolon, else right
    there. Dates side by side (a list of days, or one day said in two ways) share their part.
    """
    starts = [sentence.start for sentence in document.sentences]
    by_sentence: dict[int, list[list[int]]] = {}
    for index, found in enumerate(dates):
        if found.section is None or document.sections[found.section].kind not in FACTS:
            continue
        sentence = bisect_right(starts, found.start) - 1
        if sentence >= 0 and found.start < document.sentences[sentence].end:
            groups = by_sentence.setdefault(sentence, [])
            if groups and _beside(document.content[dates[groups[-1][-1]].end : found.start]):
                groups[-1].append(index)
            else:
                groups.append([index])
    out: list[tuple[list[int], Span, Span]] = []
    for sentence, groups in by_sentence.items():
        span = document.sentences[sentence]
        start = span.start
        for group, after in zip(groups, [*groups[1:], None], strict=True):
            last = dates[group[-1]].end
            end = span.end if after is None else _cut(document.content, last, dates[after[0]].start)
            out.append((group, _trimmed(document.content, start, end), span))
            start = end
    return out


def _beside(between: str) -> bool:
    return len(between.lstrip(",").split()) <= BESIDE


def _cut(content: str, start: int, end: int) -> int:
    place = max(content.rfind(sign, start, end) for sign in ",;")
    return place + 1 if place >= 0 else end


def _trimmed(content: str, start: int, end: int) -> Span:
    """The clause without blanks and the signs that part it from its neighbours."""
    text = content[start:end]
    inner = text.rstrip(" \n,;")
    left = len(inner) - len(inner.lstrip(" \n,;"))
    return Span(start + left, start + len(inner))


def _participants(
    sentence: str, offset: int, named: Sequence[_Named], cue: Cue | None, words: EventWords
) -> tuple[Participant, ...]:
    """The entities named in the clause, each once, with the role that the grammar shows."""
    roles: dict[str, Role] = {}
    passive = cue is not None and (
        sentence.startswith(words.passive, cue.start) or sentence.endswith(words.passive, 0, cue.start)
    )
    for mention in named:
        role: Role = "participant"
        if cue is not None:
            role = _role(sentence, Span(mention.start - offset, mention.end - offset), cue, passive, words)
        if roles.get(mention.entity, "participant") == "participant":
            roles[mention.entity] = role
    return tuple(Participant(entity, role) for entity, role in roles.items())


def _role(sentence: str, name: Span, cue: Cue, passive: bool, words: EventWords) -> Role:
    """Agent before an active verb and after "by"; patient before a passive verb, after an active one or "the arrest of"."""
    start, end = name.start, name.end
    between = sentence[cue.end : start] if start >= cue.end else sentence[end : cue.start]
    lead = sentence[max(0, start - 30) : start]
    place = max(lead.rfind(word) for word in words.agent)
    by = place >= 0 and "," not in lead[place:]
    if by and passive and start >= cue.end:
        return "agent"
    if len(between) > REACH or ";" in between or (start < cue.end and end > cue.start):
        return "participant"
    if start >= cue.end:
        if by:
            return "agent"
        if passive or "," in between:
            return "participant"
        if any(word in between for word in words.oblique):
            return "participant"
        near = len(between) < 25 or any(word in between for word in words.patient_of)
        return "patient" if near else "participant"
    return "patient" if passive and not by else "agent"
