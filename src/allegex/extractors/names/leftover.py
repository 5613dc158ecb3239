"""Bodies told by how they are written: runs with words of bodies, hashtags, "&", and titles in quotes behind a head."""

from __future__ import annotations

import re

from msgspec.structs import replace

from allegex.extractors.names.scan import Scan

_NAMED = re.compile(r" [“\"«‘] ?([A-ZÀ-Þ#][^”\"»’\n?!.]{1,50}?) ?[”\"»’](?![\w])")
_HEADED = frozenset({"names:head", "names:announced", "names:officer", "names:spelled"})
_OPENING = frozenset('“"«‘')
_HASHTAG = re.compile(r"#(?=\w*[A-ZÀ-Þ])\w{4,}")


def find_leftover(scan: Scan) -> None:
    """Runs of three words or more that hold words of bodies beside a proper one: "Sorun Human Rights Watchers"."""
    grammar, ends, past = scan.grammar, scan.ends, 0
    for index in scan.opens:
        if index < past or scan.taken[index]:
            continue
        end = past = ends[index]
        words = scan.text[index:end]
        if end - index > 1 and words[-1] in grammar.foreign and scan.free(index, end):
            if words[0] not in grammar.honorifics:
                scan.claim(index, end, "organisation", "leftover")
            continue
        if end - index < 3:
            continue
        inner = sum(word in grammar.inner for word in words)
        proper = [
            w
            for w in words
            if w not in grammar.inner
            and w not in grammar.matter
            and w not in grammar.honorifics
            and w[0].isupper()
        ]
        law = any(scan.text[i] in grammar.law for i in range(max(index - 4, 0), min(end + 1, len(scan.text))))
        if inner >= 2 and proper and not law and scan.free(index, end):
            scan.claim(index, end, "organisation", "leftover")


def join_quoted(scan: Scan) -> None:
    """ "Northern Movement ‘Never More’" is one name: a headed name takes in the quoted one right behind it."""
    content = scan.words.content
    fallen: set[tuple[int, int]] = set()
    for place, mention in enumerate(scan.mentions):
        if mention.by not in _HEADED or content[mention.end + 1 : mention.end + 2] not in _OPENING:
            continue
        quoted = _NAMED.match(content, mention.end)
        if quoted is None or not _is_title(scan, quoted.start(1), quoted.end(1)):
            continue
        scan.mentions[place] = replace(mention, end=quoted.end())
        fallen.update(
            (m.start, m.end) for m in scan.mentions if quoted.start() < m.start and m.end < quoted.end()
        )
    if fallen:
        scan.mentions = [m for m in scan.mentions if (m.start, m.end) not in fallen]


def _is_title(scan: Scan, start: int, end: int) -> bool:
    """Do the words in quotes hold nothing small but what holds names together?"""
    grammar = scan.grammar
    small = {*grammar.links, *grammar.articles, *grammar.joiners, *grammar.particles}
    inside = scan.inside(start, end)
    return len(inside) < 8 and all(
        scan.capital[i] or scan.text[i] in small or scan.text[i].isdigit() for i in inside
    )


def find_brands(scan: Scan) -> None:
    """Hashtags, and words written like no ordinary word or surname: "#NeverMore", "MediaHub"."""
    content = scan.words.content
    for match in _HASHTAG.finditer(content):
        first = scan.words.at(match.start() + 1)
        if first is not None and not scan.taken[first]:
            scan.claim(first, first + 1, "organisation", "hashtag")
    at = content.find(" & ")
    while at >= 0:
        right = scan.words.at(at + 3)
        at = content.find(" & ", at + 3)
        if right and scan.open[right] and scan.open[right - 1] and not scan.taken[right]:
            first = right - 1
            while first and scan.open[first - 1] and scan.joins[first - 1]:
                first -= 1
            end = scan.run(first)
            if end > right and scan.free(first, end) and scan.text[first] not in scan.grammar.honorifics:
                scan.claim(first, end, "organisation", "brand")  # "Ernst & Young".
