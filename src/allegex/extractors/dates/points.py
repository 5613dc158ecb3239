"""Points of time: what one day, month, year or part of them says, with gaps where it leaves something unsaid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from allegex.extractors.dates.calendars import to_gregorian

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
IMPOSSIBLE = "impossible"
_JOINS = {ord(code): None for code in "or,."}
"""Letters of words that only join the parts of a day."""


class Item(NamedTuple):
    """A word or a whole point in a run of words of time: its letter, characters, word, value."""

    code: str
    start: int
    end: int
    word: str
    value: str
    point: Point | None = None


class Point(Struct, frozen=True):
    """One point as a template: parts are digits, or one letter for what has to be looked up (see records/date.py).

    `end` is the template's end where the point is a stretch ("late 2019"); `bare` names what stands alone.
    """

    year: str
    month: str | None = None
    day: str | None = None
    end: tuple[str | None, str | None] | None = None
    """Month and day of the end, both approximate."""
    bare: str | None = None
    """year, month, short (an abbreviated month): needs words around it to be a date."""
    approximate: bool = False
    calendar: str | None = None
    ambiguous: bool = False

    def template(self) -> str:
        """EDTF with gaps."""
        if self.end is None:
            return _print(self.year, self.month, self.day, self.approximate)
        return f"{self.first()}/{self.last()}"

    def first(self) -> str:
        """The start alone."""
        return _print(self.year, self.month, self.day, self.approximate)

    def last(self) -> str:
        """The end alone."""
        if self.end is None:
            return self.first()
        return _print(self.year, self.end[0], self.end[1], self.approximate)


def _print(year: str, month: str | None, day: str | None, approximate: bool) -> str:
    return "-".join(part for part in (year, month, day) if part is not None) + "~" * approximate


def read_point(items: Sequence[Item], month_first: bool, decades: Sequence[str]) -> Point | None:
    """What the words of one point say; None where they say nothing after all."""
    codes = "".join([item.code for item in items])
    if codes == "Y":
        return Point(items[0].value, bare="year")
    plain = codes.translate(_JOINS)
    if plain == "ZMY":
        return Point(IMPOSSIBLE) if items[0].value != "0" else None
    if plain == "DMY":
        said = [item for item in items if item.code in "DMY"]
        return Point(said[2].value, _two(said[1]), f"{int(said[0].value):02}")
    if plain == "DM":
        said = [item for item in items if item.code in "DM"]
        return Point("_", _two(said[1]), f"{int(said[0].value):02}")
    if items[-1].code in "XYZD" and (codes == "X" or codes[0] == "U"):
        decade = _decade(items, decades)
        if decade is not None or items[-1].code != "Y":
            return decade
    if codes[1:2] in {"/", ".", "-"} and codes[0] in "DZY" and "M" not in codes:
        return _numeric(items)
    year = _year(items, codes)
    month = next((item for item in items if item.code == "M"), None)
    shape = next((code for code in codes if code in "EILeHK"), "")
    if shape == "e":
        season = next(item.value for item in items if item.code == "e")
        return Point(year, season)
    if shape and shape in "HK":
        return _part(items, codes, year, month)
    if (
        shape
        and codes[codes.index(shape) + 1 :][:1] == "i"
        and not any(item.value == "plain" for item in items)
    ):
        return None
    if shape:
        return _third(shape, codes, year, month)
    if month is None:
        return _without_month(items, codes, year)
    if "U" in codes and codes.lstrip("t")[0] in "Wp" and codes.index("U") < codes.index("M"):
        return _week(items, codes, year, month)
    day = next((item for item in items if item.code in "DW"), None)
    compound = re.search("[NW]-[DW]", codes)
    if compound is not None and compound.end() < codes.index("M") + 1:
        tens, ones = items[compound.start()], items[compound.end() - 1]
        if tens.value not in {"20", "30"} or int(ones.value) > 9:
            return None
        day = ones._replace(start=tens.start, value=str(int(tens.value) + int(ones.value)))
    value = _two(month)
    if day is None:
        return Point(
            year,
            value,
            bare=None
            if year != "_" or codes[0] == "U"
            else "short"
            if month.value.endswith(".")
            else "month",
        )
    if day.start > month.start and not (month_first or year.isdigit()):
        return None
    return Point(year, value, f"{int(day.value):02}")


def _two(month: Item) -> str:
    """The month in two digits; a dot after its value marks an abbreviation."""
    return f"{int(month.value.rstrip('.')):02}"


def _year(items: Sequence[Item], codes: str) -> str:
    """The year's part: digits, or how it is said; "_" where nothing is said."""
    for item in items:
        if item.code in "YV5":
            return item.value if item.code != "5" else IMPOSSIBLE
    unit = next((item for item in reversed(items) if item.code == "U"), None)
    if unit is not None and unit.value.startswith("year"):
        return _said(items, codes)
    if "p" in codes and (unit is None or unit.value != "month") and "H" not in codes and "K" not in codes:
        return "_" if unit is not None else "R"
    if "F" in codes and unit is None:
        return "_" if next(item.value for item in items if item.code == "F") == "anchor" else "U"
    return "_" if "T" not in codes or unit is not None else "S"


