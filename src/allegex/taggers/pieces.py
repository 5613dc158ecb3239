"""Words to what a transformer reads: word pieces with the shape of their word, in windows that overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from tokenizers import Tokenizer

from allegex.taggers.windows import windows

SHAPES = 6
"""Shapes of words: 0 lower case or other letters, then as in `shape`. A vocabulary without capitals needs them."""


class Pieces(Struct, frozen=True):
    """Pieces read at once, with the special ones at both ends. Word `first + n` begins at piece `heads[n]`, 0 for a word
    without pieces; the words `kept[0]` to `kept[1]` count, those around them are context."""

    ids: list[int]
    shapes: list[int]
    heads: list[int]
    first: int
    kept: tuple[int, int]


def open_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer in a tokenizer.json, without cutting and filling. Raises OSError or ValueError."""
    content = path.read_bytes()
    if "model" not in msgspec.json.decode(content, type=dict[str, object]):
        raise ValueError(f"{path.name} is no tokenizer")
    tokenizer = Tokenizer.from_buffer(content)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def shape(word: str) -> int:
    """1 Title, 2 UPPER, 3 a capital inside or after a prefix, 4 digits, 5 signs."""
    if not any(c.isalnum() for c in word):
        return 5
    if word[0].isdigit():
        return 4
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[0].isupper():
        return 1 if word[1:].islower() else 3
    return 0 if word == word.lower() else 3


def cut(tokenizer: Tokenizer, words: Sequence[str], most: int) -> Iterator[Pieces]:
    """The pieces of a sentence, in windows of at most `most`; every word counts in one of them."""
    before, after = tokenizer.encode([], is_pretokenized=True).ids
    parts: list[list[int]] = [[] for _ in words]
    found = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    for piece, word in zip(found.ids, found.word_ids, strict=True):
        if word is not None:
            parts[word].append(piece)
    for window in windows([len(part) for part in parts], most - 2):
        ids, shapes, heads = [before], [0], []
        for word in range(window.start, window.end):
            heads.append(len(ids) if parts[word] else 0)
            ids.extend(parts[word][: most - 2])
            shapes.extend([shape(words[word])] * (len(ids) - len(shapes)))
        yield Pieces([*ids, after], [*shapes, 0], heads, window.start, (window.first, window.last))
