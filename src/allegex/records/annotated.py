"""The corpus form: a text with the spans, relations and fields that people or the pipeline put on it."""

from __future__ import annotations

from msgspec import Struct

from allegex.records.text import Place


class AnnotatedSpan(Struct, frozen=True, forbid_unknown_fields=True):
    """Characters [start, end) of the text are a `label`. Spans may overlap."""

    start: int
    end: int
    label: str
    id: str = ""
    """Unique in its text; relations point to it."""
    value: str | None = None
    score: float | None = None
    by: str = ""
    places: tuple[Place, ...] = ()


class Relation(Struct, frozen=True, forbid_unknown_fields=True):
    """A directed relation between two spans, by their ids."""

    source: str
    target: str
    label: str


class AnnotatedText(Struct, frozen=True, forbid_unknown_fields=True):
    """One text of a corpus: a letter or a paragraph of one.

    `letter` groups texts that must not be parted between training and test; `offset` is where the text begins there.
    """

    id: str
    text: str
    language: str
    spans: tuple[AnnotatedSpan, ...] = ()
    relations: tuple[Relation, ...] = ()
    fields: dict[str, str] = {}
    """Values that hold for the whole text."""
    letter: str = ""
    offset: int = 0


def faults(text: AnnotatedText) -> list[str]:
    """What is wrong with spans and relations, by id and offset, without the words."""
    found = []
    ids = [span.id for span in text.spans if span.id]
    for span in text.spans:
        if not 0 <= span.start < span.end <= len(text.text):
            found.append(
                f"{text.id}: span {span.start}-{span.end} is outside the text of {len(text.text)} characters"
            )
        if not span.label:
            found.append(f"{text.id}: span {span.start}-{span.end} has no label")
    if len(set(ids)) < len(ids):
        found.append(f"{text.id}: two spans have the same id")
    for relation in text.relations:
        for end in (relation.source, relation.target):
            if end not in ids:
                found.append(
                    f"{text.id}: relation {relation.label} points to span {end!r}, which is not there"
                )
    return found
