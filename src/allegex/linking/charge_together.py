"""Those who are accused together: who has the same end, the same case, or a penalty of their own beside it."""

from __future__ import annotations

from msgspec.structs import replace

from allegex.linking.charge_matching import has_word
from allegex.linking.charge_names import Persons
from allegex.linking.charge_openings import Openings
from allegex.linking.charge_rows import Trigger
from allegex.records.text import Span

NEAR = 30
"""Characters between a verdict and "the others" whom it is on."""


class Together(Openings):
    """Gives cases and ends to those named beside others."""

    def _sentenced_too(self, persons: Persons, trigger: Trigger, clause: Span) -> Persons:
        """The persons with those named behind them who get a penalty of their own: "A was sentenced to two years and B to one"."""
        if trigger.row.outcome != "convicted" or not persons:
            return persons
        named = self._people.named(trigger.end, clause.end)
        more = [n.person for n in named if self._words.penalty_at(self._content, n.end, clause.end)]
        return tuple(dict.fromkeys([*persons, *more]))

    def _others(self, trigger: Trigger, clause: Span) -> tuple[str, ...]:
        """Those of the last case whose end was not told yet, where the outcome is that of "the others"."""
        near = self._low[max(clause.start, trigger.start - NEAR) : min(clause.end, trigger.end + NEAR)]
        if has_word(near, self._words.file.others) is None:
            return ()
        return self.cases.left()

    def _likewise(self, persons: Persons, sentence: Span) -> None:
        """Gives somebody the case told last, with its end: "five years, as was Ms. B"."""
        rows = self.cases.rows
        told = [row for row in rows if row.person not in persons]
        if not told:
            return
        last = max(told, key=lambda row: row.evidence[-1].start)
        if not self.cases.same_paragraph(last.evidence[-1].start, sentence.start):
            return
        for row in [r for r in told if r.person == last.person and r.evidence[-1] == last.evidence[-1]]:
            for person in persons:
                known = next(
                    (
                        n
                        for n, r in enumerate(rows)
                        if r.person == person
                        and (not r.provisions or (r.law, r.provisions) == (row.law, row.provisions))
                    ),
                    None,
                )
                if known is None:
                    rows.append(replace(row, person=person))
                else:
                    rows[known] = replace(row, person=person, evidence=rows[known].evidence)

    def _share_case(self, persons: Persons, sentence: Span) -> bool:
        """Gives those who are named with an end alone the case of others whose law the paragraph told: they were accused together."""
        last = self.cases.rows[-1] if self.cases.rows else None
        if (
            last is None
            or not last.provisions
            or not self.cases.same_paragraph(last.evidence[-1].start, sentence.start)
        ):
            return False
        for person in persons:
            self.cases.rows.append(
                replace(last, person=person, outcome="pending", closed=None, penalty=None, alternatives=())
            )
        return True
