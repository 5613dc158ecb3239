"""Words of a text with their offsets: what name rules and taggers walk over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

from msgspec import Struct

from allegex.records.text import Span

_SAME = (("'", "’"), ("ʼ", "’"), ("`", "’"), ("\u00a0", " "), ("\u202f", " "), ("‑", "-"), ("‐", "-"))

# A word is letters and digits, held together by inner hyphens, apostrophes, dots, ampersands and slashes: "al-Hadi",
# "O’Brien", "S.A", "AT&T". The French and Italian elisions are words of their own where what follows is longer.
_INNER = r"[^\W_]+(?:[-’.&/][^\W_]+)*"
_WORD = re.compile(rf"({_INNER})")
_WORD_OR_ELISION = re.compile(
    rf"((?:[dlnsjcmtDLNSJCMT]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu)’(?=[^\W_])|{_INNER})"
)


class Words(Struct, frozen=True):
    """Words in order. `text` has straight apostrophes and odd hyphens and blanks made alike; offsets are those of the text."""

    content: str
    text: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    gaps: tuple[str, ...]
    """By word, what stands between it and the next one; a line break after the last."""

    def gap(self, index: int) -> str:
        """What stands between the word and the next one; a line break after the last."""
        return self.gaps[index] if index < len(self.gaps) else "\n"

    def before(self, index: int) -> str:
        """Up to three characters in front of a word."""
        return self.content[max(self.start[index] - 3, 0) : self.start[index]]


def split_words(content: str, spans: Iterable[Span], language: str) -> Words:
    """The words of these spans. An English possessive ending is left out of its word."""
    for odd, plain in _SAME:
        content = content.replace(odd, plain)
    pattern = _WORD_OR_ELISION if language == "fr" else _WORD
    text: list[str] = []
    gaps: list[str] = []
    start: list[int] = []
    end: list[int] = []
    for span in spans:
        # A gap, a word, a gap, a word, ..., a gap: cut and measured without an object for each match.
        parts = pattern.split(content[span.start : span.end])
        ends = list(accumulate(map(len, parts), initial=span.start))
        if gaps and len(parts) > 1:
            gaps[-1] = content[end[-1] : ends[1]]
        text += parts[1::2]
        gaps += parts[2::2]
        start += ends[1:-1:2]
        end += ends[2::2]
    if gaps:
        gaps[-1] = "\n"
    if language == "en":
        for index in [
            i for i, word in enumerate(text) if "’" in word and word.endswith(("’s", "’S")) and len(word) > 2
        ]:
            if index + 1 < len(text):
                gaps[index] = text[index][-2:] + gaps[index]
            text[index] = text[index][:-2]
            end[index] -= 2
    return Words(content, tuple(text), tuple(start), tuple(end), tuple(gaps))


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
