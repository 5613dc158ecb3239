"""How cases end or stand: which of them an outcome is about, and those that are told by their end alone."""

from __future__ import annotations

from msgspec.structs import replace

from allegex.linking.charge_cases import evidence_of
from allegex.linking.charge_chosen import STANDING
from allegex.linking.charge_laws import provisions_of
from allegex.linking.charge_matching import has_word, is_alike, is_named, told_apart
from allegex.linking.charge_names import Persons
from allegex.linking.charge_rows import Trigger
from allegex.linking.charge_together import Together
from allegex.records.letter import Charge, Outcome
from allegex.records.text import Span

_RULINGS: frozenset[Outcome] = frozenset({"acquitted", "convicted", "dismissed", "discontinued"})


def _is_apart(row: Charge, outcome: Outcome, offence: str | None, sentence: Span) -> bool:
    """Whether a row ended in the same sentence in another way and for another offence."""
    return (
        row.outcome not in {outcome, *STANDING}
        and row.evidence[-1].start == sentence.start
        and offence is not None
        and not is_alike(offence, row.offence or "")
    )


class Endings(Together):
    """Ends cases."""

    def _close(
        self, trigger: Trigger, sentence: Span, clause: Span, persons: Persons, *, begin: bool = True
    ) -> bool:
        """Ends the cases that an outcome is about; false where none is told so far."""
        outcome = trigger.row.outcome or "unknown"
        self.file_request()
        if self._of_own_complaint(sentence):
            return True
        persons = self._others(trigger, clause) or self._sentenced_too(persons, trigger, clause)
        chosen = self._meant(persons, trigger, sentence, clause)
        if not chosen and self._decides_again(outcome, sentence):
            last = self.cases.last(persons)
            cited = set(provisions_of(self._laws.after(trigger.end, clause.end)))
            if not cited or any(cited & {*self.cases.rows[n].provisions} for n in last):
                same = [n for n in last if self.cases.rows[n].outcome == outcome]
                chosen = same or self.cases.decided(persons, outcome)
        if not chosen and self._words.is_rest(self._low, clause.start, clause.end):
            return True
        if not chosen and begin and self._begins_here(outcome, persons, trigger, sentence, clause):
            chosen = self.cases.standing(persons, sentence, outcome)
        if chosen and self._named_late(chosen, trigger, sentence, clause):
            chosen = self.cases.standing(persons, sentence, outcome)
        if not chosen and outcome not in STANDING:
            self.cases.contradict(outcome, persons, sentence)
        for n in chosen:
            row = self.cases.rows[n]
            closed = None if outcome in STANDING else self._dates.closed(trigger, sentence, clause, row)
            penalty = self._penalty(self.cases.rows[n].person, trigger, sentence)
            if row.offence is None and outcome not in STANDING:
                self.cases.rows[n] = replace(row, offence=self._laws.offence(trigger.start, clause.end))
            self.cases.end(n, outcome, closed, penalty, sentence)
        return bool(chosen)

    def _of_own_complaint(self, sentence: Span) -> bool:
        """Whether what ends is a complaint that the victim had filed in the paragraph."""
        if self._complaint is None or not self.cases.same_paragraph(self._complaint.start, sentence.start):
            return False
        later = [row for row in self.cases.rows if row.evidence[-1].start > self._complaint.start]
        return not later

    def _meant(self, persons: Persons, trigger: Trigger, sentence: Span, clause: Span) -> list[int]:
        """The rows that an outcome is about: those under the law or of the offence that it names, else the last case."""
        outcome = trigger.row.outcome or "unknown"
        cited = self._laws.after(trigger.start, clause.end)
        named = self.cases.cited(persons, cited)
        if named and any(
            self.cases.rows[n].outcome in STANDING or self.cases.rows[n].evidence[-1].start == sentence.start
            for n in named
        ):
            if outcome not in STANDING and outcome != "convicted":
                self.cases.part(named, set(provisions_of(cited)))
            return self.cases.cited(persons, cited)
        inside = self._laws.within(trigger.start, trigger.end)
        if inside and outcome not in STANDING and self.cases.rows and not named:
            known = {p for row in self.cases.rows for p in row.provisions}
            if known and known.isdisjoint(provisions_of(inside)):
                return []
        place = self._words.ordinal(self._low, clause.start, clause.end)
        if place is not None:
            counted = self.cases.counted(persons, place)
            if counted:
                return counted
        chosen = self._by_offence(persons, trigger, sentence, clause)
        if chosen:
            return chosen
        if self._words.is_rest(self._low, clause.start, clause.end):
            return self.cases.rest(persons)
        if outcome == "convicted":
            chosen = self.cases.convicted_in(persons, sentence)
            if chosen:
                return chosen
        chosen = self.cases.standing(persons, sentence, outcome)
        return self._of_offence(self._wider(chosen, trigger, sentence), trigger, clause)

    def _by_offence(self, persons: Persons, trigger: Trigger, sentence: Span, clause: Span) -> list[int]:
        """The rows of the provisions whose offence an outcome names where others are charged too; a row of both is parted."""
        rows = [
            (n, self._laws.offences_of(row))
            for n, row in enumerate(self.cases.rows)
            if (not persons or row.person in persons)
            and (row.outcome in STANDING or row.evidence[-1].start == sentence.start)
        ]
        offences = {value: offence for _, told in rows for value, offence in told.items()}
        if len(offences) < 2:
            return []
        named = told_apart(offences, self._low[trigger.end : clause.end])
        if not named and clause.start == sentence.start:
            named = told_apart(offences, self._low[clause.start : trigger.end])
        if not named or len(named) == len(offences):
            return []
        self.cases.part([n for n, _ in rows], named)
        return [
            n
            for n, row in enumerate(self.cases.rows)
            if (not persons or row.person in persons)
            and row.provisions
            and named.issuperset(row.provisions)
            and (row.outcome in STANDING or row.evidence[-1].start == sentence.start)
        ]

    def _wider(self, chosen: list[int], trigger: Trigger, sentence: Span) -> list[int]:
        """The rows chosen, without those of a person of whom an older case is under the offence that the verdict names."""
        said = self._low[trigger.end : sentence.end]
        persons = {self.cases.rows[n].person for n in chosen}
        named = [
            n
            for n, row in enumerate(self.cases.rows)
            if row.person in persons
            and row.outcome in STANDING
            and row.offence is not None
            and is_named(row.offence, said)
        ]
        of = {self.cases.rows[n].person for n in named}
        return sorted({*named, *[n for n in chosen if self.cases.rows[n].person not in of]})

    def _of_offence(self, chosen: list[int], trigger: Trigger, clause: Span) -> list[int]:
        """Of several rows those of the offence that an outcome names, where it names one of theirs."""
        if len(chosen) < 2:
            return chosen
        said = self._laws.offence(trigger.start, clause.end) or self._low[trigger.end : clause.end]
        alike = [n for n in chosen if is_alike(self.cases.rows[n].offence or "", said)]
        return alike or chosen

    def _decides_again(self, outcome: Outcome, sentence: Span) -> bool:
        """Whether a case that had ended goes on: it is tried again, or a higher court acquits."""
        row = self.cases.rows[-1] if self.cases.rows else None
        told = row is not None and self.cases.same_paragraph(row.evidence[-1].start, sentence.start)
        said = self._low[row.evidence[-1].start if row and told else sentence.start : sentence.end]
        return outcome == "reopened" or (
            outcome in _RULINGS
            and (
                has_word(said, self._words.file.overturn) is not None or self._dropped_here(outcome, sentence)
            )
        )

    def _dropped_here(self, outcome: Outcome, sentence: Span) -> bool:
        """Whether a court ends what the same sentence says that the prosecution dropped."""
        last = self.cases.rows[-1] if self.cases.rows else None
        return (
            last is not None
            and outcome == "dismissed"
            and last.outcome == "discontinued"
            and last.evidence[-1].start == sentence.start
        )

    def _named_late(self, chosen: list[int], trigger: Trigger, sentence: Span, clause: Span) -> bool:
        """Whether only the end names the law of a case: "was tried and sentenced to ten years under article 5"."""
        rows = [self.cases.rows[n] for n in chosen]
        cited = (
            ()
            if any(row.law or row.provisions for row in rows)
            else self._laws.after(trigger.end, clause.end)
        )
        persons = tuple(row.person for row in rows if row.person is not None)
        row = rows[0]
        return bool(cited) and (
            self.cases.complete(row, persons, cited, again=row.opened)
            or bool(self.cases.fill(persons, cited, sentence))
        )

    def _begins_here(
        self, outcome: Outcome, persons: tuple[str, ...], trigger: Trigger, sentence: Span, clause: Span
    ) -> bool:
        """Begins the case with its end, where no charge was told before: a verdict, an end with the law that it was under, or the
        trial of somebody who was said to be accused."""
        waiting, self._accusation = self._accusation, None
        if (
            waiting is not None
            and waiting.persons
            and (not persons or not set(persons).isdisjoint(waiting.persons))
            and self.cases.same_paragraph(waiting.sentence.start, sentence.start)
        ):
            told = tuple(dict.fromkeys((evidence_of(waiting.sentence), evidence_of(sentence))))
            row = self._row(trigger, waiting.sentence, clause, told)
            self.cases.add(replace(row, offence=waiting.offence), waiting.persons, ())
            return True
        cited = self._laws.of(trigger, sentence, max(self._next_case, trigger.end)) or self._laws.same(
            clause.start, clause.end, self.cases.rows[-1] if self.cases.rows else None
        )
        if (
            cited
            and not persons
            and outcome not in STANDING
            and not self._people.unnamed(sentence.start, sentence.end)
        ):
            persons = self._people.last_spoken_of(sentence)
        offence = self._laws.offence(trigger.start, clause.end)
        apart = any(
            _is_apart(row, outcome, offence or "", sentence) for row in self.cases.rows[-2:] if row.offence
        )
        if cited and not apart and self.cases.fill(persons, cited, sentence):
            return False
        known = [
            row
            for row in self.cases.rows
            if row.person in persons and not _is_apart(row, outcome, offence, sentence)
        ]
        meant = self._people.names_one(persons, clause) or (
            outcome == "acquitted" and self._people.here(persons, clause)
        )
        if not (cited or known or offence) and meant and self._share_case(persons, sentence):
            return True
        values = set(provisions_of(cited))
        if (
            (outcome == "convicted" and not known and trigger.row.persons != "none")
            or (persons and cited and all(values.isdisjoint(row.provisions) for row in known))
            or (outcome not in STANDING and not known and meant)
        ):
            first = len(self.cases.rows)
            self._open(trigger, sentence, clause, persons)
            early = self._dates.first(sentence) if outcome == "convicted" else None
            self.cases.begun(first, early)
            return True
        return False

    def _penalty(self, person: str | None, trigger: Trigger, sentence: Span) -> str | None:
        """The first penalty after the verdict and the person's name: one sentence may give each their own."""
        if trigger.row.outcome != "convicted":
            return None
        named = [
            n.end
            for n in self._people.namings
            if n.person == person and trigger.start <= n.start < sentence.end
        ]
        return self._words.penalty(self._content, max([trigger.start, *named[:1]]), sentence.end)
