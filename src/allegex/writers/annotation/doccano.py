"""doccano's JSON lines with relations (its "JSONL(Relation)"); what it has no column for travels in `meta`-like columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from allegex.records.annotated import AnnotatedSpan, AnnotatedText, Relation
from allegex.records.text import Place
from allegex.writers.annotation.lines import read_lines, write_lines


class _Entity(Struct):
    id: int
    label: str
    start_offset: int
    end_offset: int


class _Relation(Struct):
    id: int
    from_id: int
    to_id: int
    type: str


class _Extra(Struct):
    """What doccano's entity has no place for."""

    id: str = ""
    value: str | None = None
    score: float | None = None
    by: str = ""
    places: tuple[Place, ...] = ()


class _Line(Struct):
    text: str
    entities: list[_Entity] = []
    relations: list[_Relation] = []
    allegex_id: str = ""
    language: str = "en"
    letter: str = ""
    offset: int = 0
    fields: dict[str, str] = {}
    extra: dict[str, _Extra] = {}


def write(texts: Sequence[AnnotatedText], target: Path) -> None:
    """Writes one line per text. Entity ids are unique over the file, as doccano wants them."""
    write_lines(target, _numbered(texts))


def _numbered(texts: Sequence[AnnotatedText]) -> Iterator[_Line]:
    number = 0
    for text in texts:
        ids: dict[str, int] = {}
        entities, extra = [], {}
        for span in text.spans:
            number += 1
            ids[span.id] = number
            entities.append(_Entity(number, span.label, span.start, span.end))
            extra[str(number)] = _Extra(span.id, span.value, span.score, span.by, span.places)
        relations = []
        for relation in text.relations:
            number += 1
            relations.append(_Relation(number, ids[relation.source], ids[relation.target], relation.label))
        yield _Line(
            text.text,
            entities,
            relations,
            text.id,
            text.language,
            text.letter,
            text.offset,
            text.fields,
            extra,
        )


def read(source: Path) -> Iterator[AnnotatedText]:
    """The texts of an export. Entities that people added have new ids; they get them as names where a relation needs one."""
    for number, line in read_lines(source, _Line):
        named = {end for r in line.relations for end in (r.from_id, r.to_id)}
        spans, ids = [], {}
        for entity in line.entities:
            extra = line.extra.get(str(entity.id), _Extra())
            ids[entity.id] = extra.id or (f"d{entity.id}" if entity.id in named else "")
            spans.append(
                AnnotatedSpan(
                    entity.start_offset,
                    entity.end_offset,
                    entity.label,
                    ids[entity.id],
                    extra.value,
                    extra.score,
                    extra.by,
                    extra.places,
                )
            )
        relations = tuple(
            Relation(ids.get(r.from_id, "?"), ids.get(r.to_id, "?"), r.type) for r in line.relations
        )
        name = line.allegex_id or f"{source.name}:{number}"
        yield AnnotatedText(
            name, line.text, line.language, tuple(spans), relations, line.fields, line.letter, line.offset
        )
