"""Label Studio's JSON tasks, with predictions to correct, and its labelling configuration.

Label Studio counts UTF-16 units, as browsers do; an emoji before a span would shift it if offsets were copied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import msgspec
from msgspec import Struct

from allegex.errors import ReadError
from allegex.records.annotated import AnnotatedSpan, AnnotatedText, Relation
from allegex.records.text import Place
from allegex.writers.annotation.lines import read_bytes, write_bytes


class _Data(Struct):
    text: str
    allegex_id: str = ""
    language: str = "en"
    letter: str = ""
    offset: int = 0
    fields: dict[str, str] = {}


class _Result(Struct):
    type: str
    id: str = ""
    value: dict[str, Any] = {}
    score: float | None = None
    meta: dict[str, Any] = {}
    from_id: str = ""
    to_id: str = ""
    labels: list[str] = []


class _Annotation(Struct):
    result: list[_Result] = []
    was_cancelled: bool = False


class _Task(Struct):
    data: _Data
    id: int = 0
    annotations: list[_Annotation] = []
    predictions: list[_Annotation] = []


def write(texts: Sequence[AnnotatedText], target: Path) -> None:
    """Writes the tasks to `target` and the labelling configuration beside it (.xml)."""
    write_bytes(target, msgspec.json.format(msgspec.json.encode([_task(text) for text in texts]), indent=1))
    write_bytes(target.with_suffix(".xml"), configuration(texts).encode())


def read(source: Path) -> Iterator[AnnotatedText]:
    """The texts of an export: a task's last annotation, or its prediction where nobody has annotated it."""
    try:
        tasks = msgspec.json.decode(read_bytes(source), type=list[_Task])
    except msgspec.MsgspecError as error:
        raise ReadError(f"{source}: not an export of Label Studio (JSON): {error}") from error
    for task in tasks:
        done = [a for a in task.annotations if not a.was_cancelled]
        chosen = (done or task.predictions or [_Annotation()])[-1]
        yield _text(task, chosen)


def configuration(texts: Iterable[AnnotatedText]) -> str:
    """Label Studio's labelling configuration for the labels of the texts."""
    texts = list(texts)
    labels = sorted({span.label for text in texts for span in text.spans})
    relations = sorted({relation.label for text in texts for relation in text.relations})
    lines = ["<View>", '  <Labels name="label" toName="text">']
    lines += [f"    <Label value={quoteattr(label)}/>" for label in labels]
    lines += ["  </Labels>"]
    if relations:
        lines += [
            "  <Relations>",
            *(f"    <Relation value={quoteattr(r)}/>" for r in relations),
            "  </Relations>",
        ]
    lines += ['  <Text name="text" value="$text" granularity="word"/>', "</View>", ""]
    return "\n".join(lines)


def _task(text: AnnotatedText) -> dict[str, Any]:
    units = _units(text.text)
    result: list[dict[str, Any]] = []
    ids: dict[str, str] = {}
    for number, span in enumerate(text.spans):
        key = span.id or f"#{number}"
        ids[span.id] = key
        entry: dict[str, Any] = {
            "id": key,
            "type": "labels",
            "from_name": "label",
            "to_name": "text",
            "value": {
                "start": units[span.start],
                "end": units[span.end],
                "text": text.text[span.start : span.end],
                "labels": [span.label],
            },
            "meta": {"value": span.value, "by": span.by, "places": span.places},
        }
        if span.score is not None:
            entry["score"] = span.score
        result.append(entry)
    result += [
        {
            "type": "relation",
            "from_id": ids[r.source],
            "to_id": ids[r.target],
            "direction": "right",
            "labels": [r.label],
        }
        for r in text.relations
    ]
    data = _Data(text.text, text.id, text.language, text.letter, text.offset, text.fields)
    return {"data": data, "predictions": [{"model_version": "allegex", "result": result}]}


def _text(task: _Task, annotation: _Annotation) -> AnnotatedText:
    data = task.data
    offsets = {unit: index for index, unit in enumerate(_units(data.text))}
    spans: list[AnnotatedSpan] = []
    relations: list[Relation] = []
    name = data.allegex_id or f"task {task.id}"
    for result in annotation.result:
        if result.type == "labels":
            spans += _spans(result, offsets, name)
        elif result.type == "relation":
            label = result.labels[0] if result.labels else "related"
            relations.append(Relation(result.from_id, result.to_id, label))
    named = {end for relation in relations for end in (relation.source, relation.target)}
    spans = [
        msgspec.structs.replace(s, id="") if s.id.startswith("#") and s.id not in named else s for s in spans
    ]
    return AnnotatedText(
        name, data.text, data.language, tuple(spans), tuple(relations), data.fields, data.letter, data.offset
    )


def _spans(result: _Result, offsets: dict[int, int], name: str) -> Iterator[AnnotatedSpan]:
    start, end = offsets.get(result.value.get("start", -1)), offsets.get(result.value.get("end", -1))
    if start is None or end is None:
        raise ReadError(
            f"{name}: span {result.value.get('start')}-{result.value.get('end')} is outside the text"
        )
    places = msgspec.convert(result.meta.get("places") or (), tuple[Place, ...])
    for label in result.value.get("labels", []):
        yield AnnotatedSpan(
            start,
            end,
            label,
            result.id,
            result.meta.get("value"),
            result.score,
            result.meta.get("by") or "",
            places,
        )


def _units(text: str) -> list[int]:
    """For each character the UTF-16 units before it, and their number at the end."""
    found = [0]
    for character in text:
        found.append(found[-1] + (2 if ord(character) > 0xFFFF else 1))
    return found
