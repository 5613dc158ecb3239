"""Parts of years and months: thirds, halves, quarters, weeks, counted days."""

from __future__ import annotations

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


def third(shape: str, codes: str, year: str, month: Item | None) -> Point | None:
    if month is not None:
        start, end = THIRDS_OF_MONTH[shape]
        value = month_of(month)
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


def days_of(items: Sequence[Item], codes: str, year: str, month: Item) -> Point | None:
    """A week of a month by its number, or its first or last days."""
    unit = next(item for item in items if item.code == "U")
    value = month_of(month)
    if unit.value.startswith("week"):
        start, end = WEEKS_OF_MONTH.get(_rank(items), (None, None))
        return None if start is None else Point(year, value, start, (value, end))
    if not unit.value.startswith("day") or _rank(items) not in {"1", "p"}:
        return None
    start, end = THIRDS_OF_MONTH["E" if _rank(items) == "1" else "L"]
    return Point(year, value, start, (value, end), approximate=True)
