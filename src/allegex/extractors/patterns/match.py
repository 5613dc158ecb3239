"""Rows compiled: literals in one automaton, expressions and shapes one by one. Matching never backtracks without end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import ahocorasick
import regex
from msgspec import Struct

from allegex.errors import ConfigError, StageError
from allegex.extractors.patterns.rows import Row

SECONDS = 5.0
"""A row that needs longer for one section is stopped: the expression backtracks."""

SHAPES = {
    "Title": r"\p{Lu}[\p{L}\p{M}'’-]*+",
    "UPPER": r"\p{Lu}[\p{Lu}\p{N}-]++",
    "lower": r"\p{Ll}[\p{Ll}\p{M}'’-]*+",
    "number": r"\p{N}++(?:[.,]\p{N}++)*+",
    "any": r"[\p{L}\p{M}\p{N}'’-]++",
}
_TOKEN = regex.compile(r"<(\w+)>([+?]?)|(\S+)")


class Match(Struct, frozen=True):
    """A span of the text and the row (by number) that found it, with its normal form."""

    start: int
    end: int
    row: int
    value: str | None


class Matcher:
    """The compiled rows of one file."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = tuple(rows)
        self._expressions: list[tuple[int, regex.Pattern[str]]] = []
        self._words = ahocorasick.Automaton()
        self._cased: dict[str, list[int]] = {}
        literal = False
        for number, row in enumerate(self.rows):
            for words in row.literals:
                literal = True
                self._cased.setdefault(words.lower(), []).append(number)
                self._words.add_word(words.lower(), words.lower())
            if row.regex or row.shape:
                self._expressions.append((number, _compile(row)))
        self._any_literal = literal
        if literal:
            self._words.make_automaton()

    def find(self, content: str, start: int, end: int) -> Iterator[Match]:
        """Matches in `content[start:end]`, by row. Raises StageError for a row that takes too long."""
        if self._any_literal:
            yield from self._find_literals(content, start, end)
        for number, expression in self._expressions:
            row = self.rows[number]
            try:
                for found in expression.finditer(content, start, end, timeout=SECONDS):
                    if found.end() > found.start():
                        value = found.expand(row.value) if row.value and row.regex else row.value
                        yield Match(found.start(), found.end(), number, value)
            except TimeoutError as error:
                raise StageError(
                    f"pattern row {number + 1} ({row.label}) took more than {SECONDS:g} s on one section;"
                    " run `allegex patterns check` on the file"
                ) from error

    def _find_literals(self, content: str, start: int, end: int) -> Iterator[Match]:
        text = content[start:end]
        lowered = text.lower()
        if len(lowered) != len(text):
            # A few letters lower to two (İ): keep offsets true by lowering letter by letter.
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        for last, words in self._words.iter_long(lowered):
            first = last - len(words) + 1
            if not _bounded(lowered, first, last):
                continue
            for number in self._cased[words]:
                row = self.rows[number]
                written = text[first : last + 1]
                if not row.case or written in row.literals:
                    yield Match(start + first, start + last + 1, number, row.value)


def _bounded(text: str, first: int, last: int) -> bool:
    """Whether a match does not begin or end inside a word."""
    left = first == 0 or not (text[first].isalnum() and text[first - 1].isalnum())
    right = last + 1 == len(text) or not (text[last].isalnum() and text[last + 1].isalnum())
    return left and right


def _compile(row: Row) -> regex.Pattern[str]:
    expression = row.regex if row.regex else shape_expression(row)
    flags = regex.VERSION1 if row.case or row.shape else regex.VERSION1 | regex.IGNORECASE
    try:
        return regex.compile(expression, flags)
    except regex.error as error:
        raise ConfigError(f"pattern row {row.label}: the expression is wrong: {error}") from error


def shape_expression(row: Row) -> str:
    """The regular expression of a shape row: tokens parted by white space, none of them able to give back."""
    assert row.shape is not None
    parts: list[str] = []
    for token in _TOKEN.finditer(row.shape):
        if token[1] is None:
            word = regex.escape(token[3], special_only=True)
            part = word if row.case else f"(?i:{word})"
            repeat = ""
        elif token[1] in SHAPES:
            part, repeat = SHAPES[token[1]], token[2]
        else:
            raise ConfigError(
                f"pattern row {row.label}: no shape <{token[1]}>; possible: {', '.join(SHAPES)}"
            )
        gap = r"\s++" if parts else ""
        parts.append(
            {"": f"{gap}{part}", "?": f"(?:{gap}{part})?+", "+": f"{gap}{part}(?:\\s++{part})*+"}[repeat]
        )
    return r"(?<![\p{L}\p{N}])" + "".join(parts) + r"(?![\p{L}\p{N}])"
