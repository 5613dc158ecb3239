"""The persons of a letter where they are named, and the lists in which they stand together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from allegex.linking.charge_referents import Referent, Referents
from allegex.records.letter import Entity

LIST_GAP = 90
"""Most characters between two names of one list: "Ms. A, head of the union of C, and Mr. B"."""

ASIDE = frozenset(
    {"lawyer", "official", "alleged_perpetrator", "relative", "witness", "signatory", "addressee"}
)
"""Roles of persons who stand beside a case. They are taken only where nobody else is named."""


SHARE_GAP = 180
"""Most characters between two names of those who are each sentenced: room for a penalty with its parts."""


CALLED = 2
"""How often a person is named before nothing more is said of who that is."""


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
        self._called: dict[str, str] | None = None
        self._genders: dict[str, str | None] = {}

    def named(self, start: int, end: int) -> list[Naming]:
        """The namings inside [start, end)."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return [n for n in self.namings[first:last] if n.end <= end]

    def _phrases(self) -> dict[str, str]:
        """The person whom a noun with its article stands for, where only one was called so."""
        if self._called is not None:
            return self._called
        found: dict[str, set[str]] = {}
        times: dict[str, int] = {}
        for naming in self.namings:
            seen = times.get(naming.person, 0)
            if seen == CALLED or naming.aside:
                continue
            times[naming.person] = seen + 1
            for noun in self._referents.called(self._low, naming.start, naming.end):
                found.setdefault(noun, set()).add(naming.person)
        self._called = {
            article + noun: next(iter(persons))
            for noun, persons in found.items()
            if len(persons) == 1
            for article in self._referents.file.definite
            if article + noun in self._low
        }
        return self._called

    def words(self, start: int, end: int, verb: str) -> list[Referent]:
        """The words in [start, end) that stand for persons, among them what one was called: "the teacher and the farmer"."""
        found = self._referents.all(self._low, start, end, verb)
        if start >= end or not self._phrases():
            return found
        called = []
        for phrase, person in self._phrases().items():
            first = self._low.find(phrase, start, end)
            last = first + len(phrase)
            if (
                first >= 0
                and not self._low[last : last + 1].isalnum()
                and not self._low[first - 1 : first].isalnum()
            ):
                called.append(Referent(start=first, end=last, persons=(person,)))
        if not called:
            return found
        called.sort(key=lambda word: word.start)
        together: list[Referent] = []
        for word in called:
            if together and self._referents.joined(self._low[together[-1].end : word.start] + " x"):
                before = together.pop()
                persons = tuple(dict.fromkeys((*before.persons, *word.persons)))
                word = Referent(count=len(persons), start=before.start, end=word.end, persons=persons)
            together.append(word)
        rest = [w for w in found if all(w.end <= one.start or w.start >= one.end for one in together)]
        return sorted((*rest, *together), key=lambda word: word.start)

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
        if self._referents.shares(between) and between[0] != "," and any(map(str.isdigit, between)):
            return False
        return not any(mark in between for mark in ".;:\n") or _titles_only(between)

    def listed(self, names: list[Naming]) -> list[Naming]:
        """The first list that names somebody who does not stand beside the case, with all who stand in it; else the first."""
        lists = self.lists(names)
        among = self.lists([n for n in names if not n.aside] or names)[0]
        whole = next(one for one in lists if among[0] in one)
        return whole if len(whole) > len(among) else among

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
