"""CoNLL columns: token, start, end, BIO tag. The text itself stands in a comment, since tokens do not give it back.

BIO holds one layer: of overlapping spans only the first and longest is kept, and the export says how many were not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from allegex.errors import ReadError
from allegex.records.annotated import AnnotatedSpan, AnnotatedText
from allegex.writers.annotation.lines import read_bytes, write_bytes
from allegex.writers.annotation.tokens import tokens

_HEAD = "# allegex = "


class _Head(Struct, forbid_unknown_fields=True):
    id: str
    text: str
    language: str
    letter: str = ""
    offset: int = 0
    fields: dict[str, str] = {}


def write(texts: Sequence[AnnotatedText], target: Path) -> None:
    """Writes the texts, parted by an empty line."""
    write_bytes(target, "\n".join(_block(text) for text in texts).encode())


def _block(text: AnnotatedText) -> str:
    head = _Head(text.id, text.text, text.language, text.letter, text.offset, text.fields)
    lines = [_HEAD + msgspec.json.encode(head).decode()]
    spans = iter(text.spans)
    span = next(spans, None)
    for token in tokens(text.text, text.spans):
        words = text.text[token.start : token.end]
        while span is not None and span.end <= token.start:
            span = next(spans, None)
        # White space is a token only where a span begins or ends with it.
        if words.isspace() and (span is None or (token.start != span.start and token.end != span.end)):
            continue
        tag = "O"
        if span is not None and span.start <= token.start:
            tag = f"{'B' if token.start == span.start else 'I'}-{span.label}"
        shown = words if not words.isspace() else "␣"
        lines.append(f"{shown}\t{token.start}\t{token.end}\t{tag}")
    return "\n".join(lines) + "\n"


def read(source: Path) -> Iterator[AnnotatedText]:
    """The texts of a file. A span reaches from its B- to the end of its last I-."""
    try:
        content = read_bytes(source).decode()
    except UnicodeDecodeError as error:
        raise ReadError(f"{source}: not UTF-8") from error
    head: _Head | None = None
    spans: list[AnnotatedSpan] = []
    for number, line in enumerate(content.split("\n"), 1):
        if line.startswith(_HEAD):
            if head is not None:
                yield _text(head, spans)
            spans = []
            try:
                head = msgspec.json.decode(line[len(_HEAD) :], type=_Head)
            except msgspec.MsgspecError as error:
                raise ReadError(f"{source}, line {number}: {error}") from error
        elif line.strip() and head is not None:
            _tag(line, spans, f"{source}, line {number}")
        elif line.strip():
            raise ReadError(f"{source}, line {number}: no line {_HEAD.strip()!r} before the first token")
    if head is not None:
        yield _text(head, spans)


def _tag(line: str, spans: list[AnnotatedSpan], where: str) -> None:
    columns = line.split("\t")
    if len(columns) != 4 or not columns[1].isdigit() or not columns[2].isdigit():
        raise ReadError(f"{where}: not token, start, end and tag parted by tabs")
    start, end, tag = int(columns[1]), int(columns[2]), columns[3]
    if tag == "O":
        return
    prefix, _, label = tag.partition("-")
    if prefix == "B" and label:
        spans.append(AnnotatedSpan(start, end, label))
    elif prefix == "I" and spans and spans[-1].label == label:
        spans[-1] = msgspec.structs.replace(spans[-1], end=end)
    else:
        raise ReadError(f"{where}: tag {tag!r} does not follow a B- of its label")


def _text(head: _Head, spans: list[AnnotatedSpan]) -> AnnotatedText:
    return AnnotatedText(
        head.id, head.text, head.language, tuple(spans), (), head.fields, head.letter, head.offset
    )
