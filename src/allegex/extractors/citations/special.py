"""Names of laws that no title grammar reads: official codes by title number, and short forms defined in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate

from msgspec.structs import replace

from allegex.extractors.citations.lawwords import QUOTES, LawWords
from allegex.extractors.citations.name import Name
from allegex.extractors.citations.part import Pin
from allegex.extractors.citations.scan import Scan

NEAREST = 9
"""Characters from a provision to the law that it is of, where no acronym stands between."""

_TITLE = re.compile(r"(?<![\w/])\d{1,2} $")
_BRACKET = re.compile(r"[ ,]{0,2}\((?P<in>[^()\0]{2,60})\)")
_BEFORE = re.compile(r"(?<![\w/.-])(?P<name>[A-ZÀ-Þ]{3,9})(?:, | \()$")
_MIXED = re.compile(r"[A-Z]{2,4}[a-z]{2,5}(?![\w/-])")
"""Short names of Swiss laws: "LRens"."""
_ACRONYM = re.compile(r"[^\W\d_][a-z]?[^\W\d_a-z]{1,7}(?![\w/-])")


def code_titles(found: Scan) -> Iterator[Name]:
    """ "18 U.S.C.", "8 C.F.R.": titles of official codes."""
    done = -1
    for start, _, law in found.titled:
        title = _TITLE.search(found.text, max(start - 4, 0), start)
        if title is None or title.start() < done:
            continue
        done = max(last for first, last, _ in found.titled if first == start)
        after = done + found.flat.startswith(" ", done)
        if after not in found.units and not found.flat[after : after + 1].isdigit():
            continue
        number = title.group().strip()
        yield Name(
            start=title.start(),
            end=done,
            rule="code-title",
            kind="statute",
            title=f"{law.title}, title {number}",
            jurisdiction=law.state,
            jurisdiction_by="name",
            number=found.text[title.start() : done],
        )


class Taken:
    """Where names stand, to be asked in a few steps however many there are."""

    def __init__(self, names: list[Name]) -> None:
        spans = sorted((name.start, name.end) for name in names)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))

    def touches(self, start: int, end: int) -> bool:
        """Whether one stands between `start` and `end`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start


def short_forms(found: Scan, names: list[Name], words: LawWords) -> list[Name]:
    """The names, with the later uses of the acronyms that stand in brackets after them."""
    known: dict[str, Name] = {}
    for name in names:
        if name.kind in {"statute", "constitution"} and (short := _defined(found, name.end, words)):
            known.setdefault(short, name)
    if not known:
        return names
    taken = Taken(names)
    added = []
    for start, end in sorted(_uses(found.text, known)):
        law = known[found.text[start:end]]
        if start < law.end or taken.touches(start, end):
            continue
        if start <= law.end + 60 and not found.text[law.end : start].strip(f" ({QUOTES}"):
            continue
        added.append(
            replace(
                law,
                start=start,
                end=end,
                rule="short-form",
                elliptic=found.text[start:end],
                defines=(),
                pinned_only=True,
                opens=False,
            )
        )
    return sorted([*names, *added], key=lambda n: (n.start, -n.end))


def _uses(text: str, known: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the acronyms stand alone, and not first in a bracket; the longest at each place."""
    ends: dict[int, int] = {}
    for short in known:
        start = text.find(short)
        while start >= 0:
            end = start + len(short)
            before, after = text[start - 1 : start], text[end : end + 1]
            if not (before.isalnum() or before in {"_", "("} or after.isalnum() or after in {"_", "/", "-"}):
                ends[start] = max(end, ends.get(start, 0))
            start = text.find(short, end)
    yield from ends.items()


def _defined(found: Scan, place: int, words: LawWords) -> str | None:
    """The acronym at the end of the bracket at `place`: "(hereafter UAPA)", "(“NGO Law”)"."""
    match = _BRACKET.match(found.text, place)
    if match is None:
        return None
    *before, last = match["in"].split(" ")[-2:]
    both = " ".join((*before, last)).strip(QUOTES)
    if before and words.is_acronym(both):
        return both
    last = last.strip(QUOTES)
    return last if words.is_acronym(last) else None


def unknown_acronyms(found: Scan, names: list[Name], pins: list[Pin], words: LawWords) -> list[Name]:
    """The names, with acronyms that no one defines where a provision is said to be of them: "section 3 of the ICTA"."""
    starts = [name.start for name in names]
    taken = Taken(names)
    added = []
    for pin in pins:
        if pin.unit.role not in {"top", "sign"}:
            continue
        following = bisect_left(starts, pin.end)
        if following < len(starts) and starts[following] - pin.end < NEAREST:
            # Mostly the law stands there.
            continue
        span = _acronym(found, pin.end, words) or _acronym_before(found, pin.start, words)
        if span is None:
            continue
        if taken.touches(*span):
            continue
        added.append(
            Name(
                start=span[0],
                end=span[1],
                rule="unknown-acronym",
                kind="statute",
                title=found.text[slice(*span)],
                pinned_only=True,
            )
        )
    if not added:
        return names
    taken = Taken([*names, *added])
    first = {name.title or "": name for name in reversed(added)}
    for start, end in sorted(_uses(found.text, sorted(first))):
        if not taken.touches(start, end):
            added.append(replace(first[found.text[start:end]], start=start, end=end))
    return sorted([*names, *added], key=lambda n: (n.start, -n.end))


def _acronym(found: Scan, end: int, words: LawWords) -> tuple[int, int] | None:
    """Where an acronym stands that a provision that ends at `end` is of; behind a comma only one in common use."""
    low, text = found.flat, found.text
    comma = low.startswith(",", end)
    if not low.startswith(" ", end + comma):
        return None
    start = end + comma + 1
    if not text[start : start + 1].isupper():
        start = words.articles.several(low, start, 2)
    if not text[start : start + 1].isupper():
        return None
    known = words.acronyms.whole(low, start)
    if known is not None and text[start:known] in words.printed_acronyms:
        return start, known
    match = None if comma else _ACRONYM.match(text, start)
    if match is None and not comma and (mixed := _MIXED.match(text, start)) is not None:
        return mixed.span()
    if match is None or len(match.group()) < 3 or not match.group()[:: len(match.group()) - 1].isupper():
        return None
    return match.span()


def _acronym_before(found: Scan, start: int, words: LawWords) -> tuple[int, int] | None:
    """Where an acronym stands right before an abbreviated unit: "(COIP, art. 282)", "the ICTA, s. 3"."""
    unit_end = found.units[start][0] if start in found.units else start
    match = _BEFORE.search(found.text, max(start - 16, 0), start) if found.flat[unit_end - 1] == "." else None
    if match is None:
        return None
    begun = match.start("name")
    bracket = found.flat[begun - 1 : begun] == "("
    if not bracket and words.articles.behind(found.flat, max(begun - 8, 0), begun) is None:
        return None
    return match.span("name")
