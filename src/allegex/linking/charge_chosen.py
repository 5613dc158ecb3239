"""Which of the cases told so far a further statement is about."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.linking.charge_laws import Cited
from allegex.records.letter import Charge, Outcome
from allegex.records.text import Span

STANDING = frozenset({"pending", "opened", "suspended", "reopened"})
"""Outcomes of a case that can still change."""


class ChosenCases:
    """The rows of a letter, one per person, case and law, while its facts are read."""

    def __init__(self, content: str) -> None:
        self.rows: list[Charge] = []
        self.replaced: set[int] = set()
        """Citations of charges that the court has called by another name since."""
        self._content = content

    def cited(self, persons: Sequence[str], cited: Cited) -> list[int]:
        """The rows of some persons, of anybody where none is said, that are under one of the provisions cited; standing ones
        where there are such."""
        if not cited:
            return []
        values = {(c.title, p.value) for _, c in cited for p in c.provisions}
        found = [
            n
            for n, row in enumerate(self.rows)
            if (not persons or row.person in persons)
            and any((row.law, value) in values for value in row.provisions)
        ]
        return [n for n in found if self.rows[n].outcome in STANDING] or found

    def standing(self, persons: Sequence[str], sentence: Span, outcome: Outcome) -> list[int]:
        """The rows that an outcome is about: of each person the last case, with all its laws; without persons the last
        case spoken of. A conviction may still get its penalty in the sentence after."""
        found = [
            n
            for n in self.last(persons, standing=True)
            if self.rows[n].outcome in STANDING
            or (outcome == "convicted" and self._verdict_here(n, sentence))
        ]
        if not persons and found:
            case = self.rows[found[-1]]
            found = [
                n
                for n, c in enumerate(self.rows)
                if c.evidence[0] == case.evidence[0] and c.outcome in STANDING
            ]
        return found

    def last(self, persons: Sequence[str], *, standing: bool = False) -> list[int]:
        """The rows of the last case of each person, of the last that stands where one does, if so asked; without persons of
        the last case of all."""
        found: list[int] = []
        if not persons and self.rows:
            told = self.rows[-1].evidence[0]
            return [n for n, row in enumerate(self.rows) if row.evidence[0] == told]
        for person in persons:
            rows = [n for n, c in enumerate(self.rows) if c.person == person]
            if standing:
                rows = [n for n in rows if self.rows[n].outcome in STANDING] or rows
            if rows:
                opened = self.rows[rows[-1]].opened
                found += [n for n in rows if self.rows[n].opened == opened]
        return found

    def rest(self, persons: Sequence[str]) -> list[int]:
        """The rows of some persons that still stand: "the other counts"."""
        return [
            n
            for n, row in enumerate(self.rows)
            if (not persons or row.person in persons) and row.outcome in STANDING
        ]

    def convicted_in(self, persons: Sequence[str], sentence: Span) -> list[int]:
        """The rows of some persons that a sentence has told to be convicted: the penalty that it then tells is theirs."""
        return [
            n
            for n, row in enumerate(self.rows)
            if row.person in persons
            and row.outcome == "convicted"
            and row.evidence[-1].start == sentence.start
        ]

    def decided(self, persons: Sequence[str], outcome: Outcome) -> list[int]:
        """The rows that a higher court decides anew: of the last case those that ended the other way, where some did."""
        rows = self.last(persons)
        other = [n for n in rows if (self.rows[n].outcome == "convicted") != (outcome == "convicted")]
        ended = [n for n in other if self.rows[n].outcome not in {"discontinued", *STANDING}]
        return ended or rows

    def left(self) -> tuple[str, ...]:
        """The persons of the last case told who have no end yet, while another of them has."""
        if not self.rows:
            return ()
        case = [row for row in self.rows if row.evidence[0] == self.rows[-1].evidence[0]]
        left = dict.fromkeys(row.person for row in case if row.person and row.outcome in STANDING)
        return tuple(left) if any(row.outcome not in STANDING for row in case) else ()

    def _verdict_here(self, n: int, sentence: Span) -> bool:
        charge = self.rows[n]
        return (
            charge.outcome == "convicted"
            and charge.penalty is None
            and self.same_paragraph(charge.evidence[-1].start, sentence.start)
        )

    def same_paragraph(self, earlier: int, later: int) -> bool:
        """Whether no paragraph ends between two places."""
        return "\n\n" not in self._content[earlier:later]
