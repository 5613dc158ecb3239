"""EDTF values (ISO 8601-2, the part this package writes): parse, print, and the days they can lie between."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from msgspec import Struct

SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""First and last month; winter ends in the next year. Northern reckoning: letters say no hemisphere."""
QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}
"""Quarters and halves of a year, first and last month."""
UNKNOWN = "XX"

_POINT = re.compile(r"(\d{4}|\d{3}X)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(~?)")

ENDS = re.compile(r"(\d{4})-(\d\d)-(\$|-7)")
"""A month's last day, or the first of its last seven, in a template: for `month_end`."""


class Point(Struct, frozen=True):
    """A day, month, year, decade ("199X"), season or part of a year; parts are the digits as printed."""

    year: str
    month: str | None = None
    day: str | None = None
    approximate: bool = False

    def __str__(self) -> str:
        parts = "-".join(part for part in (self.year, self.month, self.day) if part is not None)
        return parts + "~" * self.approximate


class Interval(Struct, frozen=True):
    """From `start` to `end`, both included; None is open."""

    start: Point | None
    end: Point | None

    def __str__(self) -> str:
        return "/".join(".." if point is None else str(point) for point in (self.start, self.end))


class Choice(Struct, frozen=True):
    """Several points: `every` one of them ({}), or one of them ([])."""

    points: tuple[Point, ...]
    every: bool

    def __str__(self) -> str:
        inside = ",".join(str(point) for point in self.points)
        return "{" + inside + "}" if self.every else "[" + inside + "]"


Edtf = Point | Interval | Choice


def parse(text: str) -> Edtf:
    """The value that `str` printed. Raises ValueError for what is no date of the calendar or not of this subset."""
    if text[:1] in {"{", "["} and text[-1:] == {"{": "}", "[": "]"}[text[0]]:
        return Choice(tuple(_point(part) for part in text[1:-1].split(",")), text[0] == "{")
    start, slash, end = text.partition("/")
    if not slash:
        return _point(text)
    value = Interval(_end(start), _end(end))
    if value.start is None and value.end is None:
        raise ValueError("an interval open on both sides says nothing")
    return value


def earliest(value: Edtf) -> date | None:
    """The first day the value can mean; None where it is open to the past."""
    if isinstance(value, Interval):
        return None if value.start is None else earliest(value.start)
    if isinstance(value, Choice):
        return min(_first(point) for point in value.points)
    return _first(value)


def latest(value: Edtf) -> date | None:
    """The last day the value can mean; None where it is open to the future."""
    if isinstance(value, Interval):
        return None if value.end is None else latest(value.end)
    if isinstance(value, Choice):
        return max(_last(point) for point in value.points)
    return _last(value)


def day_of(day: date, approximate: bool = False) -> Point:
    """The point of one day."""
    return Point(f"{day.year:04}", f"{day.month:02}", f"{day.day:02}", approximate)


def month_of(year: int, month: int, approximate: bool = False) -> Point:
    """The point of one month; `month` may run below 1 and above 12."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Point(f"{year:04}", f"{month:02}", None, approximate)


def month_end(found: re.Match[str]) -> str:
    """The day that a match of `ENDS` stands for."""
    year, month = int(found[1]), int(found[2])
    if not 1 <= month <= 12:
        return found[0]
    last = monthrange(year, month)[1]
    return f"{found[1]}-{found[2]}-{last if found[3] == '$' else last - 6:02}"


def bare(value: Edtf) -> Edtf:
    """The value without "~"."""
    if isinstance(value, Interval):
        return Interval(
            None if value.start is None else _exact(value.start),
            None if value.end is None else _exact(value.end),
        )
    if isinstance(value, Choice):
        return Choice(tuple(_exact(point) for point in value.points), value.every)
    return _exact(value)


def _exact(point: Point) -> Point:
    return Point(point.year, point.month, point.day)


def _end(text: str) -> Point | None:
    return None if text == ".." else _point(text)


def _point(text: str) -> Point:
    if len(text) == 10 and text[:4].isdecimal() and text[5:7].isdecimal() and text[8:].isdecimal():
        date.fromisoformat(text)
        return Point(text[:4], text[5:7], text[8:])
    found = _POINT.fullmatch(text)
    if found is None:
        raise ValueError(f"not a date of the EDTF subset: {text!r}")
    year, month, day, approximate = found.groups()
    point = Point(year, month, day, bool(approximate))
    _last(point)
    return point


def _first(point: Point) -> date:
    if point.day is not None and UNKNOWN not in {point.day, point.month} and point.year.isdecimal():
        return date(int(point.year), int(point.month or 0), int(point.day))
    year = int(point.year.replace("X", "0"))
    if point.month in {None, UNKNOWN}:
        return date(year, 1, 1)
    month, _ = _months(point)
    return date(year, month, 1 if point.day in {None, UNKNOWN} else int(point.day or 1))


def _last(point: Point) -> date:
    if point.day is not None and UNKNOWN not in {point.day, point.month} and point.year.isdecimal():
        return date(int(point.year), int(point.month or 0), int(point.day))
    year = int(point.year.replace("X", "9"))
    if point.month in {None, UNKNOWN}:
        return date(year, 12, 31)
    _, month = _months(point)
    if point.day not in {None, UNKNOWN}:
        return date(year, month, int(point.day or 1))
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def _months(point: Point) -> tuple[int, int]:
    """First and last month of what stands in the month's place."""
    number = int(point.month or 0)
    if number in SEASONS or number in QUARTERS:
        if point.day is not None:
            raise ValueError(f"a day of a season: {point}")
        return SEASONS.get(number) or QUARTERS[number]
    if not 1 <= number <= 12:
        raise ValueError(f"no month and no part of a year: {point}")
    return number, number
