"""Marked letters: the source format of corpus/FORMAT.md, read into a document with its gold.

A marked letter is text with the answers written into it: sections, requests, and inline marks for persons, bodies, places,
dates and citations. `read` gives the document that segmentation should make of it, and the marks with their offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from allegex.records.document import Document, DocumentSection
from allegex.records.text import Block, Note, Span, Text
from allegex.resources import Resources
from allegex.segmentation.sentences import split_sentences

KEPT_LINES = {"cover", "letterhead", "reference", "addressee", "signatories", "date"}
"""Sections whose line breaks mean something."""

REDACTION = "███"

_TOKEN = re.compile(r'\{\{([A-Z]+)((?:\s+\w+=(?:"[^"]*"|[^\s:"]+))*)\s*:\s?|\}\}')
_ATTRIBUTE = re.compile(r'(\w+)=("[^"]*"|[^\s:"]+)')


class MarkedError(ValueError):
    """A marked letter breaks the format; the message says where."""


@dataclass(frozen=True)
class Mark:
    """One inline mark with its offsets in the text: kind PER ORG AUT PLC DATE CIT B RED FN."""

    kind: str
    start: int
    end: int
    attributes: dict[str, str]
    section: str


@dataclass(frozen=True)
class Marked:
    """A marked letter, read. `requests` are the spans of the numbered items, without their number."""

    name: str
    front: dict[str, Any]
    document: Document
    marks: tuple[Mark, ...]
    requests: tuple[tuple[int, Span], ...]

    def of(self, kind: str) -> tuple[Mark, ...]:
        """The marks of one kind, in order."""
        return tuple(mark for mark in self.marks if mark.kind == kind)


@dataclass
class _Writer:
    """Collects the text while blocks are laid down one after another."""

    content: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    notes: list[tuple[Mark, str]] = field(default_factory=list)

    def put(self, text: str) -> None:
        self.content.append(text)
        self.length += len(text)


def read(path: Path) -> Marked:
    """The marked letter in a file. Raises MarkedError."""
    try:
        _, front, body = path.read_text("utf-8").split("---\n", 2)
    except ValueError as error:
        raise MarkedError(f"{path.name}: no front matter between --- lines") from error
    return parse(yaml.safe_load(front), body)


def parse(front: dict[str, Any], body: str) -> Marked:
    """The marked letter of a front matter and a body."""
    writer = _Writer()
    language = front["language"]
    sections: list[tuple[str, int, int]] = []
    requests: list[tuple[int, Span]] = []
    request: int | None = None
    for command, value, paragraph in _parts(body):
        if command == "section":
            sections.append((value, -1, -1))
            request = None
        elif command == "request":
            request = int(value)
            requests.append((request, Span(-1, -1)))
        else:
            kind, _, _ = sections[-1]
            block = _block(writer, paragraph, kind, request)
            if request is not None:
                number, span = requests[-1]
                first = span.start < 0
                requests[-1] = (
                    number,
                    Span(block.start + len(f"{request}. ") if first else span.start, block.end),
                )
            _, start, _ = sections[-1]
            sections[-1] = (kind, block.start if start < 0 else start, block.end)
    notes = _lay_notes(writer, sections)
    content = "".join(writer.content)
    document = Document(
        text=Text(
            content=content,
            blocks=tuple(writer.blocks),
            segments=(),
            notes=notes,
            bold=tuple(Span(m.start, m.end) for m in writer.marks if m.kind == "B"),
            redactions=tuple(Span(m.start, m.end) for m in writer.marks if m.kind == "RED"),
        ),
        kind=front["kind"],
        language=language,
        sections=_tile(sections, content, language),
        sentences=tuple(
            s for b in writer.blocks for s in split_sentences(content, b.start, b.end, language, Resources())
        ),
    )
    marks = tuple(sorted(writer.marks, key=lambda m: (m.start, -m.end, m.kind)))
    return Marked(front["name"], front, document, marks, tuple(requests))


def _parts(body: str) -> list[tuple[str, str, str]]:
    """Commands and paragraphs in order: ("section", kind, ""), ("request", number, ""), ("", "", paragraph)."""
    parts: list[tuple[str, str, str]] = []
    lines: list[str] = []

    def flush() -> None:
        if lines:
            parts.append(("", "", "\n".join(lines)))
            lines.clear()

    for line in body.splitlines():
        heading = bool(lines) and lines[0].startswith("# ")
        if not line.strip() or line.startswith(("@", "# ", "* ")) or heading:
            flush()
        if line.startswith(("@section ", "@request ")):
            command, _, value = line[1:].partition(" ")
            parts.append((command, value.strip(), ""))
        elif line.startswith("@"):
            raise MarkedError(f"unknown command {line[:40]!r}")
        elif line.strip():
            lines.append(line.strip())
    flush()
    return parts


def _block(writer: _Writer, paragraph: str, section: str, request: int | None) -> Block:
    """Lays one paragraph down and returns its block."""
    if writer.length:
        writer.put("\n\n")
    start = writer.length
    role, marker = "body", None
    if paragraph.startswith("# "):
        role, paragraph = "heading", paragraph[2:]
    elif paragraph.startswith("* "):
        role, marker, paragraph = "bullet", "•", paragraph[2:]
        writer.put("• ")
    elif request is not None and not any(b.marker == f"{request}." for b in writer.blocks[-60:]):
        role, marker = "item", f"{request}."
        writer.put(f"{request}. ")
    elif section in {"cover", "letterhead"}:
        role = section
    _inline(writer, paragraph if section in KEPT_LINES else paragraph.replace("\n", " "), section)
    block = Block(start, writer.length, role, 1, marker=marker, size=1.0, bold=float(role == "heading"))  # type: ignore[arg-type]
    writer.blocks.append(block)
    return block


def _inline(writer: _Writer, text: str, section: str) -> None:
    """Lays text down without its marks, and notes where the marks stood. A footnote's text waits for the end."""
    place = 0
    opened: list[tuple[str, dict[str, str], int]] = []
    note: tuple[dict[str, str], int, int] | None = None
    for token in _TOKEN.finditer(text):
        if note is None and not (opened and opened[-1][0] == "RED"):
            writer.put(text[place : token.start()])
        place = token.end()
        if token[1]:
            attributes = {key: value.strip('"') for key, value in _ATTRIBUTE.findall(token[2])}
            opened.append((token[1], attributes, writer.length))
            if token[1] == "FN" and note is None:
                note = (attributes, token.end(), len(opened))
            elif token[1] == "RED":
                writer.put(REDACTION)
            continue
        if not opened:
            raise MarkedError(f"unopened }}}} in: {text[:60]!r}")
        if note is not None:
            if len(opened) == note[2]:
                anchor = Mark("FN", writer.length, writer.length, note[0], section)
                writer.notes.append((anchor, text[note[1] : token.start()]))
                note = None
            opened.pop()
            continue
        kind, attributes, start = opened.pop()
        writer.marks.append(Mark(kind, start, writer.length, attributes, section))
    if opened:
        raise MarkedError(f"{opened[-1][0]} is not closed in: {text[:60]!r}")
    writer.put(text[place:])


def _lay_notes(writer: _Writer, sections: list[tuple[str, int, int]]) -> tuple[Note, ...]:
    """Lays the footnotes down at the end, as layout does."""
    notes = []
    for call, text in list(writer.notes):
        if not notes:
            sections.append(("footnotes", -1, -1))
        writer.put("\n\n")
        start = writer.length
        _inline(writer, text, "footnotes")
        notes.append(Note(call.attributes["marker"], call.start, start, writer.length))
        writer.blocks.append(Block(start, writer.length, "footnote", 1, marker=call.attributes["marker"]))
        kind, first, _ = sections[-1]
        sections[-1] = (kind, start if first < 0 else first, writer.length)
    return tuple(notes)


def _tile(sections: list[tuple[str, int, int]], content: str, language: str) -> tuple[DocumentSection, ...]:
    """Sections without gaps: each one runs to the start of the next."""
    filled = [section for section in sections if section[1] >= 0]
    ends = [start for _, start, _ in filled[1:]] + [len(content)]
    return tuple(
        DocumentSection(kind=kind, start=start, end=end, language=language, by="gold")  # type: ignore[arg-type]
        for (kind, start, _), end in zip(filled, ends, strict=True)
    )
