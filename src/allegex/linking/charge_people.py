"""Who is charged: the persons a statement names, or those its pronouns stand for."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from allegex.linking.charge_words import ChargeFile, Trigger, has_word
from allegex.records.letter import Entity

LIST_GAP = 90
"""Most characters between two names of one list: "Ms. A, head of the union of C, and Mr. B"."""

AGAINST_GAP = 25
"""Characters in which "against" stands before a name: room for an article and an honorific."""

ASIDE = frozenset(
    {"lawyer", "official", "alleged_perpetrator", "relative", "witness", "signatory", "addressee"}
)
"""Roles of persons who stand beside a case. They are taken only where nobody else is named."""


class Naming(Struct, frozen=True):
    """A place where a person is named."""

    start: int
    end: int
    person: str
    aside: bool


class People:
    """The persons of a letter in the order in which they are named. `group` is the last one spoken of together."""

    def __init__(self, entities: Sequence[Entity], content: str) -> None:
        self._content = content
        self.namings = sorted(
            (
                Naming(m.start, m.end, e.id, bool(ASIDE & set(e.roles)) and "alleged_victim" not in e.roles)
                for e in entities
                if e.kind == "person"
                for m in e.mentions
            ),
            key=lambda n: (n.start, n.end),
        )
        self.authorities = sorted(
            (m.start, m.end, e.name) for e in entities if e.kind == "authority" for m in e.mentions
        )

    def accused(self, trigger: Trigger, start: int, end: int, words: ChargeFile) -> tuple[str, ...]:
        """The persons that the trigger in the sentence [start, end) is about; empty where nobody can be told."""
        if trigger.row.persons == "none":
            return self._against(trigger, start, end, words)
        before = [n for n in self.namings if start <= n.start and n.end <= trigger.start]
        # Loose triggers span the person: "handed Mr. A a suspended sentence".
        after = [n for n in self.namings if trigger.start <= n.start and n.end <= end]
        named: list[Naming] = []
        if trigger.row.persons in {"after", "either"}:
            named = self._list(after, forward=True)
        if not named and trigger.row.persons in {"before", "either"}:
            named = self._list(before, forward=False)
        if trigger.row.persons == "after" and named and named[0].start - trigger.end > 2 * LIST_GAP:
            named = []
        if named:
            return tuple(dict.fromkeys(n.person for n in named))
        side = (
            self._content[trigger.start : end] if trigger.row.persons == "after" else self._content[start:end]
        )
        return self._pronoun(side.lower(), start, words)

    def _against(self, trigger: Trigger, start: int, end: int, words: ChargeFile) -> tuple[str, ...]:
        """Whom the case, which is the subject, is said to be against: "the case against Mr. A was dismissed"."""
        found = []
        for naming in self.namings:
            if start <= naming.start and naming.end <= min(end, trigger.end + LIST_GAP):
                before = self._content[max(start, naming.start - AGAINST_GAP) : naming.start].lower()
                if has_word(before, words.against):
                    found.append(naming)
        return tuple(dict.fromkeys(n.person for n in found)) or self._against_latter(start, trigger, words)

    def _against_latter(self, start: int, trigger: Trigger, words: ChargeFile) -> tuple[str, ...]:
        """The last person named before a case "against the latter", "against her"."""
        said = self._content[start : trigger.end].lower()
        for word in words.against:
            place = said.find(f" {word} ")
            if place >= 0 and has_word(said[place + len(word) + 2 :][:AGAINST_GAP], words.singular):
                before = [n for n in self.namings if n.end <= start + place and not n.aside]
                return (before[-1].person,) if before else ()
        return ()

    def _list(self, namings: list[Naming], forward: bool) -> list[Naming]:
        """The nearest list of names; those who stand beside a case only where the list has no other."""
        chosen = [n for n in namings if not n.aside] or namings
        if not forward:
            chosen = chosen[::-1]
        found: list[Naming] = []
        for naming in chosen:
            if found:
                left, right = sorted((found[-1], naming), key=lambda n: n.start)
                between = self._content[left.end : right.start]
                if len(between) > LIST_GAP or (
                    any(mark in between for mark in ".;:") and not _honorific_only(between)
                ):
                    break
            found.append(naming)
        return sorted(found, key=lambda n: n.start)

    def _pronoun(self, text: str, start: int, words: ChargeFile) -> tuple[str, ...]:
        """The persons before `start` that a plural, or a singular, stands for."""
        recent = list(
            dict.fromkeys(n.person for n in reversed(self.namings) if n.end <= start and not n.aside)
        )
        if not recent:
            recent = list(dict.fromkeys(n.person for n in self.namings if n.start > start and not n.aside))[
                :1
            ]
        plural = has_word(text, words.plural)
        if plural is not None and not has_word(text, words.singular):
            count = next((number for word, number in words.numbers.items() if word in plural.split()), None)
            return tuple(reversed(recent[: count or self._group_size(start)]))
        return tuple(recent[:1])

    def _group_size(self, start: int) -> int:
        """How many persons the paragraphs just before name: as many as `they` can be, at least two."""
        floor = self._content.rfind("\n\n", 0, max(self._content.rfind("\n\n", 0, start), 0))
        floor = self._content.rfind("\n\n", 0, max(floor, 0))
        return max(
            2, len({n.person for n in self.namings if max(floor, 0) <= n.start < start and not n.aside})
        )

    def authority(self, start: int, end: int) -> str | None:
        """The authority named in [start, end), the first of several."""
        return next((name for a, b, name in self.authorities if start <= a and b <= end), None)


def _honorific_only(between: str) -> bool:
    """Whether the full stops between two names all belong to short words such as titles."""
    return all(len(word) <= 5 for word in between.split() if word.endswith("."))
