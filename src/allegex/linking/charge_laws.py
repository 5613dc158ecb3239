"""Under which law somebody is charged: the domestic law that a statement cites, and the rows that it makes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from allegex.linking.charge_rows import Trigger
from allegex.linking.charge_words import ChargeWords
from allegex.records.letter import Charge, Citation, Evidence
from allegex.records.text import Span

DOMESTIC = frozenset({"statute", "constitution"})

CHAIN = 160
"""Most characters between two laws of one charge: room for another offence in words."""

OFFENCE = 60
"""Characters of an offence that are looked for elsewhere in the facts."""

Cited = tuple[tuple[int, Citation], ...]
"""Citations with their index in the record."""


class ChargeLaws:
    """The domestic law cited in a letter, without that of procedure, under which nobody is charged."""

    def __init__(self, citations: Sequence[Citation], content: str, low: str, words: ChargeWords) -> None:
        self._content = content
        self._low = low
        self._words = words
        self._citations = [
            (n, c)
            for n, c in enumerate(citations)
            if (c.kind is None or c.kind in DOMESTIC) and not self._of_procedure(c)
        ]
        self._starts = [c.start for _, c in self._citations]
        self._offences: dict[tuple[int, int], str | None] = {}
        """The offences read so far, by where they were looked for."""

    def _of_procedure(self, citation: Citation) -> bool:
        """Whether a citation names a law of procedure; "the same Code" may be another one."""
        title = (citation.title or "").lower()
        return citation.resolved_from is None and any(word in title for word in self._words.file.procedure)

    def offences_of(self, row: Charge) -> dict[str, str]:
        """What each provision of a row is said to punish, where that is told."""
        known = dict(self._citations)
        return {
            p.value: p.label
            for n in row.citations
            if n in known
            for p in known[n].provisions
            if p.label and p.value in row.provisions
        }

    def of(self, trigger: Trigger, sentence: Span, end: int) -> Cited:
        """The law that a statement names after its verb, up to `end`, else before it."""
        return self.after(trigger.end, end) or self._before(trigger, sentence)

    def after(self, start: int, end: int) -> Cited:
        """Law cited from `start` to where the charge stops speaking: the first, and what is joined to it."""
        between = self._between(start, end)
        if not between:
            return ()
        reach = self._words.reach(self._low, start, end)
        found: list[tuple[int, Citation]] = []
        for n, citation in between:
            if citation.start >= reach:
                break
            if found:
                gap = citation.start - found[-1][1].end
                if gap > CHAIN or not citation.provisions:
                    continue
                if not found[-1][1].provisions:
                    found.clear()
            found.append((n, citation))
        return tuple(found)

    def _between(self, start: int, end: int) -> list[tuple[int, Citation]]:
        first = bisect_left(self._starts, start)
        return self._citations[first : bisect_left(self._starts, end, first)]

    def _before(self, trigger: Trigger, sentence: Span) -> Cited:
        """The law before its verb: "Under article 5 of the Code, she was charged", "the article that he is charged under"."""
        start = max(sentence.start, self._content.rfind(";", sentence.start, trigger.start))
        found = [
            (n, c) for n, c in self._between(start, trigger.end) if c.end <= trigger.end and c.provisions
        ]
        if not found or self._words.reach(self._low, start, trigger.start) < trigger.start:
            return ()
        return tuple(found)

    def same(self, start: int, end: int, row: Charge | None) -> Cited:
        """The law of the case before, where a statement says "the same charges" and "the latter offence" instead of a law."""
        said = self._words.same(self._low, start, end)
        if said is None:
            return ()
        if (
            said not in {"law", "first"}
            and row is not None
            and row.citations
            and row.evidence[-1].end > start - 2000
        ):
            known = dict(self._citations)
            cited = [(n, known[n]) for n in row.citations if n in known]
        else:
            first = bisect_left(self._starts, start)
            cited = [
                pair
                for pair in self._citations[:first]
                if pair[1].provisions and (said == "law" or self._is_penal(pair[1]))
            ]
            cited = cited[-2:-1] or cited if said == "first" else cited[-1:]
        if said == "last" and cited:
            n, citation = cited[-1]
            cited = [(n, replace(citation, provisions=citation.provisions[-1:]))]
        return tuple(cited)

    def _is_penal(self, citation: Citation) -> bool:
        title = f"{citation.title or ''} {self._content[citation.start : citation.end]}".lower()
        return any(word in title for word in self._words.file.penal) and not any(
            word in title for word in self._words.file.procedure
        )

    def within(self, start: int, end: int) -> Cited:
        """All provisions cited in [start, end)."""
        return tuple([(n, c) for n, c in self._between(start, end) if c.provisions])

    def several(self, start: int, end: int) -> bool:
        """Whether more than one domestic law is cited in [start, end)."""
        return len(self._between(start, end)) > 1

    def stands_in(self, sentence: Span) -> bool:
        """Whether domestic law is cited in a sentence."""
        return bisect_left(self._starts, sentence.start) < bisect_left(self._starts, sentence.end)

    def punished_in(self, sentence: Span) -> bool:
        """Whether a sentence cites articles of a law that punishes, or of any beside a strong word of accusation."""
        cited = [c for _, c in self._between(sentence.start, sentence.end) if c.provisions]
        return bool(cited) and (
            any(self._is_penal(c) for c in cited)
            or self._words.accuses(self._low, sentence.start, sentence.end)
        )

    def left(self, sentence: Span, taken: set[int]) -> Cited:
        """The provisions cited in a sentence, of laws that punish or beside a strong word of accusation, that nobody is charged
        under so far."""
        found = [
            pair
            for pair in self._between(sentence.start, sentence.end)
            if pair[1].provisions and pair[0] not in taken
        ]
        if not found:
            return ()
        strong = self._words.accuses(self._low, sentence.start, sentence.end)
        return tuple(
            [
                (n, c)
                for n, c in found
                if (strong or self._is_penal(c))
                and not any(word in (c.title or "").lower() for word in self._words.file.procedure)
            ]
        )

    def told_elsewhere(self, offence: str, spans: Sequence[Span], own: Sequence[Evidence]) -> Cited:
        """The law that the facts name beside the same offence: "membership of X is punishable under article 5"."""
        wanted = offence.lower()[:OFFENCE].strip()
        if len(wanted) < 8:
            return ()
        for span in spans:
            low = self._low[span.start : span.end]
            place = low.find(wanted)
            while place >= 0:
                at = span.start + place
                end = self._words.sentence_end(self._content, at + len(wanted), span.end)
                found = [pair for pair in self._between(at, end) if pair[1].provisions]
                here = any(e.start <= at < e.end for e in own)
                if (
                    found
                    and not here
                    and self._words.reach(self._low, at, found[0][1].start) == found[0][1].start
                ):
                    return tuple(found[:1])
                place = low.find(wanted, place + 1)
        return ()

    def own_offence(self, cited: Cited, first: int) -> str | None:
        """The offence of a law that stands behind another one, whose number is given, in the same charge."""
        place = next((n for n, pair in enumerate(cited) if pair[0] == first), 0)
        if not place:
            return None
        return self._words.joined_offence(
            self._content, self._low, cited[place - 1][1].end, cited[place][1].start
        )

    def offence(self, start: int, end: int) -> str | None:
        """The offence in words; "under article 5 of the Criminal Code" names a law and no offence."""
        place = (start, end)
        if place not in self._offences:
            offence = self._words.offence(self._content, self._low, start, end)
            laws = (self._content[c.start : c.end] for _, c in self._between(start, end))
            named = offence and any(offence in " ".join(law.split()) for law in laws)
            self._offences[place] = None if named else offence
        return self._offences[place]


def by_law(cited: Cited) -> tuple[Cited, ...]:
    """The citations grouped by law, in order: two articles of one code are one charge, two laws are two."""
    groups: dict[tuple[str | None, ...], list[tuple[int, Citation]]] = {}
    for n, citation in cited:
        key = (citation.title, citation.number, citation.jurisdiction)
        groups.setdefault(key, []).append((n, citation))
    return tuple([tuple(group) for group in groups.values()])


def provisions_of(cited: Cited) -> tuple[str, ...]:
    """The provisions cited, each once."""
    return tuple(dict.fromkeys([p.value for _, c in cited for p in c.provisions]))


def under(group: Cited, row: Charge) -> Charge:
    """The row with the provisions and the law of a group."""
    if not group:
        return row
    law = group[0][1]
    labels = [p.label for _, c in group for p in c.provisions if p.label]
    return replace(
        row,
        citations=tuple([n for n, _ in group]),
        provisions=provisions_of(group),
        law=law.title,
        jurisdiction=law.jurisdiction,
        offence=row.offence or (", ".join(dict.fromkeys(labels)) or None),
    )
