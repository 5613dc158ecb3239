"""Builders for ranges, lists and nights."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from allegex.extractors.dates.drafts import Context, Draft, draft_of, names_event, point_of, stands_alone
from allegex.extractors.dates.point import Item, Point
from allegex.extractors.dates.single import single_point
from allegex.records.date import DateRelation
from allegex.records.edtf import QUARTERS
from allegex.records.text import Span


def seasons_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Spring and summer of 2021: both of that year."""
    item, point = point_of(items)
    if point.month is None or not point.month.isdigit() or int(point.month) < 21:
        return ()
    first = Point(point.year, items[0].value)
    return (
        draft_of(items[0].start, items[0].end, first.template(), first),
        draft_of(item.start, item.end, point.template(), point),
    )


def range_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Two points, the first of which may leave its month and year to the second."""
    codes = "".join(item.code for item in items)
    if codes[0] == "u" or codes[:2] == "tu":
        return _night_dates(items, context)
    if codes in {"@-D", "@-Z", "@/D", "@/Z"}:
        return _short_years(items, context)
    if codes == "@/@" and not all(i.point and i.point.month and i.point.day is None for i in items[::2]):
        school_year = _school_year(items, context)
        if school_year is not None:
            return (school_year,)
        days = all(i.point and i.point.day is not None and i.point.year != "_" for i in items[::2])
        return _each([items[0], items[2]], context) if days else ()
    ends = [item for item in items if item.code in "@DW"]
    left, (right_item, right) = ends[0], point_of(ends[-1:])
    first = left.point if left.point is not None else Point("_", None, f"{int(left.value):02}")
    if "short" in {first.bare, right.bare}:
        return ()
    if first.bare == right.bare == "year" and (
        (codes[0] not in "Bfrso" and not _years_fit(items, context))
        or context.text.startswith(context.words.data.counted, right_item.end + 1)
    ):
        return ()
    if (
        first.bare == "month"
        and right.bare == "month"
        and codes[0] not in "Bfrso"
        and context.before[-1:] not in {"i", "o"}
    ):
        return ()
    full = borrowed(first, right)
    if full is None:
        return ()
    if right.month in {"S", "N"} and full.year.isdigit() and (full.month or "").isdigit():
        right = _same_month(full, right)
    start = items[0].start if codes[0] in "Bfrso" else left.start
    relation: DateRelation = "about" if full.end or right.end else "during"
    template = f"{_months(full.first(), 0)}/{_months(right.last(), 1)}"
    ambiguous = full.ambiguous or right.ambiguous
    return (Draft(start, right_item.end, template, relation, None, right.calendar, ambiguous),)


def _school_year(items: Sequence[Item], context: Context) -> Draft | None:
    """The year 2019/2020."""
    first, last = items[0].point, items[2].point
    if first is None or last is None or last.bare != "year" or first.month is not None:
        return None
    if not first.year.isdigit() or int(first.year) + 1 != int(last.year):
        return None
    named = names_event(context.text, items[2].end, context.words)
    if first.bare == "year" and not named and context.before[-1:] not in {"U", "i", "d", ""}:
        return None
    return Draft(items[0].start, items[2].end, f"{first.year}/{last.year}", "during")


def month_first_range_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """March 2-5, 2021."""
    first, point = point_of(items)
    if not context.words.data.month_first or point.day is None or point.month is None or point.year != "_":
        return ()
    if not context.text[first.end - 1].isdigit() or not context.content[first.start].isalpha():
        return ()
    last = items[-1].point
    if last is None or last.bare != "year":
        return ()
    year, day = last.year, next(int(item.value) for item in items if item.code == "D")
    start = f"{year}-{point.month}-{point.day}"
    return (Draft(items[0].start, items[-1].end, f"{start}/{year}-{point.month}-{day:02}", "during"),)


def _same_month(first: Point, right: Point) -> Point:
    """The end of "from 7 July 2021 to the 19th of that month": its month is that of the start, or the next."""
    year, month = int(first.year), int(first.month or 0) + (right.month == "N")
    return replace(right, year=f"{year + month // 13:04}", month=f"{(month - 1) % 12 + 1:02}")


def _months(part: str, side: int) -> str:
    """An end of a stretch, a quarter or half of a year as its first or last month."""
    number = int(part[5:7]) if part[5:7].isdigit() else 0
    return f"{part[:5]}{QUARTERS[number][side]:02}" if number in QUARTERS else part


def borrowed(first: Point, right: Point) -> Point | None:
    """The first point with what it left to the second."""
    month, day = first.month, first.day
    if month is None and day is not None:
        month = right.month if right.day is not None or right.end is not None else None
        if month is None:
            return None
        if day > (right.day or "99") and right.end is None and month.isdigit():  # du 31 au 1er janvier
            month = f"{int(month) - 1 or 12:02}"
    elif month is None and first.year == "_":
        return None
    year = first.year
    if year == "_" and right.year != "_":
        year = right.year
        if year.isdigit() and month is not None and month.isdigit() and (right.month or "").isdigit():
            mine, theirs = (
                (int(month), int(day or 0)),
                (int(right.month or 0), int(right.day or 99) if day else 99),
            )
            if mine > theirs:
                year = str(int(year) - 1)
    return Point(year, month, day, first.end, approximate=first.approximate, ambiguous=first.ambiguous)


def _years_fit(items: Sequence[Item], context: Context) -> bool:
    """Whether two bare years with a sign between are a stretch of time."""
    first, last = items[0], items[-1]
    if not (first.value.isdigit() and last.value.isdigit()):
        return False
    return 0 < int(last.value) - int(first.value) <= 80


def _short_years(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """2015-16."""
    first, last = items[0], items[-1]
    point = first.point
    if point is None or point.month is not None or not point.year.isdigit() or len(last.word) != 2:
        return ()
    if items[1].end != last.start or int(point.year[2:]) + 1 != int(last.word):
        return ()
    named = names_event(context.text, last.end, context.words)
    if point.bare == "year" and not named and context.before[-1:] not in {"i", "d", "U", "o"}:
        return ()
    return (Draft(first.start, last.end, f"{point.year}/{point.year[:2]}{last.word}", "during"),)


def set_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Points in a list: one value of several members, or one date each where the words say "the days"."""
    members = [item for item in items if item.code in "@D"]
    year_last = members[-1].point if members[0].point is not None and len(members) > 2 else None
    if year_last is not None and year_last.bare == "year" and members[-2].code == "D":
        members = members[:-1]
    else:
        year_last = None
    points = [item.point for item in members]
    whole = points[-1]
    if points[0] is not None and whole is None:  # March 3, 5 and 7, 2020
        if points[0].year != "_" or points[0].day is None or not context.text[members[0].end - 1].isdigit():
            return single_point(items, context)
        whole = points[0]
        year = year_last.year if year_last is not None else whole.year
        days = [whole.day, *(f"{int(item.value):02}" for item in members[1:])]
        filled = [Point(year, whole.month, day) for day in days]
        return _members(items, members, filled, context)
    if whole is None:
        return ()
    first_decade = points[0]
    if first_decade is not None and first_decade.year.endswith("X"):
        return _decades(items, members)
    if any(point is not None and point.end is not None for point in points):
        early = points[0] is not None and (points[0].bare is None or context.before[-1:] in {"i", "d"})
        return _each(members, context) if early else ()
    if all(point is not None and point.bare == "year" for point in points):
        one_of = any(item.code == "|" for item in items)
        named = names_event(context.text, members[-1].end, context.words)
        first = points[0]
        if not one_of and not named and not (first is not None and stands_alone(members[0], first, context)):
            return ()
        if not one_of:
            return _each(members, context)
    elif any(point is not None and point.bare == "short" for point in points):
        return ()
    elif (
        (points[0] is not None and (points[0].day is not None or whole.day is not None))
        or (points[0] is not None and points[0].bare == "month" and whole.bare == "month")
        or (points[0] is not None and points[0].year.isdigit())
    ):
        return _each(members, context)
    filled = []
    for item, point in zip(members, points, strict=True):
        mine = point if point is not None else Point("_", None, f"{int(item.value):02}")
        full = borrowed(mine, whole) if mine is not whole else whole
        if full is None or full.end is not None:
            return ()
        filled.append(full)
    return _members(items, members, filled, context)


