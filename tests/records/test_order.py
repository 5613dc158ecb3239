"""Order and length of dates."""

from __future__ import annotations

from allegex.records.letter import Date
from allegex.records.order import days_between, in_order, length, precedes


def _date(first: str | None, last: str | None) -> Date:
    return Date(start=0, end=1, edtf=None, earliest=first, latest=last)


MARCH = _date("2020-03-01", "2020-03-31")
MID_MARCH = _date("2020-03-15", "2020-03-15")
MAY = _date("2020-05-01", "2020-05-31")
SINCE_MAY = _date("2020-05-01", None)
UNKNOWN = _date(None, None)


def test_order_is_told_only_where_the_dates_tell() -> None:
    assert precedes(MARCH, MAY) is True
    assert precedes(MAY, MARCH) is False
    assert precedes(MARCH, MID_MARCH) is None
    assert precedes(MARCH, SINCE_MAY) is True
    assert precedes(UNKNOWN, MAY) is None


def test_days_between_are_bounds() -> None:
    assert days_between(MARCH, MAY) == (31, 91)
    assert days_between(MID_MARCH, MID_MARCH) == (0, 0)
    assert days_between(MARCH, SINCE_MAY) is None


def test_length_counts_both_ends() -> None:
    assert (length(MARCH), length(MID_MARCH), length(SINCE_MAY)) == (31, 1, None)


def test_in_order_puts_undated_last() -> None:
    assert in_order((MAY, UNKNOWN, MARCH, MID_MARCH)) == (2, 3, 0, 1)
