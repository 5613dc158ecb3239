"""Tokens for formats that are made of them: words, marks and white space, never across a span's border."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from allegex.records.annotated import AnnotatedSpan
from allegex.records.text import Span

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")


def tokens(text: str, spans: Iterable[AnnotatedSpan]) -> Iterator[Span]:
    """Tokens that together are the whole text. A span that begins or ends inside a word cuts the word there."""
    borders = sorted({border for span in spans for border in (span.start, span.end)})
    position = 0
    for piece in _PIECE.finditer(text):
        start, end = piece.span()
        while position < len(borders) and borders[position] <= start:
            position += 1
        while position < len(borders) and borders[position] < end:
            yield Span(start, borders[position])
            start = borders[position]
            position += 1
        yield Span(start, end)
