"""Whom pronouns, numbers and other words for persons stand for, from the sentences told so far."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.linking.charge_matching import has_word
from allegex.linking.charge_names import Names, Naming, Persons, persons_of
from allegex.linking.charge_referents import Referent, Referents
from allegex.linking.charge_rows import Trigger
from allegex.records.letter import Entity
from allegex.records.text import Span

AGAINST_GAP = 45
"""Characters in which "against" stands before a name: room for an article and an honorific."""

MEMORY = 14
"""Sentences back in which somebody is looked for whom a pronoun stands for."""

LISTED = 6
"""Sentences back in which "they" can have been named together."""


class Meant(Names):
    """The persons of a letter in the order in which they are named, and the sentences told so far."""

    def __init__(
        self, entities: Sequence[Entity], low: str, referents: Referents, against: tuple[str, ...]
    ) -> None:
        super().__init__(entities, low, referents)
        self._against_words = against
        self.authorities = sorted(
            [(m.start, m.end, e.name) for e in entities if e.kind == "authority" for m in e.mentions]
        )
        self._told: list[Span] = []
        self.together: Persons = ()
        """The list of which "the former" or "the first" was taken last."""
        self.accused_last: Persons = ()
        """Those of the last case begun."""

    def tell(self, sentence: Span) -> None:
        """Takes note that a sentence is read."""
        self._told.append(sentence)

    def sentence_before(self, sentence: Span) -> Span | None:
        """The sentence told before this one in its paragraph."""
        last = self._told[-1] if self._told else None
        if last is None or last == sentence or "\n\n" in self._low[last.start : sentence.start]:
            return None
        return last

    def last_spoken_of(self, sentence: Span) -> Persons:
        """Those of the last sentence that names somebody: "the charges" are theirs."""
        for span in reversed(self._told[-MEMORY:]):
            names = [n for n in self.named(span.start, span.end) if not n.aside and n.end <= sentence.start]
            if names:
                return persons_of(self.nearest(names))
        return self.accused_last

    def _verb(self, trigger: Trigger) -> str:
        """A verb with what stands before it, which says whether one or several are meant."""
        return self._low[max(0, trigger.start - 12) : trigger.end]

    def _is_against(self, naming: Naming) -> bool:
        before = self._low[max(0, naming.start - AGAINST_GAP) : naming.start]
        return has_word(before, self._against_words) is not None

    def _fits(self, word: Referent, listed: list[Naming]) -> bool:
        """Whether a word can stand for those of a list."""
        persons = persons_of(listed)
        if word.persons:
            return set(word.persons) <= set(persons)
        if word.place is not None:
            return len(persons) > 1
        if word.count == 1:
            return any(self.may_be(p, word.gender) for p in persons)
        return len(persons) > 1 and word.count <= len(persons)

    def _pick(self, word: Referent, listed: list[Naming]) -> Persons:
        """Those of a list for whom a word stands."""
        persons = persons_of(listed)
        if word.persons:
            return word.persons
        if word.place is not None:
            return self._placed(word, persons)
        if word.count == 1:
            return tuple(p for p in persons if self.may_be(p, word.gender))[-1:]
        return persons[-word.count :] if word.count else persons

    def _resolve(self, word: Referent, sentence: Span, place: int) -> Persons:
        """The persons named before `place` for whom a word stands."""
        if word.persons:
            return word.persons
        told = [sentence, *[s for s in reversed(self._told[-MEMORY:]) if s.end <= sentence.start]]
        if word.other:
            return self._other(told, place)
        if word.count == 1 and word.place is None:
            return self._one(word, told, place)
        wanted = word.count if word.place is None else max(2, word.place)
        for span in told[:LISTED]:
            for listed in reversed(self.lists(self.named(span.start, min(span.end, place)))):
                persons = persons_of(listed)
                if all(n.aside for n in listed) or not self._all_may_be(persons, word):
                    continue
                if (
                    len(persons) == wanted
                    or (len(persons) > 1 and wanted == 0)
                    or (word.place is not None and len(persons) > 1)
                ):
                    return self._pick(word, listed)
        if (wanted and len(self.accused_last) == wanted) or (wanted == 0 and len(self.accused_last) > 1):
            return self._placed(word, self.accused_last)
        return self._placed(
            word,
            (() if wanted else self._counted_before(told[1:], place))
            or self._gathered(wanted, place, word.gender)
            or self._named_after(wanted, place),
        )

    def _counted_before(self, told: list[Span], place: int) -> Persons:
        """Those for whom "both" or "the three" stood shortly before `place`."""
        for span in told[:LISTED]:
            for word in reversed(self.words(span.start, span.end, "")):
                if word.count > 1 and word.place is None:
                    return self._resolve(word, span, word.start)
        return ()

    def _named_after(self, wanted: int, place: int) -> Persons:
        """The first list behind `place`, of as many as are wanted, where nobody is named before it."""
        for listed in self.lists([n for n in self.namings if n.start >= place and not n.aside]):
            persons = persons_of(listed)
            if len(persons) == wanted or (len(persons) > 1 and not wanted):
                return persons
        return ()

    def other_pronouns(self, persons: Persons, span: Span) -> list[tuple[Referent, Persons]]:
        """The pronouns of a span that stand for somebody else, by their gender: "she under article 5 and he under article 6"."""
        if len(persons) != 1:
            return []
        found = []
        for word in self.words(span.start, span.end, ""):
            if word.gender and word.place is None and not self.may_be(persons[0], word.gender):
                other = self._resolve(word, span, word.start)
                if other:
                    found.append((word, other))
        return found

    def _placed(self, word: Referent, persons: Persons) -> Persons:
        """The one of several for whom "the second" stands; all for another word."""
        if word.place is None:
            return persons
        self.together = persons
        return persons[word.place - 1 if word.place > 0 else word.place :][: word.count]

    def _other(self, told: list[Span], place: int) -> Persons:
        """Those of the last case besides the one spoken of last: "his co-accused"."""
        spoken = [n.person for span in told for n in self.named(span.start, min(span.end, place))[-1:]]
        rest = tuple(person for person in self.accused_last if person not in spoken[:1])
        return rest if len(rest) < len(self.accused_last) else ()

    def _one(self, word: Referent, told: list[Span], place: int) -> Persons:
        """The one whom a sentence before is about: who is named first in the last that names somebody who can be meant."""
        for number, span in enumerate(told):
            names = [n for n in self.named(span.start, min(span.end, place)) if not n.aside]
            fitting = [n for n in names if self.may_be(n.person, word.gender)]
            direct = [n for n in fitting if not self.is_oblique(n)]
            if direct or fitting:
                one = fitting[-1] if word.last else (direct or fitting)[0 if number else -1]
                return (one.person,)
        later = [n for n in self.namings if n.start >= place and not n.aside]
        return (later[0].person,) if later else ()

    def _all_may_be(self, persons: Persons, word: Referent) -> bool:
        """Whether a word for several, "the three women", can stand for some persons."""
        return word.count < 2 or all(self.may_be(person, word.gender) for person in persons)

    def _gathered(self, wanted: int, place: int, gender: str | None = None) -> Persons:
        """The last persons named, as many as are wanted; else those of the paragraphs just before, two at least."""
        recent = [n for n in self.named(0, place) if not n.aside and self.may_be(n.person, gender)]
        if not wanted:
            floor = place
            for _ in range(3):
                floor = max(self._low.rfind("\n\n", 0, floor), 0)
            wanted = max(2, len({n.person for n in recent if n.start >= floor}))
        return tuple(reversed(list(dict.fromkeys(n.person for n in reversed(recent)))[:wanted]))
