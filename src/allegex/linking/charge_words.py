"""How a language says that somebody is charged, tried, acquitted or convicted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

import ahocorasick

from allegex.linking.charge_matching import compiled
from allegex.linking.charge_rows import ACCUSATION, ChargeFile, Trigger
from allegex.linking.charge_signs import ChargeSigns
from allegex.records.text import Span
from allegex.resources import Resources

_ENDS = frozenset({"acquitted", "convicted", "dismissed", "discontinued"})

_PERSONAL = frozenset({"before", "either"})

_ORDER = {"complaint": 0, "close": 2}
"""Of statements that begin at one place, a complaint comes first and an end last."""

_STOP = re.compile(r"\n\n|[.;] (?=[A-ZÀ-Þ])")


class ChargeWords(ChargeSigns):
    """The words of one language, compiled when a letter in that language comes."""

    def __init__(self, file: ChargeFile) -> None:
        super().__init__(file)
        self._patterns: dict[int, re.Pattern[str]] = {}

    @cached_property
    def _stems(self) -> ahocorasick.Automaton:
        """All stems and what stands beside them, each with the numbers of its rows."""
        rows: dict[str, tuple[list[int], list[int]]] = {}
        for number, row in enumerate(self.file.triggers):
            for stem in row.stems:
                rows.setdefault(stem.lower(), ([], []))[0].append(number)
            for word in row.beside:
                rows.setdefault(word, ([], []))[1].append(number)
        automaton = ahocorasick.Automaton()
        for stem, numbers in rows.items():
            automaton.add_word(stem, numbers)
        automaton.make_automaton()
        return automaton

    @cached_property
    def _paired(self) -> frozenset[int]:
        """The rows that need a word beside their stem."""
        return frozenset(number for number, row in enumerate(self.file.triggers) if row.beside)

    def _pattern(self, number: int) -> re.Pattern[str]:
        """The pattern of a row, compiled when a sentence first asks for it: for small letters where capitals say nothing."""
        if number not in self._patterns:
            row = self.file.triggers[number]
            self._patterns[number] = re.compile(row.pattern) if row.case else compiled(row.pattern)
        return self._patterns[number]

    @cached_property
    def _penalty(self) -> re.Pattern[str]:
        return re.compile(self.file.penalty, re.IGNORECASE)

    @cached_property
    def _amount(self) -> re.Pattern[str]:
        return re.compile(self.file.amount)

    @cached_property
    def _offence(self) -> re.Pattern[str]:
        return compiled(self.file.offence)

    def tried(self, low: str, sentences: Sequence[Span]) -> list[set[int]]:
        """The rows whose stems stand in each sentence of a text in small letters: no other is tried there. One pass over all
        of them."""
        found: list[set[int]] = [set() for _ in sentences]
        if not sentences:
            return found
        beside: set[int] = set()
        first, number = sentences[0].start, 0
        end, rows = sentences[0].end - first, found[0]
        for last, (stems, pairs) in self._stems.iter(low[first : sentences[-1].end]):
            if last >= end and number + 1 < len(sentences):
                rows -= self._paired - beside
                beside = set()
                while last >= end and number + 1 < len(sentences):
                    number += 1
                    end = sentences[number].end - first
                rows = found[number]
            if stems:
                rows.update(stems)
            if pairs:
                beside.update(pairs)
        rows -= self._paired - beside
        return found

    def triggers(self, content: str, low: str, span: Span, rows: set[int]) -> list[Trigger]:
        """Triggers of some rows in a span, in order; of overlapping ones of a kind the first row wins. `low` is the content in
        small letters."""
        found: list[Trigger] = []
        for number in sorted(rows):
            row = self.file.triggers[number]
            pattern, place = self._pattern(number), span.start
            text = content if row.case else low
            while match := pattern.search(text, place, span.end):
                first, place = match.span()
                for other in found:
                    if other.row.kind == row.kind and first < other.end and other.start < place:
                        place = max(other.end, first + 1)
                        break
                else:
                    found.append(Trigger(first, place, row))
        if len(found) > 1:
            found.sort(key=_place)
        return [t for t in found if not self._unsaid(low, span.start, t)]

    @cached_property
    def _fallback(self) -> re.Pattern[str]:
        return compiled(self.file.fallback)

    def accusation(self, low: str, start: int, end: int, *, last: bool = False) -> Trigger | None:
        """The first word of accusation in `low[start:end]`, or the last, as a trigger; None where it is denied or a threat."""
        match = self._fallback.search(low, start, end)
        if last and match is not None:
            *_, match = self._fallback.finditer(low, start, end)
        if match is None or self._conditional.search(low, max(start, match.start() - 60), match.end()):
            return None
        trigger = Trigger(match.start(), match.end(), ACCUSATION)
        return None if self._unsaid(low, start, trigger) else trigger

    def penalty(self, content: str, start: int, end: int) -> str | None:
        """The penalty of a verdict in `content[start:end]`."""
        match = self._penalty.search(content, start, end)
        return " ".join(match["penalty"].split()) if match else None

    def penalty_at(self, content: str, start: int, end: int) -> bool:
        """Whether a penalty is told right from `start`."""
        if content[start : start + 1] != " ":
            return False
        told = self._penalty.match(content, start + 1, end) or self._amount.match(content, start + 1, end)
        return told is not None

    def offence(self, content: str, low: str, start: int, end: int) -> str | None:
        """The offence in words, as charged in `content[start:end]`."""
        match = self._offence.search(low, start, end)
        return " ".join(content[match.start("offence") : match.end("offence")].split()) if match else None

    def sentence_end(self, content: str, start: int, end: int) -> int:
        """Where the sentence around `start` ends, roughly: before the next full stop and capital."""
        match = _STOP.search(content, start, end)
        return match.start() if match else end

    def reach(self, low: str, start: int, end: int) -> int:
        """Where the charge that begins at `start` stops speaking: before the first word that opens another thought."""
        match = self._breaks.search(low, start, end)
        return match.start() if match else end

    @cached_property
    def _breaks(self) -> re.Pattern[str]:
        words = "|".join(re.escape(word) + (r"\b" if word[-1].isalnum() else "") for word in self.file.breaks)
        return re.compile(rf"\b(?:{words})")

    @cached_property
    def _negation(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, self.file.negations))
        return re.compile(rf"\b(?:{words})(?:(?<=[’'])|\b) ?(?:[^\s,;]+ ){{0,2}}$")

    def _unsaid(self, low: str, start: int, trigger: Trigger) -> bool:
        """Whether what a trigger says is denied before it, or a verdict depends on a condition."""
        place = trigger.start
        if self._negation.search(low, max(start, place - 40), place):
            return True
        early = max(start, place - 60)
        if trigger.row.persons in _PERSONAL and self._generic.search(low, early, place):
            return True
        if trigger.row.kind == "close":
            if self._if_convicted.search(low, early, min(place + 12, len(low))):
                return True
            if trigger.row.outcome in _ENDS and self._demanded.search(low, early, place):
                return self._granted.search(low, trigger.end, trigger.end + 50) is None
        if trigger.row.threat:
            return False
        return self._conditional.search(low, early, min(place + 12, len(low))) is not None

    @cached_property
    def _if_convicted(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.file.if_convicted)))

    @cached_property
    def _granted(self) -> re.Pattern[str]:
        return compiled(self.file.granted)

    @cached_property
    def _demanded(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, self.file.demanded))
        return re.compile(rf"\b(?:{words})\b")

    @cached_property
    def _generic(self) -> re.Pattern[str]:
        words = "|".join(re.escape(word.strip()) for word in self.file.generic)
        return re.compile(rf"\b(?:{words})\b")


def _place(trigger: Trigger) -> tuple[int, int]:
    return trigger.start, _ORDER.get(trigger.row.kind, 1)


def charge_words(resources: Resources) -> dict[str, ChargeWords]:
    """The words of each language."""
    return {
        language: ChargeWords(resources.language(language, "charges.json", ChargeFile))
        for language in resources.languages
    }
