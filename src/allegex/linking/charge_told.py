"""What was told of charges so far in the facts of a letter, and what a sentence says of a case that begins."""

from __future__ import annotations

from msgspec import Struct

from allegex.linking.charge_cases import Cases
from allegex.linking.charge_dates import ChargeDates
from allegex.linking.charge_laws import ChargeLaws, Cited
from allegex.linking.charge_people import People
from allegex.linking.charge_referents import Referents
from allegex.linking.charge_rows import Trigger
from allegex.linking.charge_shares import Shares
from allegex.linking.charge_words import ChargeWords
from allegex.records.letter import Charge, Evidence, Status
from allegex.records.link import Links
from allegex.records.text import Span


class Waiting(Struct, frozen=True):
    """What may become a case by the next sentence, which names no law or offence again: somebody asked for a prosecution, or
    accuses somebody of an offence and speaks of the trial afterwards."""

    persons: tuple[str, ...]
    cited: Cited
    sentence: Span
    offence: str | None = None
    told: int = 0
    """Where the accusation of the sentence ends."""


class Told:
    """What is known of a letter's charges while its facts are read sentence by sentence."""

    def __init__(
        self, content: str, low: str, links: Links, words: ChargeWords, referents: Referents
    ) -> None:
        self.cases = Cases(content)
        self._content = content
        self._low = low
        self._words = words
        self._people = People(links.entities, low, referents, words.file.against)
        self._laws = ChargeLaws(links.citations, content, low, words)
        self._shares = Shares(low, self._people, self._laws, words, referents)
        self._dates = ChargeDates(links.dates, content, words)
        self._statuses = [(e.start, e.end, e.status) for e in links.events if e.status != "alleged"]
        self._asked: Waiting | None = None
        self._accusation: Waiting | None = None
        self._complaint: Span | None = None
        self._next_case = 0
        """Where the next case of the sentence begins, whose law is not that of an end before it."""

    def _row(self, trigger: Trigger, sentence: Span, clause: Span, evidence: tuple[Evidence, ...]) -> Charge:
        """What a sentence says of a case that begins, without person and law."""
        return Charge(
            person=None,
            citations=(),
            provisions=(),
            law=None,
            jurisdiction=None,
            opened=self._dates.opened(trigger, sentence, clause, self.cases.rows[-1:]),
            closed=None,
            outcome="pending",
            authority=self._people.authority(clause.start, clause.end),
            offence=self._laws.offence(trigger.start, clause.end),
            status=self._status(sentence),
            evidence=evidence,
        )

    def _status(self, sentence: Span) -> Status:
        return next((s for a, b, s in self._statuses if a < sentence.end and sentence.start < b), "alleged")
