"""Under which law somebody is charged: the domestic law that a statement cites, and the rows that it makes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from allegex.linking.charge_words import ChargeWords, Trigger
from allegex.records.letter import Charge, Citation
from allegex.records.text import Span

DOMESTIC = frozenset({"statute", "constitution"})

Cited = tuple[tuple[int, Citation], ...]
"""Citations with their index in the record."""


class ChargeLaws:
    """The domestic law cited in a letter."""

    def __init__(self, citations: Sequence[Citation], content: str, words: ChargeWords) -> None:
        self._content = content
        self._words = words
        self._citations = [(n, c) for n, c in enumerate(citations) if c.kind is None or c.kind in DOMESTIC]

    def of(self, trigger: Trigger, sentence: Span, end: int) -> Cited:
        """The law that a statement names after its verb, up to `end`, else before it."""
        return self.after(trigger.end, end) or self._before(trigger, sentence)

    def after(self, start: int, end: int) -> Cited:
        """Law cited from `start` to where the charge stops speaking."""
        reach = self._words.reach(self._content, start, end)
        return tuple((n, c) for n, c in self._citations if start <= c.start < reach)

    def _before(self, trigger: Trigger, sentence: Span) -> Cited:
        """The law before its verb: "Under article 5 of the Code, she was charged", "the article that he is charged under"."""
        before = self._content[sentence.start : trigger.start]
        if self._words.reach(self._content, sentence.start, trigger.start) < trigger.start or ";" in before:
            return ()
        return tuple(
            (n, c)
            for n, c in self._citations
            if sentence.start <= c.start and c.end <= trigger.end and c.provisions
        )

    def offence(self, start: int, end: int) -> str | None:
        """The offence in words; "under article 5 of the Criminal Code" names a law and no offence."""
        offence = self._words.offence(self._content, start, end)
        laws = (self._content[c.start : c.end] for _, c in self._citations if start <= c.start < end)
        return None if offence and any(offence in " ".join(law.split()) for law in laws) else offence


def by_law(cited: Cited) -> tuple[Cited, ...]:
    """The citations grouped by law, in order: two articles of one code are one charge, two laws are two."""
    groups: dict[tuple[str | None, ...], list[tuple[int, Citation]]] = {}
    for n, citation in cited:
        key = (citation.title, citation.number, citation.jurisdiction)
        groups.setdefault(key, []).append((n, citation))
    return tuple(tuple(group) for group in groups.values())


def provisions_of(cited: Cited) -> tuple[str, ...]:
    """The provisions cited, each once."""
    return tuple(dict.fromkeys(p.value for _, c in cited for p in c.provisions))


def under(group: Cited, row: Charge) -> Charge:
    """The row with the provisions and the law of a group."""
    if not group:
        return row
    law = group[0][1]
    labels = [p.label for _, c in group for p in c.provisions if p.label]
    return replace(
        row,
        citations=tuple(n for n, _ in group),
        provisions=provisions_of(group),
        law=law.title,
        jurisdiction=law.jurisdiction,
        offence=row.offence or (", ".join(dict.fromkeys(labels)) or None),
    )
