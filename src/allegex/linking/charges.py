"""Charges: who is said to be charged under what, and how it ended.

A case runs over several sentences: it is opened, said more of, and closed. Sentences are read in order and each trigger opens a
case, adds to it or ends it. One row is kept per person and law of a case; a law only discussed (penalty ranges, laws criticised,
standards of the annex) opens none. A sentence pronounced is a conviction, with the penalty kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from allegex.linking.charge_chosen import STANDING
from allegex.linking.charge_endings import Endings
from allegex.linking.charge_matching import small
from allegex.linking.charge_names import Persons
from allegex.linking.charge_referents import ReferentFile, Referents
from allegex.linking.charge_rows import Trigger
from allegex.linking.charge_told import Waiting
from allegex.linking.charge_words import charge_words
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Charge
from allegex.records.link import Links
from allegex.records.text import Span
from allegex.resources import Resources

FACTS: tuple[SectionKind, ...] = ("background", "allegations", "reply_body")


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


def _ends_alike(trigger: Trigger, before: Trigger) -> bool:
    """Whether two triggers of a sentence tell the same end: "found no cause and let the complaint drop"."""
    return trigger.row.kind == before.row.kind == "close" and trigger.row.outcome == before.row.outcome


def _referents(resources: Resources) -> dict[str, Referents]:
    """The words for persons of each language."""
    return {
        language: Referents(resources.language(language, "referents.json", ReferentFile))
        for language in resources.languages
    }


class _Reading(Endings):
    """The facts, read sentence by sentence into cases."""

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
                    if t.row.kind not in {"detail", "complaint"} and t.start >= trigger.end
                ),
                sentence.end,
            )
            if end < sentence.end:
                end = self._low.rfind(";", trigger.end, end) if ";" in self._low[trigger.end : end] else end
            clause = Span(start, end)
            if trigger.row.law_only and not cites and self._says_nothing(trigger, sentence, clause):
                continue
            if self._people.of_strangers(trigger, clause, unnamed):
                unnamed = True
                continue
            persons = self._people.accused(trigger, sentence, clause, earlier)
            if not persons and number and _ends_alike(trigger, triggers[number - 1]):
                persons = earlier
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
                        self._asked = Waiting(persons, cited, sentence)
                case "detail":
                    self._detail(trigger, sentence, persons)
                case "likewise":
                    self._likewise(persons, sentence)
                case "amend":
                    self._amend(trigger, sentence, clause, persons)
                case "close" if self._is_complaint_that_ends(triggers[number + 1 :], trigger):
                    self._complaint = sentence
                    break
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

    def _end_late(
        self, late: list[tuple[Trigger, Span, Persons]], sentence: Span
    ) -> list[tuple[Trigger, Span, Persons]]:
        """Ends the cases of a sentence whose end was told before them; what is still to be ended."""
        if not any(row.evidence[-1].start == sentence.start for row in self.cases.rows):
            return late
        if any(
            row.outcome == "reopened" and row.evidence[-1].start == sentence.start for row in self.cases.rows
        ):
            return []
        for trigger, clause, persons in late:
            if trigger.row.outcome == "reopened" and self.cases.rows[-1].outcome not in STANDING:
                continue  # The higher court has decided the case itself.
            self._close(trigger, sentence, clause, persons, begin=False)
        return []

    def _is_complaint_that_ends(self, behind: Sequence[Trigger], end: Trigger) -> bool:
        """Whether what ends is a complaint of the victim, told right behind: "the prosecutor closed her complaint"."""
        return (
            bool(behind)
            and behind[0].row.kind == "complaint"
            and behind[0].row.persons == "none"
            and behind[0].start <= end.end + 2
        )

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
                and not self._people.of_others(accusation, sentence)
                and not self._words.refuses(self._low, sentence.start, sentence.end)
            ):
                return [accusation]
        return found
