"""Persons, bodies and places against gold: as sets with their aliases, and mention by mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from msgspec import UNSET, Struct

from allegex.evaluation.count import Count, compared
from allegex.evaluation.gold import Gold, Name
from allegex.evaluation.quotes import Quotes
from allegex.facts.folding import fold
from allegex.records.letter import Entity, Letter
from allegex.records.name import EntityKind, EntityRole

KINDS: dict[str, tuple[str, EntityKind]] = {
    "persons": ("PER", "person"),
    "organisations": ("ORG", "organisation"),
    "authorities": ("AUT", "authority"),
    "places": ("PLC", "place"),
}
"""Field of the gold: its mark, and the kind of entity in the record."""

Span = tuple[int, int]


class Matched(Struct, frozen=True):
    """Gold names and the entities that are them."""

    pairs: tuple[tuple[Name, Entity], ...]
    missed: tuple[Name, ...]
    wrong: tuple[Entity, ...]


def names(gold: Gold, letter: Letter) -> Iterator[tuple[str, Count]]:
    """Sets of names per kind; roles and victims among the persons."""
    for field, (_, kind) in KINDS.items():
        found = [entity for entity in letter.entities if entity.kind == kind]
        matched = match(getattr(gold, field), found, letter.text)
        yield field, Count(len(matched.pairs), len(matched.wrong), len(matched.missed))
        if kind == "person":
            yield from _roles(matched)
    codes = {place.code for place in gold.places if place.code}
    if codes:
        states = {entity.state for entity in letter.entities if entity.kind == "place" and entity.state}
        yield "places.states", compared(codes, states)


def match(gold: Sequence[Name], found: Sequence[Entity], text: str) -> Matched:
    """One entity per gold name: the first that shares a name with it. Optional ones count on neither side."""
    left = list(found)
    pairs, missed = [], []
    for want in sorted(gold, key=lambda name: name.optional):
        wanted = {fold(name) for name in want.names}
        for index, entity in enumerate(left):
            if wanted & _names_of(entity, text):
                del left[index]
                if not want.optional:
                    pairs.append((want, entity))
                break
        else:
            if not want.optional:
                missed.append(want)
    return Matched(tuple(pairs), tuple(missed), tuple(left))


def _names_of(entity: Entity, text: str) -> set[str]:
    said = (text[mention.start : mention.end] for mention in entity.mentions)
    return {fold(name) for name in (entity.name, *entity.aliases, *said)}


def _roles(matched: Matched) -> Iterator[tuple[str, Count]]:
    closed = set(get_args(EntityRole))
    want = [(n.name, role) for n, _ in matched.pairs for role in n.roles if role in closed]
    want += [(n.name, role) for n in matched.missed for role in n.roles if role in closed]
    have = [(n.name, role) for n, entity in matched.pairs for role in entity.roles]
    have += [(entity.id, role) for entity in matched.wrong for role in entity.roles]
    yield "persons.roles", compared(want, have)
    victim = "alleged_victim"
    yield (
        "persons.victims",
        compared([r for r in want if r[1] == victim], [r for r in have if r[1] == victim]),
    )


def mentions(gold: Gold, letter: Letter, quotes: Quotes) -> Iterator[tuple[str, Count]]:
    """Mentions of each kind: exact spans, and spans that overlap. Nothing where the gold has no mentions."""
    if gold.mentions is UNSET:
        return
    located = _located(gold, quotes, letter.footnotes[0].start if letter.footnotes else 0)
    for _, (mark, kind) in KINDS.items():
        want = {span for name, span in located if name == mark}
        lost = sum(1 for name, span in located if name == mark and span == (-1, -1))
        want.discard((-1, -1))
        have = {(m.start, m.end) for e in letter.entities if e.kind == kind for m in e.mentions}
        yield f"mentions.{kind}", _exact(want, have, lost)
        yield f"mentions.{kind}.overlap", _overlapping(want, have, lost)
    for field, mark, values in (("date", "DATE", letter.dates), ("citation", "CIT", letter.citations)):
        want = {span for name, span in located if name == mark} - {(-1, -1)}
        lost = sum(1 for name, span in located if name == mark and span == (-1, -1))
        have = {(value.start, value.end) for value in values}
        yield f"mentions.{field}", _exact(want, have, lost)
        yield f"mentions.{field}.overlap", _overlapping(want, have, lost)


def _located(gold: Gold, quotes: Quotes, notes: int) -> list[tuple[str, Span]]:
    """Each gold mention with its span, (-1, -1) where it is not found. They stand in the order of the text.

    `notes` is where the footnotes start.
    """
    located: list[tuple[str, Span]] = []
    place, note = 0, notes
    for mention in gold.mentions or ():
        if mention.type == "RED":
            continue
        start = note if mention.footnote else place
        span = quotes.find(mention.text, start, whole=True)
        located.append((mention.type, span or (-1, -1)))
        if span and mention.footnote:
            note = span[0]
        elif span:
            place = span[0]
    return located


def _exact(want: set[Span], have: set[Span], lost: int) -> Count:
    return compared(want, have) + Count(missed=lost)


def _overlapping(want: set[Span], have: set[Span], lost: int) -> Count:
    """Found spans that touch a gold one are right; gold spans that no found one touches are missed."""
    touched = {span for span in want if _touches(span, have)}
    wrong = sum(not _touches(span, want) for span in have)
    return Count(len(touched), wrong, len(want) - len(touched) + lost)


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
