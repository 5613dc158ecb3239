"""Words of a text with their offsets: what name rules and taggers walk over."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from allegex.records.text import Span

_SAME = (("'", "’"), ("ʼ", "’"), ("`", "’"), ("\u00a0", " "), ("\u202f", " "), ("‑", "-"), ("‐", "-"))

# A word is letters and digits, held together by inner hyphens, apostrophes, dots, ampersands and slashes: "al-Hadi",
# "O’Brien", "S.A", "AT&T". The French and Italian elisions are words of their own where what follows is longer. The
# patterns know no way back, and none of their branches starts with a group: so each is refused by its first letter.
_INNER = r"\w++(?:[-’.&/]\w++)*+"
_WORD = re.compile(rf"({_INNER})")
_WORD_OR_ELISION = re.compile(
    rf"([dlnsjcmtDLNSJCMT]’(?=[^\Wb-df-gj-np-tv-xzB-DF-GJ-NP-TV-XZ_])|[Qq]u’(?=\w)|[LlPpJj](?:orsqu|uisqu|usqu)’(?=\w)|{_INNER})"
)
_POSSESSIVE = re.compile(r"’[sS]")


class Words(NamedTuple):
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

    def at(self, offset: int) -> int | None:
        """The word that starts at an offset."""
        index = bisect_left(self.start, offset)
        return index if index < len(self.start) and self.start[index] == offset else None


def split_words(content: str, spans: Iterable[Span], language: str) -> Words:
    """The words of these spans. An English possessive ending is left out of its word."""
    for odd, plain in _SAME:
        content = content.replace(odd, plain)
    marked = content.replace("_", "\x1f")  # An underscore parts words.
    pattern = _WORD_OR_ELISION if language == "fr" else _WORD
    text: list[str] = []
    gaps: list[str] = []
    start: list[int] = []
    end: list[int] = []
    for span in _joined(spans):
        # A gap, a word, a gap, a word, ..., a gap: cut and measured without an object for each match.
        parts = pattern.split(marked[span.start : span.end])
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
        for match in _POSSESSIVE.finditer(content):
            index = bisect_left(end, match.end())
            if index < len(end) and end[index] == match.end() and start[index] < match.start():
                if index + 1 < len(text):
                    gaps[index] = text[index][-2:] + gaps[index]
                text[index] = text[index][:-2]
                end[index] -= 2
    return Words(content, tuple(text), tuple(start), tuple(end), tuple(gaps))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch as one."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


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
