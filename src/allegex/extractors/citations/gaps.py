"""What may stand between the pieces of one citation: short runs of joining words, read word group by word group.

One pattern for each group of words, compiled once, instead of one for each order they come in: that is most of the
time that a start takes.
"""

from __future__ import annotations

import re

from msgspec import Struct

from allegex.extractors.citations.lexicon import Lexicon, words_of

_COMMA = re.compile(r",? ?")
_QUOTED_COMMA = re.compile(r"[\"')]?,? ?")
_QUOTE = re.compile(r"[\"'(]?")
_LISTED = re.compile(r"\)?(?:[,;] ?| )")
_OPENING = re.compile(r"[\"']?(?:,? ?[(\[:]| -|,)? ?")
_JOINED = re.compile(r"[\"']?,? ?\(?,? ?")
_WITH = re.compile(r" ?,? ?")


class Gaps(Struct, frozen=True):
    """The word groups, each with the blank after it."""

    of: re.Pattern[str]
    determiner: re.Pattern[str]
    conjunction: re.Pattern[str]
    inside: re.Pattern[str]
    qualifier: re.Pattern[str]
    joiner: re.Pattern[str]

    def names_law(self, run: str) -> bool:
        """From a provision to its law: " of the", ", under the current", " du", nothing at all."""
        place = self._eat(self.of, run, _end(_QUOTED_COMMA, run, 0), 2)
        place = self._eat(self.determiner, run, place, 2)
        place = self._eat(self.qualifier, run, place, 1)
        return _end(_QUOTE, run, place) == len(run)

    def lists(self, run: str) -> bool:
        """From a provision to the next one of a list: " and", ", read with", " et de l'"."""
        start = _LISTED.match(run)
        if start is None:
            return False
        return self._law_words(run, self._eat(self.conjunction, run, start.end(), 2), 0) == len(run)

    def opens(self, run: str) -> bool:
        """From a law to its provisions: " (", ", in particular its", ", "."""
        place = self._eat(self.inside, run, _end(_OPENING, run, 0), 4)
        return self._law_words(run, place, 0) == len(run)

    def belongs(self, run: str) -> bool:
        """From a part to the provision it is part of: " of", ", de l'"."""
        return self._law_words(run, _end(_COMMA, run, 0), 1) == len(run)

    def same_law(self, run: str) -> bool:
        """From one name of a law to another: " promulgated by", " (", ", known as the"."""
        place = self._eat(self.joiner, run, _end(_JOINED, run, 0), 1)
        return self._eat(self.determiner, run, place, 1) == len(run)

    def again(self, text: str, start: int) -> int | None:
        """Where a list goes on after the law at whose end `start` stands; None where no "and" is there."""
        place = _WITH.match(text, start)
        begun = place.end() if place else start
        after = self._eat(self.conjunction, text, begun, 1)
        return self._law_words(text, after, 0) if after > begun > start else None

    def _law_words(self, run: str, place: int, least: int) -> int:
        """Where "of the" ends, -1 where fewer words of that kind stand there than needed."""
        after = self._eat(self.of, run, place, 1)
        if least and after == place:
            return -1
        return self._eat(self.determiner, run, after, 2)

    @staticmethod
    def _eat(words: re.Pattern[str], run: str, place: int, most: int) -> int:
        for _ in range(most):
            match = words.match(run, place)
            if match is None:
                break
            place = match.end()
        return place


def _end(pattern: re.Pattern[str], run: str, place: int) -> int:
    match = pattern.match(run, place)
    return match.end() if match else place


def build_gaps(lexicon: Lexicon) -> Gaps:
    """The word groups of all languages."""
    files, laws = lexicon.provisions.values(), lexicon.laws.values()

    def group(words: str, after: str = " ") -> re.Pattern[str]:
        return re.compile(rf"(?:{words})(?:{after}|(?<='))")

    return Gaps(
        of=group(words_of(*(f.of for f in files))),
        determiner=group(words_of(*(f.articles for f in files), *(f.determiners for f in laws))),
        conjunction=group(words_of(*(f.conjunctions for f in files), *(f.links for f in files))),
        inside=group(words_of(*(f.inside for f in files)), ",? "),
        qualifier=group(words_of(*(f.qualifiers for f in laws))),
        joiner=group(words_of(*(f.joined for f in laws))),
    )
