"""Acronyms in brackets: after a body that is known, or after words whose initials they are."""

from __future__ import annotations

import re

from msgspec.structs import replace

from allegex.extractors.names.scan import Scan
from allegex.records.name import EntityKind

_ACRONYM = re.compile(r" ?[(\[](?:[a-zà-ÿ]+ )?[“\"«‘]?([A-ZÀ-Þ][A-ZÀ-Þ0-9.&-]{1,11})[”\"»’]?[)\];,]")


def find_acronyms(scan: Scan) -> None:
    """Short forms in brackets: after a body that is known, or after words whose initials they are."""
    content = scan.words.content
    by_end = {
        m.end: m for m in scan.mentions if m.kind in {"organisation", "authority"} or m.by == "names:kind"
    }
    for match in re.finditer(r"\(", content):
        found = _ACRONYM.match(content, match.start())
        if found is None:
            continue
        first = scan.words.at(found.start(1))
        if first is None or scan.taken[first]:
            continue
        before = by_end.get(len(content[: match.start()].rstrip(' ”"»’')))
        kind = before.kind if before else _spelled(scan, first, found[1])
        if kind is None:
            continue
        if before is not None:
            scan.mentions[scan.mentions.index(before)] = replace(before, acronym=found[1])
        mention = replace(scan.mention(first, first + 1, kind, "acronym"), acronym=found[1])
        scan.claim(first, first + 1, kind, "acronym", mention=mention)


def _spelled(scan: Scan, acronym: int, letters: str) -> EntityKind | None:
    """Claims the words before an acronym that spell it; None where they do not."""
    wanted = [c for c in letters if c.isalpha()]
    at, low = acronym - 1, max(acronym - 3 * len(wanted), 0)
    skip = scan.grammar.links | scan.grammar.articles | scan.grammar.joiners
    for letter in reversed(wanted):
        while (
            at >= low
            and (scan.text[at] in skip or scan.text[at] in scan.grammar.particles)
            and scan.text[at][0].upper() != letter
        ):
            at -= 1
        if at < low or scan.text[at][0].upper() != letter or scan.taken[at]:
            return None
        at -= 1
    first = at + 1
    if any(scan.text[i] in scan.grammar.law for i in range(first, acronym)):
        return None
    if len(wanted) < 3 or not scan.open[first] or any("\n" in scan.gap(i) for i in range(first, acronym)):
        return None
    head = scan.grammar.heads.get(scan.text[first])
    kind: EntityKind = head.kind if head is not None else "organisation"
    scan.claim(first, acronym, kind, "spelled")
    return kind
