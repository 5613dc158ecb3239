"""What a date expression means beside a running date and a letter's date: pure functions, one per operation.

The expressions are those of records/date.py. Every function returns an EDTF value, or None where nothing follows.
"""

from __future__ import annotations

from datetime import date, timedelta

from allegex.linking.gaps import Standpoint, fill
from allegex.records.edtf import (
    ENDS,
    Choice,
    Edtf,
    Interval,
    Point,
    day_of,
    earliest,
    latest,
    month_end,
    month_of,
)

HALF_MONTH = 15
"""Days of half a month."""


def resolve(expression: str, at: Standpoint) -> Edtf | None:
    """The value of an expression."""
    operation, *arguments = expression.split(" ")
    if operation == "fill":
        return fill(arguments[0], at)
    if operation in _BY_LETTER:
        return None if at.letter is None else _BY_LETTER[operation](arguments, at.letter)
    if operation in _BY_RUNNING:
        return None if at.running is None else _BY_RUNNING[operation](arguments, at.running)
    if operation == "weekday":
        return _weekday(arguments, at)
    return None


# -- against the running date ----------------------------------------------------------------------------------------


def shifted(running: Edtf, count: int, unit: str) -> Edtf | None:
    """N days, weeks, months or years on (from the end of the running date) or back (from its start)."""
    base = earliest(running) if count < 0 else latest(running)
    if base is None:
        return None
    side = 0 if count < 0 else -1
    approximate = _approximate(running, side) or unit.endswith("~")
    unit = unit.rstrip("~")
    try:
        if unit == "day":
            if not _has_day(running, side):
                return _month(running, approximate=True)
            return day_of(base + timedelta(days=count), approximate)
        if unit in {"week", "fortnight"}:
            days = count * (7 if unit == "week" else 14)
            return day_of(base + timedelta(days), True) if _has_day(running, side) else _month(running, True)
        if unit == "weekend":
            return _weekend(base, count) if _has_day(running, side) else None
        if unit in {"halfmonth", "halfyear"}:  # three months and a half
            last = _last_point(running)
            if last is None or last.month is None:
                return Point(f"{base.year + count:04}", approximate=True) if unit == "halfyear" else None
            step = abs(count) if unit == "halfmonth" else abs(count) * 12 + 6
            half = timedelta(HALF_MONTH if unit == "halfmonth" else 0)
            base += half if count > 0 else -half
            return month_of(base.year, base.month + (step if count > 0 else -step), True)
        if unit == "month":
            return month_of(base.year, base.month + count, True)
        years = count * (10 if unit == "decade" else 1)
        return Point(f"{base.year + years:04}", approximate=True)
    except (OverflowError, ValueError):
        return None


def _weekend(base: date, count: int) -> Interval:
    """The weekend of a day's week, or the next or last one seen from that day."""
    inside = base.weekday() >= 5
    saturday = base + timedelta(5 - base.weekday() + 7 * (count if count < 0 or inside else 0))
    return Interval(day_of(saturday), day_of(saturday + timedelta(1)))


def _shift(arguments: list[str], running: Edtf) -> Edtf | None:
    return shifted(running, int(arguments[0]), arguments[1])


def _same(arguments: list[str], running: Edtf) -> Edtf | None:
    unit = arguments[0]
    last = latest(running)
    if last is None:
        return None
    if unit == "year":
        return Point(f"{last.year:04}")
    if unit == "month":
        return _month(running)
    if not _has_day(running):
        return _month(running)
    if unit == "weekend":
        return _weekend(last, 0)
    return day_of(last, unit == "week" or _approximate(running))


def _clock(arguments: list[str], running: Edtf) -> Edtf | None:
    return _same(["day"], running)


def _step(arguments: list[str], running: Edtf) -> Edtf | None:
    count, unit = int(arguments[0]), arguments[1]
    base = latest(running)
    if base is None:
        return None
    return month_of(base.year, base.month + count) if unit == "month" else Point(f"{base.year + count:04}")


def _rest(arguments: list[str], running: Edtf) -> Edtf | None:
    sign, unit = arguments
    base = latest(running) if sign == "+" else earliest(running)
    if base is None:
        return None
    return _rest_of(base, sign, unit, with_day=_has_day(running))


def _rest_of(base: date, sign: str, unit: str, with_day: bool = True) -> Edtf | None:
    """From `base` to the end of its year or month, or from the start to `base`."""
    if unit == "year":
        here, end = month_of(base.year, base.month, True), month_of(base.year, 12 if sign == "+" else 1)
    elif unit == "month" and with_day:
        ends = ENDS.sub(month_end, f"{base.year:04}-{base.month:02}-{'$' if sign == '+' else '01'}")
        here, end = day_of(base, True), _day_point(ends)
    elif unit == "week" and with_day:
        monday = base - timedelta(base.weekday())
        here, end = day_of(base), day_of(monday + timedelta(6) if sign == "+" else monday)
    else:
        return None
    return Interval(here, end) if sign == "+" else Interval(end, here)


def _day_point(iso: str) -> Point:
    year, month, day = iso.split("-")
    return Point(year, month, day)


