"""How alike two words are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from allegex.linking.spelling import alike

WORDS = st.text("abcdeé", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("one", "other", "least", "same"),
    [
        ("centre", "center", 82, True),
        ("ahmad", "ahmed", 84, False),
        ("aleksander", "alexander", 84, True),
        ("mohammed", "muhammad", 70, True),
        ("sorun", "morun", 82, False),
        ("a", "b", 1, False),
    ],
)
def test_words_are_as_alike_as_people_find_them(one: str, other: str, least: int, same: bool) -> None:
    """Two spellings of one word pass, two words do not."""
    assert alike(one, other, least) is same
    assert alike(other, one, least) is same


@given(WORDS, WORDS, st.sampled_from((70, 82, 84, 100)))
def test_alike_is_what_the_ratio_of_shared_letters_says(one: str, other: str, least: int) -> None:
    """The same as the library that measures it."""
    assert alike(one, other, least) is (round(ratio(one, other), 9) >= least)
