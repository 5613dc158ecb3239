"""Domestic laws by name: from the word for the kind of law to the left and right, as far as a title goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from allegex.extractors.citations.jurisdiction import Jurisdiction, jurisdiction_of
from allegex.extractors.citations.lawwords import LawWords
from allegex.extractors.citations.lexicon import Head
from allegex.extractors.citations.name import Name
from allegex.extractors.citations.rest import (
    rightwards,
)
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.title import YEAR, Title, leftwards, small_words
from allegex.records.citation import CitationKind

DATED = frozenset({"law", "act", "decree", "decree-law", "ordinance", "code", "proclamation"})
"""Kinds of law that are named by their full date alone."""
_PROVISION = re.compile(r" \d{1,3}[a-z]?(?:\(\w{1,4}\))*(?= [a-z])")
"""The number of a provision: "regulation 16 of the", where "Regulation" is no law."""
_NEXT_WORD = re.compile(r" ([a-z]+)")


def laws(found: Scan, words: LawWords, places: Jurisdiction) -> Iterator[Name]:
    """The domestic laws of the text, and the words that stand for one ("the said Code")."""
    done = -1
    for start, end, head in found.heads:
        if start < done:
            continue
        name = _law(found, words, places, (start, end, head))
        if name is not None:
            done = name.end
            yield name


def _law(found: Scan, words: LawWords, places: Jurisdiction, at: tuple[int, int, Head]) -> Name | None:
    start, end, head = at
    text = found.text
    provision = _PROVISION.match(found.flat, end) if start in found.units else None
    if provision is not None and words.year_of(found.flat, provision.end()) is None:
        return None
    title = Title(start, end, [(start, end)], upper=text[start:end].lower() != text[start:end])
    if head.side != "first":
        leftwards(found, words, title)
        if not (title.upper or title.modified):
            small_words(found, words, title)
    if _stopped(found, words, title, start):
        return None
    if head.strength == "placed" and not title.modified:
        _place(found, places, title)
    rightwards(found, words, title, head)
    if _stopped(found, words, title, start) or (head.kind == "order" and _holds_rule(found, title.end)):
        return None
    if not (
        title.modified
        or title.number
        or title.date
        or (title.year and title.upper)
        or head.kind in {"constitution", "basic law"}
    ):
        return _elliptic(found, words, title, head) if head.strength not in {"placed", "initials"} else None
    if head.strength in {"numbered", "initials"} and not title.number and not title.date:
        return None
    if head.strength == "initials" and not (title.number and text[start:end].isupper()):
        return None
    year = YEAR.match(text, title.start)
    if year is not None and title.year is None:
        title.year = int(year.group())
    printed = _printed(text, title)
    state, by, end_of_state = jurisdiction_of(found, places, title.start, title.end, printed)
    if end_of_state > title.end and by in {"name", "adjective"} and title.kept[-1][1] == title.end:
        printed = " ".join(f"{printed}{text[title.end : end_of_state]}".split())
    if head.strength == "placed" and state is None:
        return None
    kind: CitationKind = "constitution" if head.kind in {"constitution", "basic law"} else "statute"
    return Name(
        start=title.start,
        end=max(title.end, end_of_state),
        rule=f"law-{head.kind.replace(' ', '-')}",
        kind=kind,
        title=printed,
        jurisdiction=state,
        jurisdiction_by=by,
        number=title.number,
        year=title.year,
        date=title.date,
        pinned_only=_needs_provision(found, title, head),
    )


def _holds_rule(found: Scan, end: int) -> bool:
    """Whether a rule follows an order of a code of procedure, which is none of a government: "Order 39, rule 1"."""
    place = end + found.flat.startswith(",", end)
    unit = found.units.get(place + found.flat.startswith(" ", place))
    return unit is not None and unit[1].unit == "rule"


def _place(found: Scan, places: Jurisdiction, title: Title) -> None:
    """Takes in the adjective of a State that stands right after the word for the kind of law."""
    state, _, end = jurisdiction_of(found, places, title.start, title.end, "")
    if state is not None and end > title.end:
        title.kept, title.end, title.modified = [(title.start, end)], end, True


def _printed(text: str, title: Title) -> str:
    """The title without number and date: the stretches kept, with the commas that cut those off gone."""
    pieces = [text[title.kept[0][0] : title.kept[0][1]]]
    for (_, before), (a, b) in zip(title.kept, title.kept[1:], strict=False):
        piece = text[a:b]
        pieces.append(piece if a == before else f" {piece.lstrip(' ,')}")
    return " ".join("".join(pieces).split()).strip(" ,;")


def _needs_provision(found: Scan, title: Title, head: Head) -> bool:
    """Whether these words alone are too little to be a law: lower case without a number, or a weak kind of law."""
    if title.number or (title.date and head.kind in DATED):
        return False
    if head.kind == "constitution":
        return not title.modified
    if not title.upper:
        return True
    if head.strength == "weak":
        return not (title.modified and (title.year or len(found.text[title.start : title.end].split()) > 2))
    return not title.modified


def _stopped(found: Scan, words: LawWords, title: Title, head_start: int) -> bool:
    """Whether the words are no law: "rule of law", "international human rights law", "code postal", "Law Society"."""
    low = found.flat
    near = low[max(title.start - 24, 0) : title.end]
    if near.endswith(words.stop_titles):
        return True
    after = low[title.end : title.end + 40]
    ahead = low[head_start : head_start + 40] + " "
    if ahead.startswith(words.stop_starts):
        return True
    follows = _NEXT_WORD.match(after)
    return follows is not None and follows[1] in words.head_stop


def _elliptic(found: Scan, words: LawWords, title: Title, head: Head) -> Name | None:
    """ "the Code", "the said Act", "dudit code", "la loi précitée de 2014": a law named elsewhere."""
    first, same, definite = words.determined(found.flat, title.start)
    low = found.flat
    after = words.same_after.whole(low, title.end + 1) if low.startswith(" ", title.end) else None
    same = same or after is not None
    if not (definite or same):
        return None
    end = after or title.end
    year = words.year_of(low, end)
    return Name(
        start=first,
        end=year[1] if year else end,
        rule="elliptic",
        kind=None,
        elliptic=found.text[first:end],
        title=f"law:{head.kind}",
        year=year[0] if year else None,
        pinned_only=True,
    )
