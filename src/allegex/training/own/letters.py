"""A corpus as letters of paragraphs, checked against what a recipe asks of it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from allegex.errors import ReadError
from allegex.records.annotated import AnnotatedSpan, AnnotatedText
from allegex.records.text import Span
from allegex.taggers.bio import Tokens, encode, tokenize
from allegex.writers.annotation.corpus import read_numbered

_PARAGRAPH = re.compile(r"(?:(?!\n\n).)+", re.S)
Mark = tuple[int, int, str]
"""Start, end and label, in the text that the paragraph is from."""


class Paragraph(Struct, frozen=True):
    """What a model reads at once: tokens with offsets in the text `text`, and what stands there."""

    text: str
    tokens: Tokens
    marks: tuple[Mark, ...]
    language: str

    @property
    def tags(self) -> tuple[str, ...]:
        """BIO tags of the tokens."""
        return encode(self.tokens, self.marks)


class Wanted(Struct, frozen=True):
    """What of a corpus is learned: labels, labels passed over, and for classes the field that holds them."""

    labels: tuple[str, ...]
    ignore: tuple[str, ...] = ()
    field: str = ""


Letters = dict[str, tuple[Paragraph, ...]]
"""Paragraphs by letter, in the order of the corpus."""


def read_letters(path: Path, wanted: Wanted) -> Letters:
    """The letters of a corpus. Raises ReadError naming file and line for what cannot be learned."""
    letters: dict[str, list[Paragraph]] = {}
    for number, text in read_numbered(path):
        marks = list(_marks(text, wanted, f"{path}, line {number}"))
        found = letters.setdefault(text.letter or text.id, [])
        found.extend(_paragraphs(text, marks, wanted.field, f"{path}, line {number}"))
    return {name: tuple(paragraphs) for name, paragraphs in letters.items()}


def _marks(text: AnnotatedText, wanted: Wanted, place: str) -> Iterator[Mark]:
    """The spans to learn, none over another."""
    if wanted.field:
        return
    last: AnnotatedSpan | None = None
    for span in sorted(text.spans, key=lambda s: (s.start, s.end, s.label)):
        if span.label in wanted.ignore:
            continue
        if span.label not in wanted.labels:
            raise ReadError(
                f"{place}: {text.id}: span {span.start}-{span.end} has the label {span.label!r}, which is not declared;"
                f" labels: {', '.join(wanted.labels)}; add it there or to `ignore`"
            )
        if last is not None and span.start < last.end:
            raise ReadError(
                f"{place}: {text.id}: spans {last.start}-{last.end} ({last.label}) and {span.start}-{span.end}"
                f" ({span.label}) overlap; a word can be learned once: take one out or put its label in `ignore`"
            )
        last = span
        yield span.start, span.end, span.label


def _paragraphs(text: AnnotatedText, marks: list[Mark], field: str, place: str) -> Iterator[Paragraph]:
    kind = text.fields.get(field, "") if field else ""
    rest = marks
    for found in _PARAGRAPH.finditer(text.text):
        tokens = tokenize(text.text, Span(*found.span()))
        if not tokens.text:
            continue
        inside = [m for m in rest if m[0] < found.end()]
        rest = rest[len(inside) :]
        for start, end, label in inside:
            if end > found.end():
                raise ReadError(
                    f"{place}: {text.id}: span {start}-{end} ({label}) goes over a blank line; mark the paragraphs apart"
                )
        if kind:
            inside = [(tokens.start[0], tokens.end[-1], kind)]
        # What is scored is what a tagger can say: whole tokens.
        yield Paragraph(text.id, tokens, tuple(_whole(tokens, inside)), text.language)


def _whole(tokens: Tokens, marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks that begin and end with tokens; two in one token become one."""
    last = -1
    for start, end, label in marks:
        inside = [
            i for i in range(len(tokens.text)) if tokens.start[i] < end and start < tokens.end[i] and i > last
        ]
        if inside:
            last = inside[-1]
            yield tokens.start[inside[0]], tokens.end[last], label


def check_enough(letters: Letters, wanted: Wanted, path: Path) -> None:
    """Raises ReadError where there are too few letters, or too few examples of a label, to learn and to test."""
    if len(letters) < 2:
        raise ReadError(
            f"{path}: one letter; some letters are learned from and others test what was learned: annotate at least two"
        )
    places: dict[str, list[str]] = {label: [] for label in wanted.labels}
    for name, paragraphs in letters.items():
        for paragraph in paragraphs:
            for _, _, label in paragraph.marks:
                if label not in places:
                    raise ReadError(
                        f"{path}: {paragraph.text}: {wanted.field} is {label!r}, which is not declared;"
                        f" labels: {', '.join(wanted.labels)}"
                    )
                places[label].append(name)
    for label, found in places.items():
        if not found:
            raise ReadError(
                f"{path}: no example of the label {label}; annotate some or take it out of `labels`"
            )
        if len(found) == 1:
            raise ReadError(
                f"{path}: the label {label} has one example, in {found[0]}; annotate more or put it in `ignore`"
            )
        if len(set(found)) == 1:
            raise ReadError(
                f"{path}: all examples of the label {label} are in {found[0]}; annotate another letter that has some"
            )


def shuffled(letters: Letters, seed: int) -> list[str]:
    """Names of the letters in an order that depends on the seed and on their names alone."""
    names = sorted(letters)
    random.Random(seed).shuffle(names)
    return names


def chosen(letters: Letters, names: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of some letters."""
    return [paragraph for name in names for paragraph in letters[name]]
