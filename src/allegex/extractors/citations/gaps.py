"""What may stand between the pieces of one citation: short runs of joining words, read word group by word group.

One list for each group of words, instead of a pattern for each order they come in.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from allegex.extractors.citations.lexicon import Lexicon
from allegex.extractors.citations.words import Words

SHORTEST_APART = 8
"""Characters of the words that part a law from provisions behind it."""

_COMMA = re.compile(r",? ?")
_QUOTED_COMMA = re.compile(r"[\"')]?,? ?")
_QUOTE = re.compile(r"[\"'(]?")
_LISTED = re.compile(r"\)?(?:[,;] ?| )")
_OPENING = re.compile(r"(?:'s)?[\"']?(?:,? ?[(\[:]| -|,)? ?")
_JOINED = re.compile(r"[\"']?,? ?\(?,? ?")
_WITH = re.compile(r" ?,? ?")


class Gaps(NamedTuple):
    """The word groups."""

    of: Words
    determiner: Words
    conjunction: Words
    inside: Words
    apart: Words
    qualifier: Words
    joiner: Words
    addition: Words

    def names_law(self, run: str) -> bool:
        """From a provision to its law: " of the", ", under the current", " du", nothing at all."""
        place = self.of.several(run, _end(_QUOTED_COMMA, run, 0), 2)
        place = self.determiner.several(run, place, 2)
        place = self.qualifier.several(run, place, 1)
        return _end(_QUOTE, run, place) == len(run)

    def lists(self, run: str) -> bool:
        """From a provision to the next one of a list: " and", ", read with", " et de l'"."""
        start = _LISTED.match(run)
        if start is None:
            return False
        return self._law_words(run, self.conjunction.several(run, start.end(), 2), 0) == len(run)

    def adds(self, run: str) -> bool:
        """Whether a list goes on with something new: ", as well as"."""
        start = _LISTED.match(run)
        return start is not None and self.addition.ahead(run, start.end()) is not None

    def opens(self, run: str) -> bool:
        """From a law to its provisions: " (", ", in particular its", ", "."""
        if len(run) > SHORTEST_APART and self.apart.behind(run, 0, len(run)) is not None:
            return False
        place = self.inside.several(run, _end(_OPENING, run, 0), 4, comma=True)
        return self._law_words(run, place, 0) == len(run)

    def belongs(self, run: str) -> bool:
        """From a part to the provision it is part of: " of", ", de l'"."""
        return self._law_words(run, _end(_COMMA, run, 0), 1) == len(run)

    def same_law(self, run: str) -> bool:
        """From one name of a law to another: " promulgated by", " (", ", known as the"."""
        begun = _end(_JOINED, run, 0)
        place = self.joiner.several(run, begun, 1)
        if place == begun < len(run) and "(" not in run:
            # A comma and an article alone: the next law of a list.
            return False
        return self.determiner.several(run, place, 1) == len(run)

    def again(self, text: str, start: int) -> int | None:
        """Where a list goes on after the law at whose end `start` stands; None where no "and" or comma is there."""
        place = _WITH.match(text, start)
        begun = place.end() if place else start
        after = self.conjunction.several(text, begun, 1)
        if begun == start or (after == begun and "," not in text[start:begun]):
            return None
        return self._law_words(text, after, 0)

    def _law_words(self, run: str, place: int, least: int) -> int:
        """Where "of the" ends, -1 where fewer words of that kind stand there than needed."""
        after = self.of.several(run, place, 1)
        if least and after == place:
            return -1
        return self.determiner.several(run, after, 2)


def _end(pattern: re.Pattern[str], run: str, place: int) -> int:
    match = pattern.match(run, place)
    return match.end() if match else place


def build_gaps(lexicon: Lexicon) -> Gaps:
    """The word groups of all languages."""
    files, laws = lexicon.provisions.values(), lexicon.laws.values()
    return Gaps(
        of=Words(*(f.of for f in files)),
        determiner=Words(*(f.articles for f in files), *(f.determiners for f in laws)),
        conjunction=Words(*(f.conjunctions for f in files), *(f.links for f in files)),
        inside=Words(*(f.inside for f in files)),
        apart=Words(*(f.apart for f in files)),
        qualifier=Words(*(f.qualifiers for f in laws)),
        joiner=Words(*(f.joined for f in laws)),
        addition=Words(*(f.additions for f in files)),
    )
