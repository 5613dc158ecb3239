"""A record as a chronology: what is said to have happened, in the order in which it is said to have happened."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten, wrap

from msgspec import Struct

from allegex.records.letter import Date, Letter

WIDTH = 100
INDENT = 26
EXCERPT = 240
"""Characters of a sentence shown."""
AROUND = 90
"""Characters on either side of a date that stands in no event."""


class Entry(Struct, frozen=True, order=True):
    """One line of the chronology; entries sort by time, then by place in the text. An unknown date sorts last."""

    earliest: str
    latest: str
    start: int
    edtf: str
    text: str


def timeline(letter: Letter) -> bytes:
    """Plain text, UTF-8: EDTF value, status, and the words of the letter; dates without a value stand last."""
    reference = letter.header.reference
    lines = [f"{reference.value if reference else 'no reference'}: {len(letter.dates)} dates"]
    for entry in sorted(_entries(letter)):
        first, *rest = wrap(entry.text, WIDTH - INDENT) or [""]
        lines.append(f"{entry.edtf:{INDENT}}{first}" if len(entry.edtf) < INDENT else entry.edtf)
        lines += [" " * INDENT + line for line in ((first, *rest) if len(entry.edtf) >= INDENT else rest)]
    return ("\n".join(lines) + "\n\n").encode()


def _entries(letter: Letter) -> Iterator[Entry]:
    told = {event.date for event in letter.events}
    for event in letter.events:
        date = letter.dates[event.date] if event.date is not None else None
        text = shorten(letter.text[event.start : event.end], EXCERPT, placeholder=" ...")
        yield _entry(date, event.start, f"[{event.status.replace('_', ' ')}] {text}")
    for index, date in enumerate(letter.dates):
        if index not in told:
            yield _entry(date, date.start, _around(letter.text, date))


def _entry(date: Date | None, start: int, text: str) -> Entry:
    unknown = "9999"
    if date is None:
        return Entry(unknown, unknown, start, "?", text)
    return Entry(date.earliest or unknown, date.latest or unknown, start, date.edtf or "?", text)


def _around(text: str, date: Date) -> str:
    """The words around a date, cut at the paragraph and at blanks."""
    paragraph = text.rfind("\n\n", 0, date.start) + 2 if "\n\n" in text[: date.start] else 0
    end = text.find("\n\n", date.end)
    end = len(text) if end < 0 else end
    start, stop = max(paragraph, date.start - AROUND), min(end, date.end + AROUND)
    before, after = text[start : date.start], text[date.end : stop]
    if start > paragraph:
        before = "... " + before.partition(" ")[2]
    if stop < end:
        after = after.rpartition(" ")[0] + " ..."
    return " ".join((before + text[date.start : date.end] + after).split())
