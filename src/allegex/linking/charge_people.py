"""Who is charged: the persons a statement names, or those that its pronouns and verbs stand for."""

from __future__ import annotations

from allegex.linking.charge_matching import has_word
from allegex.linking.charge_meant import AGAINST_GAP
from allegex.linking.charge_names import LIST_GAP, Naming, Persons, persons_of
from allegex.linking.charge_referents import Referent
from allegex.linking.charge_rows import Trigger
from allegex.linking.charge_sides import OBJECT_GAP, Sides
from allegex.records.text import Span

KIN_GAP = 24
"""Characters between a possessive and the name of somebody who is near to a person: "her colleague Ms. B"."""


class People(Sides):
    """Finds the persons of statements."""

    def accused(self, trigger: Trigger, sentence: Span, clause: Span, earlier: Persons) -> Persons:
        """The persons that a trigger is about; `earlier` are those of the trigger before it in the sentence."""
        if trigger.row.persons == "none":
            return self._of_the_case(trigger, sentence, clause)
        side = self._side(trigger, clause) if trigger.row.persons == "either" else trigger.row.persons
        if side == "after":
            found = self._after(trigger, sentence, clause)
            if found or self._acts(trigger, clause):
                return found
        found = self._before(trigger, sentence, clause, earlier)
        if trigger.row.kind in {"open", "close"} and found:
            beside = persons_of(self.beside(trigger.end, sentence.end))
            return tuple(dict.fromkeys((*found, *beside))) if beside else found
        return found

    def is_accused(self, trigger: Trigger, sentence: Span) -> bool:
        """Whether a complaint is against somebody who is named."""
        after = self.named(trigger.start, sentence.end)
        return any(not n.aside and self._is_against(n) for n in after)

    def acts(self, trigger: Trigger, sentence: Span) -> bool:
        """Whether a victim does what a verb says: "Ms. A filed a complaint", "her family filed"."""
        names = self.named(sentence.start, trigger.start)
        start = names[-1].end if names else sentence.start
        return bool(names or self.words(start, trigger.start, self._verb(trigger)))

    def names_one(self, persons: Persons, clause: Span) -> bool:
        """Whether a clause names one of some persons, or says what one was called."""
        return any(n.person in persons for n in self.named(clause.start, clause.end)) or any(
            not set(word.persons).isdisjoint(persons) for word in self.words(clause.start, clause.end, "")
        )

    def of_others(self, trigger: Trigger, sentence: Span) -> bool:
        """Whether people without a name stand between the last person named and a verb: "Mr. A was beaten by officers, who are
        charged"."""
        if self._referents.relates_strangers(self._low[sentence.start : trigger.end]):
            return True
        names = self.named(sentence.start, trigger.start)
        start = names[-1].end if names else sentence.start
        return self._referents.stranger(self._low[start : trigger.start]) and not self.named(
            trigger.end, min(sentence.end, trigger.end + OBJECT_GAP)
        )

    def unnamed(self, start: int, end: int) -> bool:
        """Whether people without a name are spoken of in [start, end)."""
        return self._referents.stranger(self._low[start:end])

    def against(self, start: int, end: int) -> Persons:
        """The list that stands behind "against" in [start, end)."""
        names = self.named(start, end)
        if not names or not self._is_against(names[0]) or self._low[start : names[0].start].count(",") > 1:
            return ()
        return persons_of(self.lists(names)[0])

    def accusable(self, persons: Persons, span: Span | None) -> bool:
        """Whether one of some persons does not stand beside the case, and is named in a span if one is given."""
        namings = self.namings if span is None else self.named(span.start, span.end)
        return any(n.person in persons and (not n.aside or self._is_against(n)) for n in namings)

    def sole(self, sentence: Span) -> Persons:
        """Those whom a sentence names, in its one list."""
        lists = self.lists([n for n in self.named(sentence.start, sentence.end) if not n.aside])
        return persons_of(lists[0]) if len(lists) == 1 else ()

    def _acts(self, trigger: Trigger, clause: Span) -> bool:
        """Whether somebody named right before a verb does what it says: "Ms. A filed a complaint"."""
        names = self.named(clause.start, trigger.start)
        return trigger.row.persons == "after" and bool(names) and trigger.start - names[-1].end <= AGAINST_GAP

    def _after(self, trigger: Trigger, sentence: Span, clause: Span) -> Persons:
        """The list that follows a verb, or whom a pronoun after it stands for."""
        names = self.named(trigger.start, clause.end) or self.named(trigger.start, sentence.end)
        listed = self.listed(names) if names else []
        first = listed[0].start if listed else sentence.end
        words = self.words(trigger.start, min(first, trigger.end + LIST_GAP), self._verb(trigger))
        inside = [word for word in words if word.end <= trigger.end]
        word = inside[-1] if inside else words[0] if words else None
        if word is not None and listed and self._is_kin(word, first):
            word = None
        if word is not None and (not listed or word.start - trigger.end <= OBJECT_GAP // 2):
            return self._resolve(word, sentence, trigger.start)
        if listed and first - trigger.end <= 2 * LIST_GAP:
            return persons_of(self.with_shares(listed, names) if trigger.row.kind == "close" else listed)
        return ()

    def _is_kin(self, word: Referent, name: int) -> bool:
        """Whether a word is the possessive of somebody who is then named: "his brother, Mr. B"."""
        between = self._low[word.end : name]
        return word.end < name and between.count(",") == 1 and len(between.split(",")[0].split()) == 1

    def _before(self, trigger: Trigger, sentence: Span, clause: Span, earlier: Persons) -> Persons:
        """The list before a verb, or whom the word before it stands for."""
        names = self.named(clause.start, trigger.start) or self.named(trigger.start, trigger.end)
        actors = [n for n in names if not n.aside]
        from_ = names[-1].end if names else clause.start
        words = self._words_to(from_, trigger)
        word = words[-1] if words else None
        if actors:
            listed = self.nearest(actors)
            if word is not None and self._referents.oblique(self._low[max(0, word.start - 30) : word.start]):
                word = None
            if word is None or not self._fits(word, listed):
                listed_ids = self._with_pronoun(listed, sentence, clause.start)
                return listed_ids if word is None else self._resolve(word, sentence, trigger.start)
            return self._pick(word, listed)
        if word is not None:
            return self._resolve(word, sentence, trigger.start)
        if earlier:
            return earlier
        said = [n for n in self.named(sentence.start, clause.start) if not n.aside]
        if said:
            return persons_of(self.nearest(said))
        if names:
            return persons_of(self.nearest(names))
        if trigger.row.persons == "told":
            return self.last_spoken_of(sentence)
        ahead = []
        if trigger.row.persons == "either":
            ahead = self.named(trigger.end, clause.end) or self.named(trigger.end, sentence.end)
        if ahead:
            listed = self.listed(ahead)
            if len(listed) == 1 and self._referents.unsaid(self._verb(trigger)).count == 0:
                listed = [n for n in self.named(trigger.end, sentence.end) if not n.aside]
            return persons_of(listed)
        return self._resolve(self._referents.unsaid(self._verb(trigger)), sentence, trigger.start)

    def beside(self, place: int, end: int) -> list[Naming]:
        """Those who are accused beside the person of a verb that ends at `place`: "stands trial with his wife, Ms. B"."""
        if not self._referents.joins_companion(self._low[place : place + 30]):
            return []
        names = self.named(place, min(end, place + LIST_GAP))
        return self.lists(names)[0] if names else []

    def _with_pronoun(self, listed: list[Naming], sentence: Span, start: int) -> Persons:
        """Those of a list, and whom a pronoun stands for that begins it: "he and Ms. B"."""
        persons = persons_of(listed)
        words = self.words(max(start, listed[0].start - LIST_GAP // 2), listed[0].start, "")
        if not words or words[-1].gender is None:
            return persons
        between = self._low[words[-1].end : listed[0].start]
        if "," in between or len(between) > KIN_GAP or not self._referents.joined(between):
            return persons
        return tuple(dict.fromkeys((*self._resolve(words[-1], sentence, words[-1].start), *persons)))

    def _of_the_case(self, trigger: Trigger, sentence: Span, clause: Span) -> Persons:
        """Whose case it is that ends: "the case against Mr. A was dismissed", "their trial goes on"; empty for "the case"."""
        for word in self.words(trigger.end, min(clause.end, trigger.end + AGAINST_GAP), ""):
            picked = word.last or word.place is not None
            if picked and has_word(self._low[trigger.end : word.start], self._against_words):
                return self._resolve(word, sentence, word.start)
        names = [
            n
            for n in self.named(sentence.start, min(sentence.end, self._reach(trigger)))
            if has_word(
                self._low[max(sentence.start, n.start - AGAINST_GAP) : n.start],
                self._against_words,
            )
        ]
        if names:
            whole = [
                n for n in self.named(names[0].start, sentence.end) if n.start <= names[-1].start + LIST_GAP
            ]
            listed = self.listed(whole)
            return (
                persons_of(listed)
                if len(listed) > len(names)
                else tuple(dict.fromkeys(n.person for n in names))
            )
        actors = [n for n in self.named(clause.start, trigger.start) if not (n.aside or self._is_agent(n))]
        if actors:
            return persons_of(self.nearest(actors))
        words = self.words(clause.start, min(clause.end, trigger.end + AGAINST_GAP), "")
        inside = [n for n in self.named(trigger.start, trigger.end) if not n.aside]
        nearer = inside and (words and words[0].start >= trigger.end)
        if words and not nearer and not (inside and 0 < inside[0].start - words[0].end < KIN_GAP):
            return self._resolve(words[0], sentence, trigger.start)
        after = [n for n in self.named(trigger.start, clause.end) if not n.aside]
        return persons_of(self.listed(after)) if after else ()

    def _reach(self, trigger: Trigger) -> int:
        """How far behind an end its person may stand: not at all where what ended has its own, "the charges against Mr. A fell;
        those against Ms. B stand"."""
        stop = self._low.find(";", trigger.end, trigger.end + LIST_GAP)
        inside = stop >= 0 and any(not n.aside for n in self.named(trigger.start, trigger.end))
        return stop if inside else trigger.end + LIST_GAP

    def _is_agent(self, naming: Naming) -> bool:
        """Whether somebody did what is told: "on appeal, argued by Ms. C"."""
        return self._referents.agent(self._low[max(0, naming.start - 30) : naming.start])

    def subject(self, trigger: Trigger, sentence: Span) -> bool:
        """Whether a sentence with a word of accusation has somebody whom it can be about, named before it or after it."""
        names = self.named(sentence.start, trigger.start)
        start = names[-1].end if names else sentence.start
        if self.words(start, trigger.end, ""):
            return True
        if names:
            return not names[-1].aside
        after = self.named(trigger.end, min(sentence.end, trigger.end + LIST_GAP))
        return bool(after) and not after[0].aside and self._object(trigger, sentence.end)

    def follows(self, trigger: Trigger, sentence: Span) -> bool:
        """Whether somebody is named or meant after a trigger."""
        return bool(self.named(trigger.start, sentence.end) or self.words(trigger.end, sentence.end, ""))

    def here(self, persons: Persons, span: Span) -> bool:
        """Whether a sentence names one of the persons or has a word for somebody."""
        return any(n.person in persons for n in self.named(span.start, span.end)) or bool(
            self.words(span.start, span.end, "")
        )

    def authority(self, start: int, end: int) -> str | None:
        """The authority named in [start, end), the first of several."""
        return next((name for a, b, name in self.authorities if start <= a and b <= end), None)
