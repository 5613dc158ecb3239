"""Sentences with their names in brackets, for tests: "the [Ministry of Health|authority] said"."""

from __future__ import annotations

import re

_MARK = re.compile(r"\[([^\]|]+)\|(\w+)\]")


def unmark(text: str) -> tuple[str, set[tuple[str, int, int]]]:
    """The plain sentence and its marks as (label, start, end)."""
    plain, marks, place = "", set(), 0
    for match in _MARK.finditer(text):
        plain += text[place : match.start()]
        marks.add((match[2], len(plain), len(plain) + len(match[1])))
        plain += match[1]
        place = match.end()
    return plain + text[place:], marks
