"""Builders for one point of time, alone or after a word like "since"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from allegex.extractors.dates.calendars import BUDDHIST_ERA
from allegex.extractors.dates.drafts import (
    Builder,
    Context,
    Draft,
    can_be,
    count_of,
    draft_of,
    is_rough,
    last_word,
    many,
    names_event,
    point_of,
    stands_alone,
    unit_of,
)
from allegex.extractors.dates.point import Item
from allegex.extractors.dates.points import other_calendar
from allegex.records.date import DateRelation
from allegex.records.edtf import QUARTERS


def single_point(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    item, point = point_of(items)
    if point.bare is not None and not stands_alone(item, point, context):
        return ()
    if point.year.endswith("X") and context.before[-1:] == "m":  # in her 50s
        return ()
    relation: DateRelation = "at" if point.end is None else "about" if point.approximate else "during"
    return (draft_of(item.start, item.end, point.template(), point, relation),)


def prefixed(relation: DateRelation, shape: str, from_end: bool = False, low: bool = True) -> Builder:
    """A builder for "since 2017": `shape` takes the point, its first or last part where the point is a stretch."""

    def build(items: Sequence[Item], context: Context) -> Sequence[Draft]:
        item, point = point_of(items)
        if not can_be(item, point, context):
            return ()
        articled = point.bare == "year" and items[0].code in "abP" and any(i.code == "t" for i in items)
        if articled and names_event(context.text, item.end, context.words):  # after the 2009 coup
            return (draft_of(item.start, item.end, point.template(), point),)
        if items[0].code == "F" and not (context.words.data.month_first and "U" not in context.before):
            return ()
        if (
            items[0].code == "f"
            and last_word(context.text[: items[0].start], 1) in context.words.data.documents
        ):
            return (draft_of(item.start, item.end, point.template(), point),)
        late = shape == "../{}" and point.end is not None and (point.day or point.month) in {"21", "09"}
        part = point.last() if from_end or late else point.first()
        if (from_end or late) and shape == "../{}":
            part = part.removesuffix("~") if point.end else part
            if point.end is not None and point.end[1] == "$":  # by the end of a month: in it
                part = part.removesuffix("-$")
        part = part.replace("X", "9" if from_end else "0")
        if any(i.code in "A!" for i in items) and not part.endswith("~"):
            part += "~"
        if point.month is not None and point.month.isdigit() and int(point.month) in QUARTERS:
            months = QUARTERS[int(point.month)]
            part = part.replace(f"-{point.month}", f"-{months[1 if from_end else 0]:02}")
        start, end = min(items[0].start, item.start), max(item.end, items[-1].end)
        daypart = next((i.value for i in items if i.code == "u"), None)
        draft = draft_of(start, end, shape.format(part), point, relation)
        return (draft if daypart is None else replace(draft, time=daypart),)

    return build


def beside_day_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """The eve of 3 May 2017, the day after 3 May 2017."""
    item, point = point_of(items)
    head = next(i for i in items if i.code in "vnU")
    template = point.template()
    if (head.code == "U" and head.value != "day") or len(template) != 10 or not template[:4].isdigit():
        return ()
    back = head.code == "v" or any(i.code in "bP" for i in items)
    try:
        day = date.fromisoformat(template) + timedelta(int(head.value or 1) if head.code != "U" else 1) * (
            -1 if back else 1
        )
    except (ValueError, OverflowError):
        return ()
    return (Draft(items[0].start, item.end, day.isoformat()),)


def offset_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Two days before 7 February 2021."""
    item, _ = point_of(items)
    back = any(i.code in "bP" for i in items)
    shifted = _beside(items, back)
    if shifted is None:
        return single_point((item,), context)
    rough = unit_of(items).value != "day" or is_rough(items)
    return (Draft(items[0].start, item.end, shifted.isoformat() + "~" * rough),)


def span_beside_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """In the two weeks following 15 July 2016."""
    item, point = point_of(items)
    back = any(i.code in "bP" for i in items)
    shifted = _beside(items, back)
    if shifted is None or (items[0].code == "i" and not many(unit_of(items))):
        return offset_dates(items[1:], context)
    day, other = point.template(), shifted.isoformat() + "~" * (unit_of(items).value != "day")
    start, end = (other, day) if back else (day, other)
    return (Draft(items[1].start, item.end, f"{start}/{end}", "during"),)


def _beside(items: Sequence[Item], back: bool) -> date | None:
    """The day that lies a count of days or weeks from a day said in full."""
    _, point = point_of(items)
    unit, count = unit_of(items), count_of(items)
    template = point.template()
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit.value, 0)
    if not days or len(template) != 10 or not template.replace("-", "").isdigit():
        return None
    if count is None or not count.isdigit():
        return None
    try:
        return date.fromisoformat(template) + timedelta(days * int(count) * (-1 if back else 1))
    except (ValueError, OverflowError):
        return None


def by_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """By a day; where the word also means "for", only a stretch ("para finales de 2024") is a term."""
    _, point = point_of(items)
    lead = last_word(context.text[: items[0].start], 1)
    meant = lead.startswith(context.words.data.planned)  # "previsto para principios de diciembre" is no term
    if items[0].value == "for" and (point.end is None or meant):
        return single_point(items, context._replace(before="k"))
    return prefixed("until", "../{}", from_end=True)(items, context)


def about_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    item, point = point_of(items)
    if not can_be(item, point, context):
        return ()
    template = point.template()
    end = max(item.end, items[-1].end)
    return (draft_of(items[0].start, end, template if "~" in template else template + "~", point, "about"),)


def during_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    item, _ = point_of(items)
    inside = items[0].value == "inside"
    found = single_point((item,), context._replace(before="d"))
    return tuple(
        Draft(
            items[0].start if inside else d.start,
            d.end,
            d.expression,
            "during",
            None,
            d.calendar,
            d.ambiguous,
        )
        for d in found
    )


def as_of_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    item, point = point_of(items)
    if items[1].code in "fr":
        return (draft_of(items[0].start, item.end, f"{point.first()}/..", point, "since"),)
    if len(items) == 2 or not any(i.code == "o" for i in items[:2]):
        return single_point((item,), context)
    return (draft_of(items[0].start, item.end, point.template(), point),)


def as_early_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """As early as 2015."""
    item, point = point_of(items)
    return (draft_of(item.start, item.end, point.template(), point),)


def unknown_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    item, point = point_of(items)
    template = point.template()
    missing = "-XX" if point.month else "-XX-XX"
    if point.end is not None or point.day is not None:
        missing = ""
    return (draft_of(items[0].start, item.end, template + missing, point),)


def other_calendar_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    era = items[-1]
    if items[0].code == "V":
        lead = context.text[max(0, era.start - 6) : era.start]
        after = context.text[era.end : era.end + 6]
        place = max(lead.rfind("b.e."), lead.rfind("b.e ")) if lead.strip() else -1
        if place < 0 and not after.startswith((" b.e.", " b.e")):
            return ()
        year = int(era.value) - BUDDHIST_ERA
        start = era.start - len(lead) + place if place >= 0 else era.start
        end = era.end if place >= 0 else era.end + 5
        return (Draft(start, end, str(year), calendar="buddhist"),) if 1700 < year < 2150 else ()
    point = other_calendar(items)
    return () if point is None else (draft_of(items[0].start, items[-1].end, point.template(), point),)
