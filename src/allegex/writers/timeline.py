"""The chronology of a letter: a readable text for the terminal, and rows for tables."""

from __future__ import annotations

from textwrap import fill

from msgspec import Struct

from allegex.records.edtf import Edtf, Interval, Point, parse
from allegex.records.letter import Event, Letter

WIDTH = 100
COLUMN = 27
"""Width of the column of dates: that of the longest common value, 2019-09-11~ .. 2019-09-20~."""


class TimelineRow(Struct, frozen=True):
    """One event of a letter, in the order of time. `agents`, `patients` and `participants` are names of entities."""

    letter: str
    reference: str | None
    position: int
    earliest: str | None
    latest: str | None
    edtf: str | None
    time: str | None
    relation: str | None
    relative: bool
    type: str
    status: str
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    participants: tuple[str, ...]
    quote: str
    start: int
    end: int
    page: int | None


def rows(letter: Letter) -> tuple[TimelineRow, ...]:
    """The events by time: by first day, or last where the start is open; undated ones after the event told before them."""
    order = sorted(range(len(letter.events)), key=lambda index: (*_when(letter, index), index))
    return tuple(_row(letter, letter.events[index], place) for place, index in enumerate(order, 1))


def text(letter: Letter) -> str:
    """The chronology as text, one paragraph per event; says whose statements it holds."""
    header = letter.header
    title = header.reference.value if header.reference is not None else letter.kind
    day = f", {header.date.value}" if header.date is not None else ""
    lines = [f"{title}{day}: {len(letter.events)} dated statements, as alleged unless marked", ""]
    for row in rows(letter):
        when = _said(row.edtf) + (f" {row.time}" if row.time else "")
        mark = "" if row.status == "alleged" else f" ({row.status.replace('_', ' ')})"
        where = f" [p. {row.page}]" if row.page is not None else ""
        body = f"{row.type.replace('_', ' ')}{mark}: {' '.join(row.quote.split())}{where}"
        indent = " " * COLUMN
        lead = when.ljust(COLUMN) if len(when) < COLUMN else f"{when}\n{indent}"
        first, *rest = fill(body, WIDTH, initial_indent=indent, subsequent_indent=indent).split("\n")
        lines += [lead + first.strip(), *rest]
    return "\n".join(lines) + "\n"


def _when(letter: Letter, index: int) -> tuple[str, str]:
    """What an event is ordered by: its own days, else those of the last dated event before it."""
    for event in reversed(letter.events[: index + 1]):
        if event.date is not None:
            found = letter.dates[event.date]
            first = found.earliest or found.latest
            if first is not None:
                return first, found.latest or "9999"
    return "9999", "9999"


def _row(letter: Letter, event: Event, place: int) -> TimelineRow:
    found = letter.dates[event.date] if event.date is not None else None
    names = {entity.id: entity.name for entity in letter.entities}
    reference = letter.header.reference

    def named(role: str) -> tuple[str, ...]:
        return tuple(names[p.entity] for p in event.participants if p.role == role and p.entity in names)

    return TimelineRow(
        letter=letter.id,
        reference=reference.value if reference is not None else None,
        position=place,
        earliest=found.earliest if found is not None else None,
        latest=found.latest if found is not None else None,
        edtf=event.edtf,
        time=found.time if found is not None else None,
        relation=found.relation if found is not None else None,
        relative=found.relative if found is not None else False,
        type=event.type,
        status=event.status,
        agents=named("agent"),
        patients=named("patient"),
        participants=named("participant"),
        quote=letter.text[event.start : event.end],
        start=event.start,
        end=event.end,
        page=event.places[0].page if event.places else None,
    )


def _said(edtf: str | None) -> str:
    """The value for readers: open ends and sets in signs that need no manual."""
    if edtf is None:
        return "undated"
    value: Edtf = parse(edtf)
    if isinstance(value, Interval):
        if value.end is None:
            return f"from {value.start}"
        if value.start is None:
            return f"until {value.end}"
        return f"{value.start} .. {value.end}"
    return str(value) if isinstance(value, Point) else ", ".join(map(str, value.points))
