"""A corpus scored: each gold letter beside its record, fields summed over letters and languages."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from allegex.evaluation.count import Count
from allegex.evaluation.gold import Corpus, Gold
from allegex.evaluation.header import header
from allegex.evaluation.mentions import mentions
from allegex.evaluation.names import names
from allegex.evaluation.parts import footnotes, locate, requests, sections
from allegex.evaluation.quotes import Quotes
from allegex.evaluation.values import charges, citations, dates
from allegex.records.letter import Letter, RunInfo, Source

DRAWS = 1000
"""Draws of the bootstrap."""

NOTHING = Letter(
    id="", source=Source("", 0, 0, "plain"), run=RunInfo("", ""), kind="other", language="", text=""
)
"""What a letter without a record is scored as."""


class Scored(Struct, frozen=True):
    """One letter's counts by field."""

    name: str
    language: str
    counts: dict[str, Count]


class Result(Struct, frozen=True):
    """A scored corpus. `missing` names gold letters without a record."""

    digest: str
    letters: tuple[Scored, ...]
    missing: tuple[str, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the gold letters."""
        return tuple(sorted({letter.language for letter in self.letters}))

    def totals(self, language: str | None = None) -> dict[str, Count]:
        """Counts by field over all letters, or over those of one language."""
        return summed([s for s in self.letters if language in (None, s.language)])


def evaluate(corpus: Corpus, records: Iterable[tuple[str, Letter]]) -> Result:
    """The corpus scored against records, each given with the name of its file."""
    found = dict(_paired(corpus, records))
    return Result(
        digest=corpus.digest,
        letters=tuple(
            Scored(name, gold.communication.language, score(gold, found.get(name, NOTHING)))
            for name, gold in sorted(corpus.letters.items())
        ),
        missing=tuple(sorted(corpus.letters.keys() - found.keys())),
    )


def score(gold: Gold, letter: Letter) -> dict[str, Count]:
    """One letter's counts by field."""
    quotes = Quotes(letter.text)
    located = locate(gold, quotes)
    counts = dict(header(gold, letter))
    counts |= sections(letter, located)
    counts |= requests(gold, letter)
    counts |= names(gold, letter)
    counts |= dates(gold, letter)
    counts |= citations(gold, letter)
    counts |= charges(gold, letter)
    counts |= footnotes(gold, letter)
    counts |= mentions(gold, letter, quotes)
    return counts


def summed(letters: Sequence[Scored]) -> dict[str, Count]:
    """Counts by field, added up."""
    total: dict[str, Count] = {}
    for letter in letters:
        for field, count in letter.counts.items():
            total[field] = total.get(field, Count()) + count
    return total


def interval(letters: Sequence[Scored], field: str) -> tuple[float, float]:
    """95 % interval of a field's F1 when letters are drawn again; the seed is fixed."""
    counts = [letter.counts[field] for letter in letters if field in letter.counts]
    chance = random.Random(field)
    draws = sorted(sum(chance.choices(counts, k=len(counts)), start=Count()).f1 for _ in range(DRAWS))
    return draws[int(DRAWS * 0.025)], draws[int(DRAWS * 0.975) - 1]


def _paired(corpus: Corpus, records: Iterable[tuple[str, Letter]]) -> Iterator[tuple[str, Letter]]:
    """Gold name and record: by the name of the record's file, else by the letter's reference."""
    by_reference = {gold.communication.reference: name for name, gold in corpus.letters.items()}
    seen = set()
    for name, letter in records:
        reference = letter.header.reference
        target = name if name in corpus.letters else by_reference.get(reference.value if reference else None)
        if target is not None and (target not in seen or name == target):
            seen.add(target)
            yield target, letter
