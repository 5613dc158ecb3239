"""The corpus form as a file: one annotated text a line, NAME.corpus.jsonl."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from allegex.errors import ReadError
from allegex.records.annotated import AnnotatedText, faults
from allegex.writers.annotation.lines import read_lines, write_lines

SUFFIX = ".corpus.jsonl"


def is_corpus(path: Path) -> bool:
    """Whether a path is named like a corpus."""
    return path.name.endswith(SUFFIX)


def write_corpus(texts: Iterable[AnnotatedText], path: Path) -> None:
    """Writes the texts. Raises WriteError."""
    write_lines(path, texts)


def read_corpus(path: Path) -> tuple[AnnotatedText, ...]:
    """The texts. Raises ReadError naming file and line for what is broken, and for an empty corpus."""
    return tuple(text for _, text in read_numbered(path))


def read_numbered(path: Path) -> tuple[tuple[int, AnnotatedText], ...]:
    """The texts with their line numbers. Raises ReadError as `read_corpus` does."""
    found: list[tuple[int, AnnotatedText]] = []
    seen: set[str] = set()
    for number, text in read_lines(path, AnnotatedText):
        wrong = faults(text)
        if text.id in seen:
            wrong.append(f"a second text has the id {text.id!r}")
        if wrong:
            raise ReadError(f"{path}, line {number}: {wrong[0]}")
        seen.add(text.id)
        found.append((number, text))
    if not found:
        raise ReadError(f"{path}: the corpus is empty; write one with `allegex annotate import`")
    return tuple(found)
