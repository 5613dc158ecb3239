"""The bodies named around a number: before it, after it, ahead as the subject, or near it."""

from __future__ import annotations

import re
from bisect import bisect_left

from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.tables import Tables

LONGEST_BODY = 160
"""Characters before a number in which the name of a body right before it can begin."""
_UPPER = re.compile(r"[A-Z]{2,6}(?![A-Za-z])")
_ACRONYM = re.compile(r"\b([A-Z]{2,6})(?:['’]s|,)? $")
_POSSESSED = re.compile(r"['’]s $")


def body_before(found: Scan, tables: Tables, start: int) -> tuple[int, str | None]:
    """The body whose name stands right before `start`, and where it begins."""
    near = bisect_left(found.bodies, (start - LONGEST_BODY,))
    for first, last, ident, _ in found.bodies[near : bisect_left(found.bodies, (start,))]:
        if last < start and found.flat[last:start] in {" ", "'s ", "' "}:
            return first, ident
    if found.flat[start - 1 : start] != " ":
        return start, None
    word = _ACRONYM.search(found.text, max(start - 12, 0), start)
    if word is None and (owned := _POSSESSED.search(found.text, start - 3, start)) is not None:
        noun = tables.body_words.ending(found.flat, max(start - 20, 0), owned.start())
        word = _ACRONYM.search(found.text, max(noun - 12, 0), noun) if noun is not None else None
    if word is not None and word[1] in tables.acronyms:
        return word.start(), tables.acronyms[word[1]]
    return start, None


def body_after(found: Scan, tables: Tables, end: int) -> tuple[int, str | None]:
    """The body whose name follows "of the" after `end`, and where it ends."""
    link = tables.link(found.flat, end)
    if link is not None:
        at = bisect_left(found.bodies, (link,))
        if at < len(found.bodies) and found.bodies[at][0] == link:
            return found.bodies[at][1], found.bodies[at][2]
        word = _UPPER.match(found.text, link)
        if word is not None and word.group() in tables.acronyms:
            return word.end(), tables.acronyms[word.group()]
    return end, None


def ahead(found: Scan, end: int, among: frozenset[str]) -> str | None:
    """The body named as the subject right after: "in its general comment No. 25, the Committee ..."."""
    at = bisect_left(found.bodies, (end,))
    if at < len(found.bodies):
        first, _, ident, _ = found.bodies[at]
        if ident in among and first - end < 40 and not any(c in found.flat[end:first] for c in ".;\0"):
            return ident
    return None


def nearest(found: Scan, start: int, among: frozenset[str]) -> str | None:
    """The last body of these named before `start` in the same paragraph and not far."""
    for first, last, ident, short in reversed(found.bodies[: bisect_left(found.bodies, (start,))]):
        if start - first > 600:
            break
        if ident in among and not short and start - last < 300 and "\0" not in found.flat[last:start]:
            return ident
    return None


def writers(tables: Tables) -> frozenset[str]:
    return frozenset(row.id for row in tables.bodies.values() if row.comments)