def _decades(items: Sequence[Item], members: Sequence[Item]) -> Sequence[Draft]:
    """The 1980s and 1990s, les années 80 et 90: one value."""
    said: list[str] = []
    for item in members:
        year = item.point.year if item.point is not None else item.value
        century = said[0][:2] if said else ""
        year = f"{century}{year}" if len(year) == 2 else year
        if len(year) != 4 or year[3] not in "X0":
            return ()
        said.append(f"{year[:3]}X")
    sign = "[]" if any(item.code == "|" for item in items) else "{}"
    return (Draft(members[0].start, members[-1].end, f"{sign[0]}{','.join(said)}{sign[1]}"),)


def _members(
    items: Sequence[Item], members: Sequence[Item], points: Sequence[Point], context: Context
) -> Sequence[Draft]:
    if any(item.code == "U" for item in items):
        return tuple(
            draft_of(item.start, items[-1].end if item is members[-1] else item.end, point.template(), point)
            for item, point in zip(members, points, strict=True)
        )
    inside = ",".join(point.template() for point in points)
    one_of = any(item.code == "|" for item in items)
    if one_of:
        return (Draft(members[0].start, items[-1].end, f"[{inside}]"),)
    ends = [*(item.end for item in members[:-1]), items[-1].end]
    spans = tuple(Span(item.start, end) for item, end in zip(members, ends, strict=True))
    return (Draft(members[0].start, items[-1].end, "{" + inside + "}", members=spans),)


def _each(members: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Points that stand side by side, each a date; those without a year take the last one's."""
    drafts: list[Draft] = []
    last = members[-1].point
    assert last is not None
    for item in members:
        point = item.point
        if point is None:
            return ()
        full = borrowed(point, last) if point is not last else last
        if full is None:
            return ()
        if full.year != "_" or point.day is not None or context.before[-1:] in {"i", "d"}:
            drafts.append(draft_of(item.start, item.end, full.template(), full))
    return drafts


def _night_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """The night of 4 to 5 April: a stretch with its part of the day."""
    part = next(item for item in items if item.code == "u")
    place = items.index(part) + 1
    rest = [item for item in items[place:] if item.code not in "o"]
    while rest and rest[0].code == "J" and any(item.code == "J" for item in rest[1:]):
        rest = rest[1:]
    while rest and rest[0].code in "rtqJ,":
        rest = rest[1:]
    found = range_dates(rest, context._replace(before="i"))
    return tuple(
        Draft(items[0].start, draft.end, draft.expression, "at", part.value, draft.calendar, draft.ambiguous)
        for draft in found
    )
