"""The persons of a letter where they are named, and the lists in which they stand together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from allegex.linking.charge_referents import Referents
from allegex.records.letter import Entity

LIST_GAP = 90
"""Most characters between two names of one list: "Ms. A, head of the union of C, and Mr. B"."""

ASIDE = frozenset(
    {"lawyer", "official", "alleged_perpetrator", "relative", "witness", "signatory", "addressee"}
)
"""Roles of persons who stand beside a case. They are taken only where nobody else is named."""


SHARE_GAP = 180
"""Most characters between two names of those who are each sentenced: room for a penalty with its parts."""


class Naming(Struct, frozen=True):
    """A place where a person is named."""

    start: int
    end: int
    person: str
    aside: bool


Persons = tuple[str, ...]


class Names:
    """The namings of persons in the order of the text."""

    def __init__(self, entities: Sequence[Entity], low: str, referents: Referents) -> None:
        self._low = low
        self._referents = referents
        self.namings = sorted(
            [
                Naming(m.start, m.end, e.id, bool(ASIDE & set(e.roles)) and "alleged_victim" not in e.roles)
                for e in entities
                if e.kind == "person"
                for m in e.mentions
            ],
            key=lambda n: (n.start, n.end),
        )
        self._starts = [n.start for n in self.namings]
        self._genders: dict[str, str | None] = {}

    def named(self, start: int, end: int) -> list[Naming]:
        """The namings inside [start, end)."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return [n for n in self.namings[first:last] if n.end <= end]

    def with_shares(self, listed: list[Naming], names: list[Naming]) -> list[Naming]:
        """The list with those who get their own of the same verdict: "sentenced Mr. A to five years and Ms. B to two"."""
        found = list(listed)
        for naming in names:
            between = self._low[found[-1].end : naming.start]
            if naming.start > found[-1].start and len(between) <= SHARE_GAP and not naming.aside:
                if not self._referents.distributed(between):
                    break
                found.append(naming)
        return found

    def lists(self, names: list[Naming]) -> list[list[Naming]]:
        """The names parted into lists."""
        lists: list[list[Naming]] = []
        for naming in names:
            if lists and self.one_list(lists[-1][-1], naming):
                lists[-1].append(naming)
            else:
                lists.append([naming])
        return lists

    def one_list(self, left: Naming, right: Naming) -> bool:
        """Whether two namings stand in one list."""
        between = self._low[left.end : right.start]
        if len(between) > LIST_GAP or not self._referents.joined(between):
            return False
        return not any(mark in between for mark in ".;:\n") or _titles_only(between)

    def listed(self, names: list[Naming]) -> list[Naming]:
        """The first list; those who stand beside a case only where it names no other."""
        return self.lists([n for n in names if not n.aside] or names)[0]

    def nearest(self, names: list[Naming]) -> list[Naming]:
        """The last list that is not a complement, else the last of all."""
        lists = self.lists(names)
        return next((one for one in reversed(lists) if not self.is_oblique(one[0])), lists[-1])

    def is_oblique(self, naming: Naming) -> bool:
        return self._referents.oblique(self._low[max(0, naming.start - 30) : naming.start])

    def may_be(self, person: str, gender: str | None) -> bool:
        """Whether nothing says that a person is of another gender."""
        if gender is None:
            return True
        if person not in self._genders:
            said = [
                self._referents.gender(self._low[max(0, n.start - 12) : n.start])
                for n in self.namings
                if n.person == person
            ]
            self._genders[person] = next((g for g in said if g), None)
        return self._genders[person] in {None, gender}


def persons_of(namings: Sequence[Naming]) -> Persons:
    """The persons of a list, each once."""
    return tuple(dict.fromkeys(n.person for n in namings))


def _titles_only(between: str) -> bool:
    """Whether the full stops between two names all belong to short words such as titles."""
    return not any(mark in between for mark in ";:\n") and all(
        len(word) <= 5 for word in between.split() if word.endswith(".")
    )
