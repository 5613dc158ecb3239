"""Sentences: where one statement ends and the next begins, in three languages."""

from __future__ import annotations

import re
from typing import NamedTuple

from allegex.records.text import Span
from allegex.resources import Resources
from allegex.segmentation.rows import SentenceRules, Stopwords
from allegex.segmentation.words import fold

_END = re.compile(
    r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*[\"”’»)\]]*(?: ?»)?"
    r"(?:(?<=[^\W\d][.!?”»])\d{1,3}|(?<=\d\d\d\d[.])\d{1,2})?[\s\u00a0]+)"
)
"""A closing mark with the quotes and the footnote call that belong to it and the white space after it; a kept line
break ends a sentence too. Both begin in one set of signs, which is what makes the search quick."""

_BREAK = re.compile(r".*[\s(\[“«\"‘—–/,;:]", re.S)
"""Up to the last sign that parts words."""
_NEXT = re.compile(r"[\W_]*([^\W_]+)")
_MARKER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]?\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?)*[^\W\d_]\Z")


LONGEST = 7
"""Letters before a full stop that are no abbreviation, whatever the language: the longest one known has six."""


class _Rules(NamedTuple):
    never: frozenset[str]
    may: frozenset[str]
    small: frozenset[str]


def split_sentences(
    content: str, start: int, end: int, language: str, resources: Resources
) -> tuple[Span, ...]:
    """Sentences of `content[start:end]`, one paragraph, without the white space between them."""
    rules = resources.of(build_sentences)
    own = rules.get(language) or next(iter(rules.values()))
    sentences = []
    begin = _inked(content, start, end)
    for match in _END.finditer(content, start, end):
        if content[match.start()] != "\n" and not _ends(content, begin, match, end, own):
            continue
        stop = match.end()
        while stop > begin and content[stop - 1].isspace():
            stop -= 1
        if stop > begin:
            sentences.append(Span(begin, stop))
        begin = _inked(content, match.end(), end)
    while end > begin and content[end - 1].isspace():
        end -= 1
    if end > begin:
        sentences.append(Span(begin, end))
    return tuple(sentences)


def _inked(content: str, start: int, end: int) -> int:
    """The first character at or after `start` that is not white, or `end`."""
    while start < end and content[start].isspace():
        start += 1
    return start


def _ends(content: str, begin: int, match: re.Match[str], end: int, rules: _Rules) -> bool:
    """True where the closing mark ends the sentence that began at `begin`."""
    after = match.end()
    if after >= end:
        return True
    first = content[after]
    if first.islower() or first in ",;:)]»–—":
        return False
    mark = match.start()
    if content[mark] != "." or (mark - begin > LONGEST and content[mark - LONGEST : mark].isalpha()):
        return True
    nearest = max(begin, mark - 24)
    before = _BREAK.match(content, nearest, mark)
    word = content[before.end() if before else nearest : mark]
    if mark - begin == len(word) and _MARKER.match(word):
        return False
    bare = word.rpartition("’")[2].rpartition("'")[2]
    if bare in rules.never:
        return content[mark + 1] in '”»")' and not content[after].isdigit()
    if bare in rules.may or (_INITIALS.match(bare) and ((len(bare) == 1 and bare.isupper()) or "." in bare)):
        following = _NEXT.match(content, after, end)
        return following is not None and "".join(fold(following[1])) in rules.small and len(following[1]) > 1
    return True


def build_sentences(resources: Resources) -> dict[str, _Rules]:
    """Abbreviations and small words of each language."""
    rules = {}
    for language in resources.languages:
        data = resources.language(language, "sentences.json", SentenceRules)
        small = resources.language(language, "stopwords.json", Stopwords).words
        rules[language] = _Rules(frozenset(data.never_end), frozenset(data.may_end), frozenset(small))
    return rules
