"""Builders for dates told from an event: "two days after her arrest", "the eve of the hearing", "since then"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from allegex.extractors.dates.drafts import Context, Draft, last_word, many, relative, stride, unit_of
from allegex.extractors.dates.point import Item
from allegex.extractors.dates.relative import next_dates, previous_dates, shift_dates


def before_event_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Two days before the hearing."""
    unit, count = stride(items)
    if context.before == "U&":  # two years and three months after
        return ()
    if _is_duration(items[0], context) or context.before == "+o":  # more than two years after
        return ()
    if items[0].code == "q":  # a los tres días de su detención
        fits = many(unit) and unit.value != "hour" and context.words.values.get(items[0].word) != "day"
        return relative(items, f"event +{count} {unit.value} {items[-1].word}") if fits else ()
    side = next((item for item in items if item.code in "abgGP"), None)
    if side is None or unit.value == "hour":  # three years more
        return ()
    back = side.code in "bGP"
    after = items[items.index(side) + 1 :]
    if side.code == "b" and context.words.data.before_of and not any(i.code in "or" for i in after):
        return shift_dates(items[: items.index(side) + 1], context)
    named = context.words.data.month_first or any(i.code in "ortm" for i in after)
    if side.code in "ab" and not named:
        return shift_dates(items[: items.index(side) + 1], context)
    if side.code in "gG" and not any(i.code in "or" for i in after):
        return shift_dates([*items[: items.index(side) + 1]], context)
    if count is None or count == "vague":
        return relative(items, f"after {items[-1].word}") if not back else relative(items, "none")
    return relative(items, f"event {'-' if back else '+'}{count} {unit.value} {items[-1].word}")


def _is_duration(first: Item, context: Context) -> bool:
    """Whether a count is how long something took ("for 12 days after she complained")."""
    word = last_word(context.text[: first.start], 1)
    return context.words.classes.get(word) == "d" or context.words.values.get(word) == "for"


def day_of_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """The eve of the hearing, the day of the arrest, the day after the arrest."""
    codes = "".join(item.code for item in items)
    head = next(item for item in items if item.code in "vnUuh")
    if head.code == "h" and not context.text.startswith(context.words.data.day_words, head.start):
        return ()
    if any(item.value == "letter" for item in items if item.code == "m"):
        return ()
    items = items[1:] if items[0].code == "i" else items
    beside = items[items.index(head) + 1]
    if beside.code in "FP":
        after = items[items.index(beside) + 1]
        if head.value.endswith("+") and beside.code == "F":
            return vague_dates(items, context)
        if (head.code == "U" and head.value != "day") or not _joins_event(beside, after, context):
            beside_dates = next_dates if beside.code == "F" else previous_dates
            return beside_dates(items[: items.index(beside) + 1], context)
    if head.code == "U" and head.value != "day":
        return ()
    if (
        beside.code == "o" and items[-2] is beside and head.code == "U"
    ):  # a day of mourning, le jour de marché
        return ()
    if codes.endswith("w") and items[-1].point is not None:
        return ()
    if head.code in "vn":
        step = f"{'-' if head.code == 'v' else '+'}{head.value}"
    elif beside.code in "bP":
        step = "-1"
    elif beside.code in "aFg":
        step = "+1"
    else:
        step = "+0"
        if not any(item.code == "t" for item in items[: items.index(head)]) and "q" not in codes:
            return ()
    return relative(items, f"event {step} day {items[-1].word}", head.value if head.code == "u" else None)


def _joins_event(beside: Item, after: Item, context: Context) -> bool:
    """Whether "following" or "preceding" takes the event after it: "the day following her release"."""
    if after.code in "orq" or beside.value == "beside":
        return True
    return beside.code == "F" and (context.words.data.month_first or after.code == "m")


def since_event_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Since the day of their arrest."""
    found = day_of_dates(items[1:], context)
    return tuple(replace(draft, start=items[0].start, relation="since") for draft in found)


def vague_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Shortly after, in the days following this call, in recent weeks."""
    if items[0].code == "!":
        following = context.text[items[-1].end + 1 : items[-1].end + 20]
        if following[:1].isdigit() or following.startswith(tuple(context.words.parts)):
            return ()
        return (Draft(items[0].start, items[-1].end, "after"),)
    if any(item.code == "R" for item in items):
        return relative(items, "none")
    unit = unit_of(items)
    if items[-2].code == "F" and not (
        context.words.data.month_first or many(unit)
    ):  # no event follows: "siguiente fue"
        during = items[0].code == "d"
        return next_dates(items[during:-1], context._replace(before="d") if during else context)
    if unit.value not in {"day", "week", "month"}:
        return ()
    return relative(items, "around")


def until_then_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Until that day, before that date."""
    if items[-1].code == "U" and items[-1].value != "day":
        return ()
    if any(item.code == "T" and item.value == "plural" for item in items):
        return ()
    return (Draft(items[0].start, items[-1].end, "until", "until"),)


def since_then_dates(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Since then, since that date."""
    if items[-1].code == "U" and items[-1].value != "day":
        return ()
    if items[-1].code == "z" and any(item.value == "at" for item in items):  # dès lors: therefore
        return ()
    if items[0].code == "f" and any(item.value == "near" for item in items):
        return ()
    return (Draft(items[0].start, items[-1].end, "since", "since"),)
