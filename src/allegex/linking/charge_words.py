"""How a language says that somebody is charged, tried, acquitted or convicted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

import ahocorasick
from msgspec import Struct

from allegex.records.letter import Outcome
from allegex.records.text import Span
from allegex.resources import Resources

ALIKE = 6
"""Letters in which two words of an offence agree whatever their endings."""


class TriggerRow(Struct, frozen=True, forbid_unknown_fields=True):
    """One way to say it. `persons` tells on which side of it the accused stand; `none` where the case is the subject;
    `told` where it is those spoken of last.

    kinds: open (a case begins), request (somebody asks for it), complaint (a victim's own, so that nothing of its sentence is a
    charge), detail (says more of a case), amend (another law takes the place of
    the first), close (it ends or stands).
    """

    id: str
    kind: Literal["open", "request", "complaint", "detail", "amend", "close"]
    pattern: str
    stems: tuple[str, ...]
    """Where none of these stands in a sentence, the pattern is not tried."""
    persons: Literal["before", "after", "either", "none", "told"]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    outcome: Outcome | None = None
    case: bool = False
    law_only: bool = False
    """A case begins only where the law is told: a warrant or an inquiry alone is no charge."""
    beside: tuple[str, ...] = ()
    """One of these stands in the sentence too, where any are given."""
    threat: bool = False
    """It tells a penalty that may follow, so that a condition in it denies nothing."""
    on_top: bool = False
    """What it says comes on top of the case told before: "the accusation was extended to"."""


class ChargeFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's charges.json. Phrases are in lower case."""

    triggers: tuple[TriggerRow, ...]
    fallback: str
    """Words of accusation, which beside a law and a person make a charge where nothing plainer is said."""
    strong: str
    """Words of accusation that make a charge beside any law, not only one that punishes by its name."""
    penalty: str
    offence: str
    breaks: tuple[str, ...]
    """What ends the reach of a charge: a law after it is discussed, not charged."""
    conditional: tuple[str, ...]
    """A verdict after one of these has not been given."""
    if_convicted: tuple[str, ...]
    """A verdict after one of these has not been given, though a charge may be: "if convicted of the charges"."""
    granted: str
    """What says behind an end that was asked for that it came."""
    demanded: tuple[str, ...]
    """A verdict after one of these is only asked for: "the prosecutor sought the acquittal"."""
    same: dict[Literal["all", "first", "last", "law"], str]
    """How the offences of the charge before are named again, all of them or the last, or the law that was cited last."""
    respectively: tuple[str, ...]
    procedure: tuple[str, ...]
    """What the titles of laws of procedure contain, under which nobody is charged."""
    generic: tuple[str, ...]
    """A statement on everybody or nobody: "no one is prosecuted for being a journalist"."""
    asides: tuple[str, ...]
    """What opens a phrase on something that went before: "following a search on 3 May"."""
    penal: tuple[str, ...]
    """What the titles of laws that punish contain."""
    again: tuple[str, ...]
    """A charge that comes on top of the one before, on the same day where no other is said."""
    fresh: str
    """How another case than the one before is spoken of."""
    refusals: str
    """What a sentence says of a law under which nobody is charged in it: the ground of a search, what a law provides."""
    ordinals: dict[str, str]
    """How one of several charges is counted: the place, from the end where it is negative, and its words."""
    uncharged: str
    """What says that nobody is charged so far."""
    pursued: str
    """What says that an accusation has become a case: "the case against him", "bail", "trial"."""
    against: tuple[str, ...]
    """What stands before the person whom a case is against."""
    denial: tuple[str, ...]
    overturn: tuple[str, ...]
    """What a sentence speaks of where a higher court decides anew."""
    others: tuple[str, ...]
    """Those accused together who are not named again: "acquitted Ms. A and sentenced the others"."""
    negations: tuple[str, ...]
    """A statement right after one of these is not made: "without ever being charged"."""


class Trigger(Struct, frozen=True):
    """A trigger found: its place in the text and its row."""

    start: int
    end: int
    row: TriggerRow


