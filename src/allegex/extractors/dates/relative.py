"""Builders for dates said relative to another: "two days later", "the same month", "the eve of the hearing"."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.extractors.dates.drafts import (
    Context,
    Draft,
    count_of,
    is_rough,
    many,
    relative,
    stride,
    unit_of,
)
from allegex.extractors.dates.point import Item

AGE = 15
"""Years that are rather an age than a count from an event ("a los treinta años")."""
SHIFTED = {"day", "weekend", "week", "fortnight"}
"""Units that are counted in days; months and years begin with their first day."""


def shift_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    if not any(item.code == "U" for item in items):
        return relative(items, "shift +2 week") if _is_fortnight(items) else ()
    unit, count = stride([item for item in items if item.code not in "+"])
    last = items[-1]
    if last.code == "i" and last.value != "on":
        return ()
    if unit.value == "hour" or (last.code in "ab" and count is None):
        return _day_beside(items, unit, last)
    if last.code == "P" and last.value != "prior":
        return following_days_dates(items, context) if items[0].code == "t" else ()
    back = last.code in "GbP"
    if count is None and context.before[-1:] in {"D", "N", "W", "Z"}:  # the rest of a count that is how long
        return ()
    if count is None or count == "vague":
        return relative(items, f"vague {'-' if back else '+'} {unit.value}")
    return relative(items, f"shift {'-' if back else '+'}{count} {unit.value}{'~' * is_rough(items)}")


def _is_fortnight(items: Sequence[Item]) -> bool:
    """ "Une quinzaine plus tard"."""
    return any(item.code == "H" and item.value != "" for item in items)


def _day_beside(items: Sequence[Item], unit: Item, last: Item) -> Sequence[Draft]:
    """ "the day before", "the day after"."""
    if unit.value == "hour" or last.code not in "ab" or items[0].code != "t":
        return ()
    word = "step" if unit.value in {"month", "year"} else "shift"
    return relative(items, f"{word} {'-' if last.code == 'b' else '+'}1 {unit.value}")


def season_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """In the autumn, cet été-là: that of the running date's year."""
    season, end = next(item for item in items if item.code == "e"), items[-1].end
    if int(season.value) > 24:  # "T2" and the like need their year
        return ()
    said = items[0].code == "T"
    after = context.text[end : end + 14]
    follower = after[1:].split(" ", 1)[0]
    if (
        not said
        and after[:1] not in {",", ".", ";", ")", ""}
        and follower not in context.words.data.followers
    ):
        return ()
    start = items[0].start if said else season.start
    return (Draft(start, end, f"{'S' if said else '_'}-{season.value}"),)


def weekday_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    day = next(item for item in items if item.code == "J")
    other = next(item for item in items if item.code in "FpTS")
    if any(item.code == "U" for item in items):  # the Saturday of the same week
        if unit_of(items).value != "week" or other.value in {"letter", "both"}:
            return ()
        return relative(items, f"weekday {'week+1' if other.code == 'F' else 'week'} {day.value}")
    article = items[0].code == "t"
    if other.code == "F" and (other.value == "letter" or (other.value == "both" and not article)):
        return relative(items, f"weekday ahead {day.value}")
    if other.code == "T" and other.value == "near":
        return ()
    how = {"F": "next", "p": "letter", "T": "same", "S": "same"}[other.code]
    return relative(items, f"weekday {how} {day.value}")


def next_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    following = next((item for item in items if item.code in "Fn"), items[-1])
    unit = unit_of(items) if any(item.code in "Uu" for item in items) else None
    items = items[1:] if items[0].code == "i" else items
    if following.code == "n":
        part = unit.value if unit is not None and unit.code == "u" else None
        return relative(items, f"shift +{following.value} day", part)
    assert unit is not None
    if unit.value == "hour":
        return ()
    if unit.code == "u":
        if following.value == "letter":
            return ()
        return relative(items, "shift +1 day", unit.value)
    article = any(item.code in "tq" for item in items)
    if following.value == "letter" or (following.value == "both" and not article):
        return relative(items, f"letter +1 {unit.value}") if unit.value != "day" else ()
    if many(unit):
        return ()
    if unit.value == "week" and "d" in context.before:
        return (Draft(items[0].start, items[-1].end, "span 1 week", "during"),)
    return relative(items, f"shift +1 {unit.value}" if unit.value in SHIFTED else f"step +1 {unit.value}")


def previous_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    unit = unit_of(items) if any(item.code in "Uu" for item in items) else None
    head = next((item for item in items if item.code in "vPb"), items[-1])
    if head.code == "v":
        if items[0].code != "t" and context.before[-1:] not in {"i", ""}:
            return ()
        return relative(items, f"shift -{head.value or 1} day")
    if unit is None or unit.value == "hour":
        return ()
    if head.code == "b" and not any(item.code == "t" for item in items):
        return ()
    if many(unit):
        return ()
    if unit.code == "u":
        return relative(items, "shift -1 day", unit.value)
    word = "shift" if unit.value in SHIFTED else "step"
    if unit.value == "week" and unit.code == "U" and head.code == "P":
        return (Draft(items[0].start, items[-1].end, "span -1 week", "during"),)
    return relative(items, f"{word} -1 {unit.value}")


