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
from allegex.linking.charge_words import REQUEST as _REQUEST
from allegex.linking.charge_words import ChargeWords, Trigger, charge_words, has_word, is_alike, small
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Charge, Evidence, Outcome, Status
from allegex.records.link import Links
from allegex.records.text import Span
from allegex.resources import Resources

FACTS: tuple[SectionKind, ...] = ("background", "allegations", "reply_body")


_RULINGS: frozenset[Outcome] = frozenset({"acquitted", "convicted", "dismissed"})

FAR = 280
"""Most characters between a plain verb and the law of a charge."""

NEAR = 30
"""Characters between a verdict and "the others" whom it is on."""


class _Waiting(Struct, frozen=True):
    """What may become a case by the next sentence, which names no law or offence again: somebody asked for a prosecution, or
    accuses somebody of an offence and speaks of the trial afterwards."""

    persons: tuple[str, ...]
    cited: Cited
    sentence: Span
    offence: str | None = None
    told: int = 0
    """Where the accusation of the sentence ends."""


def find_charges(document: Document, links: Links, resources: Resources) -> tuple[Charge, ...]:
    """One charge per person, case and law, in the order of the text. Reads dates, entities, citations, events."""
    words = resources.of(charge_words).get(document.language)
    spans = document.spans(*FACTS)
    if words is None or not spans:
        return ()
    low = small(document.content)
    reading = _Reading(document.content, low, links, words, resources.of(_referents)[document.language])
    for span in spans:
        sentences = document.sentences_in(span.start, span.end)
        for sentence, rows in zip(sentences, words.tried(low, sentences), strict=True):
            reading.read(sentence, rows)
    reading.file_request()
    reading.look_up(spans)
    return reading.cases.settled()


def _referents(resources: Resources) -> dict[str, Referents]:
    """The words for persons of each language."""
    return {
        language: Referents(resources.language(language, "referents.json", ReferentFile))
        for language in resources.languages
    }


def _is_apart(row: Charge, outcome: Outcome, offence: str | None, sentence: Span) -> bool:
    """Whether a row ended in the same sentence in another way and for another offence."""
    return (
        row.outcome not in {outcome, *STANDING}
        and row.evidence[-1].start == sentence.start
        and offence is not None
        and not is_alike(offence, row.offence or "")
    )


