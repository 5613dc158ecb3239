"""Points of time read from their words."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from allegex.extractors.dates.calendars import BUDDHIST_ERA, LATEST_PERSIAN, ROUGH, hijri_month, to_gregorian
from allegex.extractors.dates.parts import days_of, part, third, third_of_decade
from allegex.extractors.dates.point import IMPOSSIBLE, Item, Point, month_of

_COUNTED = re.compile("[WNDp]{1,3}:?U")
"""The beginning of "the last three days of"."""
FIRST_BUDDHIST = 2400
"""Years from here on are of the Buddhist Era, whatever calendar the month is of."""
_JOINS = {ord(code): None for code in "or,."}
"""Letters of words that only join the parts of a day."""


def read_point(items: Sequence[Item], month_first: bool, decades: Sequence[str]) -> Point | None:
    """What the words of one point say; None where they say nothing after all."""
    codes = "".join([item.code for item in items])
    if codes == "Y":
        return Point(items[0].value, bare="year")
    if codes[1:2] == "J" and codes[0] in "WDp":
        return _weekday_of(items)
    plain = codes.translate(_JOINS)
    if plain == "ZMY":
        return Point(IMPOSSIBLE) if items[0].value != "0" else None
    if plain == "DMY":
        parts = [item for item in items if item.code in "DMY"]
        return Point(parts[2].value, month_of(parts[1]), f"{int(parts[0].value):02}")
    if plain == "DM":
        parts = [item for item in items if item.code in "DM"]
        return Point("_", month_of(parts[1]), f"{int(parts[0].value):02}")
    if plain == "MY":
        return Point(items[-1].value, month_of(items[0]))
    if (
        items[-1].code in "XYZD"
        and (codes[0] in "XUEIL" or codes[:2] in {"tE", "tI", "tL"})
        and "M" not in codes
    ):
        decade = _decade(items, decades)
        if decade is not None and codes[0] not in "XU":
            return third_of_decade(next(code for code in codes if code in "EIL"), decade.year)
        if decade is not None or items[-1].code != "Y":
            return decade
    if codes[1:2] in {"/", ".", "-"} and codes[0] in "DZY" and "M" not in codes:
        return _numeric(items)
    current = next((item for item in items if item.code in "Od"), None) if "id" not in codes else None
    if current is not None and current.code == "d" and current.value != "inside":
        return None
    if current is not None and "U" not in codes and "M" not in codes:
        said = next(item for item in items if item.code in "DW")
        return Point("_", "L", f"{int(said.value):02}")
    year = _year(items, codes)
    month = next((item for item in items if item.code == "M"), None)
    shape = next((code for code in codes if code in "EILeHK"), "")
    if shape == "e":
        season = next(item.value for item in items if item.code == "e")
        return Point(year, season)
    if shape and shape in "HK":
        return part(items, codes, year, month)
    if (
        shape
        and codes[codes.index(shape) + 1 :][:1] == "i"
        and not any(item.value == "plain" for item in items)
    ):
        return None
    if shape:
        return third(items, shape, year, month)
    if _COUNTED.match(codes):
        return days_of(items, year, month)
    if month is None:
        return _without_month(items, codes, year)
    day = next((item for item in items if item.code in "DW"), None)
    compound = re.search("[NW][-&][DW1]", codes)
    if compound is not None and compound.end() < codes.index("M") + 1:
        tens, ones = items[compound.start()], items[compound.end() - 1]
        if tens.value not in {"20", "30"} or int(ones.value) > 9:
            return None
        day = ones._replace(start=tens.start, value=str(int(tens.value) + int(ones.value)))
    value = month_of(month)
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
    if year.isdigit() and int(year) >= FIRST_BUDDHIST:  # 12 May 2560
        return Point(str(int(year) - BUDDHIST_ERA), value, f"{int(day.value):02}", calendar="buddhist")
    return Point(year, value, f"{int(day.value):02}")


def _weekday_of(items: Sequence[Item]) -> Point | None:
    """The first Monday of May 2017; None where its year is not said."""
    month = next(item for item in items if item.code == "M")
    year = items[-1].value if items[-1].code == "Y" else ""
    if not year:
        return None
    rank, number = items[0], int(items[1].value) - 1
    first = date(int(year), int(month_of(month)), 1)
    days = [
        day
        for day in range(1, monthrange(first.year, first.month)[1] + 1)
        if (first.weekday() + day - 1) % 7 == number
    ]
    place = len(days) if rank.code == "p" else int(rank.value)
    return Point(year, month_of(month), f"{days[place - 1]:02}") if place <= len(days) else None


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
        return "F" if next(item.value for item in items if item.code == "F") == "anchor" else "U"
    if "T" in codes and (unit is None or codes[:2] == "TU"):
        return "L" if next(item.value for item in items if item.code == "T") == "near" else "S"
    return "_"


def _said(items: Sequence[Item], codes: str) -> str:
    """S the anchor's, N the next, P the one before, L the letter's, K the one before the letter's; "_" for none."""
    for item in items:
        if (
            item.code == "S"
            or (item.code == "T" and (item.value != "near" or "y" in codes))
            or (item.code == "T" and "S" in codes)
        ):
            return "S"
        if item.code in "TOd":
            return "L"
        if item.code in "Fa":
            plain = item.value == "both" and items[items.index(item) - 1].code != "t"
            return "V" if item.value == "letter" or plain else "N"
        if item.code in "Pb":
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


