"""Labelled units to sections: runs of one kind, headings with their children, a second letter set apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from allegex.records.document import DocumentKind, SectionKind
from allegex.segmentation.anatomy import CORE, HEAD, LEAD, REPLY
from allegex.segmentation.units import Unit

PARENTS: frozenset[SectionKind] = frozenset(
    {"allegations", "legal_framework", "annex", "reply_body", "background"}
)
"""Kinds whose headings open child sections."""


class Part(NamedTuple):
    """One section before it gets its language: units [first, last) of one kind."""

    kind: SectionKind
    first: int
    last: int


def parts_of(units: Sequence[Unit], kinds: Sequence[SectionKind]) -> list[Part]:
    """Runs of one kind. A further annex begins a part of its own; a heading goes with what it heads."""
    kinds = _headings_forward(units, kinds)
    parts: list[Part] = []
    for index, kind in enumerate(kinds):
        if parts and parts[-1].kind == kind and not (kind == "annex" and _opens_annex(units, index)):
            parts[-1] = parts[-1]._replace(last=index + 1)
        else:
            parts.append(Part(kind, index, index + 1))
    return parts


def _headings_forward(units: Sequence[Unit], kinds: Sequence[SectionKind]) -> list[SectionKind]:
    """A heading or a line that leads on, at the end of a section of which it says nothing, belongs to the next one."""
    moved = list(kinds)
    for index in range(len(units) - 2, 0, -1):
        unit = units[index]
        if (
            not (unit.short and (unit.heading or unit.leads))
            or moved[index] == moved[index + 1]
            or moved[index - 1] in HEAD
        ):
            continue
        if moved[index] not in unit.evidence and moved[index + 1] not in {"footnotes", "signatories"}:
            moved[index] = moved[index + 1]
    return moved


def _opens_annex(units: Sequence[Unit], index: int) -> bool:
    """True for the heading of a further annex, which does not follow another heading."""
    evidence = units[index].evidence.get("annex")
    return evidence is not None and evidence.heading and units[index].short and not units[index - 1].heading


def first_letter(parts: Sequence[Part]) -> int:
    """How many parts belong to the first letter of the file: the next one begins a head after an end."""
    ended = False
    for index, part in enumerate(parts):
        if ended and (part.kind in HEAD or part.kind in LEAD or part.kind in CORE or part.kind in REPLY[:2]):
            return index
        if part.kind in {"closing", "signatories", "reply_closing"}:
            ended = True
    return len(parts)


def as_reply(kind: SectionKind) -> SectionKind:
    """The kind that a section of a letter has in a reply."""
    if kind in HEAD:
        return "reply_header"
    if kind == "opening":
        return "reply_opening"
    if kind in {"closing", "signatories"}:
        return "reply_closing"
    return kind if kind in REPLY or kind in {"annex", "footnotes", "other"} else "reply_body"


def with_head(parts: Sequence[Part]) -> list[Part]:
    """What stands above the opening of a reply and was not recognised is its header."""
    opening = next((i for i, part in enumerate(parts) if part.kind == "reply_opening"), 0)
    return [part._replace(kind="reply_header") if i < opening else part for i, part in enumerate(parts)]


def kind_of(units: Sequence[Unit], parts: Sequence[Part]) -> tuple[DocumentKind, float]:
    """Letter, reply or other, and how certain that is: by how many sections a formula vouches for."""
    vouched = {
        part.kind
        for part in parts
        if any(
            (e := unit.evidence.get(part.kind)) and e.weight >= 3.5 for unit in units[part.first : part.last]
        )
    }
    replies = len(vouched & {"reply_opening", "reply_closing"}) * 2 + len(
        vouched & {"reply_header", "reply_body"}
    )
    telling = (
        vouched - set(REPLY) - {"other", "footnotes", "annex", "letterhead", "cover", "date", "addressee"}
    )
    body = telling & {
        "opening",
        "subject",
        "allegations",
        "concerns",
        "requests",
        "response_deadline",
        "closing",
    }
    form = telling & {"mandates", "reference", "salutation", "opening", "closing"}
    if len(telling) >= 3 and body and form and len(telling) > replies:
        return "letter", round(min(1.0, len(telling) / 8), 2)
    if replies >= 2:
        return "reply", round(min(1.0, replies / 4), 2)
    certain = 0.5 - 0.1 * (len(telling) + replies) if units else 0.1
    return "other", round(max(0.1, certain), 2)