def same_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    codes = "".join(item.code for item in items)
    unit = unit_of(items) if any(item.code in "Uu" for item in items) else None
    said = next((item for item in items if item.code == "T"), None)
    near = said is not None and said.value == "near" and "S" not in codes and "y" not in codes
    if unit is None:  # that date
        if near or (said is not None and said.value == "plural"):
            return ()
        if "A" in context.before and _follows_or(items[0].start, context):  # on 3 May or around that date
            return ()
        return relative(items, "same day")
    if unit.value == "hour" or many(unit):
        return ()
    if near:
        if unit.code == "u" or unit.value == "day":
            return relative(items, "same day", unit.value) if unit.value == "night" else ()
        return relative(items, f"letter 0 {unit.value}")
    if unit.code == "u":
        return relative(items, "same day", unit.value)
    return relative(items, f"same {unit.value}")


def _follows_or(start: int, context: Context) -> bool:
    words = context.text[max(0, start - 30) : start].split()[-3:]
    return any(context.words.classes.get(word) == "|" for word in words)


def following_days_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """The following four days."""
    unit, count = unit_of(items), count_of(items)
    if unit.value not in {"day", "week", "month"} or count is None:
        return ()
    sign = "-" if any(item.code == "P" for item in items) else ""
    return (Draft(items[0].start, items[-1].end, f"span {sign}{count} {unit.value}", "during"),)


def first_days_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """During the first three days: counted from the running date, which is the first of them."""
    unit = unit_of(items)
    numbers = [int(item.value) for item in items if item.code in "WND"]
    if 1 not in numbers or unit.value not in {"day", "week"}:
        return ()
    return (Draft(items[1].start, items[-1].end, f"first {max(numbers)} {unit.value}", "during"),)


def letter_unit_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Last month, le mois dernier; the last night is that of the running date."""
    unit = unit_of(items)
    if items[0].code == "T" or any(item.code == "p" and item.value == "plural" for item in items):
        return relative(items, "none") if items[0].code == "T" else ()
    article = items[0].code == "t" and items[1].code == "p"
    if unit.value == "night":
        return relative(items, "same day" if article else "letter -1 day", unit.value)
    if (
        unit.value not in {"week", "weekend", "month", "year"}
        or many(unit)
        or (article and context.words.data.month_first)
    ):
        return ()
    return relative(items, f"letter -1 {unit.value}")


def over_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    unit, count = unit_of(items), count_of(items)
    if (any(item.code == "T" for item in items) and count is None) or count == "vague":
        return relative(items, "none")
    if unit.value not in {"day", "week", "fortnight", "month", "year", "decade"}:
        return ()
    if unit.value == "day" and items[0].value == "on":  # on the last day of
        return ()
    plural = (many(unit) and unit.value != "decade") or any(
        item.code == "p" and item.value == "plural" for item in items
    )
    if count is None and plural:
        return relative(items, "none")
    if items[0].code == "i" and count is None and not any(item.code == "t" for item in items):
        return letter_unit_dates(items[1:], context)
    if items[0].code == "i" and items[0].value != "for":
        items = items[1:]
    return relative(items, f"past {count or 1} {unit.value}")


def ago_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Two years ago."""
    unit, count = unit_of(items), count_of(items)
    since = items[0].code == "s"
    bare = since and not any(item.code in "CA" for item in items)
    if bare and not context.content[items[0].start].isupper():  # "travaille depuis 12 ans" says how long
        return ()
    if unit.value == "hour" or items[0].value == "at" or context.before[-1:] == "s":
        return ()
    if count is None or count == "vague":
        return () if since else relative(items, "none")
    expression = f"ago {count} {unit.value}"
    return (Draft(items[0].start, items[-1].end, expression, "since" if since else "at"),)


def later_that_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    unit = unit_of(items[2:] if items[0].code == "+" else items)
    near = any(item.code == "T" and item.value == "near" for item in items)
    earlier = items[0].code == "G"
    said = any(item.code in "ST" for item in items)
    if unit.value == "hour" or (not said and not any(item.code == "i" for item in items)):
        return ()
    if near and "S" not in {item.code for item in items}:
        return relative(items, f"letter_rest {'-' if earlier else '+'} {unit.value}")
    if unit.value == "day":
        return relative(items, "same day")
    return relative(items, f"rest {'-' if earlier else '+'} {unit.value}")


def after_days_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """A los dos días; "a la semana" where a sign shows that it does not mean "each week"."""
    unit, count = stride(items)
    if items[1].code == "W":  # al quinto día
        fits = items[0].value == "day" and unit.word == "day"
        return relative(items, f"shift +{count} day") if fits else ()
    if not any(item.code in "WN" for item in items) and unit.value != "day":
        lead = context.text[max(0, items[0].start - 4) : items[0].start].rstrip()
        apart = lead[-1:] in set(",;.:") or context.before[-1:] == "&"
        single = apart and unit.value in {"week", "month", "year"} and not many(unit) and unit.code == "U"
        return relative(items, f"shift +1 {unit.value}") if single else ()
    if not many(unit) or unit.value == "hour":
        return ()
    if unit.value == "year" and int(count or 0) > AGE:
        return ()
    return relative(items, f"shift +{count} {unit.value}")
