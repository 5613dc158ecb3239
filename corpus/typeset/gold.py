"""The gold of a marked letter: the answers written into it, as values and quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.marked import REDACTION, Mark, Marked
from corpus.typeset.printing import LETTERHEADS

ENTITIES = {"PER": "persons", "ORG": "organisations", "AUT": "authorities"}
CITATION = ("instruments", "provisions", "law", "jurisdiction", "label", "anaphoric")
HEADER = (
    "reference",
    "type",
    "state",
    "number",
    "year",
    "date",
    "language",
    "addressee",
    "response_days",
    "response_due",
    "copied_to",
)
ENDS = 8
"""Words quoted of the start and the end of a section or request."""

Row = dict[str, Any]


def gold(letter: Marked) -> Row:
    """The gold as it is written to JSON; its shape is allegex.evaluation.gold.Gold."""
    front, mandates = letter.front, letter.front.get("mandates") or []
    rows = [_mention(letter, mark) for mark in letter.marks if mark.kind not in {"FN", "B"}]
    return {
        "source": front["name"],
        "kind": front["kind"],
        "communication": {key: front.get(key) for key in HEADER} | {"joint": len(mandates) > 1},
        "mandates": mandates,
        "sections": _sections(letter),
        **{key: list(_entities(letter, tag, rows)) for tag, key in ENTITIES.items()},
        "places": _distinct(rows, "PLC", "name", "code"),
        "dates": _distinct(rows, "DATE", "text", "edtf"),
        "citations": _distinct(rows, "CIT", "quote", *CITATION, "labels"),
        # The numbered parts of a reply are answers: it asks for nothing.
        "requests": [
            {"number": number, **ends(words(letter, span.start, span.end))}
            for number, span in letter.requests
            if front.get("kind") != "reply"
        ],
        "charges": front.get("charges") or [],
        "footnotes": [
            {"marker": note.marker, "text": words(letter, note.start, note.end)}
            for note in letter.document.text.notes
        ],
        "mentions": rows,
    }


def words(letter: Marked, start: int, end: int) -> str:
    """The printed words of a span, one blank between them; a redacted run leaves none."""
    return " ".join(letter.document.content[start:end].replace(REDACTION, "").split())


def ends(text: str, last: str | None = None) -> dict[str, str]:
    """The first words, and the last ones."""
    return {"starts": " ".join(text.split()[:ENDS]), "ends": " ".join((last or text).split()[-ENDS:])}


def _sections(letter: Marked) -> list[Row]:
    spans = [{"type": s.kind, **ends(words(letter, s.start, s.end))} for s in letter.document.sections]
    head = LETTERHEADS[letter.front["layout"]]
    if head and "letterhead" not in [span["type"] for span in spans]:
        spans.insert(spans[0]["type"] == "cover", {"type": "letterhead", **ends(head[0], head[-1])})
    return spans


def _mention(letter: Marked, mark: Mark) -> Row:
    row: Row = {"type": mark.kind, "text": words(letter, mark.start, mark.end), "section": mark.section}
    row |= mark.attributes
    if mark.kind == "CIT":
        row |= {
            key: row[key].split(",") if key in row else []
            for key in ("instruments", "provisions")
            if key in row or key == "provisions"
        }
        row |= {"anaphoric": True} if "anaphoric" in row else {}
        row |= {"labels": row.pop("label").split("|")} if "|" in row.get("label", "") else {}
    if mark.kind == "RED":
        content = letter.document.content
        row |= {
            "before": " ".join(content[: mark.start].split()[-4:]),
            "after": " ".join(content[mark.end :].split()[:4]),
        }
    for note in letter.document.text.notes:
        if note.start <= mark.start < note.end:
            row["footnote"] = note.marker
    return row


def _entities(letter: Marked, tag: str, rows: list[Row]) -> Iterator[Row]:
    """The declared entities with every name they go by; the n-th mandate's signatory is the person s<n>."""
    declared = list(letter.front.get(ENTITIES[tag]) or [])
    if tag == "PER":
        declared += [
            {"id": f"s{number}", "name": mandate["signatory"], "roles": ["signatory"]}
            for number, mandate in enumerate(letter.front.get("mandates") or [], 1)
        ]
    for entity in declared:
        seen = [row["text"] for row in rows if row["type"] == tag and row["id"] == entity["id"]]
        names = dict.fromkeys([*entity.get("aliases", []), *seen])
        yield {**entity, "aliases": [name for name in names if name != entity["name"]]}


def _distinct(rows: list[Row], tag: str, name: str, *keys: str) -> list[Row]:
    values = [
        {name: row["text"]} | {key: row[key] for key in keys if key in row}
        for row in rows
        if row["type"] == tag
    ]
    return [value for number, value in enumerate(values) if value not in values[:number]]
