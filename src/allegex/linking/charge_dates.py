"""When a case began and ended: the dates of its clause, of its sentence, and the running date of the paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from allegex.linking.charge_matching import has_word
from allegex.linking.charge_rows import Trigger
from allegex.linking.charge_words import ChargeWords
from allegex.records.letter import Charge, Date
from allegex.records.text import Span

BESIDE = 8
"""Most characters between a verb and a date that stands right behind it: "charged on 5 May"."""


class ChargeDates:
    """The dates of a letter."""

    def __init__(self, dates: Sequence[Date], content: str, words: ChargeWords) -> None:
        self._dates = sorted([date for date in dates if date.edtf], key=_start)
        self._starts = [date.start for date in self._dates]
        self._content = content
        self._words = words

    def near(self, place: int, clause: Span) -> str | None:
        """The date of the clause: the last one before `place` that is not said aside, else the first after it."""
        here = self._within(clause.start, clause.end)
        before = [d for d in here if d.start < place]
        told = [d for d in before if not self._said_aside(d.start, clause.start)] or before or here[:1]
        return told[-1].edtf if told else None

    def _of(self, trigger: Trigger, clause: Span) -> str | None:
        """The date right behind a verb, else the one near it in its clause."""
        behind = self._within(trigger.end, min(clause.end, trigger.end + BESIDE))
        return behind[0].edtf if behind else self.near(trigger.start, clause)

    def first(self, sentence: Span) -> str | None:
        """The first date of a sentence."""
        here = self._within(sentence.start, sentence.end)
        return here[0].edtf if here else None

    def _within(self, start: int, end: int) -> list[Date]:
        first = bisect_left(self._starts, start)
        return self._dates[first : bisect_left(self._starts, end, first)]

    def _said_aside(self, place: int, start: int) -> bool:
        """Whether a date stands in a phrase on something else: ", following a visit on the third of that month,"."""
        comma = self._content.rfind(",", start, place)
        return comma >= 0 and self._words.opens_aside(self._content, comma + 1)

    def opened(self, trigger: Trigger, sentence: Span, clause: Span, before: Sequence[Charge]) -> str | None:
        """The date of a charge: that of its clause, of its sentence, or the running one."""
        found = (
            self._of(trigger, clause)
            or self.near(trigger.start, Span(sentence.start, trigger.start))
            or self._running_date(sentence, before)
        )
        return _day_after(found) if found else None

    def closed(self, trigger: Trigger, sentence: Span, clause: Span, row: Charge) -> str | None:
        """The date of a verdict: that of its clause; else the last one before it in a sentence that does not begin the case."""
        found = self._of(trigger, clause)
        if found is None and row.evidence[-1].start != sentence.start:
            found = self.near(trigger.start, Span(sentence.start, trigger.start))
        return _last_day(found) if found else None

    def _running_date(self, sentence: Span, before: Sequence[Charge]) -> str | None:
        """The last date of the paragraph before the sentence; that of the case before, where this one comes on top."""
        paragraph = self._content.rfind("\n\n", 0, sentence.start) + 1
        dates = [d.edtf for d in self._within(paragraph, sentence.start) if d.relation == "at"]
        if dates:
            return dates[-1]
        again = has_word(self._content[sentence.start : sentence.end].lower(), self._words.file.again)
        return before[-1].opened if again and before else None


def _start(date: Date) -> int:
    return date.start


def _day_after(edtf: str) -> str:
    """The day after a night, when who is arrested in it is charged."""
    first, _, last = edtf.partition("/")
    if len(first) != len(last) or len(last) != 10:
        return edtf
    try:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return edtf
    return last if days == 1 else edtf


def _last_day(edtf: str) -> str:
    """The end of a stretch, at which what is told happened: "held from 9 December to 13 January, when the case was dismissed"."""
    first, slash, last = edtf.partition("/")
    return last if slash and last not in {"", ".."} and first not in {"", ".."} else edtf
