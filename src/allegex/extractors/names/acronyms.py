"""Acronyms in brackets: after a body that is known, or after words whose initials they are."""

from __future__ import annotations

import re
from bisect import bisect_left

from msgspec.structs import replace

from allegex.extractors.names.scan import Scan
from allegex.facts.folding import fold
from allegex.records.name import EntityKind, NameMention

FARTHEST = 70
"""Characters between the known part of a name and its acronym."""
_BRACKET = re.compile(r"\(")
_BREAK = re.compile(r"[.;:,()\n]")
_ACRONYM = re.compile(r" ?[(\[](?:[a-zà-ÿ]+ )?[“\"«‘]?([^\W\d_][\w.&-]{1,13})[”\"»’]?[)\];,]")


def find_acronyms(scan: Scan) -> None:
    """Short forms in brackets: after a body that is known, or after words whose initials they are."""
    content = scan.words.content
    by_end = {
        m.end: m for m in scan.mentions if m.kind in {"organisation", "authority"} or m.by == "names:kind"
    }
    ends = sorted(by_end)
    for match in _BRACKET.finditer(content):
        found = _ACRONYM.match(content, match.start())
        if found is None:
            continue
        if not found[1].isupper():
            _short(scan, by_end, match.start(), found)
            continue
        first = scan.words.at(found.start(1))
        if first is None or scan.taken[first]:
            continue
        end = match.start()
        while end and content[end - 1] in ' ”"»’':
            end -= 1
        before = by_end.get(end)
        if before is None:
            at = bisect_left(ends, end)
            before = _reached(scan, by_end[ends[at - 1]] if at else None, found[1], end)
        kind = before.kind if before else _spelled(scan, first, found[1])
        if kind is None:
            continue
        if before is not None:
            at = next(i for i, m in enumerate(scan.mentions) if m.start == before.start and m.by == before.by)
            scan.mentions[at] = replace(before, end=max(before.end, end), acronym=found[1])
            for index in scan.inside(before.end, end):
                scan.taken[index] = 1
        mention = replace(scan.mention(first, first + 1, kind, "acronym"), acronym=found[1])
        scan.claim(first, first + 1, kind, "acronym", mention=mention)


def _short(scan: Scan, by_end: dict[int, NameMention], bracket: int, found: re.Match[str]) -> None:
    """Claims a short name in brackets right behind a body: "the Mobile Brigade (Brimob)"."""
    grammar, name = scan.grammar, found[1]
    before, first = by_end.get(bracket - 1), scan.words.at(found.start(1))
    if first is None or before is None or before.kind == "place" or not scan.open[first] or scan.taken[first]:
        return
    word = scan.text[first]
    other = (
        word in grammar.cities
        or word in grammar.demonyms
        or word in grammar.given_names
        or word in grammar.inner
        or word in grammar.heads
        or word in grammar.law
        or word in grammar.honorifics
        or word in scan.phrases
    )
    whole = scan.words.content[found.end(1)] == ")" and word == name
    if whole and not other and len(word) > 2:
        mention = replace(scan.mention(first, first + 1, before.kind, "acronym"), acronym=name)
        scan.mentions[scan.mentions.index(before)] = replace(before, acronym=name)
        scan.claim(first, first + 1, before.kind, "acronym", mention=mention)


def _reached(scan: Scan, before: NameMention | None, letters: str, end: int) -> NameMention | None:
    """The body that goes on small up to its acronym, which says so: "Agence nationale du domaine et du foncier (ANDF)"."""
    content = scan.words.content
    if before is None or before.end < end - FARTHEST or _BREAK.search(content, before.end, end):
        return None
    last = before.end
    words = [scan.text[i] for i in scan.inside(before.start, end)]
    behind = len(scan.inside(last, end))
    wanted = fold("".join([letter for letter in letters if letter.isalpha()]))
    if len(wanted) < 3 or behind > 8 or not all(scan.free(i, i + 1) for i in scan.inside(last, end)):
        return None
    at, reached = 0, False
    for place, word in enumerate(words):
        for part in fold(word).split("-"):
            taken = 0
            while at < len(wanted) and taken < min(len(part), 4) and part[taken] == wanted[at]:
                at, taken = at + 1, taken + 1
                if (
                    taken
                    and at < len(wanted)
                    and place + 1 < len(words)
                    and fold(words[place + 1])[0] == wanted[at]
                ):
                    break
            if taken and at == len(wanted):
                reached = reached or place >= len(words) - behind
        if place == 0 and at == 0:
            return None
    return before if reached else None


def _spelled(scan: Scan, acronym: int, letters: str) -> EntityKind | None:
    """Claims the words before an acronym that spell it; None where they do not."""
    wanted = [c for c in letters if c.isalpha()]
    at, low = acronym - 1, max(acronym - 3 * len(wanted), 0)
    skip = scan.grammar.links | scan.grammar.articles | scan.grammar.joiners
    inside = 0
    for letter in reversed(wanted):
        while (
            at >= low
            and not inside
            and (scan.text[at] in skip or scan.text[at] in scan.grammar.particles)
            and scan.text[at][0].upper() != letter
        ):
            at -= 1
        if at < low or scan.taken[at]:
            return None
        parts = scan.text[at].split("-")
        if inside and parts[inside - 1][:1].upper() == letter:
            inside -= 1  # "Socio-Economic" has two.
        elif parts[-1][:1].upper() == letter and len(parts) > 1:
            inside = len(parts) - 1
        elif scan.text[at][0].upper() == letter:
            inside = 0
        else:
            return None
        at -= not inside
    first = at + 1
    if any(scan.text[i] in scan.grammar.law for i in range(first, acronym)):
        return None
    named = scan.open[first] or scan.text[first] in scan.grammar.heads
    if len(wanted) < 3 or not named or any("\n" in scan.gap(i) for i in range(first, acronym)):
        return None
    head = scan.grammar.heads.get(scan.text[first])
    kind: EntityKind = head.kind if head is not None else "organisation"
    mention = replace(scan.mention(first, acronym, kind, "spelled"), acronym=letters)
    scan.claim(first, acronym, kind, "spelled", mention=mention)
    return kind
