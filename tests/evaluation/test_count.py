"""Counting right, wrong and missed."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegex.evaluation.count import Count, compared, one

values = st.lists(st.sampled_from("abcd"), max_size=8)


@pytest.mark.parametrize(
    ("gold", "found", "optional", "count", "why"),
    [
        ("ab", "ab", "", Count(2, 0, 0), "all right"),
        ("ab", "ac", "", Count(1, 1, 1), "one wrong, one missed"),
        ("aa", "a", "", Count(1, 0, 1), "a value said twice must be found twice"),
        ("a", "aa", "", Count(1, 1, 0), "and one said once not more often"),
        ("a", "ab", "b", Count(1, 0, 0), "an optional value is no error"),
        ("a", "a", "b", Count(1, 0, 0), "nor required"),
        ("", "", "", Count(0, 0, 0), "nothing there, nothing found"),
    ],
)
def test_compared(gold, found, optional, count, why):
    assert compared(gold, found, optional) == count, why


@given(values, values)
def test_every_gold_and_every_found_value_is_counted_once(gold, found):
    count = compared(gold, found)
    assert count.right + count.missed == len(gold)
    assert count.right + count.wrong == len(found)
    assert count.right == (Counter(gold) & Counter(found)).total()
    assert compared(found, gold) == Count(count.right, count.missed, count.wrong)


def test_one_value():
    assert one(None, None) == Count()
    assert one("a", None) == Count(missed=1)
    assert one(None, "a") == Count(wrong=1)
    assert one("a", "b") == Count(0, 1, 1)


def test_scores():
    assert (Count(3, 1, 0).precision, Count(3, 1, 0).recall) == (0.75, 1.0)
    assert Count(1, 1, 1).f1 == pytest.approx(0.5)
    assert Count().f1 == 1.0
    assert Count(missed=1).f1 == 0.0