def _said(items: Sequence[Item], codes: str) -> str:
    """S the anchor's, N the next, P the one before, L the letter's, K the one before the letter's; "_" for none."""
    for item in items:
        if (
            item.code == "S"
            or (item.code == "T" and item.value != "near")
            or (item.code == "T" and "S" in codes)
        ):
            return "S"
        if item.code == "T":
            return "L"
        if item.code == "F":
            return "N" if item.value != "letter" else "U"
        if item.code == "P":
            return "P"
        if item.code == "p":
            return "K"
    return "L" if "id" in codes else "_"


def _without_month(items: Sequence[Item], codes: str, year: str) -> Point | None:
    if any(item.code in "DW" for item in items):
        day = next(item for item in items if item.code in "DW")
        unit = next((item for item in items if item.code == "U"), None)
        if unit is None or unit.value != "month":
            return None
        return Point("_", _said(items, codes), f"{int(day.value):02}")
    if "U" in codes and not next(item.value for item in items if item.code == "U").startswith("year"):
        return None
    return Point(year, bare="year" if "U" not in codes else None)


def _decade(items: Sequence[Item], decades: Sequence[str]) -> Point | None:
    """The 1990s, les années 1990, los años 90."""
    last = items[-1]
    if last.code == "X":
        return Point(last.value)
    number = last.value
    if (
        not any(item.word in decades for item in items)
        or not number.endswith("0")
        or len(number) not in {2, 4}
    ):
        return None
    century = number[:2] if len(number) == 4 else "19" if int(number) >= 30 else "20"
    return Point(f"{century}{number[-2]}X")


def _third(shape: str, codes: str, year: str, month: Item | None) -> Point | None:
    if month is not None:
        start, end = THIRDS_OF_MONTH[shape]
        value = _two(month)
        return Point(year, value, start, (value, end), approximate=True)
    if "Y" not in codes and "U" in codes and year == "_":
        return _third_of_month_said(shape, codes)
    start, end = THIRDS_OF_YEAR[shape]
    return Point(year, start, None, (end, None), approximate=True)


def _third_of_month_said(shape: str, codes: str) -> Point | None:
    start, end = THIRDS_OF_MONTH[shape]
    month = "S" if "S" in codes or "T" in codes else "N" if "F" in codes else "P" if "P" in codes else None
    return None if month is None else Point("_", month, start, (month, end), approximate=True)


def _rank(items: Sequence[Item]) -> str:
    rank = next(item for item in items if item.code in "WDp")
    return "p" if rank.code == "p" else rank.value


def _part(items: Sequence[Item], codes: str, year: str, month: Item | None) -> Point | None:
    """A half or quarter of a year, or a half of a month."""
    rank = _rank(items)
    if month is not None:
        stretch = HALVES_OF_MONTH.get(rank)
        if stretch is None or "K" in codes:
            return None
        value = _two(month)
        return Point(year, value, stretch[0], (value, stretch[1]))
    halves = {"1": "40", "2": "41", "p": "41"}
    quarters = {"1": "33", "2": "34", "3": "35", "4": "36", "p": "36"}
    part = (halves if "H" in codes else quarters).get(rank)
    return None if part is None else Point(year, part)


def _week(items: Sequence[Item], codes: str, year: str, month: Item) -> Point | None:
    """A week of a month by its number, or its first or last days."""
    unit = next(item for item in items if item.code == "U")
    value = _two(month)
    if unit.value.startswith("week"):
        start, end = WEEKS_OF_MONTH.get(_rank(items), (None, None))
        return None if start is None else Point(year, value, start, (value, end))
    if not unit.value.startswith("day") or _rank(items) not in {"1", "p"}:
        return None
    start, end = THIRDS_OF_MONTH["E" if _rank(items) == "1" else "L"]
    return Point(year, value, start, (value, end), approximate=True)


def _numeric(items: Sequence[Item]) -> Point | None:
    """Digits with signs between: day first, ISO where the year leads."""
    if any(left.end != right.start for left, right in pairwise(items)):
        return None
    first, second, third = (item.value for item in items[::2])
    if items[1].code != items[3].code:
        return None
    if items[0].code == "Y":
        return Point(first, f"{int(second):02}", f"{int(third):02}")
    if items[4].code == "5":
        return Point(IMPOSSIBLE, second, first)
    if items[4].code in "DZ":
        if len(items[4].word) != 2 or items[1].code == "-":
            return None
        third = f"20{third:0>2}" if int(third) < 50 else f"19{third}"
    day, month = int(first), int(second)
    if month > 12 >= day > 0:
        day, month = month, day
        return Point(third, f"{month:02}", f"{day:02}", ambiguous=True)
    return Point(third, f"{month:02}", f"{day:02}", ambiguous=day <= 12 and day != month)


def other_calendar(items: Sequence[Item]) -> Point | None:
    """A day, month or year of the Persian or Hijri calendar, converted."""
    month = next((item for item in items if item.code == "j"), None)
    year = next((item for item in items if item.code in "VY"), None)
    day = next((item for item in items if item.code in "DW"), None)
    if month is None or year is None or (day is not None and day.start > month.start):
        return None
    calendar, number = month.value.split()
    found = to_gregorian(calendar, int(year.value), int(number), int(day.value) if day else None)
    if found is None:
        return None
    parts = found.split("-")
    approximate = calendar == "hijri" or day is None
    return Point(
        parts[0], parts[1], parts[2] if len(parts) > 2 else None, approximate=approximate, calendar=calendar
    )