class _Reading:
    """The facts, read sentence by sentence into cases."""

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
        self._asked: _Waiting | None = None
        self._accusation: _Waiting | None = None
        self._complaint: Span | None = None
        self._next_case = 0
        """Where the next case of the sentence begins, whose law is not that of an end before it."""

    def read(self, sentence: Span, rows: set[int]) -> None:
        """Takes one sentence in, trying some rows of triggers."""
        cites = self._laws.stands_in(sentence)
        triggers = self._statements(sentence, rows, cites=cites) if rows or cites else []
        if not triggers:
            if cites:
                self._left(sentence, sentence.end)
            if self._accusation is not None:
                self._pursue(sentence)
            self._people.tell(sentence)
            return
        first = next((t for t in triggers if t.row.kind != "detail"), triggers[0])
        if cites and first.row.kind == "close":
            self._left(sentence, first.start)
        earlier: Persons = ()
        unnamed = False
        late: list[tuple[Trigger, Span, Persons]] = []
        for number, trigger in enumerate(triggers):
            # What stands between the trigger before and the one after is said of this one.
            start = triggers[number - 1].end if number else sentence.start
            end = next(
                (
                    t.start
                    for t in triggers[number + 1 :]
                    if t.row.kind != "detail" and t.start >= trigger.end
                ),
                sentence.end,
            )
            clause = Span(start, end)
            if trigger.row.law_only and not cites and self._says_nothing(trigger, sentence, clause):
                continue
            if self._people.of_strangers(trigger, clause, unnamed):
                unnamed = True
                continue
            persons = self._people.accused(trigger, sentence, clause, earlier)
            match trigger.row.kind:
                case "open":
                    self._open(trigger, sentence, clause, persons)
                    late = self._end_late(late, sentence)
                case "complaint":
                    own = trigger.row.persons == "none" or self._people.acts(trigger, sentence)
                    if own and not self._people.is_accused(trigger, sentence):
                        self._complaint = sentence
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
                    self._amend(trigger, sentence, clause, persons)
                case "close":
                    self._next_case = next(
                        (t.start for t in triggers[number + 1 :] if t.row.kind == "open"), sentence.end
                    )
                    waits = self._told_behind(triggers[number + 1 :], trigger)
                    if not self._close(trigger, sentence, clause, persons, begin=not waits):
                        late.append((trigger, clause, persons))
            earlier = persons or earlier
        else:
            if cites and (self._asked is None or self._asked.sentence != sentence):
                self._left(sentence, sentence.end)
        self._end_late(late, sentence)
        self._pursue(sentence)
        self._people.tell(sentence)

    def _amend(self, trigger: Trigger, sentence: Span, clause: Span, persons: Persons) -> None:
        """Another law for a case: of "from article 5 to article 6" the last; a case of its own where none is told."""
        cited = self._laws.after(trigger.end, clause.end)
        if len(cited) > 1 and cited[-1][1].title == cited[0][1].title:
            self.cases.replaced.update(n for n, _ in cited[:-1])
            cited = cited[-1:]
        if not cited:
            return
        offence = self._laws.offence(trigger.start, clause.end)
        if not self.cases.amend(persons, cited, offence, sentence) and persons:
            self.cases.add(self._row(trigger, sentence, clause, (evidence_of(sentence),)), persons, cited)

    def _says_nothing(self, trigger: Trigger, sentence: Span, clause: Span) -> bool:
        """Whether a plain verb stands without law, without an offence and without a word for the law of the case before."""
        return (
            self._asked is None
            and self._laws.offence(trigger.start, sentence.end) is None
            and self._words.same(self._low, clause.start, clause.end) is None
        )

    def _end_late(
        self, late: list[tuple[Trigger, Span, Persons]], sentence: Span
    ) -> list[tuple[Trigger, Span, Persons]]:
        """Ends the cases of a sentence whose end was told before them; what is still to be ended."""
        if not any(row.evidence[-1].start == sentence.start for row in self.cases.rows):
            return late
        for trigger, clause, persons in late:
            self._close(trigger, sentence, clause, persons, begin=False)
        return []

    def _told_behind(self, triggers: Sequence[Trigger], end: Trigger) -> bool:
        """Whether the case that ends is told behind its end: "acquitted of X, which he was charged with under article 5"."""
        opened = next((t for t in triggers if t.row.kind == "open"), None)
        if opened is None:
            return False
        between = self._low[end.end : opened.end]
        return any(f" {word}" in between for word in self._words.file.asides)

    def _statements(self, sentence: Span, rows: set[int], *, cites: bool) -> list[Trigger]:
        """The triggers of a sentence; a word of accusation beside a law where none of them begins a case."""
        found = self._words.triggers(self._content, self._low, sentence, rows) if rows else []
        if cites and all(t.row.kind == "detail" for t in found) and self._laws.punished_in(sentence):
            accusation = self._words.accusation(self._low, sentence.start, sentence.end)
            if (
                accusation is not None
                and self._people.subject(accusation, sentence)
                and not self._words.refuses(self._low, sentence.start, sentence.end)
            ):
                return [accusation]
        return found

    def _left(self, sentence: Span, end: int) -> None:
        """A charge under law cited before `end` that no statement of the sentence has taken up, where somebody is named and a
        word of accusation, trial or verdict stands beside it."""
        taken = {n for row in self.cases.rows for n in row.citations}
        cited = self._laws.left(Span(sentence.start, end), taken | self.cases.replaced)
        if not cited or self._words.refuses(self._low, sentence.start, cited[-1][1].end):
            return
        accusation = self._words.accusation(self._low, sentence.start, cited[0][1].start, last=True)
        if accusation is None:
            return
        persons = self._people.accused(accusation, sentence, sentence, ())
        said = self._low[sentence.start : end]
        fresh = self._words.is_fresh(said)
        if not self._people.names_one(persons, sentence):
            persons = self._people.sole(sentence) or persons or (self._people.accused_last if fresh else ())
        meant = (
            fresh or self._people.accusable(persons, sentence) or self._people.subject(accusation, sentence)
        )
        if persons and meant and not self._people.of_others(accusation, sentence):
            row = self._row(accusation, sentence, Span(accusation.start, end), (evidence_of(sentence),))
            filled = self.cases.fill(persons, cited, sentence, row)
            rest = tuple(p for p in persons if p not in filled)
            if rest and not self.cases.complete(row, rest, cited, again=None):
                self.cases.add(row, rest, cited, fresh=fresh, on_top=True)
            self._people.accused_last = persons

    def _pursue(self, sentence: Span) -> None:
        """Makes a case of an accusation once the paragraph speaks of a case, a court or detention."""
        waiting = self._accusation
        if waiting is None or not waiting.persons:
            return
        if not self.cases.same_paragraph(waiting.sentence.start, sentence.start) or self._words.is_uncharged(
            self._low, sentence.start, sentence.end
        ):
            self._accusation = None
        elif self._words.is_pursued(
            self._low, waiting.told if waiting.sentence == sentence else sentence.start, sentence.end
        ):
            self._accusation = None
            told = tuple(dict.fromkeys((evidence_of(waiting.sentence), evidence_of(sentence))))
            row = Charge(
                person=None,
                citations=(),
                provisions=(),
                law=None,
                jurisdiction=None,
                opened=self._dates.first(waiting.sentence),
                closed=None,
                outcome="pending",
                offence=waiting.offence,
                status=self._status(waiting.sentence),
                evidence=told,
            )
            if not self.cases.complete(row, waiting.persons, (), again=None):
                self.cases.add(row, waiting.persons, ())

    def file_request(self) -> None:
        """Makes cases of a complaint under a law against persons, of which no opening was told since."""
        asked, self._asked = self._asked, None
        if asked is not None and asked.persons and self._people.accusable(asked.persons, asked.sentence):
            span = asked.sentence
            row = self._row(Trigger(span.start, span.start, _REQUEST), span, span, (evidence_of(span),))
            self.cases.add(row, asked.persons, asked.cited)

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
            cited = (
                self._laws.of(trigger, sentence, clause.end)
                or (self._laws.within(trigger.end, clause.end) if trigger.row.threat else ())
                or self._laws.same(clause.start, clause.end, last)
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
        elif trigger.row.law_only and (
            not persons
            or not self._people.accusable(persons, None)
            or self._is_refused(trigger, sentence, shares)
        ):
            return
        said = self._low[clause.start : clause.end]
        fresh = self._words.is_fresh(said)
        on_top = trigger.row.on_top or (
            has_word(said, self._words.file.again) is not None and self._dates.first(clause) is None
        )
        whole = self._row(trigger, sentence, clause, evidence)
        for share in shares:
            start = trigger.start if share is shares[0] else share.start
            offence = self._laws.offence(start, share.end) or whole.offence
            row = whole if offence == whole.offence else replace(whole, offence=offence)
            filled: set[str] = set()
            if share.cited and not fresh:
                filled = self.cases.fill(share.persons, share.cited, sentence, row)
            rest = tuple(p for p in share.persons if p not in filled)
            if (filled and not rest) or self.cases.complete(
                row, rest, share.cited, again=self._dates.near(clause.end, clause)
            ):
                continue
            self.cases.add(row, rest, share.cited, fresh=fresh, on_top=on_top or share is not shares[0])
        self._accusation = None
        self._people.accused_last = tuple(dict.fromkeys(p for share in shares for p in share.persons))

    def _is_refused(self, trigger: Trigger, sentence: Span, shares: Sequence[Share]) -> bool:
        """Whether what is said between a plain verb and its law, or before both, makes no charge of it."""
        law = next(share.cited[0][1] for share in shares if share.cited)
        first, last = sorted((trigger.start, law.start))
        return (
            last - first > FAR
            or self._words.refuses(self._low, sentence.start, max(last, trigger.end))
            or (not trigger.row.threat and self._words.threatens(self._low, first, last))
        )

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
            paragraph = max(self._low.rfind("\n\n", 0, sentence.start), 0)
            if offence and persons and self._words.is_pursued(self._low, paragraph, sentence.start):
                row = self._row(trigger, sentence, sentence, (evidence_of(sentence),))
                self.cases.add(replace(row, offence=offence), persons, ())
            elif offence:
                self._accusation = _Waiting(persons, (), sentence, offence, trigger.end)
        elif place >= 0:
            self.cases.describe(place, offence, sentence)

    def _close(
        self, trigger: Trigger, sentence: Span, clause: Span, persons: Persons, *, begin: bool = True
    ) -> bool:
        """Ends the cases that an outcome is about; false where none is told so far."""
        outcome = trigger.row.outcome or "unknown"
        self.file_request()
        if self._of_own_complaint(sentence):
            return True
        persons = self._others(trigger, clause) or persons
        chosen = self._meant(persons, trigger, sentence, clause)
        if not chosen and self._decides_again(outcome, sentence):
            chosen = self.cases.last(persons)
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
        place = self._words.ordinal(self._low, clause.start, clause.end)
        if place is not None:
            counted = self.cases.counted(persons, place)
            if counted:
                return counted
        return self._of_offence(self.cases.standing(persons, sentence, outcome), trigger, clause)

    def _of_offence(self, chosen: list[int], trigger: Trigger, clause: Span) -> list[int]:
        """Of several rows those of the offence that an outcome names, where it names one of theirs."""
        if len(chosen) < 2:
            return chosen
        offence = self._laws.offence(trigger.start, clause.end)
        alike = [n for n in chosen if offence and is_alike(offence, self.cases.rows[n].offence or "")]
        return alike or chosen

    def _others(self, trigger: Trigger, clause: Span) -> tuple[str, ...]:
        """Those of the last case whose end was not told yet, where the outcome is that of "the others"."""
        near = self._low[max(clause.start, trigger.start - NEAR) : min(clause.end, trigger.end + NEAR)]
        if has_word(near, self._words.file.others) is None:
            return ()
        return self.cases.left()

    def _decides_again(self, outcome: Outcome, sentence: Span) -> bool:
        """Whether a case that had ended goes on: it is tried again, or a higher court acquits."""
        said = self._low[sentence.start : sentence.end]
        return outcome == "reopened" or (
            outcome in _RULINGS and has_word(said, self._words.file.overturn) is not None
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
        cited = self._laws.of(trigger, sentence, max(self._next_case, trigger.end)) or self._laws.same(
            clause.start, clause.end, self.cases.rows[-1] if self.cases.rows else None
        )
        if cited and self.cases.fill(persons, cited, sentence):
            return False
        offence = self._laws.offence(trigger.start, clause.end)
        known = [
            row
            for row in self.cases.rows
            if row.person in persons and not _is_apart(row, outcome, offence, sentence)
        ]
        if (
            not (cited or known or offence)
            and self._people.names_one(persons, clause)
            and self._share_case(persons, sentence)
        ):
            return True
        values = set(provisions_of(cited))
        if (
            (outcome == "convicted" and not known and trigger.row.persons != "none")
            or (persons and cited and all(values.isdisjoint(row.provisions) for row in known))
            or (outcome not in STANDING and not known and self._people.names_one(persons, clause))
        ):
            first = len(self.cases.rows)
            self._open(trigger, sentence, clause, persons)
            early = self._dates.first(sentence) if outcome == "convicted" else None
            self.cases.begun(first, early)
            return True
        return False

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
