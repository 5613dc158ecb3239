"""UN document symbols: slash paths, with blanks that line breaks left, in normal form and with their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from allegex.extractors.citations.name import Name
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.tables import Tables
from allegex.records.citation import CitationKind

_PATH = re.compile(
    r"(?:/ ?(?:[A-Z][A-Za-z]*(?:-\d+)?\.? ?\d+(?:[-–]\d+)?(?![A-Za-z])|[A-Z]{1,5}(?![a-z])|OP(?=/)|S-\d+|ES-\d+|(?:19|20)\d{2}|\d{1,5}(?:-\d{1,3})?(?: ?[A-Z](?![A-Za-z]))?))++"
    r"(?P<session> ?(?:\((?:19|20)\d{2}\)|(?: ?[A-Z] )?\([IVXLC]+\)))?"
)
_HEAD = re.compile(r"[A-Z.\d]{1,8}$")
_SERIES = frozenset({"RES", "DEC", "HRC"})
_URL = re.compile(r"(?:https?:|www\.)\S*$")
_TIDY = re.compile(r"(?<=/) | (?=\()|(?<=\.) (?=\d)")


def symbols(found: Scan, tables: Tables) -> Iterator[Name]:
    """The symbols of the text, and what stands after them in their annex."""
    text = found.text
    place = 0
    while (slash := text.find("/", place)) >= 0:
        place = slash + 1
        head = _HEAD.search(text, max(slash - 8, 0), slash)
        if head is None:
            continue
        start = head.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in "/.-_="):
            continue
        match = _PATH.match(text, slash) if head.group() in tables.organs else None
        if match is None or _URL.search(text, max(start - 200, 0), start):
            continue
        end = match.end()
        symbol = normal(text[start:end])
        kind = kind_of(symbol)
        place = end
        if kind is None or text[end : end + 1].isalnum():
            continue
        yield Name(
            start=start,
            end=tables.annex(found.flat, end) or end,
            rule="symbol",
            kind=kind,
            ids=(symbol,),
            title=None,
        )


def normal(printed: str) -> str:
    """The symbol without the blanks of line breaks: "A/HRC/ 23/50" is "A/HRC/23/50"."""
    symbol = _TIDY.sub("", printed.replace("–", "-").replace("\n", " "))
    symbol = re.sub(r"(?<=\d) ?([A-Z]) ?(?=\(|$)", r"\1", symbol)
    return f"A/{symbol}" if symbol.startswith("HRC/") else symbol


def kind_of(symbol: str) -> CitationKind | None:
    """What a symbol names; None where it is no symbol of a document."""
    parts = symbol.split("/")
    if len(parts) < 3 and not re.match(r"S/\d{4,5}$", symbol):
        return None
    if (
        parts[0] == "A"
        and len(parts) == 3
        and not (parts[1].isdigit() or "." in parts[1] or parts[1] in _SERIES)
    ):
        return None
    if parts[0] in {"S", "E"} and parts[1].isdigit() and not re.match(r"(?:19|20)\d{2}$", parts[1]):
        return "document" if parts[0] == "S" and len(parts) == 2 else None
    if "RES" in parts or "DEC" in parts:
        return "resolution"
    if "GC" in parts or "CCPR/C/21/Rev.1/Add" in symbol or re.match(r"E/C\.12/\d{4}/\d+$", symbol):
        return "general_comment"
    if "WGAD" in parts:
        return "opinion" if len(parts) > 4 or (parts[0] == "WGAD") else "document"
    if "D" in parts or "DR" in parts:
        return "case"
    if not any(c.isdigit() for c in symbol):
        return None
    return "document"