def _numeric(items: Sequence[Item]) -> Point | None:
    """Digits with signs between: day first, ISO where the year leads."""
    if any(left.end != right.start for left, right in pairwise(items)):
        return None
    first, second, third = (item.value for item in items[::2])
    if items[1].code != items[3].code:
        return None
    if items[0].code == "Y":
        return Point(first, f"{int(second):02}", f"{int(third):02}")
    if items[0].code == "V":
        return _islamic(first, second, third) if first < "1500" else None
    if items[4].code in "V5":
        if len(third) == 4 and third < "1500":
            return _islamic(third, second, first)
        thai = int(third) - BUDDHIST_ERA if items[4].code == "V" else 0
        if thai < 1850 or int(second) > 12:
            return Point(IMPOSSIBLE, second, first)
        return Point(str(thai), f"{int(second):02}", f"{int(first):02}", calendar="buddhist")
    if items[4].code in "DZ":
        if len(items[4].word) != 2 or (items[1].code == "-" and not items[2].word.isupper()):
            return None
        third = f"20{third:0>2}" if int(third) < 50 else f"19{third}"
    day, month = int(first), int(second)
    if items[2].word.isupper():  # a Roman month
        return Point(third, f"{month:02}", f"{day:02}")
    if month > 12 >= day > 0:
        day, month = month, day
        return Point(third, f"{month:02}", f"{day:02}", ambiguous=True)
    return Point(third, f"{month:02}", f"{day:02}", ambiguous=day <= 12 and day != month)


def _islamic(year: str, month: str, day: str) -> Point | None:
    """A day in digits of the Persian calendar, or of the Hijri one, whose years are ahead of it by now."""
    calendar = "persian" if int(year) <= LATEST_PERSIAN else "hijri"
    found = to_gregorian(calendar, int(year), int(month), int(day)) if 1 <= int(month) <= 12 else None
    if found is None:
        return None
    return Point(found[:4], found[5:7], found[8:], approximate=calendar in ROUGH, calendar=calendar)


def _is_year(item: Item) -> bool:
    return item.point is not None and item.point.bare == "year"


def other_calendar(items: Sequence[Item]) -> Point | None:
    """A day, month or year of the Persian or Hijri calendar, converted."""
    month = next((item for item in items if item.code == "j"), None)
    year = next((item for item in items if item.code in "VY" or _is_year(item)), None)
    day = next((item for item in items if item.code in "DW"), None)
    if month is None or year is None or (day is not None and day.start > month.start):
        return None
    meanings = month.value.split()
    if "hijri" in meanings and day is None and 1900 < int(year.value) < 2150:  # Ramadan 2021
        stretch = hijri_month(int(meanings[meanings.index("hijri") + 1]), int(year.value))
        if stretch is not None:
            begin, stop = stretch
            end, last_year = (stop[5:7], stop[8:]), stop[:4]
            return Point(
                begin[:4],
                begin[5:7],
                begin[8:],
                end=end,
                last_year=last_year,
                approximate=True,
                calendar="hijri",
            )
    for calendar, number in zip(meanings[::2], meanings[1::2], strict=True):
        found = to_gregorian(calendar, int(year.value), int(number), int(day.value) if day else None)
        if found is not None:
            parts = found.split("-")
            approximate = calendar in ROUGH or day is None
            last = parts[2] if len(parts) > 2 else None
            return Point(parts[0], parts[1], last, approximate=approximate, calendar=calendar)
    return None
