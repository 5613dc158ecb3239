"""Prodigy's JSON lines: text, spans, relations, with our own values under `meta`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from allegex.records.annotated import AnnotatedSpan, AnnotatedText, Relation
from allegex.records.text import Place
from allegex.writers.annotation.lines import read_lines, write_lines
from allegex.writers.annotation.tokens import tokens


class _Span(Struct):
    start: int
    end: int
    label: str
    token_start: int | None = None
    token_end: int | None = None
    id: str = ""
    value: str | None = None
    score: float | None = None
    by: str = ""
    places: tuple[Place, ...] = ()


class _Relation(Struct):
    head_span: dict[str, Any]
    child_span: dict[str, Any]
    label: str
    head_id: str = ""
    child_id: str = ""


class _Meta(Struct):
    allegex_id: str = ""
    language: str = "en"
    letter: str = ""
    offset: int = 0
    fields: dict[str, str] = {}


class _Line(Struct):
    text: str
    spans: list[_Span] = []
    relations: list[_Relation] = []
    tokens: list[dict[str, Any]] = []
    answer: str = "accept"
    meta: _Meta = field(default_factory=_Meta)


def write(texts: Sequence[AnnotatedText], target: Path) -> None:
    """Writes one task per text, with tokens whose borders are also the spans' borders."""
    write_lines(target, (_line(text) for text in texts))


def _line(text: AnnotatedText) -> _Line:
    pieces = [t for t in tokens(text.text, text.spans) if not text.text[t.start : t.end].isspace()]
    starts = {t.start: n for n, t in enumerate(pieces)}
    ends = {t.end: n for n, t in enumerate(pieces)}
    spans = [
        _Span(
            s.start,
            s.end,
            s.label,
            starts.get(s.start),
            ends.get(s.end),
            s.id,
            s.value,
            s.score,
            s.by,
            s.places,
        )
        for s in text.spans
    ]
    by_id = {s.id: s for s in text.spans}
    relations = [
        _Relation(_brief(by_id[r.source]), _brief(by_id[r.target]), r.label, r.source, r.target)
        for r in text.relations
    ]
    listed = [
        {
            "text": text.text[t.start : t.end],
            "start": t.start,
            "end": t.end,
            "id": n,
            "ws": text.text[t.end : t.end + 1] == " ",
        }
        for n, t in enumerate(pieces)
    ]
    meta = _Meta(text.id, text.language, text.letter, text.offset, text.fields)
    return _Line(text.text, spans, relations, listed, "accept", meta)


def _brief(span: AnnotatedSpan) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "label": span.label}


def read(source: Path) -> Iterator[AnnotatedText]:
    """The accepted texts of an export; rejected and ignored ones are left out."""
    for number, line in read_lines(source, _Line):
        if line.answer != "accept":
            continue
        spans = tuple(
            AnnotatedSpan(s.start, s.end, s.label, s.id, s.value, s.score, s.by, s.places) for s in line.spans
        )
        relations = tuple(Relation(r.head_id, r.child_id, r.label) for r in line.relations)
        meta = line.meta
        name = meta.allegex_id or f"{source.name}:{number}"
        yield AnnotatedText(
            name, line.text, meta.language, spans, relations, meta.fields, meta.letter, meta.offset
        )
