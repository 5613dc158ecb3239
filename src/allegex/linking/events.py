"""Events: each dated statement of the facts, with participants, type and whose statement it is.

Nothing here says that an event happened: `status` tells who says so, and is "alleged" where the words do not tell.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from allegex.linking.eventroles import Named, participants
from allegex.linking.eventwords import Told, event_words, nearest
from allegex.records.document import Document
from allegex.records.letter import Citation, Date, Entity, Event
from allegex.records.text import Span
from allegex.resources import Resources

FACTS = {"background", "allegations", "reply_body"}
BESIDE = 2
"""Words between two dates up to which they stand side by side (", soit le", "y", "and")."""
ACTING = {"person", "organisation", "authority", "group"}
MASKING = {"person", "organisation", "authority"}


def find_events(
    document: Document,
    dates: Sequence[Date],
    entities: Sequence[Entity],
    citations: Sequence[Citation],
    resources: Resources,
) -> tuple[tuple[Event, ...], tuple[Date, ...]]:
    """The events in the order of the text, and the dates with their event filled in."""
    named = sorted(
        Named(mention.start, mention.end, entity.id)
        for entity in entities
        if entity.kind in ACTING
        for mention in entity.mentions
    )
    places = [mention.start for mention in named]
    masks = _masks(entities, citations)
    cited = [citation.start for citation in citations]
    events: list[Event] = []
    out = list(dates)
    read: Span | None = None
    lowered, told = "", Told((), None)
    for group, clause, sentence in _clauses(document, dates, resources):
        section = document.sections[dates[group[0]].section or 0]
        words = event_words(section.language, resources)
        if sentence is not read:
            read, lowered = (
                sentence,
                document.content[sentence.start : sentence.end].lower().replace("’", "'"),
            )
            told = _outside(words.told(lowered), masks, sentence.start)
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
            participants=participants(lowered, at, inside, cue, words),
            citations=tuple(range(first, last)),
        )
        said_twice = any(dates[index].by == "dates:relative" for index in group)
        for index in group:
            out[index] = replace(out[index], event=len(events))
            if not said_twice or index == group[-1]:
                events.append(replace(event, date=index, edtf=dates[index].edtf))
    return tuple(events), tuple(out)


def _masks(entities: Sequence[Entity], citations: Sequence[Citation]) -> list[tuple[int, int]]:
    """Names and citations, sorted: a word inside them tells of no event ("Terrorism Investigation Division")."""
    spans = [(one.start, one.end) for one in citations]
    spans += [(m.start, m.end) for entity in entities if entity.kind in MASKING for m in entity.mentions]
    return sorted(spans)


def _outside(told: Told, masks: Sequence[tuple[int, int]], offset: int) -> Told:
    """What a sentence tells without the cues inside names and citations."""
    kept = []
    for cue in told.cues:
        place = bisect_right(masks, (cue.start + offset, sys.maxsize))
        if not any(end >= cue.end + offset for _, end in masks[max(0, place - 3) : place]):
            kept.append(cue)
    return told._replace(cues=tuple(kept))


def _clauses(
    document: Document, dates: Sequence[Date], resources: Resources
) -> list[tuple[list[int], Span, Span]]:
    """The dates of the facts with the part of the sentence that they date, and the sentence.

    Where a sentence holds several dates it is cut before each of them: at the last comma or semicolon, else at the
    last word that begins a clause, else right there. Dates side by side (a list of days, or one day said in two ways) share their part.
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
        section = document.sections[dates[groups[0][0]].section or 0]
        breaks = event_words(section.language, resources).breaks
        apart = False
        for group, after in zip(groups, [*groups[1:], None], strict=True):
            last = dates[group[-1]].end
            end = span.end if after is None else _cut(document.content, last, dates[after[0]].start, breaks)
            stop = end
            if after is not None and _is_bare(document.content, start, dates[group[0]].start, last, end):
                # "On 24 March 2015, after a visit on the 3rd, he was questioned": what it dates comes behind.
                stop = span.end
            elif apart and "," in document.content[last:end]:
                stop = document.content.index(",", last)
            apart = stop > end
            out.append((group, _trimmed(document.content, start, stop), span))
            start = end
    return out


def _is_bare(content: str, start: int, first: int, last: int, end: int) -> bool:
    """Whether content[start:end] is a date with its preposition and nothing else."""
    return len(content[start:first].split()) <= 2 and not content[last:end].strip(" ,\n")


def _beside(between: str) -> bool:
    return ";" not in between and len(between.lstrip(",").split()) <= BESIDE


def _cut(content: str, start: int, end: int, breaks: Sequence[tuple[str, ...]]) -> int:
    place = max(content.rfind(sign, start, end) for sign in ",;")
    if place >= 0:
        return place + 1
    for words in breaks:
        place = max(content.rfind(word, start, end) for word in words)
        if place >= 0:
            return place
    return end


def _trimmed(content: str, start: int, end: int) -> Span:
    """The clause without blanks and the signs that part it from its neighbours."""
    text = content[start:end]
    inner = text.rstrip(" \n,;")
    left = len(inner) - len(inner.lstrip(" \n,;"))
    return Span(start + left, start + len(inner))
