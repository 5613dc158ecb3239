"""Provisions that no law stands beside: which of them are one, and the words that say whose they are."""

from __future__ import annotations

import re
from typing import NamedTuple

from allegex.extractors.citations.lexicon import Lexicon
from allegex.extractors.citations.part import Pin
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.words import Words, plain

ALONE = frozenset({"article", "section", "rule", "principle", "regulation", "guideline", "clause"})
"""Units that are a citation even where no law stands beside them."""

_COUNTED = re.compile(r" \w{1,3} \d{1,4}(?= )")

SHORTEST = 4
"""Letters of a unit word that is no abbreviation."""

REACH = 24
"""Characters before a provision in which the word stands that says whose it is."""


class Bare(NamedTuple):
    """A provision without its law: where its words end, what stands for the law, and what linking looks for."""

    end: int
    elliptic: str
    sought: str | None


class BareWords(NamedTuple):
    """Words around provisions without a law."""

    names_before: Words
    names_after: Words
    provision_bodies: frozenset[str]
    references_after: Words
    possessives: Words
    of: Words
    articles: Words
    same_after: Words


def bare_words(lexicon: Lexicon) -> BareWords:
    """The words of all languages."""
    files = lexicon.provisions.values()
    return BareWords(
        names_before=Words(*(f.names_before for f in files)),
        names_after=Words(*(f.names_after for f in files)),
        provision_bodies=frozenset(plain(name) for f in files for name in f.provision_bodies),
        references_after=Words(*(f.references_after for f in files)),
        possessives=Words(*(f.possessives for f in lexicon.forms.values())),
        of=Words(*(f.of for f in files)),
        articles=Words(*(f.articles for f in files)),
        same_after=Words(*(f.same_after for f in lexicon.laws.values())),
    )


def bare(found: Scan, pin: Pin, words: BareWords) -> Bare | None:
    """What a provision without a law is; None where it is none: "section 3 below", "paragraph 3 of the report"."""
    low = found.flat
    after = pin.end + low.startswith(" ", pin.end)
    if after > pin.end and words.references_after.whole(low, after) is not None:
        return None
    if pin.unit.unit in ALONE and pin.unit.role != "container":
        word = low.find(" ", pin.start, pin.start + SHORTEST + pin.unit.many)
        if word > 0 and low[word - 1].isalpha():
            # "s 5" or "art 12" without a dot is one only with its law.
            return None
        cited = words.same_after.whole(low, after) if after > pin.end else None
        if cited is not None:
            return Bare(cited, found.text[after:cited], "cited")
        return Bare(pin.end, "", None) if _stands_alone(found, pin, words) else None
    if pin.unit.role != "sub" or (after > pin.end and words.of.ahead(low, after) is not None):
        return None
    owner = words.possessives.behind(low, max(pin.start - REACH, 0), pin.start)
    if owner is not None:
        return Bare(pin.end, found.text[owner : pin.start].strip(), "its_part")
    if pin.unit.unit != "paragraph":
        return None
    floor = max(pin.start - REACH, 0)
    article = words.articles.behind(low, floor, pin.start) or pin.start
    link = words.of.behind(low, floor, article)
    if link is None:
        return None
    return Bare(pin.end, found.text[link : pin.start].strip(), "part")


def _stands_alone(found: Scan, pin: Pin, words: BareWords) -> bool:
    """Whether a provision without a law is one: not the organisation Article 19, not "Section 4 of Evin prison"."""
    low, place = found.flat, pin.start
    if low[place : pin.end] in words.provision_bodies and _is_body(found, pin, words):
        return False
    place -= low[place - 1 : place] in {'"', "'"}
    place -= low[place - 1 : place] == " "
    place -= low[place - 1 : place] == ","
    if words.names_before.ending(low, 0, place) is not None:
        return False
    if pin.unit.unit != "section" or not low.startswith(" ", pin.end):
        return True
    of = words.of.ahead(low, pin.end + 1)
    # Of a place, which has no article before its name.
    return of is None or not found.text[of : of + 1].isupper()


def _is_body(found: Scan, pin: Pin, words: BareWords) -> bool:
    """Whether a capitalised provision of such a name is the body: in capitals, or something is said of it as of one."""
    if not found.text[pin.start].isupper():
        return False
    after = pin.end + found.flat.startswith(",", pin.end)
    # Others beside it may be counted: "Article 19 and 40 other organisations".
    counted = _COUNTED.match(found.flat, after)
    after = counted.end() if counted is not None else after
    said = found.flat.startswith(" ", after) and words.names_after.whole(found.flat, after + 1) is not None
    return said or found.text[pin.start : pin.end].isupper()
