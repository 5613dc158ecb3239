"""Days of the Persian solar and the Hijri calendar in the Gregorian one."""

from __future__ import annotations

from datetime import date, timedelta

ROUGH = frozenset({"hijri", "bikram"})
"""Calendars whose days are only known to a day or two."""
BUDDHIST_ERA = 543
"""Years that the Thai Buddhist era is ahead."""

LATEST_PERSIAN = 1420
"""Years in digits up to this are Persian, later ones Hijri: letters are of 1380 to 1405 and of 1425 to 1448."""

_PERSIAN_NEW_YEAR_1 = date(622, 3, 21)
_PERSIAN_LEAP = {1, 5, 9, 13, 17, 22, 26, 30}
"""Leap years of the 33-year cycle: exact for the years 1244 to 1472 that letters can speak of."""
_HIJRI_DAY_1 = date(622, 7, 19)
_ETHIOPIAN_DAY_1 = date(8, 8, 27)
_BIKRAM_STARTS = (0, 31, 62, 94, 125, 156, 187, 217, 246, 276, 305, 335)
"""Days from Nepal's new year to each month, whose lengths are fixed anew each year: right to a day or two."""
_HIJRI_LEAP = {2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29}
"""Leap years of the 30-year cycle of the tabular calendar; sightings differ by a day, so values are approximate."""


def to_gregorian(calendar: str, year: int, month: int, day: int | None) -> str | None:
    """ISO day, or the ISO month that most of the month falls in; None for a day that calendar does not have."""
    days = _CALENDARS[calendar](year, month, day or 15)
    if days is None:
        return None
    return days.isoformat() if day is not None else days.isoformat()[:7]


def _persian(year: int, month: int, day: int) -> date | None:
    lengths = [31] * 6 + [30] * 5 + [30 if year % 33 in _PERSIAN_LEAP else 29]
    if not (1100 <= year <= 1500 and 1 <= day <= lengths[month - 1]):
        return None
    before = 365 * (year - 1) + sum((y % 33) in _PERSIAN_LEAP for y in range(1, year))
    return _shift(_PERSIAN_NEW_YEAR_1, before + sum(lengths[: month - 1]) + day - 1)


def _hijri(year: int, month: int, day: int) -> date | None:
    if not (1200 <= year <= 1600 and 1 <= day <= 30):
        return None
    before = 354 * (year - 1) + sum((y % 30) in _HIJRI_LEAP for y in range(1, year))
    return _shift(_HIJRI_DAY_1, before + 29 * (month - 1) + month // 2 + day - 1)


def hijri_month(month: int, year: int) -> tuple[str, str] | None:
    """First and last day of a month of the Hijri calendar that begins in a year of the Gregorian one."""
    for hijri_year in (year - 580, year - 579, year - 578):
        first = _hijri(hijri_year, month, 1)
        if first is not None and first.year == year:
            after = _hijri(hijri_year + month // 12, month % 12 + 1, 1)
            return None if after is None else (first.isoformat(), _shift(after, -1).isoformat())
    return None


def _ethiopian(year: int, month: int, day: int) -> date | None:
    if not (1600 <= year <= 2200 and 1 <= day <= (30 if month < 13 else 5 + (year % 4 == 3))):
        return None
    return _shift(_ETHIOPIAN_DAY_1, 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)


def _bikram(year: int, month: int, day: int) -> date | None:
    if not (1900 <= year <= 2200 and 1 <= day <= 32):
        return None
    start = date(year - 57, 4, 14 - ((year - 57) % 4 == 0))
    return _shift(start, _BIKRAM_STARTS[month - 1] + day - 1)


def _shift(start: date, days: int) -> date:
    return start + timedelta(days)


_CALENDARS = {"persian": _persian, "hijri": _hijri, "ethiopian": _ethiopian, "bikram": _bikram}
