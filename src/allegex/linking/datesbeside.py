"""Dates beside each other: one day said twice, lists of days, years lent, counts told from the next date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from allegex.linking.account import Found
from allegex.linking.eventwords import STEM, EventWords
from allegex.records.date import DateMention
from allegex.records.document import Document
from allegex.records.edtf import Edtf, Interval, earliest, latest, parse
from allegex.records.letter import Date

APPOSED = 14
"""Characters between two dates that say the same day in two ways (", es decir, ")."""
ROUGH = timedelta(15)
"""How far a count of weeks or months may lie from the day that it means."""
FURTHER = 500
"""Characters after the name of an event in which its day may be told."""
REACH = 45
"""Characters between a count from an event and the date of that event."""


def told_right_after(
    document: Document, mention: DateMention, following: DateMention | None, words: EventWords
) -> Edtf | None:
    """The date of the event that a mention counts from, where it stands right after ("a year after his arrest on")."""
    if not mention.expression.startswith("event") or following is None or following.edtf is None:
        return None
    between = document.content[mention.end : following.start]
    if len(between) > REACH or len(between.split()) > 7 or any(sign in between for sign in ".;:()"):
        return None
    if between.lower().replace("’", "'").lstrip(", ").startswith(words.dates.took_place):
        return parse(following.edtf)
    clause = len(mention.expression.rpartition(" ")[2]) < STEM and between[:1] == ","
    if "," in between and not clause and len(following.edtf) > len("2020-05"):
        return None
    if "," in between and not clause and between.find(",") < len(between) - APPOSED // 2:
        return None
    return parse(following.edtf)


def told_further_on(
    document: Document, mention: DateMention, later: Sequence[DateMention], words: EventWords
) -> DateMention | None:
    """The day of the event that a mention counts from, where it is told only after it ("On the eve of his arrest, she
    wrote to them. He was arrested on 3 May")."""
    content = document.content
    word = mention.expression.rpartition(" ")[2]
    section = document.section_at(mention.start)
    for following in later:
        if following.start - mention.end > FURTHER or document.section_at(following.start) != section:
            return None
        day = following.edtf or following.expression.removeprefix("fill ")
        if len(day) not in {len("2020-05-03"), len("_-05-03")} or not day[-1].isdecimal():
            continue
        begin = max(mention.end, content.rfind(". ", mention.end, following.start))
        end = content.find(". ", following.end, following.end + FURTHER)
        told = content[begin : following.start] + " " + content[following.end : max(end, following.end)]
        if words.tells_of(word, told.lower()):
            return following
    return None


def is_night(found: Found) -> bool:
    """Whether a date is a night, from one day to the next."""
    value = found.value
    return (
        isinstance(value, Interval)
        and value.end is not None
        and value.end.day is not None
        and found.last is not None
        and found.first == found.last - timedelta(1)
    )


def last_day(found: Found) -> Edtf | None:
    """The day on which a stretch ends."""
    return found.value.end if isinstance(found.value, Interval) else found.value


def year_lender(document: Document, later: Sequence[DateMention], sentence: int) -> date | None:
    """The first day of the next date that says its year, where that stands in the same sentence."""
    following = next((one for one in later if one.edtf is not None), None)
    if following is None or following.edtf is None or not following.edtf[0].isdigit() or sentence < 0:
        return None
    return earliest(parse(following.edtf)) if following.start < document.sentences[sentence].end else None


def apposed(content: str, end: int, start: int) -> bool:
    """Whether two dates stand side by side as one ("the day before his arrest, on 3 May 2018")."""
    between = content[end:start]
    return (
        len(between) <= APPOSED and between[:1] == "," and len(between.split()) <= 4 and "\n" not in between
    )


def says_again(content: str, beside: Date, mention: DateMention, words: EventWords) -> bool:
    """Whether the words before a count make it the day before them ("on 3 January, that is, six days later")."""
    between = content[beside.end : mention.start].lower().replace("’", "'").strip(" ,")
    return f"{between} ".startswith(words.dates.equals)


def is_about(rough: Date, value: Edtf) -> bool:
    """Whether a day is what a count before it came near to ("A fortnight later, on 30 August")."""
    day = earliest(value)
    if not (rough.edtf or "").endswith("~") or rough.earliest is None or rough.latest is None:
        return False
    if day is None or day != latest(value):
        return False
    first, last = date.fromisoformat(rough.earliest), date.fromisoformat(rough.latest)
    return first - ROUGH <= day <= last + ROUGH


def _is_whole(document: Document, mention: DateMention) -> bool:
    """Whether a text is no letter and holds a date and nothing else but a preposition."""
    content = document.content
    return (
        document.kind == "other"
        and len(content) - mention.end + mention.start <= APPOSED
        and len(content[: mention.start].split()) <= 1
        and not content[mention.end :].strip(" .\n")
    )


def single_days(document: Document, mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    """The mentions; every day of a list on its own, for a database wants a row per day.

    A text that is a list and nothing else, as in a field of a form, is one value.
    """
    for mention in mentions:
        if not mention.members or _is_whole(document, mention):
            yield mention
            continue
        inside = (mention.edtf or mention.expression.removeprefix("fill ")).strip("{}").split(",")
        for span, part in zip(mention.members, inside, strict=True):
            yield replace(
                mention,
                start=span.start,
                end=span.end,
                edtf=part if mention.edtf is not None else None,
                expression="" if mention.edtf is not None else f"fill {part}",
                members=(),
            )
