"""Builders for days whose month is that of the account: on the 12th, le 12, los días 4 y 5, until the 26th."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.extractors.dates.drafts import Context, Draft, unit_of
from allegex.extractors.dates.point import Item
from allegex.records.date import DateRelation
from allegex.records.text import Span

_OPENERS: dict[str, DateRelation] = {
    "l": "until",
    "b": "until",
    "k": "until",
    "<": "until",
    "^": "until",
    "s": "since",
    "a": "since",
}
"""Letters of words that make a bare day an end or a start."""


def day_only_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """On the 12th, le 12, el día 12: a day whose month is that of the account; until the 26th, depuis le 9."""
    if items[0].code in _OPENERS and items[0].value not in {"at", "for"}:
        return _opened_day(items, context)
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
            and not (context.text.startswith(data.counted, day.end + 1) or after[:2] == " %")
        )
    else:
        before = items[-2]
        fits = before.value == "day" and goes_on and after[:2] != " %"
    start = items[-2].start if items[-2].code == "J" else day.start
    return (Draft(start, day.end, f"_-_-{int(day.value):02}"),) if fits and int(day.value) else ()


def _opened_day(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Until the 26th, antes del 26, since the 9th."""
    said = [item for item in items[1:] if item.code in "tqrUJD"]
    day, last = said[-1], items[-1]
    if last.code != "D" or not _goes_on(*_after(last, context), context):
        return ()
    english = context.words.data.month_first
    if english and day.word.isdigit():
        return ()
    if not english and len(said) > 1 and said[-2].code in "tq" and said[-2].value != "day":
        return ()
    template, relation = f"_-_-{int(day.value):02}", _OPENERS[items[0].code]
    if relation == "until":
        return (Draft(items[0].start, day.end, f"../{template}", "until"),)
    return (Draft(items[0].start, day.end, f"{template}/..", "since"),)


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
        or follower.endswith(context.words.data.past)
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
    joined = joined or items[0].code == "B"
    articled = sum(item.code == "t" for item in items) == 2 and not first.word.isdigit()
    if not (joined or articled) or int(first.value) >= int(last.value):
        return ()
    if not _goes_on(*_after(last, context), context):
        return ()
    template = f"_-_-{int(first.value):02}/_-_-{int(last.value):02}"
    return (Draft(items[0].start, last.end, template, "during"),)
