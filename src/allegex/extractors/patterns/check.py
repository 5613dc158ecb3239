"""A pattern file tried out: do its examples hold, is a row slow, do rows claim the same words."""

from __future__ import annotations

import time
from collections.abc import Sequence

from msgspec import Struct

from allegex.errors import StageError
from allegex.extractors.patterns.match import Matcher
from allegex.extractors.patterns.rows import Row

SLOW = 0.25
"""Seconds per million characters from which a row is called slow: a letter of 20,000 costs 5 ms then."""

_TRIAL_LENGTH = 200_000


class Finding(Struct, frozen=True):
    """What is wrong with a row (numbered from 1)."""

    row: int
    label: str
    kind: str
    """misses_example, finds_counterexample, no_examples, slow, overlaps"""
    detail: str

    @property
    def fails(self) -> bool:
        """Whether the file should not be used like this."""
        return self.kind in {"misses_example", "finds_counterexample"}


def check_rows(rows: Sequence[Row]) -> list[Finding]:
    """What is wrong with the rows, in their order. Raises ConfigError for a row that cannot be compiled."""
    findings: list[Finding] = []
    matchers = [Matcher([row]) for row in rows]
    everything = Matcher(rows)
    trial = _trial(rows)
    for number, (row, matcher) in enumerate(zip(rows, matchers, strict=True), 1):
        findings += _examples(number, row, matcher)
        if (cost := _seconds(matcher, trial)) > SLOW:
            findings.append(Finding(number, row.label, "slow", f"{cost:.2f} s per million characters"))
        findings += _overlaps(number, row, everything)
    return findings


def _examples(number: int, row: Row, matcher: Matcher) -> list[Finding]:
    found = []
    if not row.examples:
        found.append(
            Finding(number, row.label, "no_examples", "give at least one text in which it must match")
        )
    for index, text in enumerate(row.examples, 1):
        if not any(matcher.find(text, 0, len(text))):
            found.append(Finding(number, row.label, "misses_example", f"example {index}"))
    for index, text in enumerate(row.counterexamples, 1):
        if any(matcher.find(text, 0, len(text))):
            found.append(Finding(number, row.label, "finds_counterexample", f"counterexample {index}"))
    return found


def _overlaps(number: int, row: Row, everything: Matcher) -> list[Finding]:
    """Rows of another label that claim characters of this row's matches in its own examples."""
    others: set[int] = set()
    for text in row.examples:
        found = list(everything.find(text, 0, len(text)))
        own = [m for m in found if m.row == number - 1]
        others |= {
            m.row + 1
            for m in found
            if everything.rows[m.row].label != row.label
            and any(m.start < o.end and o.start < m.end for o in own)
        }
    return [
        Finding(number, row.label, "overlaps", f"row {n} ({everything.rows[n - 1].label})")
        for n in sorted(others)
    ]


def _trial(rows: Sequence[Row]) -> str:
    """A long text of the file's own examples and of what makes expressions backtrack: runs of one kind of character."""
    words = " ".join(text for row in rows for text in (*row.examples, *row.counterexamples)) or "text "
    hard = " ".join(("a" * 400, "A" * 400, "1" * 400, "Aa " * 200, "- " * 200))
    text = f"{words} {hard} "
    return (text * (_TRIAL_LENGTH // len(text) + 1))[:_TRIAL_LENGTH]


def _seconds(matcher: Matcher, text: str) -> float:
    started = time.process_time()
    try:
        for _ in matcher.find(text, 0, len(text)):
            pass
    except StageError:
        return float("inf")
    return (time.process_time() - started) * 1_000_000 / len(text)
