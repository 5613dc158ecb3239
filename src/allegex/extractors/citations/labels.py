"""Which words in brackets are a label: the offence or title of a provision, not a date, a reference or a short form."""

from __future__ import annotations

import re
from typing import NamedTuple

from allegex.extractors.citations.lexicon import Lexicon
from allegex.extractors.citations.words import Words, plain

_NOT_IN = re.compile(r"\d{3,}|/")
_WORD = re.compile(r"[^\W\d_][^\s]*")


class LabelWords(NamedTuple):
    """Words that no label has, and words that no label after a law begins with."""

    none: Words
    none_first: Words
    titled: Words
    titled_letters: frozenset[str]
    """What those words begin with."""

    def is_title(self, low: str) -> bool:
        """Whether flat text in brackets after a provision is a label."""
        if _NOT_IN.search(low):
            return False
        return all(self.none.whole(low, word.start()) is None for word in _WORD.finditer(low))

    def quoted(self, low: str, place: int) -> int:
        """Where a title in quotation marks behind ", entitled" begins; `place` itself where no such words stand."""
        if not low.startswith((", ", " "), place):
            return place
        after = self.titled.ahead(low, place + 1 + (low[place] == ","))
        return after if after is not None and low.startswith(('"', "«"), after) else place

    def opens(self, low: str) -> bool:
        """Whether flat text in brackets after a law begins as a label does."""
        return (
            not _NOT_IN.search(low)
            and self.none.whole(low, 0) is None
            and self.none_first.whole(low, 0) is None
        )


def label_words(lexicon: Lexicon) -> LabelWords:
    """The words of all languages."""
    files = lexicon.provisions.values()
    return LabelWords(
        Words(*(f.no_label for f in files)),
        Words(*(f.no_label_first for f in files)),
        Words(*(f.titled for f in files)),
        frozenset(plain(word)[0] for f in files for word in f.titled),
    )
