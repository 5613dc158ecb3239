"""Mentions against gold: names, dates and citations, one by one where they stand in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import UNSET, Struct

from allegex.evaluation.count import Count, compared
from allegex.evaluation.gold import Gold
from allegex.evaluation.names import KINDS
from allegex.evaluation.quotes import Quotes
from allegex.facts.folding import fold
from allegex.records.letter import Letter

Span = tuple[int, int]

FIELDS: dict[str, str] = {**dict(KINDS.values()), "DATE": "date", "CIT": "citation"}
"""Mark of the gold: the field that it is scored as."""

NAMES = tuple(mark for mark, _ in KINDS.values())


class Marks(Struct):
    """The gold mentions of one kind: their spans, their different surfaces, and how many were not found in the text."""

    spans: set[Span]
    surfaces: set[str]
    lost: int = 0


def mentions(gold: Gold, letter: Letter, quotes: Quotes) -> Iterator[tuple[str, Count]]:
    """Per kind: exact spans, spans that overlap, and for names the different surfaces; the same over all names.

    Nothing where the gold has no mentions.
    """
    if gold.mentions is UNSET:
        return
    want, have = _located(gold, letter, quotes), _found(letter)
    names = [Count(), Count(), Count()]
    for mark, field in FIELDS.items():
        marks, spans = want[mark], have[mark]
        exact = compared(marks.spans, spans) + Count(missed=marks.lost)
        overlap = _overlapping(marks, spans)
        unique = compared(marks.surfaces, {fold(letter.text[start:end]) for start, end in spans})
        yield f"mentions.{field}", exact
        yield f"mentions.{field}.overlap", overlap
        if mark in NAMES:
            yield f"mentions.{field}.unique", unique
            names = [total + own for total, own in zip(names, (exact, overlap, unique), strict=True)]
    yield from zip(("mentions.names", "mentions.names.overlap", "mentions.names.unique"), names, strict=True)


def _located(gold: Gold, letter: Letter, quotes: Quotes) -> dict[str, Marks]:
    """The gold mentions by mark. They stand in the order of the text, those of footnotes in an order of their own."""
    marks = {mark: Marks(set(), set()) for mark in FIELDS}
    place, note = 0, letter.footnotes[0].start if letter.footnotes else 0
    ends: dict[tuple[str, bool], int] = {}
    for mention in gold.mentions or ():
        if mention.type not in marks:
            continue
        # Two mentions of one kind do not overlap: the next one stands behind the last.
        kind = (mention.type, mention.footnote is not None)
        start = max(note if mention.footnote else place, ends.get(kind, 0))
        span = quotes.find(mention.text, start, whole=True)
        own = marks[mention.type]
        own.surfaces.add(fold(mention.text))
        if span is None:
            own.lost += 1
            continue
        own.spans.add(span)
        ends[kind] = span[1]
        if mention.footnote:
            note = span[0]
        else:
            place = span[0]
    return marks


def _found(letter: Letter) -> dict[str, set[Span]]:
    spans = {
        mark: {(m.start, m.end) for entity in letter.entities if entity.kind == kind for m in entity.mentions}
        for mark, kind in KINDS.values()
    }
    spans["DATE"] = {(date.start, date.end) for date in letter.dates}
    spans["CIT"] = {(citation.start, citation.end) for citation in letter.citations}
    return spans


def _overlapping(want: Marks, have: set[Span]) -> Count:
    """Gold spans that a found one touches are right, the others missed; found spans that touch no gold one are wrong."""
    touched = sum(_touches(span, have) for span in want.spans)
    wrong = sum(not _touches(span, want.spans) for span in have)
    return Count(touched, wrong, len(want.spans) - touched + want.lost)


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
