"""What answer a letter asks for: days, due date, urgency, and when letter and reply become public."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from allegex.facts.folding import plain
from allegex.linking.wording import Wording
from allegex.records.date import DateMention
from allegex.records.document import Document, SectionKind
from allegex.records.letter import LetterDate, Response
from allegex.records.text import Span

ASKED: tuple[SectionKind, ...] = (
    "response_deadline",
    "requests",
    "closing",
    "interim_measures",
    "public_statement",
)
"""Sections where a reply is asked for, the likeliest first; a deadline elsewhere is someone else's."""
DAYS = {"D": 1, "W": 7, "M": 30}
"""Days of a unit. A month counts thirty: letters of "two months" and of "60 days" mean the same."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
PUBLIC = {"H": "PT{}H", "D": "P{}D", "W": "P{}W", "M": "P{}M"}


class _Period(Struct, frozen=True):
    """A span of time in a sentence: how long, and whether it is for the reply or for the publication."""

    count: int
    unit: str
    purpose: str
    start: int
    end: int


def response(
    document: Document,
    written: LetterDate | None,
    dates: Sequence[DateMention],
    urgent_type: bool | None,
    words: Wording,
) -> Response:
    """The answer asked for. A type code decides urgency; without one the words do."""
    content = document.content
    days: _Period | None = None
    public: _Period | None = None
    day: DateMention | None = None
    for kind, span in [(k, s) for k in ASKED for s in document.spans(k)]:
        for sentence in _sentences(document, span):
            text = plain(content[sentence.start : sentence.end])
            if day is None and kind == "response_deadline":
                day = _day_asked(dates, sentence, written)
                day = day if day is not None and words.reply_asked.within(text) else None
            for period in _periods(text, sentence.start, words, kind == "response_deadline"):
                if period.purpose == "reply" and period.unit != "H":
                    days = days or period
                elif period.purpose == "publication":
                    public = public or period
            if days is not None and words.after_reply.within(text) and words.published.within(text):
                public = public or days
    count = None if days is None else days.count * DAYS[days.unit]
    if written is not None and count is not None:
        due: str | None = _due(written.value, count)
    else:
        due = _last_day(day) if day is not None and days is None else None
    quoted = days or (day if due is not None else None) or public
    return Response(
        days=count,
        due=due,
        urgent=_urgent(document, urgent_type, words),
        publication=None if public is None else PUBLIC[public.unit].format(public.count),
        start=None if quoted is None else quoted.start,
        end=None if quoted is None else quoted.end,
    )


def _sentences(document: Document, span: Span) -> list[Span]:
    return list(document.sentences_in(span.start, span.end)) or [span]


def _day_asked(
    dates: Sequence[DateMention], sentence: Span, written: LetterDate | None
) -> DateMention | None:
    """The day by which a sentence asks for a reply: a whole date in it after the letter's own."""
    for day in dates:
        inside = sentence.start <= day.start < sentence.end
        if inside and written is not None and (_last_day(day) or "") > written.value:
            return day
    return None


def _last_day(day: DateMention) -> str | None:
    """The whole date of a mention, "by 5 April 2021" included; None for months and periods."""
    value = (day.edtf or "").removeprefix("../")
    return value if _DAY.fullmatch(value) else None


def _periods(text: str, start: int, words: Wording, deadline: bool) -> list[_Period]:
    """The periods of a sentence made plain, each for what was said last before it, or first after it.

    In the section on the deadline a sentence that only speaks of a reply asks for it.
    """
    if not words.times.within(text):
        return []
    matches = list(words.duration.finditer(text))
    if not matches:
        return []
    found = []
    said = [(start, "reply") for start in words.reply_asked.starts(text)]
    said += [(start, "publication") for start in words.published.starts(text)]
    if not said and deadline:
        said = [(start, "reply") for start in words.reply_words.starts(text)]
    for match in matches:
        place = match.start()
        before = max((cue for cue in said if cue[0] < place), default=None)
        after = min((cue for cue in said if cue[0] > place), default=None)
        purpose = (before or after or (0, ""))[1]
        number = match["again"] or match["digits"]
        count = int(number) if number else words.numbers[match["word"]]
        found.append(
            _Period(count, words.units[match["unit"]], purpose, start + place, start + match.end() - 1)
        )
    return found


def _due(written: str, days: int) -> str:
    return (date.fromisoformat(written) + timedelta(days=days)).isoformat()


def _urgent(document: Document, urgent_type: bool | None, words: Wording) -> bool:
    if urgent_type is not None:
        return urgent_type
    return any(
        words.urgent.within(plain(document.content[span.start : span.end]))
        for span in document.spans("cover", "reference", "subject", "opening")
    )
