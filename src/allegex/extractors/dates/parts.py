"""Parts of years and months: thirds, halves, quarters, weeks, counted days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence

from allegex.extractors.dates.point import Item, Point, month_of

THIRDS_OF_YEAR = {"E": ("01", "04"), "I": ("05", "08"), "L": ("09", "12")}
THIRDS_OF_MONTH = {"E": ("01", "10"), "I": ("11", "20"), "L": ("21", "$")}
WEEKS_OF_MONTH = {
    "1": ("01", "07"),
    "2": ("08", "14"),
    "3": ("15", "21"),
    "4": ("22", "28"),
    "p": ("-7", "$"),
}
HALVES_OF_MONTH = {"1": ("01", "15"), "2": ("16", "$"), "p": ("16", "$")}


THIRDS_OF_DECADE = {"E": ("0", "3"), "I": ("4", "6"), "L": ("7", "9")}


def third(items: Sequence[Item], shape: str, year: str, month: Item | None) -> Point | None:
    """The early, middle or late part of a year or month."""
    codes = "".join([item.code for item in items])
    unit = next((item.value for item in items if item.code == "U"), "")
    if month is not None:
        start, end = THIRDS_OF_MONTH[shape]
        value = month_of(month)
        return Point(year, value, start, (value, end), approximate=True)
    if "Y" not in codes and "U" in codes and year == "_":
        return _third_of_month_said(items, shape, unit)
    start, end = THIRDS_OF_YEAR[shape]
    return Point(year, start, None, (end, None), approximate=True)


def third_of_decade(shape: str, decade: str) -> Point:
    """The late 1990s, le début des années 2000."""
    start, end = THIRDS_OF_DECADE[shape]
    return Point(decade[:3] + start, end=(None, None), last_year=decade[:3] + end, approximate=True)


def _third_of_month_said(items: Sequence[Item], shape: str, unit: str) -> Point | None:
    said = [item for item in items if item.code in "STFPp"]
    if not said:
        return _third_of_running(items, shape, unit)
    start, end = THIRDS_OF_MONTH[shape]
    month = {"S": "S", "T": "S", "F": "N", "P": "P", "p": "K"}[said[0].code]
    if len(said) == 1 and said[0].value == "near":
        month = "A"
    return Point("_", month, start, (month, end), approximate=True)


def _third_of_running(items: Sequence[Item], shape: str, unit: str) -> Point | None:
    """The end of the month, fin de año: those of the running date, else the letter's."""
    if unit == "month":
        start, end = THIRDS_OF_MONTH[shape]
        return Point("_", "A", start, ("A", end), approximate=True)
    if unit == "year":
        start, end = THIRDS_OF_YEAR[shape]
        if any(item.value == "said" for item in items):  # mediado el año
            return Point("A", start, None, (end, None), approximate=True)
        said = any(item.code == "t" for item in items)
        year = "A" if said or shape != "E" else "F"
        bare = "year_end" if said else "year_part"
        return Point(year, start, None, (end, None), bare=bare, approximate=True)
    return None


def _rank(items: Sequence[Item]) -> str:
    rank = next(item for item in items if item.code in "WDp")
    return "p" if rank.code == "p" else rank.value


def part(items: Sequence[Item], codes: str, year: str, month: Item | None) -> Point | None:
    """A half or quarter of a year, or a half of a month."""
    rank = _rank(items)
    if month is not None:
        stretch = HALVES_OF_MONTH.get(rank)
        if stretch is None or "K" in codes:
            return None
        value = month_of(month)
        return Point(year, value, stretch[0], (value, stretch[1]))
    halves = {"1": "40", "2": "41", "p": "41"}
    quarters = {"1": "33", "2": "34", "3": "35", "4": "36", "p": "36"}
    part = (halves if "H" in codes else quarters).get(rank)
    return None if part is None else Point(year, part)


