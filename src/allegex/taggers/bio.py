"""The one BIO code of all taggers: text to tokens, spans to tags and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from allegex.records.text import Span

_SAME = (("'", "’"), ("ʼ", "’"), ("`", "’"), ("‑", "-"), ("‐", "-"))
_TOKEN = re.compile(
    r"(?:[dlnsjcmtqDLNSJCMTQ]|[Qq]u)’(?=[^\W_])|[^\W_]+(?:[-.&/][^\W_]+|’(?![sS]\b)[^\W_]+)*|’[sS]\b|[^\w\s]"
)


class Tokens(Struct, frozen=True):
    """Tokens with their offsets; apostrophes and hyphens are made alike."""

    text: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]


class Tagged(Struct, frozen=True):
    """A labelled span with the model's confidence, 0..1."""

    start: int
    end: int
    label: str
    score: float


def tokenize(content: str, span: Span | None = None) -> Tokens:
    """Words, elisions and single signs of a text or a part of it."""
    first, last = (span.start, span.end) if span is not None else (0, len(content))
    part = content[first:last]
    for odd, plain in _SAME:
        part = part.replace(odd, plain)
    found = list(_TOKEN.finditer(part))
    return Tokens(
        tuple([match[0] for match in found]),
        tuple([match.start() + first for match in found]),
        tuple([match.end() + first for match in found]),
    )


def encode(tokens: Tokens, spans: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    """BIO tags of the tokens for labelled spans; a token that a span cuts belongs to it."""
    tags = ["O"] * len(tokens.text)
    for start, end, label in sorted(spans):
        inside = [i for i in range(len(tags)) if tokens.start[i] < end and start < tokens.end[i]]
        for place, index in enumerate(inside):
            tags[index] = f"{'B' if place == 0 else 'I'}-{label}"
    return tuple(tags)


def decode(tokens: Tokens, tags: Sequence[str], scores: Sequence[float] | None = None) -> tuple[Tagged, ...]:
    """Labelled spans of BIO tags; the score of a span is the lowest of its tokens. I- after another label begins anew."""
    spans: list[Tagged] = []
    first, label = 0, ""

    def close(last: int) -> None:
        if label:
            score = min(scores[first:last]) if scores is not None else 1.0
            spans.append(Tagged(tokens.start[first], tokens.end[last - 1], label, score))

    for index, tag in enumerate((*tags, "O")):
        sign, _, kind = tag.partition("-")
        if sign == "I" and kind == label:
            continue
        close(index)
        first, label = index, kind
    return tuple(spans)
