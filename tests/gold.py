"""Mentions as a marked letter's gold says them, to measure what comes after the extractors alone."""

from __future__ import annotations

import re

from allegex.records.citation import CitationMention
from allegex.records.date import DateMention
from allegex.records.mention import Mention
from allegex.records.name import EntityKind, NameMention
from corpus.marked import Marked

KINDS: dict[str, EntityKind] = {
    "PER": "person",
    "ORG": "organisation",
    "AUT": "authority",
    "PLC": "place",
}


def gold_mentions(marked: Marked) -> tuple[Mention, ...]:
    """Dates, names and citations of the marks; one citation for each instrument of a list."""
    found: list[Mention] = []
    for mark in marked.marks:
        start, end, said = mark.start, mark.end, mark.attributes
        if mark.kind == "DATE":
            found.append(DateMention(start=start, end=end, by="gold", edtf=said["edtf"]))
        elif mark.kind in KINDS:
            kind = KINDS[mark.kind]
            found.append(NameMention(start=start, end=end, by="gold", kind=kind, state=said.get("code")))
        elif mark.kind == "CIT":
            for instrument in said.get("instruments", "").split(","):
                found.append(
                    CitationMention(
                        start=start,
                        end=end,
                        by="gold",
                        kind="resolution" if re.search("/(RES|DEC)/", instrument) else None,
                        instrument=instrument or None,
                        title=said.get("law"),
                    )
                )
    return tuple(found)
