"""From a rule that fits to date mentions: one builder per rule of the grammar.

A builder gets the words that the rule took and returns drafts, or nothing where the words are no date after all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import Struct

from allegex.extractors.dates.calendars import BUDDHIST_ERA
from allegex.extractors.dates.lexicon import Lexicon
from allegex.extractors.dates.points import Item, Point, other_calendar
from allegex.records.date import DateRelation
from allegex.records.edtf import QUARTERS
from allegex.records.text import Span


class Draft(Struct, frozen=True):
    """A date before it is a mention. `expression` is the template or the operation of records/date.py."""

    start: int
    end: int
    expression: str
    relation: DateRelation = "at"
    time: str | None = None
    calendar: str | None = None
    ambiguous: bool = False
    members: tuple[Span, ...] = ()


class Context(NamedTuple):
    """What builders may look at beside their own words."""

    text: str
    """The text in lower case, apostrophes and blanks made plain."""
    content: str
    words: Lexicon
    before: str
    """Letters of the two words before the match."""


Builder = Callable[[Sequence[Item], Context], Sequence[Draft]]


def build_drafts(rule: str, items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """The drafts of one match."""
    return _BUILDERS[rule](items, context)


def _at(items: Sequence[Item]) -> tuple[Item, Point]:
    item = next(item for item in items if item.point is not None)
    assert item.point is not None
    return item, item.point


def _draft(start: int, end: int, template: str, point: Point, relation: DateRelation = "at") -> Draft:
    return Draft(start, end, template, relation, None, point.calendar, point.ambiguous)


# -- one point -----------------------------------------------------------------------------------------------------


def _point(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    item, point = _at(items)
    if point.bare is not None and not _stands_alone(item, point, context):
        return ()
    return (_draft(item.start, item.end, point.template(), point, "about" if point.end else "at"),)


def _stands_alone(item: Item, point: Point, context: Context) -> bool:
    """Whether a bare year or month is a date: the words before it say so."""
    data, before, text = context.words.data, context.before[-1:], context.text
    if point.bare == "short":
        return False
    if point.bare == "month":
        if data.capital_months and not context.content[item.start].isupper():
            return False
        if before in {"i", "d", "k"}:
            return not text.startswith(data.names_after, item.end + 1)
        return before in {"o", "q", "r"} and item.word not in data.doubtful and not data.capital_months
    if text.startswith(data.counted, item.end + 1):
        return False
    if before in {"i", "d", "k", "U"}:
        return context.before != "ti"
    if before in {"o", "r"}:
        return _last_word(text[: item.start], 2) in data.dated_nouns
    return False


def _last_word(text: str, back: int) -> str:
    """The word that stands `back` words from the end."""
    words = text[-60:].replace("'", " ").split()
    return words[-back] if len(words) >= back else ""


def _prefixed(relation: DateRelation, shape: str, from_end: bool = False, low: bool = True) -> Builder:
    """A builder for "since 2017": `shape` takes the point, its first or last part where the point is a stretch."""

    def build(items: Sequence[Item], context: Context) -> Sequence[Draft]:
        item, point = _at(items)
        if not _can_be(item, point, context):
            return ()
        if (
            items[0].code == "f"
            and _last_word(context.text[: items[0].start], 1) in context.words.data.documents
        ):
            return (_draft(item.start, item.end, point.template(), point),)
        part = point.last() if from_end else point.first()
        if from_end and shape == "../{}":
            part = part.removesuffix("~") if point.end else part
        part = part.replace("X", "9" if from_end else "0")
        if point.month is not None and point.month.isdigit() and int(point.month) in QUARTERS:
            months = QUARTERS[int(point.month)]
            part = part.replace(f"-{point.month}", f"-{months[1 if from_end else 0]:02}")
        start = items[0].start
        return (_draft(start, item.end, shape.format(part), point, relation),)

    return build


def _by(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """By a day; where the word also means "for", only a stretch ("para finales de 2024") is a term."""
    _, point = _at(items)
    if items[0].value == "for" and point.end is None:
        return _point(items, context._replace(before="k"))
    return _prefixed("until", "../{}", from_end=True)(items, context)


def _can_be(item: Item, point: Point, context: Context) -> bool:
    """Whether a point after a word like "since" is one: no abbreviation alone, no count, no verb "may"."""
    if point.bare == "month":
        return not context.words.data.capital_months or context.content[item.start].isupper()
    if point.bare == "year":
        return not context.text.startswith(context.words.data.counted, item.end + 1)
    return point.bare != "short"


def _about(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    item, point = _at(items)
    if not _can_be(item, point, context):
        return ()
    template = point.template()
    return (
        _draft(items[0].start, item.end, template if "~" in template else template + "~", point, "about"),
    )


def _during(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    item, _ = _at(items)
    inside = items[0].value == "inside"
    found = _point((item,), context._replace(before="d"))
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


def _as_of(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    item, point = _at(items)
    if items[1].code in "fr":
        return (_draft(items[0].start, item.end, f"{point.first()}/..", point, "since"),)
    if len(items) == 2 or not any(i.code == "o" for i in items[:2]):
        return _point((item,), context)
    return (_draft(items[0].start, item.end, point.template(), point),)


def _as_early(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """As early as 2015."""
    item, point = _at(items)
    return (_draft(item.start, item.end, point.template(), point),)


def _seasons(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Spring and summer of 2021: both of that year."""
    item, point = _at(items)
    if point.month is None or int(point.month) < 21:
        return ()
    first = Point(point.year, items[0].value)
    return (
        _draft(items[0].start, items[0].end, first.template(), first),
        _draft(item.start, item.end, point.template(), point),
    )


