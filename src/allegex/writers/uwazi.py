"""Letters as CSV files that Uwazi imports: one file per template, columns titled as its properties.

Several values of a cell are parted by "|", a date range is "start:end" in ISO days, and related entities are named by
their titles, as Uwazi's import expects. The EDTF form of every date is kept as text beside its range.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

from allegex.errors import WriteError
from allegex.records.letter import Entity, Letter

TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "communication": (
        "title",
        "date",
        "type",
        "state",
        "addressee",
        "language",
        "mandates",
        "response due",
        "violations",
        "persons",
        "allegex id",
    ),
    "person": ("title", "aliases", "roles", "gender", "age", "occupations", "communication"),
    "organisation": ("title", "aliases", "kind", "state", "communication"),
    "event": ("title", "type", "date range", "edtf", "status", "persons", "communication", "page"),
    "provision": ("title", "law", "jurisdiction", "label", "instrument", "communication"),
    "request": ("title", "number", "topics", "communication"),
}

TITLE_LENGTH = 120
"""Characters of a quote that serve as a title."""

Row = tuple[object, ...]


def write_uwazi(letters: Iterable[Letter], folder: Path) -> list[Path]:
    """Writes one CSV per template into `folder` and returns the files. Raises WriteError."""
    targets = {name: folder / f"{name}.csv" for name in TEMPLATES}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            writers = {}
            for name, target in targets.items():
                file = stack.enter_context(target.with_suffix(".tmp").open("w", newline="", encoding="utf-8"))
                writers[name] = csv.writer(file)
                writers[name].writerow(TEMPLATES[name])
            for letter in letters:
                for name, found in _rows(letter).items():
                    writers[name].writerows(found)
        for target in targets.values():
            target.with_suffix(".tmp").replace(target)
    except OSError as error:
        raise WriteError(f"{folder}: cannot be written: {error.strerror}") from error
    return list(targets.values())


def _rows(letter: Letter) -> dict[str, list[Row]]:
    reference = letter.header.reference
    title = reference.value if reference else letter.id
    return {
        "communication": [_communication(letter, title)],
        "person": [_person(e, title) for e in letter.entities if e.kind == "person"],
        "organisation": [
            (e.name, _many(e.aliases), e.kind, e.state, title)
            for e in letter.entities
            if e.kind in {"organisation", "authority"}
        ],
        "event": _events(letter, title),
        "provision": [
            (f"{c.title or c.instrument}, {p.value}", c.title, c.jurisdiction, p.label, c.instrument, title)
            for c in letter.citations
            for p in c.provisions
        ],
        "request": [
            (_title(letter, r.start, r.end), r.number, _many(t.id for t in r.topics), title)
            for r in (*letter.requests, *letter.answers)
        ],
    }


def _communication(letter: Letter, title: str) -> Row:
    header = letter.header
    victims = (e.name for e in letter.entities if e.kind == "person" and "alleged_victim" in e.roles)
    return (
        title,
        header.date.value if header.date else None,
        header.reference.type if header.reference else None,
        header.addressee.state if header.addressee else None,
        header.addressee.name if header.addressee else None,
        letter.language,
        _many(m.title for m in header.mandates),
        header.response.due,
        _many(t.id for t in letter.themes),
        _many(victims),
        letter.id,
    )


def _person(entity: Entity, title: str) -> Row:
    a = entity.attributes
    return (
        entity.name,
        _many(entity.aliases),
        _many(entity.roles),
        a.gender,
        a.age,
        _many(a.occupations),
        title,
    )


def _events(letter: Letter, title: str) -> list[Row]:
    names = {entity.id: entity.name for entity in letter.entities}
    found: list[Row] = []
    for event in letter.events:
        day = letter.dates[event.date] if event.date is not None else None
        span = f"{day.earliest or ''}:{day.latest or ''}" if day and (day.earliest or day.latest) else None
        people = _many(names[p.entity] for p in event.participants)
        page = event.places[0].page if event.places else None
        quote = _title(letter, event.start, event.end)
        found.append((quote, event.type, span, event.edtf, event.status, people, title, page))
    return found


def _many(values: Iterable[str]) -> str:
    """Uwazi parts values by "|"; one inside a value would make two of it."""
    return "|".join(value.replace("|", "/") for value in values)


def _title(letter: Letter, start: int, end: int) -> str:
    quote = " ".join(letter.text[start:end].split())
    return quote if len(quote) <= TITLE_LENGTH else quote[: TITLE_LENGTH - 1].rsplit(" ", 1)[0] + "…"
