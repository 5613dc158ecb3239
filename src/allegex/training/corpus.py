"""Labelled text in one form: sentences of tokens with BIO tags, after one span convention.

The convention: titles ("Mr.", "Mme"), leading articles and possessive endings stand outside of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from allegex.errors import ConfigError
from allegex.facts.names import name_rows
from allegex.resources import Resources
from allegex.taggers.bio import Tokens, encode, tokenize

Pair = tuple[str, str]
LABEL = {
    "PER": "PER",
    "PERSON": "PER",
    "Person": "PER",
    "ORG": "ORG",
    "Organisation": "ORG",
    "AUT": "ORG",
    "LOC": "LOC",
    "Location": "LOC",
    "PLC": "LOC",
}
"""Labels of the sources to ours; all others are O."""
_NO_BLANK_BEFORE = frozenset(".,;:!?)]}%’'”»")
_NO_BLANK_AFTER = frozenset("([{“«")


class Sentence(Struct, frozen=True):
    """Tokens and their tags."""

    tokens: tuple[str, ...]
    tags: tuple[str, ...]
    language: str


class Strip(Struct, frozen=True):
    """Words that a span may not begin with."""

    words: frozenset[str]


def read_columns(
    paths: Iterable[Path], language: str, *, only: str = "", masked: bool = False
) -> Iterator[Sentence]:
    """Sentences of files with a token and a tag per line and blank lines between sentences (CoNLL, IO or BIO).

    `only` keeps one label. `masked`: the source leaves names unmarked, so a sentence with a capitalised word in its
    middle that no label covers is left out, for nothing says that it is no name.
    """
    strip = _strip(Resources(), language)
    for path in paths:
        for pairs in _sentences(path):
            sentence = _made_alike(pairs, language, strip, only)
            if sentence.tokens and not (masked and _unmarked_name(sentence)):
                yield sentence


def _sentences(path: Path) -> Iterator[list[Pair]]:
    pairs: list[Pair] = []
    for line in path.read_text("utf-8", errors="replace").splitlines():
        cells = line.split()
        if len(cells) >= 2 and not line.startswith("-DOCSTART-"):
            pairs.append((cells[0], cells[-1]))
        elif pairs:
            yield pairs
            pairs = []
    if pairs:
        yield pairs


def _made_alike(pairs: list[Pair], language: str, strip: Strip, only: str) -> Sentence:
    """Joined to text, cut into our tokens, spans by our convention."""
    text, spans = "", []
    opened: tuple[int, str] | None = None
    last = ""
    for token, tag in pairs:
        sign, _, label = tag.partition("-")
        kind = LABEL.get(label or tag, "")
        if kind and only and kind != only:
            kind = ""
        if opened and (kind != opened[1] or sign == "B"):
            spans.append((opened[0], len(text), opened[1]))
            opened = None
        glue = not text or token[0] in _NO_BLANK_BEFORE or text[-1] in _NO_BLANK_AFTER or last in {"'", "’"}
        text += "" if glue else " "
        if kind and opened is None:
            opened = (len(text), kind)
        text += token
        last = token
    if opened:
        spans.append((opened[0], len(text), opened[1]))
    tokens = tokenize(text)
    fixed = [span for span in (_fixed(tokens, text, span, strip) for span in spans) if span]
    return Sentence(tokens.text, encode(tokens, fixed), language)


def _fixed(
    tokens: Tokens, text: str, span: tuple[int, int, str], strip: Strip
) -> tuple[int, int, str] | None:
    """A span without title, leading article and possessive ending; None where no capital is left."""
    start, end, label = span
    inside = [i for i in range(len(tokens.text)) if tokens.start[i] < end and start < tokens.end[i]]
    while inside and (
        tokens.text[inside[0]].rstrip("’").lower() in strip.words or not tokens.text[inside[0]][0].isalnum()
    ):
        inside.pop(0)
    while inside and (tokens.text[inside[-1]].lower() == "’s" or not tokens.text[inside[-1]][0].isalnum()):
        inside.pop()
    if not inside or not any(c.isupper() for i in inside for c in tokens.text[i]):
        return None
    return tokens.start[inside[0]], tokens.end[inside[-1]], label


def _strip(resources: Resources, language: str) -> Strip:
    rows = name_rows(resources, language)
    words = {w.lower() for r in rows if r.group in {"honorific", "article"} for w in r.words}
    return Strip(frozenset(word.rstrip("’.") for word in words))


def _unmarked_name(sentence: Sentence) -> bool:
    return any(
        tag == "O"
        and token[0].isupper()
        and index > 0
        and sentence.tokens[index - 1] not in {".", ":", "“", "«", "("}
        for index, (token, tag) in enumerate(zip(sentence.tokens, sentence.tags, strict=True))
    )


_PARAGRAPH = re.compile(r"[^\n]+")


def from_spans(text: str, spans: Iterable[tuple[int, int, str]], language: str) -> Iterator[Sentence]:
    """Sentences, one per line of a text, from labelled spans that follow the convention already."""
    marks = sorted((s, e, LABEL[k]) for s, e, k in spans if k in LABEL)
    outer = [m for m in marks if not any(o != m and o[0] <= m[0] and m[1] <= o[1] for o in marks)]
    for line in _PARAGRAPH.finditer(text):
        inside = [
            (s - line.start(), e - line.start(), k)
            for s, e, k in outer
            if line.start() <= s and e <= line.end()
        ]
        tokens = tokenize(line[0])
        if tokens.text:
            yield Sentence(tokens.text, encode(tokens, inside), language)


def find(root: Path, pattern: str) -> list[Path]:
    """Files of a set under its root, sorted. Raises ConfigError where none is there."""
    paths = sorted(root.glob(pattern))
    if not paths:
        raise ConfigError(
            f"training data: nothing at {root / pattern}; corpus/README.md says where to get the sets"
        )
    return paths