def _span(arguments: list[str], running: Edtf) -> Edtf | None:
    """The following four days, from the running date on."""
    count = int(arguments[0])
    start, end = latest(running), shifted(running, count, arguments[1])
    if count < 0:
        start = earliest(running)
    if start is None or not isinstance(end, Point) or not _has_day(running):
        return None
    return Interval(day_of(start), end) if count > 0 else Interval(end, day_of(start))


def _first(arguments: list[str], running: Edtf) -> Edtf | None:
    """The first three days, of which the running date is one."""
    start, days = latest(running), int(arguments[0]) * (7 if arguments[1] == "week" else 1)
    if start is None or not _has_day(running):
        return None
    return Interval(day_of(start), day_of(start + timedelta(days - 1), arguments[1] == "week"))


def _vague(arguments: list[str], running: Edtf) -> Edtf | None:
    """A few days or weeks later: some time after; months say too little."""
    sign, unit = arguments
    last = latest(running)
    if unit not in {"day", "week"} or sign != "+" or last is None or not _has_day(running):
        return None
    return Interval(day_of(last, True), None)


def _since(arguments: list[str], running: Edtf) -> Edtf | None:
    last = latest(running)
    if last is None:
        return None
    if isinstance(running, Point):
        return Interval(running, None)
    return Interval(day_of(last) if _has_day(running) else _month(running), None)


def _until(arguments: list[str], running: Edtf) -> Edtf | None:
    point = _last_point(running)
    return None if point is None else Interval(None, point)


def after(running: Edtf) -> Edtf | None:
    """Shortly after an event of that date."""
    start = _last_point(running)
    return None if start is None else Interval(_approximately(start), None)


def around(running: Edtf) -> Edtf | None:
    """In the days following an event of that date."""
    start = _last_point(running)
    return None if start is None else _approximately(start)


def _weekday(arguments: list[str], at: Standpoint) -> Edtf | None:
    how, number = arguments[0], int(arguments[1]) - 1
    base = at.letter if how in {"letter", "ahead"} else None if at.running is None else latest(at.running)
    if base is None or (
        how not in {"letter", "ahead"} and at.running is not None and not _has_day(at.running)
    ):
        return None
    if how == "letter":
        return day_of(base - timedelta(days=(base.weekday() - number - 1) % 7 + 1))
    if how.startswith("week"):
        return day_of(base + timedelta(number - base.weekday() + 7 * how.endswith("+1")))
    if how == "same":
        return day_of(base) if base.weekday() == number else None
    return day_of(base + timedelta(days=(number - base.weekday() - 1) % 7 + 1))


# -- against the letter's date ---------------------------------------------------------------------------------------


def _now(arguments: list[str], letter: date) -> Edtf | None:
    return day_of(letter)


def _letter(arguments: list[str], letter: date) -> Edtf | None:
    count, unit = int(arguments[0]), arguments[1]
    if unit == "month":
        return month_of(letter.year, letter.month + count)
    if unit == "year":
        return Point(f"{letter.year + count:04}")
    if unit == "weekend":
        return _weekend(letter, count)
    days = timedelta(weeks=count) if unit == "week" else timedelta(days=count)
    return day_of(letter + days, unit == "week")


def _letter_rest(arguments: list[str], letter: date) -> Edtf | None:
    return _rest_of(letter, arguments[0], arguments[1])


def _past(arguments: list[str], letter: date) -> Edtf | None:
    start = _ago(arguments, letter)
    return Interval(_approximately(start), day_of(letter)) if isinstance(start, Point) else None


def _ago(arguments: list[str], letter: date) -> Edtf | None:
    count, unit = int(arguments[0]), arguments[1]
    return shifted(day_of(letter), -count, unit)


_BY_RUNNING = {
    "clock": _clock,
    "same": _same,
    "shift": _shift,
    "step": _step,
    "span": _span,
    "first": _first,
    "rest": _rest,
    "vague": _vague,
    "since": _since,
    "until": _until,
}
_BY_LETTER = {"now": _now, "letter": _letter, "letter_rest": _letter_rest, "past": _past, "ago": _ago}


# -- values --------------------------------------------------------------------------------------------------------


def _points(value: Edtf) -> tuple[Point, ...]:
    if isinstance(value, Point):
        return (value,)
    if isinstance(value, Choice):
        return value.points
    return tuple(point for point in (value.start, value.end) if point is not None)


def _has_day(value: Edtf, side: int = -1) -> bool:
    """Whether the end of the value that is counted from, its last (-1) or first (0), is a day."""
    points = _points(value)
    return bool(points) and points[side].day is not None


def _approximate(value: Edtf, side: int = -1) -> bool:
    """Whether the day counted from is "~"."""
    points = _points(value)
    return bool(points) and points[side].approximate


def _month(value: Edtf, approximate: bool = False) -> Point | None:
    point = _points(value)[-1]
    return Point(point.year, point.month if point.month != "XX" else None, None, approximate)


def _last_point(value: Edtf) -> Point | None:
    points = _points(value)
    return points[-1] if points else None


def _approximately(point: Point) -> Point:
    return Point(point.year, point.month, point.day, True)
