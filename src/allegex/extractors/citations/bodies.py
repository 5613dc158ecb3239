"""The bodies named around a number: before it, after it, ahead as the subject, or near it."""

from __future__ import annotations

import re
from bisect import bisect_left

from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.tables import Tables


def body_before(found: Scan, tables: Tables, start: int) -> tuple[int, str | None]:
    """The body whose name stands right before `start`, and where it begins."""
    for first, last, ident, _ in found.bodies:
        if last > start:
            break
        if found.flat[last:start] in {" ", "'s ", "' "}:
            return first, ident
    word = re.search(r"(?<![A-Za-z])([A-Z]{2,6})(?:'s|’s)? $", found.text[max(start - 12, 0) : start])
    if word is not None and word[1] in tables.acronyms:
        return start - (len(word.group())), tables.acronyms[word[1]]
    return start, None


def body_after(found: Scan, tables: Tables, end: int) -> tuple[int, str | None]:
    """The body whose name follows "of the" after `end`, and where it ends."""
    link = tables.link(found.flat, end)
    if link is not None:
        for first, last, ident, _ in found.bodies:
            if first == link:
                return last, ident
            if first > link:
                break
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
    near = None
    for first, last, ident, short in found.bodies:
        if first >= start:
            break
        if ident in among and not short and start - last < 300 and "\0" not in found.flat[last:start]:
            near = ident
    return near


def writers(tables: Tables) -> frozenset[str]:
    return frozenset(row.id for row in tables.bodies.values() if row.comments)
