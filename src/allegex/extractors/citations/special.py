"""Names of laws that no title grammar reads: official codes by title number, and short forms defined in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from allegex.extractors.citations.lawwords import QUOTES, LawWords
from allegex.extractors.citations.name import Name
from allegex.extractors.citations.part import Pin
from allegex.extractors.citations.scan import Scan

_TITLE = re.compile(r"(?<![\w/])\d{1,2} $")
_BRACKET = re.compile(r"[ ,]{0,2}\((?P<in>[^()\0]{2,60})\)")
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


def short_forms(found: Scan, names: list[Name], words: LawWords) -> list[Name]:
    """The names, with the later uses of the acronyms that stand in brackets after them."""
    known: dict[str, Name] = {}
    for name in names:
        if name.kind in {"statute", "constitution"} and (short := _defined(found, name.end, words)):
            known.setdefault(short, name)
    if not known:
        return names
    taken = [(name.start, name.end) for name in names]
    added = []
    for start, end in sorted(_uses(found.text, known)):
        law = known[found.text[start:end]]
        if start < law.end or any(a < end and start < b for a, b in taken):
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
    starts = {name.start for name in names}
    added = []
    for pin in pins:
        if pin.unit.role not in {"top", "sign"} or not found.flat.startswith(" ", pin.end):
            continue
        match = _ACRONYM.match(found.text, words.articles.several(found.flat, pin.end + 1, 2))
        if match is None or match.start() in starts or not match.group()[:: len(match.group()) - 1].isupper():
            continue
        if len(match.group()) < 3 and match.group() not in words.acronyms:
            continue
        if any(name.start < match.end() and match.start() < name.end for name in names):
            continue
        added.append(
            Name(
                start=match.start(),
                end=match.end(),
                rule="unknown-acronym",
                kind="statute",
                title=match.group(),
                pinned_only=True,
            )
        )
    return sorted([*names, *added], key=lambda n: (n.start, -n.end)) if added else names
