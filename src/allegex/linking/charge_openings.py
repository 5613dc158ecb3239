"""How cases begin: by a statement, by law beside a word of accusation, by what was asked for or said before."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from allegex.linking.charge_cases import evidence_of
from allegex.linking.charge_laws import Cited, by_law, under
from allegex.linking.charge_matching import has_word
from allegex.linking.charge_names import Persons
from allegex.linking.charge_rows import REQUEST, Trigger
from allegex.linking.charge_shares import Share
from allegex.linking.charge_told import Told, Waiting
from allegex.records.letter import Charge, Evidence
from allegex.records.text import Span

FAR = 280
"""Most characters between a plain verb and the law of a charge."""


class Openings(Told):
    """Begins cases and says more of them."""

    def _left(self, sentence: Span, end: int) -> None:
        """A charge under law cited before `end` that no statement of the sentence has taken up, where somebody is named and a
        word of accusation, trial or verdict stands beside it."""
        taken = {n for row in self.cases.rows for n in row.citations}
        cited = self._laws.left(Span(sentence.start, end), taken | self.cases.replaced)
        if end == sentence.end and self._names_law(taken, sentence):
            return
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
        before = self._people.sentence_before(sentence)
        meant = (
            fresh
            or (
                before is not None
                and self._people.accusable(persons, before)
                and self._words.is_pursued(self._low, before.start, before.end)
            )
            or self._people.accusable(persons, sentence)
            or self._people.subject(accusation, sentence)
        )
        if persons and meant and not self._people.of_others(accusation, sentence):
            row = self._row(accusation, sentence, Span(accusation.start, end), (evidence_of(sentence),))
            filled = self.cases.fill(persons, cited, sentence, row)
            rest = tuple(p for p in persons if p not in filled)
            if rest and not self.cases.complete(row, rest, cited, again=None):
                self.cases.add(row, rest, cited, fresh=fresh, on_top=True)
            self._people.accused_last = persons

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
            or not (self._people.accusable(persons, None) or self._people.names_one(persons, sentence))
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
        for share in shares:
            self._own_offences(share.cited, sentence)
        self._accusation = None
        self._people.accused_last = tuple(dict.fromkeys(p for share in shares for p in share.persons))

    def _own_offences(self, cited: Cited, sentence: Span) -> None:
        """Gives the rows of a further law of the charge the offence that is told with it."""
        for n, row in enumerate(self.cases.rows):
            if len(cited) > 1 and row.citations and row.evidence[-1].start == sentence.start:
                own = self._laws.own_offence(cited, row.citations[0])
                if own is not None:
                    self.cases.rows[n] = replace(row, offence=own)

    def _names_law(self, taken: set[int], sentence: Span) -> bool:
        """Whether a sentence tells the law of the last case of the paragraph, which had none yet: "this offence is punishable
        under article 5"."""
        cited = tuple([c for c in self._laws.within(sentence.start, sentence.end) if c[0] not in taken])
        waiting = self._accusation
        if (
            cited
            and waiting is not None
            and waiting.persons
            and self.cases.same_paragraph(waiting.sentence.start, sentence.start)
            and self._words.points(self._low, sentence.start, sentence.end)
            and not set(self._people.sole(sentence)) - set(waiting.persons)
        ):
            self._accusation = None
            told = (evidence_of(waiting.sentence), evidence_of(sentence))
            row = self._row(
                Trigger(waiting.told, waiting.told, REQUEST), waiting.sentence, waiting.sentence, told
            )
            self.cases.add(replace(row, offence=waiting.offence), waiting.persons, cited)
            return True
        last = self.cases.last(())
        rows = [self.cases.rows[n] for n in last]
        persons = {row.person for row in rows}
        if (
            not (cited and rows)
            or any(row.provisions or row.law for row in rows)
            or not self.cases.same_paragraph(rows[0].evidence[-1].start, sentence.start)
            or any(n.person not in persons for n in self._people.named(sentence.start, sentence.end))
            or not self._words.points(self._low, sentence.start, sentence.end)
        ):
            return False
        here = evidence_of(sentence)
        for n in reversed(last):
            row = self.cases.rows[n]
            evidence = row.evidence if here in row.evidence else (*row.evidence, here)
            self.cases.rows[n : n + 1] = [
                replace(under(group, row), evidence=evidence) for group in by_law(cited)
            ]
        return True

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

    def _detail(self, trigger: Trigger, sentence: Span, persons: Persons) -> None:
        offence = self._laws.offence(trigger.start, sentence.end)
        place = self.cases.lacking(sentence)
        if place is None and self._words.refuses(self._low, sentence.start, sentence.end):
            return
        if place is None:
            paragraph = max(self._low.rfind("\n\n", 0, sentence.start), 0)
            if offence and persons and self._words.is_pursued(self._low, paragraph, sentence.start):
                row = self._row(trigger, sentence, sentence, (evidence_of(sentence),))
                self.cases.add(replace(row, offence=offence), persons, ())
            elif offence:
                self._accusation = Waiting(persons, (), sentence, offence, trigger.end)
        elif place >= 0:
            self.cases.describe(place, offence, sentence)

    def _amend(self, trigger: Trigger, sentence: Span, clause: Span, persons: Persons) -> None:
        """Another law for a case: of "from article 5 to article 6" the last; a case of its own where none is told."""
        cited = self._laws.after(trigger.end, clause.end) or self._laws.after(trigger.end, sentence.end)
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

    def file_request(self) -> None:
        """Makes cases of a complaint under a law against persons, of which no opening was told since."""
        asked, self._asked = self._asked, None
        if (
            asked is not None
            and asked.persons
            and self._people.accusable(asked.persons, None)
            and self._people.here(asked.persons, asked.sentence)
        ):
            span = asked.sentence
            row = self._row(Trigger(span.start, span.start, REQUEST), span, span, (evidence_of(span),))
            self.cases.add(row, asked.persons, asked.cited)

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

    def look_up(self, spans: Sequence[Span]) -> None:
        """The law of offences that are charged in words and have their article elsewhere in the facts."""
        for n, row in enumerate(self.cases.rows):
            if row.offence and not row.provisions and row.law is None:
                cited = self._laws.told_elsewhere(row.offence, spans, row.evidence)
                if cited:
                    self.cases.rows[n] = under(cited, row)
