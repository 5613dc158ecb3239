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
from allegex.records.text import Span


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
        part = part.replace("X", "9" if from_end else "0")
        if any(i.code == "A" for i in items) and not part.endswith("~"):
            part += "~"
        if point.month is not None and point.month.isdigit() and int(point.month) in QUARTERS:
            months = QUARTERS[int(point.month)]
            part = part.replace(f"-{point.month}", f"-{months[1 if from_end else 0]:02}")
        start, end = min(items[0].start, item.start), max(item.end, items[-1].end)
        daypart = next((i.value for i in items if i.code == "u"), None)
        draft = draft_of(start, end, shape.format(part), point, relation)
        return (draft if daypart is None else replace(draft, time=daypart),)

    return build


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
    if items[0].value == "for" and point.end is None:
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


def day_only_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """On the 12th, le 12, el día 12: a day whose month is that of the account."""
    day, data = items[-1], context.words.data
    if day.code == "W" or day.word[-1] == "e":  # the first, le 2e
        return ()
    if items[0].code == "u":
        fits = not context.text.startswith(data.counted, day.end + 1) and (
            not data.month_first or not day.word.isdigit()
        )
        return (Draft(day.start, day.end, f"_-_-{int(day.value):02}"),) if fits else ()
    after, follower = _after(day, context)
    if after[:1] in {"-", "–", "—"}:
        return ()
    goes_on = _goes_on(after, follower, context)
    if any(item.code == "J" for item in items):
        fits = items[0].code in "iqkt" and (goes_on or follower in context.words.classes)
    elif data.month_first:
        then = items[0].code == "z" and after[:1] != " "
        fits = not day.word.isdigit() and (items[0].code in "iqk" or then) and goes_on
    elif any(item.code == "U" for item in items):
        fits = (
            items[0].code in "tr"
            and unit_of(items).word == "day"
            and not (follower in data.counted or after[:2] == " %")
        )
    else:
        before = items[-2]
        fits = before.value == "day" and goes_on and after[:2] != " %"
    start = items[-2].start if items[-2].code == "J" else day.start
    return (Draft(start, day.end, f"_-_-{int(day.value):02}"),) if fits and int(day.value) else ()


def _after(day: Item, context: Context) -> tuple[str, str]:
    """What follows a bare day: its first characters and its first word."""
    after = context.text[day.end : day.end + 14]
    return after, after[1:].split(" ", 1)[0].rstrip(",.") if after[:1] == " " else ""


def _goes_on(after: str, follower: str, context: Context) -> bool:
    """Whether a sentence can end or go on behind a bare day, which then counts nothing."""
    if after[:1] in {"", ",", ";", ")", "."}:
        return not after[1:2].isdigit()
    return after[:1] == " " and (
        follower in context.words.data.followers
        or context.words.classes.get(follower, "w") in {"t", "m", "1"}
        or not follower[:1].isalnum()
    )


def day_set_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """The 10th and the 17th, les 4 et 5, los días 4 y 5: days of the running month."""
    days = [item for item in items if item.code == "D"]
    numbers = [int(day.value) for day in days]
    counted = any(item.code == "U" for item in items)
    if numbers != sorted(set(numbers)) or (counted and unit_of(items).word not in {"day", "day+"}):
        return ()
    if context.words.data.month_first and any(day.word.isdigit() for day in days):
        return ()
    if not counted and context.before[-1:] not in {"", "i", "o", "r", "w", ",", "."}:
        return ()
    if not _goes_on(*_after(days[-1], context), context):
        return ()
    inside = ",".join(f"_-_-{number:02}" for number in numbers)
    spans = tuple(Span(day.start, day.end) for day in days)
    return (Draft(days[0].start, days[-1].end, "{" + inside + "}", members=spans),)


def day_range_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """From the 20th to the 24th, du 20 au 24, del 20 al 24: days of the running month."""
    first, last = [item for item in items if item.code == "D"]
    joined = all(item.value == "day" for item in items if item.code == "q") and items[0].code == "r"
    articled = sum(item.code == "t" for item in items) == 2 and not first.word.isdigit()
    if not (joined or articled) or int(first.value) >= int(last.value):
        return ()
    if not _goes_on(*_after(last, context), context):
        return ()
    template = f"_-_-{int(first.value):02}/_-_-{int(last.value):02}"
    return (Draft(items[0].start, last.end, template, "during"),)


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