class ChargeWords:
    """The words of one language, compiled when a letter in that language comes."""

    def __init__(self, file: ChargeFile) -> None:
        self.file = file
        self._patterns: dict[int, re.Pattern[str]] = {}

    @cached_property
    def _stems(self) -> ahocorasick.Automaton:
        """All stems, each with the numbers of its rows."""
        rows: dict[str, list[int]] = {}
        for number, row in enumerate(self.file.triggers):
            for stem in row.stems:
                rows.setdefault(stem.lower(), []).append(number)
        automaton = ahocorasick.Automaton()
        for stem, numbers in rows.items():
            automaton.add_word(stem, numbers)
        automaton.make_automaton()
        return automaton

    def _pattern(self, number: int) -> re.Pattern[str]:
        """The pattern of a row, compiled when a sentence first asks for it: for small letters where capitals say nothing."""
        if number not in self._patterns:
            row = self.file.triggers[number]
            self._patterns[number] = re.compile(row.pattern) if row.case else _compiled(row.pattern)
        return self._patterns[number]

    @cached_property
    def _penalty(self) -> re.Pattern[str]:
        return re.compile(self.file.penalty, re.IGNORECASE)

    @cached_property
    def _offence(self) -> re.Pattern[str]:
        return _compiled(self.file.offence)

    def tried(self, low: str, sentences: Sequence[Span]) -> list[set[int]]:
        """The rows whose stems stand in each sentence of a text in small letters: no other is tried there. One pass over all
        of them."""
        found: list[set[int]] = [set() for _ in sentences]
        if not sentences:
            return found
        first, number = sentences[0].start, 0
        for last, rows in self._stems.iter(low[first : sentences[-1].end]):
            while first + last >= sentences[number].end and number + 1 < len(sentences):
                number += 1
            found[number].update(rows)
        return found

    def triggers(self, content: str, low: str, span: Span, rows: set[int]) -> list[Trigger]:
        """Triggers of some rows in a span, in order; of overlapping ones of a kind the first row wins. `low` is the content in
        small letters."""
        found: list[Trigger] = []
        for number in sorted(rows):
            row = self.file.triggers[number]
            if row.beside and not _stands(row.beside, low, span):
                continue
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
        return _compiled(self.file.fallback)

    @cached_property
    def _strong(self) -> re.Pattern[str]:
        return _compiled(self.file.strong)

    def accuses(self, low: str, start: int, end: int) -> bool:
        """Whether a strong word of accusation stands in `low[start:end]`."""
        return self._strong.search(low, start, end) is not None

    def threatens(self, low: str, start: int, end: int) -> bool:
        """Whether `low[start:end]` speaks of what may happen."""
        return self._conditional.search(low, start, end) is not None

    @cached_property
    def _fresh(self) -> re.Pattern[str]:
        return _compiled(self.file.fresh)

    def is_fresh(self, said: str) -> bool:
        """Whether a statement speaks of another case than the one before."""
        return self._fresh.search(said) is not None

    @cached_property
    def _ordinals(self) -> re.Pattern[str]:
        return _compiled("|".join(f"({said})" for said in self.file.ordinals.values()))

    def ordinal(self, low: str, start: int, end: int) -> int | None:
        """Which of several charges a statement counts: 0 for "the first charge"."""
        match = self._ordinals.search(low, start, end)
        return int(tuple(self.file.ordinals)[match.lastindex - 1]) if match and match.lastindex else None

    @cached_property
    def _pursued(self) -> re.Pattern[str]:
        return _compiled(self.file.pursued)

    def is_pursued(self, low: str, start: int, end: int) -> bool:
        """Whether `low[start:end]` says that an accusation has become a case."""
        return self._pursued.search(low, start, end) is not None

    @cached_property
    def _uncharged(self) -> re.Pattern[str]:
        return _compiled(self.file.uncharged)

    def is_uncharged(self, low: str, start: int, end: int) -> bool:
        """Whether `low[start:end]` says that nobody is charged so far."""
        return self._uncharged.search(low, start, end) is not None

    @cached_property
    def _refusals(self) -> re.Pattern[str]:
        return _compiled(self.file.refusals)

    def refuses(self, low: str, start: int, end: int) -> bool:
        """Whether what is said in `low[start:end]` makes no charge of a law."""
        return self._refusals.search(low, start, end) is not None

    def accusation(self, low: str, start: int, end: int, *, last: bool = False) -> Trigger | None:
        """The first word of accusation in `low[start:end]`, or the last, as a trigger; None where it is denied or a threat."""
        match = self._fallback.search(low, start, end)
        if last and match is not None:
            *_, match = self._fallback.finditer(low, start, end)
        if match is None or self._conditional.search(low, max(start, match.start() - 60), match.end()):
            return None
        trigger = Trigger(match.start(), match.end(), _ACCUSATION)
        return None if self._unsaid(low, start, trigger) else trigger

    def penalty(self, content: str, start: int, end: int) -> str | None:
        """The penalty of a verdict in `content[start:end]`."""
        match = self._penalty.search(content, start, end)
        return " ".join(match["penalty"].split()) if match else None

    def offence(self, content: str, low: str, start: int, end: int) -> str | None:
        """The offence in words, as charged in `content[start:end]`."""
        match = self._offence.search(low, start, end)
        return " ".join(content[match.start("offence") : match.end("offence")].split()) if match else None

    @cached_property
    def _same(self) -> re.Pattern[str]:
        return _compiled("|".join(f"({said})" for said in self.file.same.values()))

    def same(self, low: str, start: int, end: int) -> Literal["all", "first", "last", "law"] | None:
        """Whether a statement names the offences of the charge before again, and which."""
        match = self._same.search(low, start, end)
        return tuple(self.file.same)[match.lastindex - 1] if match and match.lastindex else None

    def opens_aside(self, content: str, place: int) -> bool:
        """Whether a phrase on something that went before begins at a place."""
        return content[place : place + 40].lstrip().lower().startswith(self.file.asides)

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
        return _compiled(self.file.granted)

    @cached_property
    def _demanded(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, self.file.demanded))
        return re.compile(rf"\b(?:{words})\b")

    @cached_property
    def _generic(self) -> re.Pattern[str]:
        words = "|".join(re.escape(word.strip()) for word in self.file.generic)
        return re.compile(rf"\b(?:{words})\b")

    @cached_property
    def _conditional(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.file.conditional)))


