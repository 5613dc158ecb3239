"""Labels of provisions: what a bracket says they are, and offences named in front: "charged with sedition under section 1"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from allegex.extractors.citations.lexicon import Lexicon
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.words import Words, separated
from allegex.records.citation import Provision

REACH = 170
"""Characters before a citation in which the offence is looked for."""
QUOTES = ' “”"«»'

_NOT_IN = re.compile(r"\d{3,}|/")
_SOMEBODY = re.compile(r"(?:\w{1,4} ){0,2}[A-Z][\w’'-]*(?:\.| [A-Z])")
_NOT_IN_OFFENCE = re.compile(r"[.;:()\d]")
_WORD = re.compile(r"[^\W\d_][^\s]*")


class LabelWords(Struct, frozen=True):
    """Words that join an offence to its provision, that join offences, and that no label has."""

    links: Words
    articles: Words
    conjunctions: Words
    of: Words
    offence_for: Words
    offence_against: Words
    none: Words
    none_first: Words

    def is_title(self, low: str) -> bool:
        """Whether flat text in brackets after a provision is a label: no date, reference or short form."""
        if _NOT_IN.search(low):
            return False
        return all(self.none.whole(low, word.start()) is None for word in _WORD.finditer(low))

    def opens(self, low: str) -> bool:
        """Whether flat text in brackets after a law begins as a label does."""
        return (
            not _NOT_IN.search(low)
            and self.none.whole(low, 0) is None
            and self.none_first.whole(low, 0) is None
        )


def label_words(lexicon: Lexicon) -> LabelWords:
    """The words of all languages."""
    files = lexicon.provisions.values()
    return LabelWords(
        links=Words(*(f.offence_links for f in files)),
        articles=Words(*(f.articles for f in files)),
        conjunctions=Words(*(f.offence_conjunctions for f in files)),
        of=Words(*(f.offence_of for f in files)),
        offence_for=Words(*(f.offence_for for f in files)),
        offence_against=Words(*(f.offence_against for f in files)),
        none=Words(*(f.no_label for f in files)),
        none_first=Words(*(f.no_label_first for f in files)),
    )


def labelled(
    found: Scan, start: int, provisions: tuple[Provision, ...], words: LabelWords
) -> tuple[Provision, ...]:
    """The provisions with the offence that stands before `start`; one offence each where there are as many."""
    if not provisions or any(one.label for one in provisions):
        return provisions
    end = _link(found.flat, start, words)
    begin = _begin(found, start, end, words) if end is not None else None
    if end is None or begin is None:
        return provisions
    end = next(
        (
            place
            for place, after in _against(found.flat, begin, end, words)
            if _SOMEBODY.match(found.text, after, end)
        ),
        end,
    )
    phrase = found.text[begin:end].strip(" ,")
    end = begin + len(found.text[begin:end].rstrip(" ,"))
    if not 3 < len(phrase) < 110 or _NOT_IN_OFFENCE.search(phrase):
        return provisions
    offences = _offences(found, end - len(phrase), end, words) if len(provisions) > 1 else []
    if len(offences) != len(provisions):
        offences = [" ".join(phrase.split()).strip(QUOTES)] * len(provisions)
    return tuple(replace(one, label=label) for one, label in zip(provisions, offences, strict=True))


def _begin(found: Scan, start: int, end: int, words: LabelWords) -> int | None:
    """Where the offence begins that ends at `end`: behind its cue, or behind "for" after "the case against Mr. A"."""
    low = found.flat
    at = bisect_right(found.cues, (start,)) - 1
    for cue in reversed(found.cues[: at + 1]):
        if end - cue[1] > REACH or "\0" in low[cue[1] : start]:
            break
        if cue[1] <= end and _open(low, cue[1]):
            return cue[1]
    floor = max(end - REACH, low.rfind("\0", 0, end) + 1)
    before = next((after for _, after in _against(low, floor, end, words)), None)
    place = -1 if before is None else low.find(" ", before)
    while 0 <= place < end:
        after = words.offence_for.whole(low, place + 1)
        if after is not None and low[after : after + 1] in " '":
            return after
        place = low.find(" ", place + 1)
    return None


def _against(low: str, start: int, end: int, words: LabelWords) -> Iterator[tuple[int, int]]:
    """Where "against" stands in flat text: the blank before it, and what follows its own blank."""
    place = low.find(" ", start, end)
    while place >= 0:
        after = words.offence_against.ahead(low, place + 1)
        if after is not None:
            yield place, after
        place = low.find(" ", place + 1, end)


def _open(low: str, place: int) -> bool:
    """Whether an offence can begin at the end of a cue."""
    return low[place : place + 1] == " " or low[place - 1] == "'"


def _link(low: str, start: int, words: LabelWords) -> int | None:
    """Where the offence ends before ", under the" that stands before `start`."""
    floor = max(start - 50, 0)
    if low[start - 2 : start] == " (":
        return start - 2
    for place in (start, words.articles.behind(low, floor, start)):
        link = words.links.behind(low, floor, place) if place is not None else None
        if link is not None and low[link - 1 : link] == " ":
            return link - 2 if low[link - 2 : link - 1] == "," else link - 1
    return None


def _offences(found: Scan, start: int, end: int, words: LabelWords) -> list[str]:
    """The offences of a list, without the "of" before each."""
    parts, place, begun = [], start, start
    while place < end:
        between = separated(words.conjunctions, found.flat, place) if found.flat[place] in " ," else None
        if between is None:
            place += 1
            continue
        parts.append((begun, place))
        place = begun = words.of.ahead(found.flat, between[0]) or between[0]
    parts.append((begun, end))
    return [" ".join(found.text[a:b].split()).strip(QUOTES) for a, b in parts]