def days_of(items: Sequence[Item], year: str, month: Item | None) -> Point | None:
    """The first or last days, weeks or months of a month or year, counted or not; a week by its number."""
    at = next(index for index, item in enumerate(items) if item.code == "U")
    unit, said = items[at], items[:at]
    last = any(item.code == "p" for item in said)
    numbers = [int(item.value) for item in said if item.code in "WND"]
    plural = any(item.value == "1" and item.word.endswith("s") for item in said)
    day = None if last or month is None else _formal_day(items[at:], numbers, plural, year, month)
    if day is not None:
        return day
    if not last and 1 not in numbers:
        rank = numbers[0] if len(numbers) == 1 and not unit.value.endswith("+") else 0
        return _week(year, month, rank) if month is not None and unit.value == "week" else None
    counts = numbers if last else [number for number in numbers if number != 1]
    many = unit.value.endswith("+") or any(item.code in "Wp" and item.word.endswith("s") for item in said)
    count = counts[0] if counts else 0 if many else 1
    base = unit.value.rstrip("+")
    place = _month_said(items[at + 1 :]) if month is None else None
    if month is not None:
        found = _of_month(base, count, last, year, month_of(month))
    elif place is not None:
        found = _of_month(base, count, last, "_", place) if place else None
    else:
        found = _of_year(base, count, last, year)
    if found is not None and any(item.code == ":" for item in items):
        return Point(found.year, found.month, found.day, found.end, approximate=True)
    return found


def _month_said(items: Sequence[Item]) -> str | None:
    """The mark of a month that is said by reference ("the first days of that month"); "" for another unit, None for a
    year."""
    unit = next((item.value for item in items if item.code == "U"), None)
    if unit is None or unit == "year":
        return None
    if unit != "month":
        return ""
    said = [item for item in items if item.code in "STFPp"]
    if not said:
        return "A"
    if len(said) == 1 and said[0].value == "near" and items[-1].code != "y":
        return "A"
    return {"S": "S", "T": "S", "F": "N", "P": "P", "p": "K"}[said[0].code]


def _formal_day(
    items: Sequence[Item], numbers: Sequence[int], plural: bool, year: str, month: Item
) -> Point | None:
    """ "The 7th day of May", "a los 7 días del mes de mayo"."""
    unit = items[0].value
    formal = any(item.code == "U" and item.value == "month" for item in items[1:])
    if (
        plural
        or len(numbers) != 1
        or not 1 <= numbers[0] <= 31
        or not (unit == "day" or (unit == "day+" and formal))
    ):
        return None
    return Point(year, month_of(month), f"{numbers[0]:02}")


def _week(year: str, month: Item, rank: int) -> Point | None:
    start, end = WEEKS_OF_MONTH.get(str(rank), (None, None))
    value = month_of(month)
    return None if start is None else Point(year, value, start, (value, end))


def _of_month(base: str, count: int, last: bool, year: str, month: str) -> Point | None:
    """Days or weeks at either end of a month; `count` is 0 where the words say no number."""
    days = count * {"day": 1, "week": 7}.get(base, 0)
    if base not in {"day", "week"} or days > 28:
        return None
    if base == "day" and count == 1:
        return Point(year, month, "$" if last else "01")
    if days == 0 or (last and days != 7 and not year.isdigit()):
        start, end = THIRDS_OF_MONTH["L" if last else "E"]
        return Point(year, month, start, (month, end), approximate=True)
    if not last:
        return Point(year, month, "01", (month, f"{days:02}"))
    if days == 7:
        return Point(year, month, "-7", (month, "$"))
    length = monthrange(int(year), int(month))[1]
    return Point(year, month, f"{length - days + 1:02}", (month, "$"))


def _of_year(base: str, count: int, last: bool, year: str) -> Point | None:
    """Days, weeks or months at either end of a year."""
    if base == "week" and count == 0:
        return Point(year, "12" if last else "01", approximate=True)
    if base == "month" and count <= 12:
        if count == 0:
            start, end = THIRDS_OF_YEAR["L" if last else "E"]
            return Point(year, start, None, (end, None), approximate=True)
        if count == 1:
            return Point(year, "12" if last else "01")
        return Point(
            year, f"{13 - count:02}" if last else "01", None, ("12" if last else f"{count:02}", None)
        )
    return _of_month(base, count, last, year, "12" if last else "01")
