"""What stands right after a law's name: the label of its provisions in a bracket, and the short forms defined there."""

from __future__ import annotations

import re
from bisect import bisect_left

from allegex.extractors.citations.item import LONGEST_TITLED
from allegex.extractors.citations.labels import LabelWords
from allegex.extractors.citations.lawwords import QUOTES, LawWords
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.words import plain


def after_law(
    found: Scan, end: int, words: LawWords, labels: LabelWords
) -> tuple[str | None, tuple[str, ...]]:
    """The label in brackets after a law whose name ends at `end`, and the short forms defined there."""
    place, label = end, None
    low = found.flat
    if not low.startswith(_OPENS, place):
        near = low[place : place + LONGEST_TITLED] if low.startswith(" ", place) else ""
        # Mostly the sentence simply goes on.
        if '"' not in near and "«" not in near:
            return None, ()
    defines: list[str] = []
    for _ in range(2):
        match = _BRACKET.match(low, place)
        if match is None and _QUOTES_NEAR.search(low, place, place + LONGEST_TITLED):
            match = _QUOTED.match(low, labels.quoted(low, place))
        if match is None:
            break
        inside = found.text[slice(*match.span("in"))].strip(QUOTES)
        if words.is_acronym(inside):
            defines.append(inside)
        elif short := _defined(found, place, words):
            defines.append(short)
        elif label is None and _is_label(found, match.span("in"), labels):
            label = inside
        place = match.end()
    if not defines and (short := _defined(found, end, words)):
        defines.append(short)
    return label, tuple(defines)


_BRACKET = re.compile(r" ?\((?P<in>[^()\0]{2,160})\)")
_QUOTED = re.compile(r",? ?[\"«](?P<in>[^\"«»\0]{3,160})[\"»]")
_OPENS = (" (", " ,", "(", ",", '"', "«")
_QUOTES_NEAR = re.compile(r"[\"«]")
_HEREAFTER = re.compile(r"[a-z]{5}")


def _defined(found: Scan, place: int, words: LawWords) -> str | None:
    """The short name defined in the bracket at `place`: it says "hereafter", or is in quotation marks and like a name."""
    named = words.short_name(found.flat, place)
    if named is None:
        return None
    start, end = named
    lead, name = found.flat[place:start], found.text[start:end].strip()
    if _HEREAFTER.search(lead):
        return name
    marked = words.articles.behind(found.flat, place, start) is not None
    if not ('"' in lead or "«" in lead) or len(name.split()) > 3 or not (name[:1].isupper() or marked):
        return None
    return name


def _is_label(found: Scan, inside: tuple[int, int], labels: LabelWords) -> bool:
    """Whether words in brackets after a law are the offence, and not another name of the law."""
    text = found.text[slice(*inside)].strip(QUOTES)
    if len(text) < 4 or not text[0].isalpha() or text.isupper():
        return False
    at = bisect_left(found.names, (inside[0],))
    if at < len(found.names) and found.names[at][0] < inside[1]:
        return False
    return labels.opens(plain(text))
