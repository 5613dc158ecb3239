"""Groups with their number, agents without a name, and redacted names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from allegex.extractors.names.grammar import Grammar
from allegex.records.document import Document
from allegex.records.name import Attributes, NameMention
from allegex.records.text import Span

_NAMED = re.compile(r",? [A-ZÀ-Þ]")
"""A name follows: "a customs officer, Mr. X"."""
_SEPARATORS = re.compile(r"[,.  ]")


def find_groups(content: str, span: Span, grammar: Grammar) -> Iterator[NameMention]:
    """ "7,053 bank customers", "dozens of residents"; the count is None where it is vague."""
    for match in grammar.groups.finditer(content, span.start, span.end):
        number = match["number"]
        count = None
        if number:
            plain = _SEPARATORS.sub("", number)
            count = int(plain) if plain.isdigit() else grammar.numbers.get(number.lower())
            if (
                plain == number
                and 1900 <= int(count or 0) < 2100
                and " " not in match[0][: match.start("number") - match.start()]
            ):
                continue  # A year: "in 2011 masked men"
        yield NameMention(
            start=match.start(),
            end=match.end(),
            by="names:group",
            kind="group",
            attributes=Attributes(count=count),
            language=grammar.language,
        )


def find_unnamed(content: str, span: Span, grammar: Grammar) -> Iterator[NameMention]:
    """ "a former member of the Parliament" (a group of one), "unidentified men in plain clothes"."""
    for pattern, row in grammar.unnamed:
        for match in pattern.finditer(content, span.start, span.end):
            if _NAMED.match(content, match.end()):
                continue
            yield NameMention(
                start=match.start(),
                end=match.end(),
                by="names:unnamed",
                kind="group",
                roles=row.roles,
                attributes=Attributes(count=None if "many" in row.flags else 1),
                language=grammar.language,
            )


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