def _day_only(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """On the 12th, le 12, el día 12: a day whose month is that of the account."""
    day, data = items[-1], context.words.data
    if day.code == "W":
        return ()
    after = context.text[day.end : day.end + 14]
    follower = after[1:].split(" ", 1)[0].rstrip(",.") if after[:1] == " " else ""
    if data.month_first:
        fits = (
            not day.word.isdigit() and items[0].code == "i" and (not follower or follower in data.followers)
        )
    elif any(item.code == "U" for item in items):
        fits = (
            items[0].code == "t"
            and _unit(items).word == "day"
            and not (follower in data.counted or after[:2] == " %")
        )
    else:
        fits = after[:2] == ", " and context.before[-1:] in {"x", ".", ""} and _unit_free(items)
    return (Draft(day.start, day.end, f"_-_-{int(day.value):02}"),) if fits and int(day.value) else ()


def _unit_free(items: Sequence[Item]) -> bool:
    return len(items) == 2


def _after_days(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """A los dos días."""
    unit = _unit(items)
    if not _many(unit) or unit.value == "hour":
        return ()
    return _relative(items, f"shift +{_count(items)} {unit.value}")


def _unknown(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    item, point = _at(items)
    template = point.template()
    missing = "-XX" if point.month else "-XX-XX"
    if point.end is not None or point.day is not None:
        missing = ""
    return (_draft(items[0].start, item.end, template + missing, point),)


# -- several points ------------------------------------------------------------------------------------------------


def _range(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Two points, the first of which may leave its month and year to the second."""
    codes = "".join(item.code for item in items)
    if codes in {"@-D", "@-Z"}:
        return _short_years(items, context)
    if codes == "@/@" and not all(i.point and i.point.month and i.point.day is None for i in items[::2]):
        return ()
    ends = [item for item in items if item.code in "@DW"]
    left, (right_item, right) = ends[0], _at(ends[-1:])
    first = left.point if left.point is not None else Point("_", None, f"{int(left.value):02}")
    if "short" in {first.bare, right.bare}:
        return ()
    if first.bare == right.bare == "year" and codes[0] not in "Bfrs" and not _years_fit(items, context):
        return ()
    if (
        first.bare == "month"
        and right.bare == "month"
        and codes[0] not in "Bfrs"
        and context.before[-1:] not in {"i", "o"}
    ):
        return ()
    first = _borrow(first, right)
    if first is None:
        return ()
    start = items[0].start if codes[0] in "Bfrs" else left.start
    if codes[0] in "@DW" and items[0].code in "@DW":
        start = items[0].start
    relation: DateRelation = "about" if first.end or right.end else "during"
    template = f"{first.first()}/{right.last()}"
    ambiguous = first.ambiguous or right.ambiguous
    return (Draft(start, right_item.end, template, relation, None, right.calendar, ambiguous),)


def _borrow(first: Point, right: Point) -> Point | None:
    """The first point with what it left to the second."""
    month, day = first.month, first.day
    if month is None and day is not None:
        month = right.month if right.day is not None or right.end is not None else None
        if month is None:
            return None
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
    if point is None or point.bare != "year" or len(last.word) != 2 or items[1].end != last.start:
        return ()
    if int(point.year[2:]) + 1 != int(last.word) or context.before[-1:] not in {"i", "d", "U", "o"}:
        return ()
    return (Draft(first.start, last.end, f"{point.year}/{point.year[:2]}{last.word}", "during"),)


def _set(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Points in a list: one value of several members, or one date each where the words say "the days"."""
    members = [item for item in items if item.code in "@D"]
    points = [item.point for item in members]
    whole = points[-1]
    if points[0] is not None and whole is None:  # March 3, 5 and 7, 2020
        if points[0].year != "_" or points[0].day is None or not context.text[members[0].end - 1].isdigit():
            return _point(items, context)
        whole = points[0]
        years = [item.value for item in items if item.code == "Y"]
        year = years[-1] if years else whole.year
        days = [whole.day, *(f"{int(item.value):02}" for item in members[1:])]
        filled = [Point(year, whole.month, day) for day in days]
        return _members(items, members, filled, context)
    if whole is None or whole.end is not None:
        return ()
    if all(point is not None and point.bare == "year" for point in points):
        one_of = any(item.code == "|" for item in items)
        if not one_of and context.before[-1:] not in {"i", "d", "U"}:
            return ()
    elif any(point is not None and point.bare == "short" for point in points):
        return ()
    elif (points[0] is not None and (points[0].day is not None or whole.day is not None)) or (
        points[0] is not None and points[0].bare == "month" and whole.bare == "month"
    ):
        return _each(members, context)
    filled = []
    for item, point in zip(members, points, strict=True):
        mine = point if point is not None else Point("_", None, f"{int(item.value):02}")
        full = _borrow(mine, whole) if mine is not whole else whole
        if full is None or full.end is not None:
            return ()
        filled.append(full)
    return _members(items, members, filled, context)


def _members(
    items: Sequence[Item], members: Sequence[Item], points: Sequence[Point], context: Context
) -> Sequence[Draft]:
    if any(item.code == "U" for item in items):
        return tuple(
            _draft(item.start, items[-1].end if item is members[-1] else item.end, point.template(), point)
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
        full = _borrow(point, last) if point is not last else last
        if full is None:
            return ()
        if full.year != "_" or point.day is not None or context.before[-1:] in {"i", "d"}:
            drafts.append(_draft(item.start, item.end, full.template(), full))
    return drafts


def _night(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    part = next(item for item in items if item.code == "u")
    place = items.index(part) + 1
    rest = [item for item in items[place:] if item.code not in "o"]
    while rest and rest[0].code == "J" and any(item.code == "J" for item in rest[1:]):
        rest = rest[1:]
    while rest and rest[0].code in "rtqJ,":
        rest = rest[1:]
    found = _range(rest, context._replace(before="i"))
    return tuple(
        Draft(items[0].start, draft.end, draft.expression, "at", part.value, draft.calendar, draft.ambiguous)
        for draft in found
    )


def _other_calendar(items: Sequence[Item], context: Context) -> Sequence[Draft]:
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
    return () if point is None else (_draft(items[0].start, items[-1].end, point.template(), point),)


# -- relative dates --------------------------------------------------------------------------------------------------


def _count(items: Sequence[Item]) -> str | None:
    """The number said, "vague" for "a few" and the like, None for none."""
    if any(item.code == "Q" for item in items):
        return "vague"
    numbers = [item.value for item in items if item.code in "NDWZ1"]
    return numbers[-1] if numbers else None


def _unit(items: Sequence[Item]) -> Item:
    """The unit of time said, its value without the mark of the plural."""
    unit = next(item for item in items if item.code in "Uu")
    return unit._replace(value=unit.value.rstrip("+"), word=unit.value)


def _many(unit: Item) -> bool:
    return unit.word.endswith("+")


def _relative(items: Sequence[Item], expression: str, time: str | None = None) -> Sequence[Draft]:
    return (Draft(items[0].start, items[-1].end, expression, time=time),)


def _shift(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    unit, count = _unit(items), _count([item for item in items if item.code not in "+"])
    last = items[-1]
    if unit.value == "hour" or (last.code in "ab" and count is None):
        return _day_beside(items, unit, last)
    back = last.code in "GbP"
    if last.code == "a" and unit.value == "year" and count is None:
        return ()
    if count is None or count == "vague":
        return _relative(items, f"vague {'-' if back else '+'} {unit.value}")
    return _relative(items, f"shift {'-' if back else '+'}{count} {unit.value}")


def _day_beside(items: Sequence[Item], unit: Item, last: Item) -> Sequence[Draft]:
    """ "the day before", "the day after"."""
    if unit.value in {"hour", "year"} or last.code not in "ab" or items[0].code != "t":
        return ()
    return _relative(items, f"shift {'-' if last.code == 'b' else '+'}1 {unit.value}")


def _before_event(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Two days before the hearing."""
    unit, count = _unit(items), _count(items)
    side = next(item for item in items if item.code in "abgG")
    if unit.value == "hour":
        return ()
    back = side.code in "bG"
    if side.code in "gG" and not any(i.code in "or" for i in items[items.index(side) :]):
        return _shift([*items[: items.index(side) + 1]], context)
    if count is None or count == "vague":
        return _relative(items, f"after {items[-1].word}") if not back else _relative(items, "none")
    return _relative(items, f"event {'-' if back else '+'}{count} {unit.value} {items[-1].word}")


def _day_of(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """The eve of the hearing, the day of the arrest, the day after the arrest."""
    codes = "".join(item.code for item in items)
    head = next(item for item in items if item.code in "vnU")
    if head.code == "U" and head.value.rstrip("+") != "day":
        return ()
    if codes.endswith("w") and items[-1].point is not None:
        return ()
    if head.code == "v" or "b" in codes:
        step = "-1"
    elif head.code == "n" or "a" in codes or "F" in codes:
        step = "+1"
    else:
        step = "+0"
        if not any(item.code == "t" for item in items[: items.index(head)]) and "q" not in codes:
            return ()
    return _relative(items, f"event {step} day {items[-1].word}")


def _weekday(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    day = next(item for item in items if item.code == "J")
    other = next(item for item in items if item.code in "FpTS")
    if other.code == "T" and other.value == "near":
        return ()
    how = {"F": "next", "p": "letter", "T": "same", "S": "same"}[other.code]
    return _relative(items, f"weekday {how} {day.value}")


def _next(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    following = next((item for item in items if item.code in "Fn"), items[-1])
    unit = _unit(items) if any(item.code in "Uu" for item in items) else None
    items = items[1:] if items[0].code == "i" else items
    if following.code == "n":
        part = unit.value if unit is not None and unit.code == "u" else None
        return _relative(items, f"shift +{following.value} day", part)
    assert unit is not None
    if unit.value == "hour":
        return ()
    if unit.code == "u":
        if following.value == "letter":
            return ()
        return _relative(items, "shift +1 day", unit.value)
    article = any(item.code in "tq" for item in items)
    if following.value == "letter" or (following.value == "both" and not article):
        return _relative(items, f"letter +1 {unit.value}") if unit.value != "day" else ()
    if _many(unit):
        return ()
    return _relative(
        items, f"shift +1 {unit.value}" if unit.value in {"day", "week"} else f"step +1 {unit.value}"
    )


def _previous(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    unit = _unit(items) if any(item.code in "Uu" for item in items) else None
    head = next((item for item in items if item.code in "vPb"), items[-1])
    if head.code == "v":
        if items[0].code != "t" and context.before[-1:] not in {"i", ""}:
            return ()
        return _relative(items, f"shift -{head.value or 1} day")
    if unit is None or unit.value == "hour":
        return ()
    if head.code == "b" and not any(item.code == "t" for item in items):
        return ()
    if _many(unit):
        return ()
    if unit.code == "u":
        return _relative(items, "shift -1 day", unit.value)
    word = "shift" if unit.value in {"day", "week"} else "step"
    return _relative(items, f"{word} -1 {unit.value}")


def _same(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    codes = "".join(item.code for item in items)
    unit = _unit(items) if any(item.code in "Uu" for item in items) else None
    said = next((item for item in items if item.code == "T"), None)
    near = said is not None and said.value == "near" and "S" not in codes and "y" not in codes
    if unit is None:  # that date
        if near or (said is not None and said.value == "plural"):
            return ()
        return _relative(items, "same day")
    if unit.value == "hour" or _many(unit):
        return ()
    if near:
        if unit.code == "u" or unit.value == "day":
            return _relative(items, "same day", unit.value) if unit.value == "night" else ()
        return _relative(items, f"letter 0 {unit.value}")
    if unit.code == "u":
        return _relative(items, "same day", unit.value)
    return _relative(items, f"same {unit.value}")


def _letter_unit(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    unit = _unit(items)
    if items[0].code == "T" or any(item.code == "p" and item.value == "plural" for item in items):
        return _relative(items, "none") if items[0].code == "T" else ()
    if unit.value not in {"week", "month", "year"} or _many(unit):
        return _relative(items, "shift -1 day", unit.value) if unit.value == "night" else ()
    if items[0].code == "p" and context.before[-1:] == "t":
        return ()
    return _relative(items, f"letter -1 {unit.value}")


def _over(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    unit, count = _unit(items), _count(items)
    if any(item.code == "T" for item in items) or count == "vague":
        return _relative(items, "none")
    if unit.value not in {"day", "week", "month", "year"}:
        return ()
    plural = _many(unit) or any(item.code == "p" and item.value == "plural" for item in items)
    if count is None and plural:
        return _relative(items, "none")
    if items[0].code == "i" and count is None and not any(item.code == "t" for item in items):
        return _letter_unit(items[1:], context)
    if items[0].code == "i" and items[0].value != "for":
        items = items[1:]
    return _relative(items, f"past {count or 1} {unit.value}")


def _ago(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    unit, count = _unit(items), _count(items)
    start = items[0].start
    if not any(item.code == "C" for item in items):
        lead = context.text[max(0, start - 12) : start].rstrip()
        said = next((words for words in context.words.data.ago_before if lead.endswith(words)), None)
        if said is None:
            return ()
        start -= len(said) + 1
    if unit.value == "hour" or context.before[-1:] == "s":
        return ()
    expression = "none" if count is None or count == "vague" else f"ago {count} {unit.value}"
    return (Draft(start, items[-1].end, expression),)


def _since_then(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    return (Draft(items[0].start, items[-1].end, "since", "since"),)


def _later_that(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    unit = _unit(items[2:] if items[0].code == "+" else items)
    near = any(item.code == "T" and item.value == "near" for item in items)
    earlier = items[0].code == "G"
    said = any(item.code in "ST" for item in items)
    if unit.value == "hour" or (not said and not any(item.code == "i" for item in items)):
        return ()
    if near and "S" not in {item.code for item in items}:
        return _relative(items, f"letter_rest {'-' if earlier else '+'} {unit.value}")
    if unit.value == "day":
        return _relative(items, "same day")
    return _relative(items, f"rest {'-' if earlier else '+'} {unit.value}")


def _vague(items: Sequence[Item], context: Context) -> Sequence[Draft]:
    """Shortly after, in the days following this call, in recent weeks."""
    if items[0].code == "!":
        following = context.text[items[-1].end + 1 : items[-1].end + 20]
        if following[:1].isdigit() or following.startswith(tuple(context.words.parts)):
            return ()
        return (Draft(items[0].start, items[-1].end, "after"),)
    if any(item.code == "R" for item in items):
        return _relative(items, "none")
    unit = _unit(items)
    if unit.value not in {"day", "week", "month"}:
        return ()
    return _relative(items, "around")


_BUILDERS: dict[str, Builder] = {
    "night": _night,
    "unknown": _unknown,
    "open_since": _prefixed("since", "{}/.."),
    "range": _range,
    "set": _set,
    "since": _prefixed("since", "{}/.."),
    "until": _prefixed("until", "../{}", from_end=True),
    "before": _prefixed("until", "../{}"),
    "by": _by,
    "after": _prefixed("since", "{}/..", from_end=True),
    "as_of": _as_of,
    "about": _about,
    "during": _during,
    "as_early": _as_early,
    "seasons": _seasons,
    "day_only": _day_only,
    "after_days": _after_days,
    "point": _point,
    "other_calendar": _other_calendar,
    "ago": _ago,
    "over": _over,
    "before_event": _before_event,
    "shift": _shift,
    "day_of": _day_of,
    "weekday": _weekday,
    "next": _next,
    "previous": _previous,
    "since_then": _since_then,
    "later_that": _later_that,
    "same": _same,
    "letter_unit": _letter_unit,
    "vague": _vague,
}
