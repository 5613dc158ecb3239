"""Charges: who is said to be charged under what, and how it ended.

A case runs over several sentences: it is opened, said more of, and closed. Sentences are read in order and each trigger opens a
case, adds to it or ends it. One row is kept per person and law of a case; a law only discussed (penalty ranges, laws criticised,
standards of the annex) opens none. A sentence pronounced is a conviction, with the penalty kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from allegex.linking.charge_cases import STANDING, Cases, evidence_of
from allegex.linking.charge_dates import ChargeDates
from allegex.linking.charge_laws import ChargeLaws, Cited, provisions_of, under
from allegex.linking.charge_names import Persons
from allegex.linking.charge_people import People
from allegex.linking.charge_referents import ReferentFile, Referents
from allegex.linking.charge_shares import Share, Shares
from allegex.linking.charge_words import ChargeWords, Trigger, charge_words, has_word
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Charge, Evidence, Outcome, Status
from allegex.records.link import Links
from allegex.records.text import Span
from allegex.resources import Resources

FACTS: tuple[SectionKind, ...] = ("background", "allegations", "reply_body")


NEAR = 30
"""Characters between a verdict and "the others" whom it is on."""


class _Waiting(Struct, frozen=True):
    """What may become a case by the next sentence, which names no law or offence again: somebody asked for a prosecution, or
    accuses somebody of an offence and speaks of the trial afterwards."""

    persons: tuple[str, ...]
    cited: Cited
    sentence: Span
    offence: str | None = None


def find_charges(document: Document, links: Links, resources: Resources) -> tuple[Charge, ...]:
    """One charge per person, case and law, in the order of the text. Reads dates, entities, citations, events."""
    words = resources.of(charge_words).get(document.language)
    spans = document.spans(*FACTS)
    if words is None or not spans:
        return ()
    reading = _Reading(document.content, links, words, resources.of(_referents)[document.language])
    for span in spans:
        sentences = document.sentences_in(span.start, span.end)
        for sentence, rows in zip(sentences, words.tried(document.content, sentences), strict=True):
            reading.read(sentence, rows)
    reading.look_up(spans)
    return tuple(reading.cases.rows)


def _referents(resources: Resources) -> dict[str, Referents]:
    """The words for persons of each language."""
    return {
        language: Referents(resources.language(language, "referents.json", ReferentFile))
        for language in resources.languages
    }


class _Reading:
    """The facts, read sentence by sentence into cases."""

    def __init__(self, content: str, links: Links, words: ChargeWords, referents: Referents) -> None:
        self.cases = Cases(content)
        self._content = content
        self._words = words
        self._people = People(links.entities, content, referents, words.file.against)
        self._laws = ChargeLaws(links.citations, content, words)
        self._shares = Shares(content, self._people, self._laws, words, referents)
        self._dates = ChargeDates(links.dates, content, words)
        self._statuses = [(e.start, e.end, e.status) for e in links.events if e.status != "alleged"]
        self._asked: _Waiting | None = None
        self._accusation: _Waiting | None = None

    def read(self, sentence: Span, rows: set[int]) -> None:
        """Takes one sentence in, trying some rows of triggers."""
        triggers = self._statements(sentence, rows)
        earlier: Persons = ()
        unnamed = False
        for number, trigger in enumerate(triggers):
            # What stands between the trigger before and the one after is said of this one.
            start = triggers[number - 1].end if number else sentence.start
            end = next((t.start for t in triggers[number + 1 :] if t.row.kind != "detail"), sentence.end)
            clause = Span(start, end)
            if self._people.of_strangers(trigger, clause, unnamed):
                unnamed = True
                continue
            persons = self._people.accused(trigger, sentence, clause, earlier)
            match trigger.row.kind:
                case "open":
                    self._open(trigger, sentence, clause, persons)
                case "complaint":
                    break
                case "request":
                    if trigger.row.persons == "after" and not self._people.follows(trigger, sentence):
                        break
                    cited = self._laws.after(trigger.end, sentence.end)
                    if cited:
                        self._asked = _Waiting(persons, cited, sentence)
                case "detail":
                    self._detail(trigger, sentence, persons)
                case "amend":
                    cited = self._laws.after(trigger.end, clause.end)
                    if cited:
                        offence = self._laws.offence(trigger.start, clause.end)
                        self.cases.amend(persons, cited, offence, sentence)
                case "close":
                    self._close(trigger, sentence, clause, persons)
            earlier = persons or earlier
        self._people.tell(sentence)

    def _statements(self, sentence: Span, rows: set[int]) -> list[Trigger]:
        """The triggers of a sentence; a word of accusation beside a law where none of them begins a case."""
        found = self._words.triggers(self._content, sentence.start, sentence.end, rows) if rows else []
        if all(t.row.kind == "detail" for t in found) and self._laws.punished_in(sentence):
            accusation = self._words.accusation(self._content, sentence.start, sentence.end)
            if accusation is not None and self._people.subject(accusation, sentence):
                return [accusation]
        return found

    def look_up(self, spans: Sequence[Span]) -> None:
        """The law of offences that are charged in words and have their article elsewhere in the facts."""
        for n, row in enumerate(self.cases.rows):
            if row.offence and not row.provisions and row.law is None:
                cited = self._laws.told_elsewhere(row.offence, spans)
                if cited:
                    self.cases.rows[n] = under(cited, row)

    def _open(self, trigger: Trigger, sentence: Span, clause: Span, persons: Persons) -> None:
        if (
            trigger.row.persons == "after"
            and not persons
            and self._asked is None
            and self._people.named(clause.start, trigger.start)
        ):
            return
        shares = self._shares.part(persons, clause, trigger.end)
        if not shares[0].cited and len(shares) == 1:
            last = self.cases.rows[-1] if self.cases.rows else None
            cited = self._laws.of(trigger, sentence, clause.end) or self._laws.same(
                clause.start, clause.end, last
            )
            shares = [Share(persons, cited, trigger.start, clause.end)]
        evidence: tuple[Evidence, ...] = (evidence_of(sentence),)
        if not any(share.cited for share in shares):
            if self._asked is not None:
                asked, self._asked = self._asked, None
                shares = [Share(asked.persons or persons, asked.cited, trigger.start, clause.end)]
                evidence = (evidence_of(asked.sentence), *evidence)
            elif trigger.row.law_only:
                self._detail(trigger, sentence, persons)
                return
            elif not self._is_charge(trigger, sentence, clause, persons):
                return
        elif trigger.row.law_only and not persons:
            return
        for share in shares:
            start = trigger.start if share is shares[0] else share.start
            row = self._row(trigger, sentence, clause, evidence)
            row = replace(row, offence=self._laws.offence(start, share.end) or row.offence)
            if not self.cases.complete(
                row, share.persons, share.cited, again=self._dates.near(clause.end, clause)
            ):
                self.cases.add(row, share.persons, share.cited)
        self._accusation = None
        self._people.accused_last = tuple(dict.fromkeys(p for share in shares for p in share.persons))

    def _is_charge(self, trigger: Trigger, sentence: Span, clause: Span, persons: Persons) -> bool:
        """Whether a case without a law is one against somebody: "an inquiry was opened" alone is not."""
        return (
            trigger.row.persons != "after"
            or self._people.here(persons, sentence)
            or self._laws.offence(trigger.start, clause.end) is not None
        )

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

    def _detail(self, trigger: Trigger, sentence: Span, persons: Persons) -> None:
        offence = self._laws.offence(trigger.start, sentence.end)
        place = self.cases.lacking(sentence)
        if place is None:
            if offence:
                self._accusation = _Waiting(persons, (), sentence, offence)
        elif place >= 0:
            self.cases.describe(place, offence, sentence)

    def _close(self, trigger: Trigger, sentence: Span, clause: Span, persons: Persons) -> None:
        outcome = trigger.row.outcome or "unknown"
        persons = self._others(trigger, clause) or persons
        chosen = self.cases.standing(persons, sentence, outcome)
        if not chosen and self._decides_again(outcome, sentence):
            chosen = self.cases.last(persons)
        if not chosen and self._begins_here(outcome, persons, trigger, sentence, clause):
            chosen = self.cases.standing(persons, sentence, outcome)
        if chosen and self._named_late(chosen, trigger, sentence, clause):
            chosen = self.cases.standing(persons, sentence, outcome)
        if not chosen and outcome not in STANDING:
            self.cases.contradict(outcome, persons, sentence)
        for n in chosen:
            row = self.cases.rows[n]
            closed = None if outcome in STANDING else self._dates.closed(trigger, sentence, clause, row)
            penalty = self._penalty(self.cases.rows[n].person, trigger, sentence)
            self.cases.end(n, outcome, closed, penalty, sentence)

    def _others(self, trigger: Trigger, clause: Span) -> tuple[str, ...]:
        """Those of the last case whose end was not told yet, where the outcome is that of "the others"."""
        near = self._content[
            max(clause.start, trigger.start - NEAR) : min(clause.end, trigger.end + NEAR)
        ].lower()
        if has_word(near, self._words.file.others) is None:
            return ()
        return self.cases.left()

    def _decides_again(self, outcome: Outcome, sentence: Span) -> bool:
        """Whether a case that had ended goes on: it is tried again, or a higher court acquits."""
        said = self._content[sentence.start : sentence.end].lower()
        return outcome == "reopened" or (
            outcome == "acquitted" and has_word(said, self._words.file.overturn) is not None
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
        return bool(cited) and self.cases.complete(row, persons, cited, again=row.opened)

    def _begins_here(
        self, outcome: Outcome, persons: tuple[str, ...], trigger: Trigger, sentence: Span, clause: Span
    ) -> bool:
        """Begins the case with its end, where no charge was told before: a verdict, an end with the law that it was under, or the
        trial of somebody who was said to be accused."""
        waiting, self._accusation = self._accusation, None
        if waiting is not None and self.cases.same_paragraph(waiting.sentence.start, sentence.start):
            told = tuple(dict.fromkeys((evidence_of(waiting.sentence), evidence_of(sentence))))
            row = self._row(trigger, waiting.sentence, clause, told)
            self.cases.add(replace(row, offence=waiting.offence), waiting.persons, ())
            return True
        cited = self._laws.of(trigger, sentence, sentence.end) or self._laws.same(
            clause.start, clause.end, self.cases.rows[-1] if self.cases.rows else None
        )
        known = [row for row in self.cases.rows if row.person in persons]
        if (outcome == "convicted" and not known and trigger.row.persons != "none") or (
            persons and cited and all(row.provisions != provisions_of(cited) for row in known)
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

    def _status(self, sentence: Span) -> Status:
        return next((s for a, b, s in self._statuses if a < sentence.end and sentence.start < b), "alleged")
