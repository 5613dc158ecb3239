"""What is wrong with a marked letter, and what its PDF lacks of it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import edtf

from corpus.marked import Marked
from corpus.typeset.gold import CITATION, ENDS, ENTITIES

ATTRIBUTES = {
    "PER": {"id"},
    "ORG": {"id"},
    "AUT": {"id"},
    "PLC": {"code"},
    "DATE": {"edtf"},
    "CIT": set(CITATION),
    "B": set(),
    "RED": set(),
}


def complaints(letter: Marked) -> list[str]:
    """What does not fit together in the source."""
    return [*_front(letter), *_marks(letter), *_notes(letter), *_dates(letter)]


def _front(letter: Marked) -> Iterator[str]:
    front = letter.front
    if front["kind"] == "letter" and front["reference"] != "{type} {state} {number}/{year}".format(**front):
        yield "reference does not agree with type, state, number and year"
    days = front.get("response_days")
    due = front["date"] + datetime.timedelta(days) if days else None
    if front.get("response_due") != due:
        yield f"response_due should be {due}"
    names = {person["name"] for person in front.get("persons") or []}
    for charge in front.get("charges") or []:
        if charge["person"] not in names:
            yield f"charge against undeclared {charge['person']!r}"


def _marks(letter: Marked) -> Iterator[str]:
    declared = {
        tag: {entity["id"] for entity in letter.front.get(key) or []} for tag, key in ENTITIES.items()
    }
    signatories = {f"s{n}" for n, _ in enumerate(letter.front.get("mandates") or [], 1)}
    used = set()
    for mark in letter.marks:
        where = f"{mark.kind} {letter.document.content[mark.start : mark.end]!r}"
        given = set(mark.attributes)
        if mark.kind not in ATTRIBUTES or given - ATTRIBUTES[mark.kind]:
            yield f"{where}: unknown mark or attribute"
        elif mark.kind in ENTITIES:
            name = mark.attributes.get("id", "")
            used.add(name)
            if name not in declared[mark.kind] | (signatories if mark.kind == "PER" else set()):
                yield f"{where}: id {name} is not declared"
        elif mark.kind == "CIT" and not {"instruments", "law"} & given:
            yield f"{where}: neither instruments nor law"
    for name in sorted(set[str]().union(*declared.values()) - used):
        yield f"declared but never marked: {name}"


def _notes(letter: Marked) -> Iterator[str]:
    markers = [note.marker for note in letter.document.text.notes]
    if markers != [str(n) for n in range(1, len(markers) + 1)]:
        yield f"footnote markers are not 1, 2, 3 ...: {markers}"
    content = letter.document.content
    spans = [(s.start, s.end) for s in letter.document.sections if s.kind != "footnotes"]
    spans += [(span.start, span.end) for _, span in letter.requests]
    for note in letter.document.text.notes:
        for start, end in spans:
            if note.anchor is not None and start <= note.anchor <= end:
                before, after = content[start : note.anchor].split(), content[note.anchor : end].split()
                if min(len(before), len(after)) < ENDS:
                    yield f"footnote {note.marker} stands in the first or last {ENDS} words of a section or request"


def _dates(letter: Marked) -> Iterator[str]:
    values = [mark.attributes.get("edtf", "") for mark in letter.of("DATE")]
    for charge in letter.front.get("charges") or []:
        values += [str(charge[key]) for key in ("opened", "closed") if charge.get(key)]
    for value in values:
        try:
            edtf.parse_edtf(value)
        except edtf.EDTFParseException:
            yield f"not EDTF: {value!r}"


def lacking(pages: Sequence[str], gold: dict[str, Any]) -> list[str]:
    """What the PDF's text lacks of the gold. Page numbers and footnotes are cut out first, white space dropped."""
    body, missing, place = "", [], 0
    notes = {_squeezed(note["marker"] + note["text"]): note["marker"] for note in gold["footnotes"]}
    for number, text in enumerate(map(_squeezed, pages), 1):
        text = text.removesuffix(str(number)) if number > 1 else text
        for note in [note for note in notes if note in text]:
            text = "".join(text.rpartition(note)[::2])
            del notes[note]
        body += text
    for row in gold["mentions"]:
        at = body.find(_squeezed(row["text"]), place) if "footnote" not in row else place
        missing += [f"{row['type']} {row['text']!r}"] if at < 0 else []
        place = max(place, at)
    spans = [span for span in gold["sections"] if span["type"] not in {"letterhead", "footnotes"}]
    missing += [
        run
        for span in spans + gold["requests"]
        for run in (span["starts"], span["ends"])
        if _squeezed(run) not in body
    ]
    return [f"not in the PDF's text: {what}" for what in missing + [f"footnote {m}" for m in notes.values()]]


def _squeezed(text: str) -> str:
    # pdfium writes U+FFFE for every hyphen at the end of a line, so hyphens cannot be compared.
    return re.sub(r"[\s\u00ad\ufffe-]+", "", unicodedata.normalize("NFKC", text))
