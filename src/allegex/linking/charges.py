"""Charges: who is said to be charged under what, and how it ended.

A case runs over several sentences: it is opened, said more of, and closed. Sentences are read in order and each trigger opens a
case, adds to it or ends it. One row is kept per person and law of a case; a law only discussed (penalty ranges, laws criticised,
standards of the annex) opens none. A sentence pronounced is a conviction, with the penalty kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from allegex.linking.charge_people import People
from allegex.linking.charge_words import ChargeWords, Trigger, charge_words, has_word
from allegex.records.document import Document, SectionKind
from allegex.records.letter import Charge, Citation, Evidence, Outcome, Status
from allegex.records.link import Links
from allegex.records.text import Span
from allegex.resources import Resources

FACTS: tuple[SectionKind, ...] = ("background", "allegations")
DOMESTIC = frozenset({"statute", "constitution"})
STANDING = frozenset({"pending", "opened", "suspended", "reopened"})
"""Outcomes of a case that can still change."""

Cited = tuple[tuple[int, Citation], ...]
"""Citations with their index in the record."""


class _Asked(Struct, frozen=True):
    """Somebody asked for a prosecution: the case may be opened in the next sentence, which names no law again."""

    persons: tuple[str, ...]
    cited: Cited
    sentence: Span


def find_charges(document: Document, links: Links, resources: Resources) -> tuple[Charge, ...]:
    """One charge per person, case and law, in the order of the text. Reads dates, entities, citations, events."""
    words = resources.of(charge_words).get(document.language)
    spans = document.spans(*FACTS)
    if words is None or not spans:
        return ()
    reading = _Reading(document.content, links, words)
    for span in spans:
        for sentence in document.sentences_in(span.start, span.end):
            reading.read(sentence)
    return tuple(reading.charges)


class _Reading:
    """The charges so far, while the facts are read sentence by sentence."""

    def __init__(self, content: str, links: Links, words: ChargeWords) -> None:
        self.charges: list[Charge] = []
        self._content = content
        self._words = words
        self._people = People(links.entities, content)
        self._citations = [
            (n, c) for n, c in enumerate(links.citations) if c.kind is None or c.kind in DOMESTIC
        ]
        self._dates = [date for date in links.dates if date.edtf]
        self._statuses = [(e.start, e.end, e.status) for e in links.events if e.status != "alleged"]
        self._asked: _Asked | None = None

    def read(self, sentence: Span) -> None:
        """Takes one sentence in."""
        triggers = self._words.triggers(self._content, sentence.start, sentence.end)
        for number, trigger in enumerate(triggers):
            # What stands between the trigger before and the one after is said of this one.
            start = triggers[number - 1].end if number else sentence.start
            end = triggers[number + 1].start if number + 1 < len(triggers) else sentence.end
            clause = Span(start, end)
            match trigger.row.kind:
                case "open":
                    self._open(trigger, sentence, clause)
                case "request":
                    cited = self._cited(trigger.end, sentence.end)
                    if cited:
                        self._asked = _Asked(self._accused(trigger, sentence), cited, sentence)
                case "detail":
                    self._detail(trigger, sentence)
                case "close":
                    self._close(trigger, sentence, clause)

    def _open(self, trigger: Trigger, sentence: Span, clause: Span) -> None:
        cited = self._cited(trigger.end, clause.end) or self._cited_before(trigger, sentence)
        persons = self._accused(trigger, sentence)
        evidence: tuple[Evidence, ...] = (_evidence(sentence),)
        if not cited and self._asked is not None:
            asked, self._asked = self._asked, None
            persons, cited = asked.persons or persons, asked.cited
            evidence = (_evidence(asked.sentence), *evidence)
        row = Charge(
            person=None,
            citations=(),
            provisions=(),
            law=None,
            jurisdiction=None,
            opened=self._date(trigger.start, clause) or self._running_date(sentence),
            closed=None,
            outcome="pending",
            authority=self._people.authority(clause.start, clause.end),
            offence=self._offence(trigger.start, clause.end),
            status=self._status(sentence),
            evidence=evidence,
        )
        if self._completes(persons, cited, row, clause):
            return
        for group in _by_law(cited) or ((),):
            for person in persons or (None,):
                self.charges.append(_under(group, replace(row, person=person)))

    def _completes(self, persons: Sequence[str], cited: Cited, row: Charge, clause: Span) -> bool:
        """Whether the sentence says more of a case opened in this paragraph, which had no law yet, rather than of a new one."""
        opened = [
            n
            for n, c in enumerate(self.charges)
            if c.person in persons
            and c.outcome in STANDING
            and not c.provisions
            and c.law is None
            and self._same_paragraph(c.evidence[-1].start, clause.start)
        ]
        if not opened:
            return False
        if not cited:
            return not row.offence or any(self.charges[n].offence == row.offence for n in opened)
        first = opened[0]
        kept = [c for n, c in enumerate(self.charges) if n not in opened]
        filled = [
            _under(
                group,
                replace(
                    self.charges[n],
                    opened=self._date(clause.end, clause) or self.charges[n].opened,
                    offence=row.offence or self.charges[n].offence,
                    authority=self.charges[n].authority or row.authority,
                    evidence=self.charges[n].evidence + row.evidence,
                ),
            )
            for group in _by_law(cited)
            for n in opened
        ]
        self.charges = kept[:first] + filled + kept[first:]
        return True

    def _detail(self, trigger: Trigger, sentence: Span) -> None:
        """The offence in words of a case that was opened without a law or an offence."""
        for n, charge in reversed(list(enumerate(self.charges))):
            if charge.outcome in STANDING and self._same_paragraph(charge.evidence[-1].start, sentence.start):
                if charge.offence is None and charge.law is None:
                    offence = self._offence(trigger.start, sentence.end)
                    evidence = (*charge.evidence, _evidence(sentence))
                    self.charges[n] = replace(charge, offence=offence, evidence=evidence)
                return

    def _close(self, trigger: Trigger, sentence: Span, clause: Span) -> None:
        outcome = trigger.row.outcome or "unknown"
        persons = self._accused(trigger, sentence)
        chosen = self._standing(persons, sentence)
        if not chosen and outcome == "convicted" and not any(c.person in persons for c in self.charges):
            # A verdict on somebody of whom no charge was told: the case begins with it.
            self._open(trigger, sentence, clause)
            chosen = self._standing(persons, sentence)
        if not chosen and outcome not in STANDING:
            self._contradict(outcome, persons, sentence)
        closed = None if outcome in STANDING else self._date(trigger.start, clause)
        for n in chosen:
            charge = self.charges[n]
            evidence = charge.evidence
            if evidence[-1].start != sentence.start:
                evidence = (*evidence, _evidence(sentence))
            penalty = self._penalty(charge.person, trigger, sentence) if outcome == "convicted" else None
            self.charges[n] = replace(
                charge,
                outcome=outcome,
                closed=closed or charge.closed,
                penalty=penalty or charge.penalty,
                evidence=evidence,
            )

    def _contradict(self, outcome: Outcome, persons: Sequence[str], sentence: Span) -> None:
        """Another end of a case that has one already: both are kept, the first as the outcome."""
        for person in persons:
            rows = [n for n, c in enumerate(self.charges) if c.person == person]
            for n in rows:
                charge = self.charges[n]
                same = charge.opened == self.charges[rows[-1]].opened
                if same and outcome not in {charge.outcome, "unknown", *charge.alternatives}:
                    told = () if charge.evidence[-1].start == sentence.start else (_evidence(sentence),)
                    self.charges[n] = replace(
                        charge,
                        alternatives=(*charge.alternatives, outcome),
                        evidence=(*charge.evidence, *told),
                    )

    def _standing(self, persons: Sequence[str], sentence: Span) -> list[int]:
        """The rows that an outcome is about: of each person the last case, with all its laws; without persons the last
        case spoken of. A conviction may still get its penalty in the sentence after."""
        found: list[int] = []
        wanted: Sequence[str | None] = persons or ([self.charges[-1].person] if self.charges else [])
        for person in wanted:
            rows = [n for n, c in enumerate(self.charges) if c.person == person]
            if rows:
                last = self.charges[rows[-1]]
                same = [n for n in rows if self.charges[n].opened == last.opened]
                found += [
                    n for n in same if self.charges[n].outcome in STANDING or self._verdict_here(n, sentence)
                ]
        if not persons and found:
            case = self.charges[found[-1]]
            found = [
                n
                for n, c in enumerate(self.charges)
                if c.evidence[0] == case.evidence[0] and c.outcome in STANDING
            ]
        return found

    def _verdict_here(self, n: int, sentence: Span) -> bool:
        charge = self.charges[n]
        return (
            charge.outcome == "convicted"
            and charge.penalty is None
            and self._same_paragraph(charge.evidence[-1].start, sentence.start)
        )

    def _penalty(self, person: str | None, trigger: Trigger, sentence: Span) -> str | None:
        """The first penalty after the verdict and the person's name: one sentence may give each their own."""
        named = [
            n.end
            for n in self._people.namings
            if n.person == person and trigger.start <= n.start < sentence.end
        ]
        return self._words.penalty(self._content, max([trigger.start, *named[:1]]), sentence.end)

    def _offence(self, start: int, end: int) -> str | None:
        """The offence in words; "under article 5 of the Criminal Code" names a law and no offence."""
        offence = self._words.offence(self._content, start, end)
        laws = (self._content[c.start : c.end] for _, c in self._citations if start <= c.start < end)
        return None if offence and any(offence in " ".join(law.split()) for law in laws) else offence

    def _accused(self, trigger: Trigger, sentence: Span) -> tuple[str, ...]:
        return self._people.accused(trigger, sentence.start, sentence.end, self._words.file)

    def _cited(self, start: int, end: int) -> Cited:
        """Domestic law cited from `start` to where the charge stops speaking."""
        reach = self._words.reach(self._content, start, end)
        return tuple((n, c) for n, c in self._citations if start <= c.start < reach)

    def _cited_before(self, trigger: Trigger, sentence: Span) -> Cited:
        """The law before its verb: "Under article 5 of the Code, she was charged", "the article that he is charged under"."""
        before = self._content[sentence.start : trigger.start]
        if self._words.reach(self._content, sentence.start, trigger.start) < trigger.start or ";" in before:
            return ()
        return tuple(
            (n, c)
            for n, c in self._citations
            if sentence.start <= c.start and c.end <= trigger.start and c.provisions
        )

    def _date(self, place: int, clause: Span) -> str | None:
        """The date of the clause: the last one before `place`, else the first after it."""
        here = [d for d in self._dates if clause.start <= d.start < clause.end]
        before = [d.edtf for d in here if d.start < place]
        return before[-1] if before else here[0].edtf if here else None

    def _running_date(self, sentence: Span) -> str | None:
        """The last date of the paragraph before the sentence; that of the case before, where this one comes on top."""
        paragraph = self._content.rfind("\n\n", 0, sentence.start) + 1
        dates = [d.edtf for d in self._dates if paragraph <= d.start < sentence.start and d.relation == "at"]
        if dates:
            return dates[-1]
        again = has_word(self._content[sentence.start : sentence.end].lower(), self._words.file.again)
        return self.charges[-1].opened if again and self.charges else None

    def _status(self, sentence: Span) -> Status:
        return next((s for a, b, s in self._statuses if a < sentence.end and sentence.start < b), "alleged")

    def _same_paragraph(self, earlier: int, later: int) -> bool:
        return "\n\n" not in self._content[earlier:later]


def _by_law(cited: Cited) -> tuple[Cited, ...]:
    """The citations grouped by law, in order: two articles of one code are one charge, two laws are two."""
    groups: dict[tuple[str | None, ...], list[tuple[int, Citation]]] = {}
    for n, citation in cited:
        key = (citation.title, citation.number, citation.jurisdiction)
        groups.setdefault(key, []).append((n, citation))
    return tuple(tuple(group) for group in groups.values())


def _under(group: Cited, row: Charge) -> Charge:
    """The row with the provisions and the law of a group."""
    if not group:
        return row
    law = group[0][1]
    provisions = tuple(dict.fromkeys(p.value for _, c in group for p in c.provisions))
    labels = [p.label for _, c in group for p in c.provisions if p.label]
    return replace(
        row,
        citations=tuple(n for n, _ in group),
        provisions=provisions,
        law=law.title,
        jurisdiction=law.jurisdiction,
        offence=row.offence or (", ".join(dict.fromkeys(labels)) or None),
    )


def _evidence(sentence: Span) -> Evidence:
    return Evidence(start=sentence.start, end=sentence.end)
