"""Persons, bodies and places against gold, as sets with their aliases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from msgspec import Struct

from allegex.evaluation.count import Count, compared
from allegex.evaluation.gold import Gold, Name
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
