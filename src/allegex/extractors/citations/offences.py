"""Offences named in front of the provisions: "charged her with sedition under section 3", "des délits de vol et de recel"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allegex.extractors.citations.gaps import Gaps
from allegex.extractors.citations.lexicon import Lexicon
from allegex.extractors.citations.names import GAP
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.words import Words, plain, separated
from allegex.extractors.citations.work import Cited

REACH = 170
"""Characters before a citation in which the offence is looked for."""
LONGEST = 110
"""Characters of an offence, or of a list of offences."""
DOMESTIC = frozenset({"statute", "constitution", None})

SHORT = 70
"""Characters of an offence behind its provision."""

_QUOTED = re.compile(r"[\"«] ?(?P<in>[^\"«»\0]{4,100}?) ?[\"»]")
_MARK = re.compile(r"[.,;:()\0]")
_NOT_IN = re.compile(r"[.;:()\d]")
_SENTENCE_END = re.compile(r"[a-z]{5}\.|[;\0]")
_SOMEBODY = re.compile(r"(?:\w{1,4} ){0,2}[A-Z][\w’'-]*\.|[A-Z][\w’'-]* [A-Z]")
_QUOTES = ' “”"«»'


class OffenceWords(NamedTuple):
    """Words that join an offence to its provision, and offences to one another."""

    links: Words
    relatives: Words
    punishes: Words
    after: Words
    classes: Words
    articles: Words
    determiners: Words
    conjunctions: Words
    of: Words
    of_plain: frozenset[str]
    """Words for "of", which stand in most offences too."""
    of_case: Words
    against_blank: tuple[str, ...]
    """The words for "against" between blanks."""
    nouns: frozenset[str]
    """Words for an offence that do not say which."""


def offence_words(lexicon: Lexicon) -> OffenceWords:
    """The words of all languages."""
    files = lexicon.provisions.values()
    return OffenceWords(
        links=Words(*(f.offence_links for f in files)),
        relatives=Words(*(f.offence_relatives for f in files)),
        punishes=Words(*(f.offence_punishes for f in files)),
        after=Words(*(f.offence_after for f in files)),
        classes=Words(*(f.offence_classes for f in files)),
        articles=Words(*(f.articles for f in files)),
        determiners=Words(*(f.articles for f in files), *(f.determiners for f in lexicon.laws.values())),
        conjunctions=Words(*(f.offence_conjunctions for f in files)),
        of=Words(*(f.offence_of for f in files)),
        of_plain=frozenset(plain(word) for f in files for word in f.of),
        of_case=Words(*(f.offence_for for f in files)),
        against_blank=tuple(sorted({f" {plain(word)} " for f in files for word in f.offence_against})),
        nouns=frozenset(plain(word) for f in files for word in f.offence_nouns),
    )


def offences(
    found: Scan, cited: Sequence[Cited], words: OffenceWords, rules: Gaps
) -> dict[int, tuple[str, ...]]:
    """Start of a citation to the offence of each of its provisions.

    As many offences as there are provisions, in one citation or in the next ones of a list too, go one to each; else all
    provisions get the words as they stand.
    """
    labels: dict[int, tuple[str, ...]] = {}
    for index, one in enumerate(cited):
        if one.start in labels or not _of_law(one):
            continue
        span = _before(found, one, words) or _behind(found, one, words)
        if span is None or _tidy(found.flat[slice(*span)]) in words.nouns:
            continue
        run = _run(found, cited, index, rules)
        counts = [sum(len(pin.parts) for pin in each.pins) for each in run]
        each_one = _parts(found, span, words)
        if any(part in words.nouns for part in each_one):
            continue
        if len(each_one) == counts[0] > 1:
            run = run[:1]
        elif len(each_one) != sum(counts):
            each_one = [_tidy(found.text[slice(*span)])] * sum(counts)
        each_one = [_without_article(part, words.articles) for part in each_one]
        for each, count in zip(run, counts, strict=False):
            labels[each.start] = tuple(each_one[:count])
            each_one = each_one[count:]
    return labels


def _of_law(one: Cited) -> bool:
    """Whether the citation is of provisions of domestic law, or of a law that linking finds."""
    return bool(one.pins) and (one.name is None or one.name.kind in DOMESTIC)


def _run(found: Scan, cited: Sequence[Cited], index: int, rules: Gaps) -> list[Cited]:
    """The citation and those listed after it: "article 3 of the Code and article 4 of the Act"."""
    run = [cited[index]]
    for one in cited[index + 1 :]:
        between = found.flat[run[-1].end : one.start]
        if not _of_law(one) or not between or len(between) > GAP or not rules.lists(between):
            break
        run.append(one)
    return run


def _before(found: Scan, one: Cited, words: OffenceWords) -> tuple[int, int] | None:
    """Where the offence stands that a link joins to the provision of a citation."""
    start = one.start
    if found.flat[start - 3 : start] in {'" (', "» ("}:
        opened = max(
            found.flat.rfind('"', max(start - LONGEST, 0), start - 3),
            found.flat.rfind("«", max(start - LONGEST, 0), start - 3),
        )
        if opened >= 0 and not _NOT_IN.search(found.text, opened + 1, start - 3):
            return opened + 1, start - 3
    end = _link(found.flat, start, words) or _relative(found.flat, one, words)
    for begun in _begun(found, start, end, words) if end is not None else ():
        last = _without_person(found, begun, end or start, words)
        if 3 < last - begun < LONGEST and not _NOT_IN.search(found.text, begun, last):
            return begun, last
    return None


def _behind(found: Scan, one: Cited, words: OffenceWords) -> tuple[int, int] | None:
    """Where the offence stands behind its provision: "section 4 of the Act, which punishes sedition"."""
    low, place = found.flat, one.end
    if not low.startswith((" ", ", "), place):
        return None
    after = words.of_case.ahead(low, place + 1) if low[place] == " " else None
    quoted = _QUOTED.match(low, after) if after is not None else None
    if quoted is not None:
        return quoted.span("in")
    that = words.relatives.ahead(low, place + 1 + (low[place] == ","))
    verb = words.after.whole(low, that) if that is not None else None
    if verb is None or not low.startswith(" ", verb):
        return None
    end = _MARK.search(low, verb)
    last = end.start() if end is not None else len(low)
    begun = words.articles.ahead(low, verb + 1)
    if begun is None or not 3 < last - begun < SHORT:
        return None
    return begun, last


def _begun(found: Scan, start: int, end: int, words: OffenceWords) -> Iterator[int]:
    """Where the offence may begin that ends at `end`: behind a cue, or behind "for" after "the case against Mr. A"."""
    low = found.flat
    here, first = -1, None
    for _, place, then in reversed(found.cues[: bisect_left(found.cues, (start,))]):
        if place != here and first is not None:
            yield first
        first = first if place == here else None
        here = place
        if end - place > REACH or "\0" in low[place:start]:
            break
        begun = _opens(low, place, end, then)
        if begun is not None and then and then not in words.of_plain and _NOT_IN.search(low, begun, end):
            # "charged Mr. A with trespass under section 5, and Mr. B with damage": the last one.
            begun = _opens(low, low.rfind(f" {then} ", place, end), end, then) or begun
        # Of the words that one verb has before its offence the first stands before it: "inculpés d'actes de nature".
        if begun is not None and (first is None or begun < first):
            first = begun
    if first is not None:
        yield first
    floor = max(end - REACH, low.rfind("\0", 0, end) + 1)
    against = next((after for _, after in _against(low, floor, end, words)), None)
    blank = low.find(" ", against, end) if against is not None else -1
    while blank >= 0:
        after = words.of_case.ahead(low, blank + 1)
        if after is not None:
            yield after
            break
        blank = low.find(" ", blank + 1, end)


def _without_person(found: Scan, start: int, end: int, words: OffenceWords) -> int:
    """Where an offence ends without the words "against Mr. A" that stand after it."""
    for place, after in _against(found.flat, start, end, words):
        if _SOMEBODY.match(found.text, after, end):
            return place
    return end


def _against(low: str, start: int, end: int, words: OffenceWords) -> Iterator[tuple[int, int]]:
    """Where "against" stands in flat text: the blank before it, and what follows its own blank."""
    found = []
    for word in words.against_blank:
        place = low.find(word, start, end)
        while place >= 0:
            found.append((place, place + len(word)))
            place = low.find(word, place + 1, end)
    yield from sorted(found)


def _opens(low: str, place: int, end: int, then: str) -> int | None:
    """Where the offence begins after a cue: right there, or after the word that parts it from who is charged."""
    if then:
        begun = low.find(f" {then}" if then[-1] == "'" else f" {then} ", place, end)
        if begun < 0 or _SENTENCE_END.search(low, place, begun):
            return None
        return begun + len(then) + 1 + (then[-1] != "'")
    if low.startswith(" ", place):
        return place + 1
    return place if low[place - 1] == "'" else None


def _link(low: str, start: int, words: OffenceWords) -> int | None:
    """Where the offence ends before ", under the" that stands before `start`."""
    if low[start - 2 : start] == " (":
        return start - 2
    floor = max(start - 50, 0)
    article = words.determiners.behind(low, floor, start)
    further = words.determiners.behind(low, floor, article) if article is not None else None
    for place in (start, article, further):
        link = words.links.behind(low, floor, place) if place is not None else None
        if link is not None and low[link - 1 : link] == " ":
            noun = words.classes.behind(low, max(link - 24, 0), link)
            if noun is not None and low[noun - 2 : noun] == ", ":
                return noun - 2
            return link - 2 if low[link - 2 : link - 1] == "," else link - 1
    return None


def _relative(low: str, one: Cited, words: OffenceWords) -> int | None:
    """Where the offence ends before ", which section 4 of the Act punishes"."""
    verb = one.end + low.startswith(",", one.end)
    if not low.startswith(" ", verb) or words.punishes.whole(low, verb + 1) is None:
        return None
    floor = max(one.start - 16, 0)
    place = words.articles.behind(low, floor, one.start) or one.start
    that = words.relatives.behind(low, floor, place)
    if that is None or low[that - 1] != " ":
        return None
    return that - 2 if low[that - 2] == "," else that - 1


def _parts(found: Scan, span: tuple[int, int], words: OffenceWords) -> list[str]:
    """The offences of a list, without the "of" before each."""
    place, end = span
    begun, parts = place, []
    while place < end:
        between = separated(words.conjunctions, found.flat, place) if found.flat[place] in " ," else None
        if between is None:
            place += 1
            continue
        parts.append(found.text[begun:place])
        place = begun = words.of.ahead(found.flat, between[0]) or between[0]
    return [_tidy(part) for part in (*parts, found.text[begun:end])]


def _without_article(words: str, articles: Words) -> str:
    """The words of an offence without the article before them."""
    low = plain(words)
    after = articles.ahead(low, 0)
    return words[after:] if after is not None and after < len(words) else words


def _tidy(words: str) -> str:
    return " ".join(words.split()).strip(_QUOTES)
