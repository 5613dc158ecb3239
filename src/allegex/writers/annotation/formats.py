"""The formats by name, what each can carry, and the one way in and out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from allegex.errors import ConfigError, ReadError
from allegex.records.annotated import AnnotatedSpan, AnnotatedText, faults


class Format(Struct, frozen=True):
    """A format: its module, what it is written as, and what it carries beyond text and labelled spans.

    Closed words of `carries`: overlaps, relations, fields, places, values, scores.
    """

    module: str
    suffix: str
    carries: frozenset[str]


_ALL = frozenset({"overlaps", "relations", "fields", "places", "values", "scores"})

FORMATS: Mapping[str, Format] = {
    "label-studio": Format("label_studio", ".json", _ALL),
    "doccano": Format("doccano", ".jsonl", _ALL),
    "prodigy": Format("prodigy", ".jsonl", _ALL),
    "spacy": Format("docbin", ".spacy", _ALL),
    "conll": Format("conll", ".conll", _ALL - {"overlaps", "relations", "places", "values", "scores"}),
    "hf": Format("hf", "", _ALL),
}


class Lost(Struct, frozen=True):
    """What a format could not carry: how many of what."""

    what: str
    count: int


def export_texts(texts: Sequence[AnnotatedText], target: Path, form: str) -> tuple[Lost, ...]:
    """Writes the texts and says what was lost. Raises ConfigError for an unknown format or a broken text, WriteError."""
    module = _module(form)
    for text in texts:
        if found := faults(text):
            raise ConfigError(found[0])
    reduced = [_reduce(text, FORMATS[form].carries) for text in texts]
    write: Callable[[Sequence[AnnotatedText], Path], None] = module.write
    write(reduced, target)
    counts: Counter[str] = Counter()
    for before, after in zip(texts, reduced, strict=True):
        counts.update(_difference(before, after))
    return tuple(Lost(what, count) for what, count in sorted(counts.items()))


def import_texts(source: Path, form: str) -> tuple[AnnotatedText, ...]:
    """The texts of a file in the corpus form. Raises ReadError naming file and line."""
    module = _module(form)
    if not source.exists():
        raise ReadError(f"{source}: no such file")
    read: Callable[[Path], Iterable[AnnotatedText]] = module.read
    texts = tuple(read(source))
    for text in texts:
        if found := faults(text):
            raise ReadError(f"{source}: {found[0]}")
    return texts


def _module(form: str):  # type: ignore[no-untyped-def]
    if form not in FORMATS:
        raise ConfigError(f"no annotation format {form!r}; possible: {', '.join(FORMATS)}")
    return import_module(f"allegex.writers.annotation.{FORMATS[form].module}")


def _reduce(text: AnnotatedText, carries: frozenset[str]) -> AnnotatedText:
    """The text with only what the format carries."""
    from msgspec.structs import replace

    spans = sorted(text.spans, key=lambda s: (s.start, -s.end, s.label, s.id))
    if "overlaps" not in carries:
        kept: list[AnnotatedSpan] = []
        for span in spans:
            if not kept or span.start >= kept[-1].end:
                kept.append(span)
        spans = kept
    if "relations" not in carries:
        spans = [replace(span, id="") for span in spans]
    if "places" not in carries:
        spans = [replace(span, places=()) for span in spans]
    if "values" not in carries:
        spans = [replace(span, value=None, by="") for span in spans]
    if "scores" not in carries:
        spans = [replace(span, score=None) for span in spans]
    relations = text.relations if "relations" in carries else ()
    fields = text.fields if "fields" in carries else {}
    return replace(text, spans=tuple(spans), relations=relations, fields=fields)


def _difference(before: AnnotatedText, after: AnnotatedText) -> Counter[str]:
    counts: Counter[str] = Counter()
    counts["overlapping spans"] = len(before.spans) - len(after.spans)
    counts["relations"] = len(before.relations) - len(after.relations)
    counts["fields"] = len(before.fields) - len(after.fields)
    kept = {(s.start, s.end, s.label): s for s in after.spans}
    for span in before.spans:
        other = kept.get((span.start, span.end, span.label))
        if other is not None:
            counts["pages and boxes"] += bool(span.places) and not other.places
            counts["values"] += span.value is not None and other.value is None
            counts["scores"] += span.score is not None and other.score is None
    return +counts
