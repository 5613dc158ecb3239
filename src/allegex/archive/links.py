"""Letters of an archive that belong together: one names the other, or they tell of the same person and facts.

Each link says why and how sure it is; letters stand in one group only over such links. The work grows with the archive, not with its
square: letters meet over an index of references and one of names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from allegex.facts.folding import fold
from allegex.records.letter import Letter, Related

Reason = Literal["same_reference", "reference", "shared_reference", "person"]

SAME_REFERENCE = 0.98
SHARED_REFERENCE = 0.7
"""Two letters that both name a third: mostly one story, at times two of one list."""
FULL_NAME = 0.45
SHORT_NAME = 0.3
"""First and last word of the name are the same, the middle is left out in one of the letters."""
SAME_STATE = 0.1
SHARED_DAY = 0.15
SHARED_BODY = 0.15
SHARED_PERSON = 0.2
MOST = 3
"""Days, bodies and persons that count; more of them make the link no surer."""
NEEDED = 0.6
"""What a link over a person needs: a name in one State is not enough, some fact must be the same."""
WINDOW = 8
"""Letters with the same name that are compared, back from each: more would make the work grow with the square."""
PEOPLE = frozenset({"alleged_victim", "relative", "lawyer", "witness", "other"})
"""Roles over which letters are linked: officials and signatories stand in letters that have nothing in common."""


class Card(Struct, frozen=True):
    """What linking keeps of a letter."""

    id: str
    reference: str | None
    kind: str
    state: str | None
    date: str | None
    named: tuple[tuple[str, str], ...]
    """References of other letters with their relation."""
    people: tuple[tuple[str, str], ...]
    """Folded and printed names."""
    days: frozenset[str]
    bodies: frozenset[str]


class Link(Struct, frozen=True, forbid_unknown_fields=True):
    """Two letters that belong together: `first` and `second` are ids of records, `detail` what they share."""

    group: int
    first: str
    second: str
    first_reference: str | None
    second_reference: str | None
    reason: Reason
    relation: str | None
    """How the first names the second: earlier, parallel, reply, unknown."""
    score: float
    detail: str


class Pair(Struct, frozen=True):
    """A link before groups are known: places of two cards."""

    first: int
    second: int
    reason: Reason
    relation: str | None
    score: float
    detail: str


def links(letters: Iterable[Letter]) -> tuple[Link, ...]:
    """All links of an archive, by group; letters are read once, one at a time."""
    cards = list({card.id: card for card in map(card_of, letters)}.values())
    cards.sort(key=lambda card: (card.date or "", card.reference or "", card.id))
    best: dict[tuple[int, int, str], Pair] = {}
    for pair in (*_by_reference(cards), *_by_person(cards)):
        key = (min(pair.first, pair.second), max(pair.first, pair.second), pair.reason)
        if key not in best or pair.score > best[key].score:
            best[key] = pair
    groups = _groups(len(cards), best.values())
    found = [_link(cards, groups, pair) for pair in best.values()]
    return tuple(sorted(found, key=lambda x: (x.group, -x.score, x.first, x.second, x.reason)))


def card_of(letter: Letter) -> Card:
    """What linking keeps of one letter."""
    header = letter.header
    facts = {n for n, section in enumerate(letter.sections) if section.kind in {"allegations", "background"}}
    people = {
        fold(entity.name): entity.name
        for entity in letter.entities
        if entity.kind == "person" and " " in entity.name and PEOPLE.intersection(entity.roles or ("other",))
    }
    return Card(
        id=letter.id,
        reference=header.reference.value if header.reference else None,
        kind=letter.kind,
        state=(header.reference.state if header.reference else None)
        or (header.addressee.state if header.addressee else None)
        or header.replying,
        date=header.date.value if header.date else None,
        named=tuple(
            sorted({(r.reference, r.relation) for r in header.related if r.kind == "letter" or _address(r)})
        ),
        people=tuple(sorted(people.items())),
        days=frozenset(
            d.earliest for d in letter.dates if d.earliest and d.earliest == d.latest and d.section in facts
        ),
        bodies=frozenset(fold(e.name) for e in letter.entities if e.kind == "organisation"),
    )


def _address(related: Related) -> bool:
    """Whether a press release is known by its address: in words, two of a day would be one."""
    return "/" in related.reference and " " not in related.reference


def _by_reference(cards: list[Card]) -> Iterator[Pair]:
    """Letters with one reference, letters that name another, letters that name the same one."""
    own: dict[str, list[int]] = {}
    naming: dict[str, list[int]] = {}
    for place, card in enumerate(cards):
        if card.reference:
            own.setdefault(card.reference, []).append(place)
    for reference, places in own.items():
        for one, two in pairwise(places):
            relation = "reply" if cards[one].kind != cards[two].kind else None
            yield Pair(one, two, "same_reference", relation, SAME_REFERENCE, reference)
    for place, card in enumerate(cards):
        for reference, relation in card.named:
            if reference == card.reference:
                continue
            naming.setdefault(reference, []).append(place)
            if reference in own:
                yield Pair(place, own[reference][0], "reference", relation, 1.0, reference)
    for reference, places in naming.items():
        if reference not in own:
            for one, two in pairwise(places):
                yield Pair(one, two, "shared_reference", None, SHARED_REFERENCE, reference)


def _by_person(cards: list[Card]) -> Iterator[Pair]:
    """Letters that name the same person and share a fact."""
    index: dict[tuple[str, ...], list[int]] = {}
    for place, card in enumerate(cards):
        keys: set[tuple[str, ...]] = set()
        for name, printed in card.people:
            words = name.split()
            worths: dict[tuple[str, ...], float] = {(words[0], words[-1]): SHORT_NAME, (name,): FULL_NAME}
            for key, worth in worths.items():
                keys.add(key)
                for other in index.get(key, ())[-WINDOW:]:
                    score = worth + _shared(card, cards[other])
                    if score >= NEEDED and _facts(card, cards[other]):
                        yield Pair(other, place, "person", None, round(min(score, 0.97), 2), printed)
        for key in sorted(keys):
            index.setdefault(key, []).append(place)


def _facts(one: Card, two: Card) -> bool:
    return bool(one.days & two.days or one.bodies & two.bodies or _people(one, two) > 1)


def _people(one: Card, two: Card) -> int:
    return len({name for name, _ in one.people} & {name for name, _ in two.people})


def _shared(one: Card, two: Card) -> float:
    """What two letters have in common beside a name."""
    state = SAME_STATE if one.state is not None and one.state == two.state else 0.0
    days = SHARED_DAY * min(len(one.days & two.days), MOST)
    bodies = SHARED_BODY * min(len(one.bodies & two.bodies), MOST)
    return state + days + bodies + SHARED_PERSON * min(max(_people(one, two) - 1, 0), MOST)


def _groups(count: int, pairs: Iterable[Pair]) -> dict[int, int]:
    """The group of each letter that has a link, numbered from 1 in the order of their first letters."""
    parent = list(range(count))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    linked: set[int] = set()
    for pair in pairs:
        linked.update((pair.first, pair.second))
        one, two = sorted((root(pair.first), root(pair.second)))
        parent[two] = one
    numbers: dict[int, int] = {}
    return {place: numbers.setdefault(root(place), len(numbers) + 1) for place in sorted(linked)}


def _link(cards: list[Card], groups: dict[int, int], pair: Pair) -> Link:
    first, second = cards[pair.first], cards[pair.second]
    return Link(
        group=groups[pair.first],
        first=first.id,
        second=second.id,
        first_reference=first.reference,
        second_reference=second.reference,
        reason=pair.reason,
        relation=pair.relation,
        score=pair.score,
        detail=pair.detail,
    )
