"""A letter to flat rows, in the order of the columns of `tables.TABLES`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from allegex.records.codec import encode
from allegex.records.letter import Addressee, Letter, Reference, Value
from allegex.writers.tables import TABLES

Cell = str | int | float | bool | None
Rows = dict[str, list[tuple[Cell, ...]]]


_NO_REFERENCE = Reference(value="", type=None, state=None, number=None, year=None, start=0, end=0)
_NO_ADDRESSEE = Addressee(kind="other", name=None, state=None)


def rows(letter: Letter) -> Rows:
    """The rows of one letter by table, in the order of the columns of `TABLES`."""
    found: Rows = {table.name: [] for table in TABLES}
    found["letters"].append(_letter(letter))
    _header(letter, found)
    _entities(letter, found)
    _law(letter, found)
    _time(letter, found)
    _requests(letter, found)
    return found


def _letter(letter: Letter) -> tuple[Cell, ...]:
    header, source = letter.header, letter.source
    response = header.response
    reference, addressee = header.reference or _NO_REFERENCE, header.addressee or _NO_ADDRESSEE
    return (
        letter.id,
        reference.value or None,
        reference.type,
        reference.state or addressee.state or header.replying,
        reference.number,
        reference.year or (int(header.date.value[:4]) if header.date else None),
        header.date.value if header.date else None,
        letter.language,
        letter.kind,
        letter.kind_score,
        addressee.kind if header.addressee else None,
        addressee.name,
        addressee.state,
        header.replying,
        response.days,
        response.due,
        response.urgent,
        response.publication,
        source.media_type,
        source.size,
        source.pages,
        source.text_layer,
        letter.run.version,
        letter.run.config,
        record_digest(encode(letter)),
        letter.text,
    )


def _span(value: Value) -> tuple[int, int, int | None]:
    return value.start, value.end, value.places[0].page if value.places else None


def _quote(letter: Letter, value: Value) -> str:
    return letter.text[value.start : value.end]


def _header(letter: Letter, found: Rows) -> None:
    key, header = letter.id, letter.header
    for n, m in enumerate(header.mandates):
        found["mandates"].append((key, n, m.id, m.title, m.resolution, m.signatory, *_span(m)))
    for n, s in enumerate(header.signatories):
        found["signatories"].append((key, n, s.name, s.title, s.mandate, *_span(s)))
    for n, c in enumerate(header.copied_to):
        found["copies"].append((key, n, c.name, c.state, *_span(c)))
    for n, r in enumerate(header.related):
        found["related"].append((key, n, r.reference, r.relation, r.date, r.kind, *_span(r)))
    for n, part in enumerate(letter.sections):
        found["sections"].append(
            (key, n, part.kind, part.heading, part.language, part.parent, *_span(part), _quote(letter, part))
        )
    for n, f in enumerate(letter.footnotes):
        found["footnotes"].append((key, n, f.marker, f.anchor, *_span(f), _quote(letter, f)))
    for n, check in enumerate(letter.checks):
        found["checks"].append((key, n, check.name, check.ok, check.detail))
    for n, w in enumerate(letter.warnings):
        found["warnings"].append((key, n, w.code, w.detail, w.places[0].page if w.places else None))
    own = ((name, value) for name, values in letter.custom.items() for value in values)
    for n, (name, value) in enumerate(own):
        found["custom"].append(
            (key, n, name, value.label, value.value, value.score, *_span(value), _quote(letter, value))
        )


def _entities(letter: Letter, found: Rows) -> None:
    key = letter.id
    for n, entity in enumerate(letter.entities):
        a = entity.attributes
        found["entities"].append(
            (
                key,
                n,
                entity.kind,
                entity.name,
                entity.state,
                a.gender,
                a.age,
                a.minor,
                a.count,
                a.redacted,
                a.acronym,
            )
        )
        found["aliases"] += [(key, n, i, alias) for i, alias in enumerate(entity.aliases)]
        found["roles"] += [(key, n, i, role) for i, role in enumerate(entity.roles)]
        found["occupations"] += [(key, n, i, word) for i, word in enumerate(a.occupations)]
        found["mentions"] += [
            (key, n, i, *_span(m), m.by, m.score, _quote(letter, m)) for i, m in enumerate(entity.mentions)
        ]


def _law(letter: Letter, found: Rows) -> None:
    key = letter.id
    for n, c in enumerate(letter.citations):
        kind = letter.sections[c.section].kind if c.section is not None else None
        found["citations"].append(
            (
                key,
                n,
                c.kind,
                c.instrument,
                c.title,
                c.jurisdiction,
                c.jurisdiction_by,
                c.number,
                c.year,
                c.date,
                c.resolved_from,
                c.section,
                kind,
                *_span(c),
                _quote(letter, c),
            )
        )
        found["provisions"] += [
            (key, n, i, p.value, p.unit, "/".join(p.path), p.label) for i, p in enumerate(c.provisions)
        ]
    numbers = _numbers(letter)
    for n, charge in enumerate(letter.charges):
        spoken: Sequence[Value] = charge.evidence[:1]
        span = _span(spoken[0]) if spoken else (None, None, None)
        found["charges"].append(
            (
                key,
                n,
                numbers.get(charge.person or ""),
                charge.law,
                charge.jurisdiction,
                "; ".join(charge.provisions),
                charge.opened,
                charge.closed,
                charge.outcome,
                charge.authority,
                charge.penalty,
                charge.offence,
                charge.status,
                *span,
                _quote(letter, spoken[0]) if spoken else None,
            )
        )


def _time(letter: Letter, found: Rows) -> None:
    key = letter.id
    numbers = _numbers(letter)
    for n, d in enumerate(letter.dates):
        found["dates"].append(
            (
                key,
                n,
                d.edtf,
                d.earliest,
                d.latest,
                d.relation,
                d.relative,
                " ".join(d.inferred) or None,
                d.time,
                d.anchor,
                d.event,
                d.section,
                *_span(d),
                _quote(letter, d),
            )
        )
    for n, event in enumerate(letter.events):
        day = letter.dates[event.date] if event.date is not None else None
        found["events"].append(
            (
                key,
                n,
                event.type,
                event.date,
                event.edtf,
                day.earliest if day else None,
                day.latest if day else None,
                event.status,
                *_span(event),
                _quote(letter, event),
            )
        )
        found["participants"] += [
            (key, n, i, numbers.get(p.entity), p.role) for i, p in enumerate(event.participants)
        ]


def _requests(letter: Letter, found: Rows) -> None:
    key = letter.id
    for n, request in enumerate((*letter.requests, *letter.answers)):
        found["requests"].append(
            (key, n, request.number, request.marker, *_span(request), _quote(letter, request))
        )
        found["request_topics"] += [(key, n, i, t.id, t.score) for i, t in enumerate(request.topics)]
    found["themes"] += [(key, n, theme.id, theme.score) for n, theme in enumerate(letter.themes)]


def _numbers(letter: Letter) -> dict[str, int]:
    return {entity.id: n for n, entity in enumerate(letter.entities)}


def record_digest(line: bytes) -> str:
    """First 16 hex digits of the sha256 of a record's JSON line: loading knows by it what it has."""
    return hashlib.sha256(line).hexdigest()[:16]
