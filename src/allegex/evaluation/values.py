"""Dates, citations and charges against gold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import UNSET

from allegex.evaluation.count import Count, compared
from allegex.evaluation.gold import Gold, GoldCitation, GoldMention
from allegex.facts.folding import fold
from allegex.records.letter import Citation, Letter

_RANGE = re.compile(r"(PP|OP|para)(\d+)-(\d+)")

Key = tuple[str, str]


def dates(gold: Gold, letter: Letter) -> Iterator[tuple[str, Count]]:
    """EDTF values, "~" apart. With gold mentions each date counts, else each different value."""
    found = [_exact(date.edtf) for date in letter.dates if date.edtf is not None]
    optional = [_exact(date.edtf) for date in gold.dates if date.optional]
    if gold.mentions is UNSET:
        want = {_exact(date.edtf) for date in gold.dates if not date.optional}
        yield "dates", compared(want, set(found), set(optional) - want)
    else:
        mentioned = [_exact(mention.edtf) for mention in gold.mentions if mention.edtf]
        yield "dates", compared(mentioned, found, optional)


def _exact(edtf: str) -> str:
    return edtf.replace("~", "")


def citations(gold: Gold, letter: Letter) -> Iterator[tuple[str, Count]]:
    """Pairs of law and provision; and whole entries: every law and provision of one quote, no more and no less."""
    marked: list[GoldCitation | GoldMention] = list(gold.citations)
    if gold.mentions is not UNSET:
        marked = [mention for mention in gold.mentions if mention.type == "CIT"]
    entries: dict[tuple[int, int], set[Key]] = {}
    for citation in letter.citations:
        entries.setdefault((citation.start, citation.end), set()).update(_found_keys(citation))
    numbers = {number for one in letter.citations if (number := _number(one)) is not None}
    wanted = [_gold_keys(mark, numbers) for mark in marked]
    yield (
        "citations",
        compared({k for keys in wanted for k in keys}, {k for keys in entries.values() for k in keys}),
    )
    yield "citations.entries", compared(map(frozenset, wanted), map(frozenset, entries.values()))
    labels = [fold(label) for mark in marked for label in (mark.label, *mark.labels) if label]
    given = {
        (citation.start, citation.end, fold(provision.label))
        for citation in letter.citations
        for provision in citation.provisions
        if provision.label
    }
    yield "citations.labels", compared(labels, [label for _, _, label in given])


def _number(citation: Citation) -> str | None:
    """The number of a law that is neither an instrument of the facts nor of a State: "OC-23/17"."""
    if citation.instrument or citation.jurisdiction or not citation.number:
        return None
    return fold(citation.number)


def _gold_keys(citation: GoldCitation | GoldMention, numbers: set[str]) -> set[Key]:
    """Law and provision. A law under a title of its own is the one of the record whose number stands in the title."""
    laws = citation.instruments or (citation.jurisdiction or fold(citation.law or "?"),)
    laws = tuple(next((n for n in sorted(numbers) if _names(fold(law), n)), law) for law in laws)
    provisions = [p for value in citation.provisions for p in _expanded(value)] or [""]
    return {(law, provision) for law in laws for provision in provisions}


def _names(title: str, number: str) -> bool:
    """Whether a number stands whole in a title: the 7 of "comment No. 7", not that of "resolution 17/4"."""
    return re.search(rf"(?<![\w/]){re.escape(number)}(?![\w/])", title) is not None


def _found_keys(citation: Citation) -> set[Key]:
    law = citation.instrument or citation.jurisdiction or _number(citation) or fold(citation.title or "?")
    return {(law, provision.value.lower()) for provision in citation.provisions} or {(law, "")}


def _expanded(value: str) -> list[str]:
    """One provision, or those of a range: "PP10-13" is four."""
    found = _RANGE.fullmatch(value)
    if found is None:
        return [value.lower()]
    return [f"{found[1]}{number}".lower() for number in range(int(found[2]), int(found[3]) + 1)]


def charges(gold: Gold, letter: Letter) -> Iterator[tuple[str, Count]]:
    """Person, provisions and outcome; and the same with the days of opening and closing."""
    known = {fold(alias): fold(person.name) for person in gold.persons for alias in person.names}
    names = {
        entity.id: next(
            (known[fold(name)] for name in (entity.name, *entity.aliases) if fold(name) in known),
            fold(entity.name),
        )
        for entity in letter.entities
    }
    found = [
        (
            names.get(charge.person or "", ""),
            frozenset(charge.provisions),
            charge.outcome,
            charge.opened,
            charge.closed,
        )
        for charge in letter.charges
    ]
    wanted = [
        (
            known.get(fold(charge.person), fold(charge.person)),
            frozenset(charge.provisions),
            charge.outcome,
            None if charge.opened is None else str(charge.opened),
            None if charge.closed is None else str(charge.closed),
        )
        for charge in gold.charges
    ]
    yield "charges", compared([row[:3] for row in wanted], [row[:3] for row in found])
    yield "charges.dated", compared(wanted, found)
