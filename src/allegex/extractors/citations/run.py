"""How far the words of a law's title go on to the right: over joining words and lists, up to a verb or another law."""

from __future__ import annotations

import re

from allegex.extractors.citations.lawwords import LawWords
from allegex.extractors.citations.scan import Scan

MOST_WORDS = 40
"""Words of a title that are read."""

LISTED = 140
"""Characters behind a comma in which the end of a list must stand."""

LONGEST_ITEM = 4
"""Words of one thing of a list."""

_WORD = re.compile(r"(?P<gap>,? )?(?P<word>[^\W_][\w’'-]*\.?|\([^()\0]{1,70}\))")
_LIST_END = re.compile(r"[.;:()\0]")
_LIST_WORD = re.compile(r"[^\s,]+")
_NUMBERED = re.compile(r" (?:\d|[IVX]{1,5}(?![A-Za-z]))")


def run(found: Scan, words: LawWords, start: int, language: str, *, free: bool = False) -> int:
    """Where a title that goes on at `start` ends: at punctuation, a verb, another law, or its last capitalised word.

    `free`: words in small letters are part of it too.
    """
    text, low = found.text, found.flat
    stops, verbs = words.complement_stops[language], words.title_verbs[language]
    printed = words.printed_stops[language]
    end = place = start
    capital = False
    cased: bool | None = None if language in words.capitals else False
    joined, within = True, False
    for _ in range(MOST_WORDS):
        match = _WORD.match(text, place)
        if match is None:
            break
        word, at, gap = match["word"], match.start("word"), match["gap"]
        if word[0] == "(" or not (gap or place == start or text[place - 1] in "’'"):
            break
        if (
            gap is not None
            and gap[0] == ","
            and not words.after_mark(low, at)
            and not (
                (free or word[0].isupper() or text[match.end() + 1 : match.end() + 2].isupper())
                and _lists(found, words, at, stops)
            )
        ):
            break
        plain = low[at : match.end("word") - (word[-1] == ".")]
        inner = at + plain.index("'") + 1 if "'" in plain else at
        joins = plain in words.connectors
        if within and plain in words.openers and words.articles.whole(low, at) is None:
            break
        if inner in found.head_ends and place != start:
            within = True
            # Another law: "and the Act", "by Law No. 20".
            numbered = words.number(low, found.head_ends[inner])
            if words.after_and(low, inner) or (numbered is not None and _counts(low, numbered, free)):
                link = low[start:inner].strip()
                return start if link in words.joined or link.rpartition(" ")[0] in words.joined else end
        phrase = words.title_phrases.whole(low, at) if joins or plain in stops else None
        if phrase is not None:
            end = place = phrase
            joined = False
            continue
        if plain in stops or (plain in verbs and not joined) or (joins and word.lower() in printed):
            capitalised = text[match.end("word") + 1 : match.end("word") + 2].isupper()
            if not (capitalised and plain in words.capital_stops):
                break
        if inner > at and low[at:inner] in stops:
            break
        if plain.endswith("'s") and match.end("word") + 1 in found.units:
            # "the Law on Assemblies's article 5"
            return match.end("word") - 2
        if _is_unit(found, at) or (inner > at and _is_unit(found, inner)):
            break
        if cased is None and not joins and plain not in words.openers:
            cased = word[0].isupper()
        if word[0].isupper() or (inner > at and text[inner : inner + 1].isupper()):
            capital = True
            end = match.end("word") - word.endswith(".")
        elif joins or (
            inner > at and not free and low[at:inner] in words.connectors and text[inner].islower()
        ):
            pass
        elif free and not word[0].isdigit() and (joined or not cased):
            end = match.end("word") - word.endswith(".")
        else:
            break
        joined = joins
        place = match.end("word")
        if word.endswith("."):
            break
    return end if capital or free else start


def _counts(low: str, number: tuple[int, int, bool], free: bool) -> bool:
    """Whether a number behind the word for a law is that law's: in small letters only with "No." or in two parts."""
    start, end, signed = number
    return signed or not free or "-" in low[start:end] or "/" in low[start:end]


def _is_unit(found: Scan, at: int) -> bool:
    """Whether a word is that of a provision, and none of a title: "article", "Rules 3 to 5", not "Regulation of"."""
    here = found.units.get(at)
    return here is not None and (
        at not in found.head_ends or _NUMBERED.match(found.text, here[0]) is not None
    )


def _lists(found: Scan, words: LawWords, start: int, stops: frozenset[str]) -> bool:
    """Whether a list stands behind a comma that "and" closes: "the management, provision and use of services"."""
    low = found.flat
    stop = _LIST_END.search(low, start, start + LISTED)
    end = stop.start() if stop else min(start + LISTED, len(low))
    count = 0
    for match in _LIST_WORD.finditer(low, start, end):
        word, at = match.group(), match.start()
        if low[at - 2 : at - 1] == ",":
            count = 0
        if word in words.joining:
            return count > 0
        if word in stops or at in found.head_ends or at in found.units:
            return False
        count += 1
        if count > LONGEST_ITEM:
            return False
    return False
