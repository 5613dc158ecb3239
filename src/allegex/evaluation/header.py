"""Header values against gold."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from allegex.evaluation.count import Count, compared, one
from allegex.evaluation.gold import Communication, Gold
from allegex.facts.folding import fold
from allegex.records.letter import Addressee, Letter

ALIKE = 88.0
"""Titles and addressees of this likeness are the same: "Special Rapporteur on" and "the Special Rapporteur on"."""


def header(gold: Gold, letter: Letter) -> Iterator[tuple[str, Count]]:
    """Counts per header field."""
    want, have = gold.communication, letter.header
    reference = have.reference
    yield "kind", one(gold.kind, letter.kind)
    yield "language", one(want.language, letter.language)
    yield "reference", one(want.reference, reference and reference.value)
    yield "reference.type", one(want.type, reference and reference.type)
    yield "reference.state", one(want.state, reference and reference.state)
    yield "reference.number", one(want.number, reference and reference.number)
    yield "reference.year", one(want.year, reference and reference.year)
    yield "date", one(want.date, have.date and have.date.value)
    yield "addressee", _addressee(want, have.addressee)
    yield "response.days", one(want.response_days, have.response.days)
    yield "response.due", one(want.response_due, have.response.due)
    copies = [fold(copy.state if copy.state in want.copied_to else copy.name) for copy in have.copied_to]
    yield "copied_to", compared(map(fold, want.copied_to), copies)
    yield from _mandates(gold, letter)


def _mandates(gold: Gold, letter: Letter) -> Iterator[tuple[str, Count]]:
    """Titles, and resolution and signatory beside the title they belong to."""
    found = letter.header.mandates
    pairs: dict[int, int] = {}
    for number, want in enumerate(gold.mandates):
        for index, have in enumerate(found):
            if index not in pairs.values() and alike(want.title, have.title):
                pairs[number] = index
                break
    unmatched = len(found) - len(pairs)
    yield "mandates.title", Count(len(pairs), unmatched, len(gold.mandates) - len(pairs))
    resolutions, signatories = Count(), Count()
    for number, want in enumerate(gold.mandates):
        mandate = found[pairs[number]] if number in pairs else None
        resolutions += one(want.resolution, mandate and mandate.resolution)
        signatories += one(
            want.signatory and fold(want.signatory),
            fold(mandate.signatory) if mandate and mandate.signatory else None,
        )
    for index, mandate in enumerate(found):
        if index not in pairs.values():
            resolutions += one(None, mandate.resolution)
            signatories += one(None, mandate.signatory)
    yield "mandates.resolution", resolutions
    yield "mandates.signatory", signatories


def _addressee(want: Communication, have: Addressee | None) -> Count:
    """A government is the right one by its State: gold may name it in another language than the letter."""
    if want.addressee is None or have is None:
        return one(want.addressee, have and have.name)
    same_state = have.kind == "government" and have.state is not None and have.state == want.state
    right = same_state or alike(want.addressee, have.name or "")
    return Count(1) if right else Count(0, 1, 1)


def alike(one: str, other: str) -> bool:
    """Whether two names are the same up to an article or an accent."""
    return ratio(fold(one), fold(other)) >= ALIKE