_ACCUSATION = TriggerRow(
    id="accusation",
    kind="open",
    pattern="",
    stems=(),
    persons="either",
    examples=(),
    counterexamples=(),
    law_only=True,
)

REQUEST = TriggerRow(
    id="request", kind="request", pattern="", stems=(), persons="after", examples=(), counterexamples=()
)

_CAPITAL = re.compile(r"(\\.|\(\?P<)|[A-ZÀ-Þ]")
"""A capital letter of a pattern, classes such as \\W left alone."""

_ENDS = frozenset({"acquitted", "convicted", "dismissed", "discontinued"})

_PERSONAL = frozenset({"before", "either"})

_ORDER = {"complaint": 0, "close": 2}
"""Of statements that begin at one place, a complaint comes first and an end last."""

_STOP = re.compile(r"\n\n|[.;] (?=[A-ZÀ-Þ])")


def _stands(words: tuple[str, ...], low: str, span: Span) -> bool:
    """Whether one of the words stands in a span."""
    return any(low.find(word, span.start, span.end) >= 0 for word in words)


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern for a text in small letters."""
    return re.compile(_CAPITAL.sub(lambda m: m[1] or m[0].lower(), pattern))


def _place(trigger: Trigger) -> tuple[int, int]:
    return trigger.start, _ORDER.get(trigger.row.kind, 1)


def small(text: str) -> str:
    """The text in small letters, of the same length even where a capital has a longer small form."""
    low = text.lower()
    return low if len(low) == len(text) else "".join([c.lower() if len(c.lower()) == 1 else c for c in text])


def _word(text: str, word: str) -> int:
    """Where a word or phrase stands whole in the text, -1 if nowhere."""
    place = text.find(word)
    while place >= 0:
        after = place + len(word)
        if (place == 0 or not text[place - 1].isalnum()) and (
            after == len(text) or not text[after].isalnum()
        ):
            return place
        place = text.find(word, place + 1)
    return -1


def has_word(text: str, words: tuple[str, ...]) -> str | None:
    """The first of the words that stands whole in a lower-case text."""
    return next((word for word in words if _word(text, word) >= 0), None)


def is_alike(one: str, other: str) -> bool:
    """Whether two offences in words share a word that says something, endings aside."""
    words = {word[:ALIKE].lower() for word in one.split() if len(word) >= ALIKE}
    return any(word[:ALIKE].lower() in words for word in other.split())


def charge_words(resources: Resources) -> dict[str, ChargeWords]:
    """The words of each language."""
    return {
        language: ChargeWords(resources.language(language, "charges.json", ChargeFile))
        for language in resources.languages
    }
