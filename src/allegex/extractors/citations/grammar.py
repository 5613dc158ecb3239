"""The words that provisions are read with: what joins numbers, ranges, ordinals, suffixes like "bis"."""

from __future__ import annotations

import re
from typing import NamedTuple

from allegex.extractors.citations.labels import LabelWords
from allegex.extractors.citations.lexicon import Lexicon
from allegex.extractors.citations.words import Words, plain

_INNER = re.compile(r"(?: \(?\d{1,2}(?![\d./])\)?)?(?![a-z0-9])")
_FIRST = re.compile(r"[a-z]+'?")


class Grammar(NamedTuple):
    """The words that provisions are read with, of all languages."""

    conjunctions: Words
    ranges: Words
    suffixes: Words
    follow: Words
    ordinal: Words
    signs: Words
    go_on: frozenset[str]
    """First words of what may follow a number that goes on a list."""
    months: frozenset[str]
    ordinals: dict[str, str]
    labels: LabelWords
    endings: Words
    ordinals_after: frozenset[str]
    of: Words
    articles: Words
    to_law: Words
    """Words that join a lettered provision to what follows: "of", "and", "to"."""

    def ending(self, low: str, place: int) -> int | None:
        """Where what is glued to a number and says nothing ends: "1er", "1.º", "1o."."""
        for end in self.endings.at(low, place):
            after = low[end : end + 2]
            if low[end - 1] == ".":
                if after[:1] == "," or (after[:1] == " " and after[1:].isalpha()):
                    return end
            elif not after[:1].isalnum():
                return end
        return None

    def goes_to_law(self, low: str, place: int) -> bool:
        """Whether a joining word stands after the blank at `place`."""
        return low.startswith(" ", place) and self.to_law.ahead(low, place + 1) is not None

    def span(self, low: str, place: int) -> int | None:
        """Where a number stands that a hyphen or a word like "to" at `place` leads to."""
        mark = low[place : place + 1]
        if mark == " ":
            place += 1
            mark = low[place : place + 1]
        if mark == "-":
            return place + 1 + low.startswith(" ", place + 1)
        return self.ranges.ahead(low, place) if low[place - 1] == " " else None

    def suffix(self, low: str, place: int) -> tuple[str, int] | None:
        """A word like "bis" at `place`, with a number after it, and the end."""
        start = place + low.startswith((" ", "-"), place)
        for end in self.suffixes.at(low, start):
            inner = _INNER.match(low, end)
            if inner is not None:
                return low[start : inner.end()], inner.end()
        return None

    def following(self, low: str, place: int) -> int | None:
        """Where "et seq." at `place` ends."""
        if low.startswith(" (", place):
            end = self.follow.whole(low, place + 2)
            return end + 1 if end is not None and low.startswith(")", end) else None
        return self.follow.whole(low, place + low.startswith(" ", place))

    def ordinal_before(self, low: str, place: int) -> tuple[int, str] | None:
        """Where the word "first" before `place` begins, and its value."""
        start = self.ordinal.behind(low, max(place - 12, 0), place)
        return (start, self.ordinals[low[start:place].strip()]) if start is not None else None

    def month(self, low: str, place: int) -> bool:
        """Whether the name of a month stands at `place`."""
        word = _FIRST.match(low, place)
        return word is not None and word.group() in self.months


def grammar(lexicon: Lexicon, labels: LabelWords) -> Grammar:
    """The words of this lexicon."""
    files = lexicon.provisions.values()
    ordinals = {plain(word): value for f in files for word, value in f.ordinals.items()}
    after = {
        plain(phrase).partition(" ")[0]
        for f in files
        for group in (f.conjunctions, f.links, f.of, f.ranges, f.suffixes, f.articles, f.inside, f.following)
        for phrase in group
    }
    return Grammar(
        conjunctions=Words(*(f.conjunctions for f in files)),
        ranges=Words(*(f.ranges for f in files)),
        suffixes=Words(*(f.suffixes for f in files)),
        follow=Words(*(f.following for f in files)),
        ordinal=Words(ordinals),
        signs=Words(*(f.number_signs for f in lexicon.laws.values())),
        go_on=frozenset(first.group() for phrase in after if (first := _FIRST.match(phrase))),
        months=frozenset(lexicon.months),
        ordinals=ordinals,
        labels=labels,
        endings=Words(*(f.ordinal_endings for f in files)),
        ordinals_after=frozenset(plain(word) for f in files for word in f.ordinals_after),
        of=Words(*(f.of for f in files)),
        articles=Words(*(f.articles for f in files)),
        to_law=Words(*(f.of for f in files), *(f.conjunctions for f in files), *(f.ranges for f in files)),
    )
