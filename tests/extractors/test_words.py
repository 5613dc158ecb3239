"""Words looked up where they stand: like a pattern of alternatives, the longest first."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from allegex.extractors.citations.words import Words, separated

PIECES = st.lists(st.sampled_from(["of", "of the", "d'", "de l'", "and", "a", "x1"]), max_size=4)
TEXT = st.lists(st.sampled_from(["of", " ", "the", "d'", "de", "l'", "and", ",", "a", "x1", "z"]), max_size=9)


@given(PIECES, TEXT, st.integers(0, 12))
def test_words_ahead_are_what_a_pattern_finds(words: list[str], pieces: list[str], place: int) -> None:
    text = "".join(pieces)
    longest = "|".join(sorted(words, key=len, reverse=True))
    match = re.compile(rf"(?:{longest})(?: |(?<='))").match(text, place) if words else None
    assert Words(words).ahead(text, place) == (match.end() if match else None)


@given(PIECES, TEXT)
def test_words_behind_end_where_they_are_asked_for(words: list[str], pieces: list[str]) -> None:
    text = "".join(pieces)
    start = Words(words).behind(text, 0, len(text))
    if start is not None:
        assert text[start:].strip() in words
        assert not text[start - 1 : start].isalnum()


def test_a_comma_an_and_or_both_part_a_list() -> None:
    joins = Words(["and"])
    assert separated(joins, "5, 6", 1) == (3, True, False)
    assert separated(joins, "5 and 6", 1) == (6, False, True)
    assert separated(joins, "5, and 6", 1) == (7, True, True)
    assert separated(joins, "5 men", 1) is None
    assert separated(joins, "5", 1) is None
