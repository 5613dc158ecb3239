"""Groups with their number, agents without a name, and redacted names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from allegex.extractors.names.lookups import Grammar
from allegex.extractors.names.scan import Scan
from allegex.records.document import Document
from allegex.records.name import Attributes, NameMention
from allegex.records.text import Span

_NAMED = re.compile(r",? [A-ZÀ-Þ]")
"""A name follows: "a customs officer, Mr. X"."""
_DIGITS = re.compile(r"\d{1,3}(?:[,. ]\d{3})+(?!\d)|\d{1,6}(?![\d/.-])")
_COUNTING = frozenset({" ", ","})
"""What stands between a number and what it counts, or its next digits."""
_SEPARATORS = re.compile(r"[,.  ]")


def find_groups(scan: Scan) -> Iterator[NameMention]:
    """ "7,053 bank customers", "dozens of residents"; the count is None where it is vague."""
    grammar, content, text, gaps = scan.grammar, scan.words.content, scan.text, scan.gaps
    past = 0
    for index in scan.at["counting"]:
        gap = gaps[index]
        if gap not in _COUNTING:
            continue  # Most numbers count nothing.
        word, after = text[index], text[index + 1][0]
        small = gap == " " and after.islower()
        if not small and not after.isdigit():
            continue
        if small and len(word) <= 6 and word.isdecimal():
            start, end = scan.words.start[index], scan.words.end[index]
            count: int | None = int(word)
        elif word[0].isdigit():
            start, end, count = _number(content, scan.words.start[index])
        elif (count := grammar.numbers.get(word.lower())) is not None:
            start, end = scan.words.start[index], scan.words.end[index]
        else:
            amounts = grammar.vague.get(word.lower(), ())
            words = next((w for w in amounts if w[1:] == scan.text[index + 1 : index + len(w)]), None)
            if words is None:
                continue
            start, end = scan.words.start[index], scan.words.end[index + len(words) - 1]
        if start < past:
            continue
        past = end
        stop = _counted(scan, index + 1 if end == scan.words.end[index] else scan.words.at(end + 1), end)
        if not stop:
            continue
        begin = _amount(scan, start)
        if begin == start and count is not None and 1900 <= count < 2100 and end - start == 4:
            continue  # A year: "in 2011 masked men".
        yield NameMention(
            start=begin,
            end=stop,
            by="names:group",
            kind="group",
            attributes=Attributes(count=count),
            language=grammar.language,
        )


def _counted(scan: Scan, first: int | None, end: int) -> int:
    """End of what is counted by the number before a word, " armed men", " bank customers"; 0 where it counts no people."""
    content, grammar = scan.words.content, scan.grammar
    if first is None or content[end : end + 1] != " " or not content[end + 1 : end + 2].islower():
        return 0
    for index in range(first, min(first + 3, len(scan.text))):
        for noun in grammar.counted.get(scan.text[index], ()):
            last = index + len(noun)
            if scan.text[index:last] == noun and all(scan.gap(i) == " " for i in range(index, last - 1)):
                return scan.words.end[last - 1]
        if scan.text[index] in grammar.small or scan.gap(index) != " " or not scan.text[index].islower():
            return 0
    return 0


def _amount(scan: Scan, start: int) -> int:
    """Where the words before a number begin that belong to it, "at least 12"; the start of the number where there are none."""
    before = scan.words.content[max(start - 24, 0) : start].lower()
    if before.endswith(scan.grammar.amounts):
        for amount in scan.grammar.amounts:
            if before.endswith(amount) and not before[: -len(amount)][-1:].isalnum():
                return start - len(amount)
    return start


def _number(content: str, start: int) -> tuple[int, int, int | None]:
    """Start, end and value of a number in digits, with its separators of thousands."""
    match = _DIGITS.match(content, start)
    if match is None:
        return start, start, None
    return start, match.end(), int(_SEPARATORS.sub("", match[0]))


def find_unnamed(content: str, scan: Scan) -> Iterator[NameMention]:
    """ "a former member of the Parliament" (a group of one), "unidentified men in plain clothes"."""
    grammar, past = scan.grammar, 0
    for start, first in _beginnings(scan):
        known = grammar.unnamed[first]
        match = known.pattern.match(content, start) if start >= past else None
        if match is None:
            continue
        past = match.end()
        if _NAMED.match(content, past):
            continue
        yield NameMention(
            start=start,
            end=past,
            by="names:unnamed",
            kind="group",
            roles=known.row.roles,
            attributes=Attributes(count=None if "many" in known.row.flags else 1),
            language=grammar.language,
        )


def _beginnings(scan: Scan) -> Iterator[tuple[int, str]]:
    """Where an agent without a name may begin, and with which word."""
    known, text = scan.grammar.unnamed, scan.text
    for index in scan.at["unnamed"]:
        word = text[index]
        after = text[index + 1].rpartition("-")[2] if index + 1 < len(text) else ""
        for at, begin in scan.beginnings[word]:
            if "-" in word or after.startswith(known[begin].followers):
                yield scan.words.start[index] + at, begin


def find_redacted(document: Document, span: Span, grammar: Grammar) -> Iterator[NameMention]:
    """Names blacked out after an honorific: a person each, for nothing tells whether two are the same."""
    for redaction in document.text.redactions:
        if not span.start <= redaction.start < span.end:
            continue
        before = document.content[max(redaction.start - 24, span.start) : redaction.start].split()
        word = before[-1].rstrip(".") if before else ""
        row = grammar.honorifics.get(word)
        if row is not None:
            yield NameMention(
                start=redaction.start,
                end=redaction.end,
                by="names:redacted",
                kind="person",
                honorific=before[-1],
                roles=row.roles,
                attributes=Attributes(gender=row.gender, redacted=True),
                language=grammar.language,
            )
