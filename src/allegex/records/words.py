"""Words of a text with their offsets: what name rules and taggers walk over."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from allegex.records.text import Span

_SAME = (("'", "’"), ("ʼ", "’"), ("`", "’"), ("\u00a0", " "), ("\u202f", " "), ("‑", "-"), ("‐", "-"))

# A word is letters and digits, held together by inner hyphens, apostrophes, dots, ampersands and slashes: "al-Hadi",
# "O’Brien", "S.A", "AT&T". The French and Italian elisions are words of their own where what follows is longer.
_INNER = r"[^\W_]+(?:[-’.&/][^\W_]+)*"
_WORD = re.compile(_INNER)
_WORD_OR_ELISION = re.compile(
    rf"(?:[dlnsjcmtDLNSJCMT]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu)’(?=[^\W_])|{_INNER}"
)


class Words(Struct, frozen=True):
    """Words in order. `text` has straight apostrophes and odd hyphens and blanks made alike; offsets are those of the text."""

    content: str
    text: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]

    def gap(self, index: int) -> str:
        """What stands between the word and the next one; a line break after the last."""
        if index + 1 >= len(self.text):
            return "\n"
        return self.content[self.end[index] : self.start[index + 1]]

    def before(self, index: int) -> str:
        """Up to three characters in front of a word."""
        return self.content[max(self.start[index] - 3, 0) : self.start[index]]


def split_words(content: str, spans: Iterable[Span], language: str) -> Words:
    """The words of these spans. An English possessive ending is left out of its word."""
    for odd, plain in _SAME:
        content = content.replace(odd, plain)
    pattern = _WORD_OR_ELISION if language == "fr" else _WORD
    matches = [match for span in spans for match in pattern.finditer(content, span.start, span.end)]
    text = [match[0] for match in matches]
    start = tuple([match.start() for match in matches])
    end = [match.end() for match in matches]
    if language == "en":
        for index, word in enumerate(text):
            if word.endswith(("’s", "’S")) and len(word) > 2:
                text[index] = word[:-2]
                end[index] -= 2
    return Words(content, tuple(text), start, tuple(end))


def is_capital(word: str) -> bool:
    """A word that may be part of a name: it starts with a capital, or has one after a prefix ("al-Hadi", "d’Arc")."""
    if word[0].isupper():
        return True
    if "-" in word or "’" in word:
        for sign in "-’":
            head, _, tail = word.partition(sign)
            if len(head) <= 3 and tail[:1].isupper():
                return True
    return False
