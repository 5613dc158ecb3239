"""The cases told so far, and what a further statement changes in them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from allegex.linking.charge_chosen import STANDING, ChosenCases
from allegex.linking.charge_laws import Cited, by_law, under
from allegex.linking.charge_matching import is_alike
from allegex.records.letter import Charge, Evidence, Outcome
from allegex.records.text import Span


class Cases(ChosenCases):
    """The rows of a letter, and what further statements change in them."""

    def add(
        self, row: Charge, persons: Sequence[str], cited: Cited, *, fresh: bool = False, on_top: bool = False
    ) -> None:
        """A row for each person and law of a case, where none of the rows told so far is of the same case.

        `fresh`: another case is spoken of; `on_top`: what is said comes on top of the charge before.
        """
        for group in by_law(cited) or ((),):
            for person in persons or (None,):
                one = under(group, replace(row, person=person))
                if fresh or not self._is_told(one, group, on_top=on_top):
                    self.rows.append(one)

    def _is_told(self, row: Charge, group: Cited, *, on_top: bool) -> bool:
        """Whether a row of the same person says the same of the same case; it takes over what it does not say yet."""
        here = row.evidence[-1].start
        for n in reversed(range(len(self.rows))):
            known = self.rows[n]
            if known.person != row.person:
                continue
            near = self.same_paragraph(known.evidence[-1].start, here)
            if not group:
                if row.offence is None and known.outcome in STANDING and row.person is not None:
                    return True
                continue
            if known.law != row.law or not known.provisions:
                continue
            shared = not set(known.provisions).isdisjoint(row.provisions)
            if known.outcome not in STANDING:
                if set(row.provisions) <= set(known.provisions) and (
                    row.opened in {None, known.opened, known.closed} or near
                ):
                    return True
                continue
            same_sentence = known.evidence[-1].start == row.evidence[-1].start
            if shared or (near and on_top) or (same_sentence and known.opened == row.opened):
                self.rows[n] = replace(
                    known,
                    citations=tuple(dict.fromkeys([*known.citations, *row.citations])),
                    provisions=tuple(dict.fromkeys([*known.provisions, *row.provisions])),
                    offence=known.offence or row.offence,
                    authority=known.authority or row.authority,
                    evidence=_with(known.evidence, *row.evidence),
                )
                return True
        return False

    def counted(self, persons: Sequence[str], place: int) -> list[int]:
        """The row of each person for "the first charge" or "the second"; a row of several provisions is parted for it."""
        found = []
        for person in dict.fromkeys(row.person for row in self.rows if not persons or row.person in persons):
            rows = [n for n, row in enumerate(self.rows) if row.person == person and row.outcome in STANDING]
            if len(rows) == 1 and -len(self.rows[rows[0]].provisions) <= place < len(
                self.rows[rows[0]].provisions
            ):
                value = self.rows[rows[0]].provisions[place]
                self.part(rows, {value})
                rows = [n for n in range(rows[0], len(self.rows)) if self.rows[n].provisions == (value,)][:1]
            else:
                rows = rows[place:][:1] if -len(rows) <= place < len(rows) else []
            found += rows
        return found

    def fill(
        self, persons: Sequence[str], cited: Cited, sentence: Span, said: Charge | None = None
    ) -> set[str]:
        """Gives the law to rows that have none yet, whatever their outcome: those of the sentence, and those of the paragraph
        whose end was told first, where what is `said` is no other offence and no later charge. The persons of these rows."""
        bare = [
            n
            for n, row in enumerate(self.rows)
            if row.person in persons
            and not row.provisions
            and row.law is None
            and (
                row.evidence[-1].start == sentence.start
                or (
                    said is not None
                    and row.outcome not in STANDING
                    and self.same_paragraph(row.evidence[-1].start, sentence.start)
                    and not (said.opened and row.closed and said.opened[:10] > row.closed[:10])
                )
            )
            and (said is None or not said.offence or not row.offence or is_alike(said.offence, row.offence))
        ]
        filled = {row.person for row in (self.rows[n] for n in bare) if row.person}
        for n in reversed(bare):
            self.rows[n : n + 1] = [under(group, self.rows[n]) for group in by_law(cited)]
        return filled

    def settled(self) -> tuple[Charge, ...]:
        """The rows told, without those that name neither a person nor a law or offence."""
        return tuple([row for row in self.rows if row.person or row.provisions or row.law or row.offence])

    def part(self, chosen: Sequence[int], values: set[str]) -> None:
        """Gives provisions that have an end of their own a row of their own, behind which the others stay as they are."""
        for n in reversed(chosen):
            row = self.rows[n]
            rest = tuple([value for value in row.provisions if value not in values])
            if rest and len(rest) < len(row.provisions):
                own = tuple([value for value in row.provisions if value in values])
                self.rows.insert(n + 1, replace(row, provisions=rest))
                self.rows[n] = replace(row, provisions=own)

    def complete(self, row: Charge, persons: Sequence[str], cited: Cited, *, again: str | None) -> bool:
        """Whether the row says more of a case of this paragraph which had no law yet, rather than of a new one.

        `again` is the date said of it after its verb: that on which the charge itself was brought.
        """
        here = row.evidence[-1].start
        opened = [
            n
            for n, c in enumerate(self.rows)
            if c.person in persons
            and c.outcome in STANDING
            and not c.provisions
            and c.law is None
            and self.same_paragraph(c.evidence[-1].start, here)
        ]
        if not opened:
            return False
        if not cited:
            return not row.offence or any(self.rows[n].offence == row.offence for n in opened)
        filled = [
            under(
                group,
                replace(
                    self.rows[n],
                    opened=again or self.rows[n].opened,
                    offence=row.offence or self.rows[n].offence,
                    authority=self.rows[n].authority or row.authority,
                    evidence=_with(self.rows[n].evidence, *row.evidence),
                ),
            )
            for group in by_law(cited)
            for n in opened
        ]
        kept = [c for n, c in enumerate(self.rows) if n not in opened]
        self.rows = kept[: opened[0]] + filled + kept[opened[0] :]
        return True

    def amend(self, persons: Sequence[str], cited: Cited, offence: str | None, sentence: Span) -> bool:
        """Another law for the last open case: the court calls what was done by another name. False where none is open."""
        chosen = [n for n in self.last(persons) if self.rows[n].outcome in STANDING]
        self.replaced.update(number for n in chosen for number in self.rows[n].citations)
        for n in chosen[:1] if len({self.rows[n].person for n in chosen}) == 1 else chosen:
            charge = under(cited, replace(self.rows[n], offence=offence))
            self.rows[n] = replace(charge, evidence=_with(charge.evidence, evidence_of(sentence)))
        for n in reversed(chosen[1:] if len({self.rows[n].person for n in chosen}) == 1 else ()):
            del self.rows[n]
        return bool(chosen)

    def lacking(self, sentence: Span) -> int | None:
        """The row that an offence in words belongs to: the last open case of the paragraph. -1 where it needs none."""
        for n, charge in reversed(list(enumerate(self.rows))):
            if charge.outcome in STANDING and self.same_paragraph(charge.evidence[-1].start, sentence.start):
                return n if charge.offence is None and charge.law is None else -1
        return None

    def describe(self, n: int, offence: str | None, sentence: Span) -> None:
        """The offence in words of a case that was opened without a law or an offence."""
        charge = self.rows[n]
        evidence = _with(charge.evidence, evidence_of(sentence))
        self.rows[n] = replace(charge, offence=offence, evidence=evidence)

    def end(self, n: int, outcome: Outcome, closed: str | None, penalty: str | None, sentence: Span) -> None:
        """How a case ended or stands. Who is convicted keeps the penalty told before, and the day of the verdict where a higher
        court upholds it; a case that goes on has no end."""
        charge = self.rows[n]
        if outcome == charge.outcome == "convicted":
            closed = charge.closed or closed
        self.rows[n] = replace(
            charge,
            outcome=outcome,
            closed=None if outcome in STANDING else closed or charge.closed,
            penalty=(penalty or charge.penalty) if outcome == "convicted" else None,
            evidence=_with(charge.evidence, evidence_of(sentence)),
        )

    def begun(self, first: int, opened: str | None) -> None:
        """When the cases from a row on, which are told by their end, began; unknown where only the end is dated."""
        self.rows[first:] = [replace(row, opened=opened) for row in self.rows[first:]]

    def contradict(self, outcome: Outcome, persons: Sequence[str], sentence: Span) -> None:
        """Another end of a case that has one already: both are kept, the first as the outcome."""
        for n in self.last(persons) if persons else ():
            charge = self.rows[n]
            if outcome not in {charge.outcome, "unknown", *charge.alternatives}:
                self.rows[n] = replace(
                    charge,
                    alternatives=(*charge.alternatives, outcome),
                    evidence=_with(charge.evidence, evidence_of(sentence)),
                )


def _with(evidence: tuple[Evidence, ...], *more: Evidence) -> tuple[Evidence, ...]:
    """The evidence with more sentences, the last of them once."""
    new = tuple(e for e in more if not evidence or e.start != evidence[-1].start)
    return (*evidence, *new)


def evidence_of(sentence: Span) -> Evidence:
    """The sentence as evidence."""
    return Evidence(start=sentence.start, end=sentence.end)
