"""Drafts: dates before they are mentions, and what the builders of drafts share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import Struct

from allegex.extractors.dates.lexicon import Lexicon
from allegex.extractors.dates.point import Item, Point
from allegex.records.date import DateRelation
from allegex.records.text import Span

FOLLOWING = 60
"""Characters after a year in which what it is the year of is named."""
FEW_DAYS = 4
"""Days that are counted in hours."""
SIGNS = ".,;:!?)]»”’'\""
"""Signs that may stand behind a word."""


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


def point_of(items: Sequence[Item]) -> tuple[Item, Point]:
    item = next(item for item in items if item.point is not None)
    assert item.point is not None
    return item, item.point


def draft_of(start: int, end: int, template: str, point: Point, relation: DateRelation = "at") -> Draft:
    return Draft(start, end, template, relation, None, point.calendar, point.ambiguous)


def stands_alone(item: Item, point: Point, context: Context) -> bool:
    """Whether a bare year or month is a date: the words before it say so."""
    data, before, text = context.words.data, context.before[-1:], context.text
    if point.bare == "short":
        return False
    if point.bare == "year_end":
        return before in {"i", "q"}
    if point.bare == "year_part":  # fin de año, en début d'année
        return before in {"i", "q", "d", "k"} and not data.month_first
    if point.bare == "month":
        if data.capital_months and not context.content[item.start].isupper():
            return False
        if before in {"i", "d", "k"}:
            return not text.startswith(data.names_after, item.end + 1)
        return before in {"o", "q", "r"} and item.word not in data.doubtful and not data.capital_months
    if text.startswith(data.counted, item.end + 1) or text.startswith(data.eras, item.end + 1):
        return False
    if before in {"i", "d", "k", "U"}:
        return context.before != "ti"
    if before in {"o", "r", "q", "c"}:
        lead = text[: item.start]
        return last_word(lead, 2) in data.dated_nouns or last_word(lead, 3) in data.dated_nouns
    if before == "w" and last_word(text[: item.start], 1) in data.whole:  # en todo 2015
        return True
    return before in {"t", "m", "&"} and names_event(text, item.end, context.words)


def names_event(text: str, end: int, words: Lexicon) -> bool:
    """Whether what follows a year says of what it is the year ("the 2019 elections"), and is no law.

    One word may stand before the noun; two before the word that makes it a law ("the 2018 Elections Act").
    """
    if text[end : end + 1] != " ":
        return False
    following = text[end + 1 : end + FOLLOWING].replace("\0", " . ").split(" ")
    for first in (0, 1):
        for size in (1, 2):
            noun = " ".join(following[first : first + size])
            bare = noun.rstrip(SIGNS)
            if bare in words.nouns:
                after = following[first + size : first + size + 2] if bare == noun else []
                return not any(words.law_noun.fullmatch(word.rstrip(SIGNS)) for word in after)
        if not following[0].replace("-", "").isalnum():
            return False
    return False


def last_word(text: str, back: int) -> str:
    """The word that stands `back` words from the end."""
    words = text[-60:].replace("'", " ").split()
    return words[-back] if len(words) >= back else ""


def can_be(item: Item, point: Point, context: Context) -> bool:
    """Whether a point after a word like "since" is one: no abbreviation alone, no count, no verb "may"."""
    if point.bare == "month":
        return not context.words.data.capital_months or context.content[item.start].isupper()
    if point.bare == "year":
        return not context.text.startswith(context.words.data.counted, item.end + 1)
    return point.bare != "short"


def count_of(items: Sequence[Item]) -> str | None:
    """The number said, "vague" for "a few" and the like, None for none."""
    numbers = [item.value for item in items if item.code in "NDWZ*H"]
    for index, item in enumerate(items[1:-1], 1):
        if item.code in "-&" and (added := _added(items[index - 1], items[index + 1])):
            return added
    if numbers and numbers[-1]:
        return numbers[-1]
    if any(item.code == "Q" for item in items):
        return "vague"
    return "1" if any(item.code == "1" for item in items) else None


def _added(tens: Item, ones: Item) -> str | None:
    """Forty-one, treinta y cinco, soixante-douze."""
    if tens.code not in "NW" or ones.code not in "NDW1" or not (tens.value + ones.value).isdecimal():
        return None
    whole = int(tens.value) >= 10 and tens.value[-1] == "0" and int(ones.value) < 20
    return str(int(tens.value) + int(ones.value)) if whole else None


def stride(items: Sequence[Item]) -> tuple[Item, str | None]:
    """The unit and how many of it; hours that make whole days are days ("forty-eight hours later")."""
    unit, count = unit_of(items), count_of(items)
    if unit.value == "hour" and many(unit) and count is not None and count.isdecimal():
        days, rest = divmod(int(count), 24)
        if rest == 0 and 0 < days <= FEW_DAYS and not any(item.code in "bP" for item in items):
            return unit._replace(value="day", word="day+"), str(days)
    return unit, count


def is_rough(items: Sequence[Item]) -> bool:
    """Whether a number is said to be about right ("about two days", "une dizaine de jours")."""
    return any(item.code in "AQ*H" for item in items)


def unit_of(items: Sequence[Item]) -> Item:
    """The unit of time said, its value without the mark of the plural."""
    unit = next(item for item in items if item.code in "Uu")
    return unit._replace(value=unit.value.rstrip("+"), word=unit.value)


def many(unit: Item) -> bool:
    return unit.word.endswith("+")


def relative(items: Sequence[Item], expression: str, time: str | None = None) -> Sequence[Draft]:
    return (Draft(items[0].start, items[-1].end, expression, time=time),)
