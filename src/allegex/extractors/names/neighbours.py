"""Places by the places beside them: "X, Norland", "from X to Norvale", "in Norvale, X and Y"."""

from __future__ import annotations

from bisect import bisect_left

from allegex.extractors.names.announced import starts_name
from allegex.extractors.names.scan import LONGEST, Scan

_GOING_ON = (", ", " ")


def find_listed_places(scan: Scan) -> None:
    """ "in X, Y and Z": names that follow a place in a series which a joiner ends."""
    grammar, text = scan.grammar, scan.text
    content = scan.words.content
    for mention in [m for m in scan.mentions if m.kind == "place"]:
        if not content.startswith(_GOING_ON, mention.end):
            continue
        index = scan.words.at(mention.start)
        if index is None:
            continue
        end = bisect_left(scan.words.start, mention.end, index)
        names: list[tuple[int, int]] = []
        known, closed = 0, False
        while end < len(text) and not closed and len(names) < LONGEST:
            if scan.gap(end - 1) == ", ":
                first, closed = (end + 1, True) if text[end] in grammar.joiners else (end, False)
            elif text[end] in grammar.joiners and scan.joins[end - 1]:
                first, closed = end + 1, True
            else:
                break
            if first + 1 < len(text) and text[first] in grammar.owners and scan.joins[first]:
                first += grammar.language != "en"  # "de X, de Y et de Z".
            if first >= len(text) or not starts_name(scan, first):
                closed = False
                break
            end = scan.run(first if scan.open[first] else first + 1)
            known += bool(scan.taken[first])
            if not scan.taken[first]:
                names.append((first, end))
        if closed and names and len(names) + known > 1 and all(_placelike(scan, *name) for name in names):
            for first, end in names:
                scan.claim(first, end, "place", "series")


def _placelike(scan: Scan, first: int, end: int) -> bool:
    """May these words be the name of a place: a few, none of a body, a person or a nationality?"""
    grammar, words = scan.grammar, scan.text[first:end]
    if end - first > 3 or not scan.free(first, end) or bodylike(scan, first, end):
        return False
    if words[0] in grammar.given_names or words[0] in grammar.demonyms or words[-1].isupper():
        return False
    goes_on = end < len(scan.text) and scan.joins[end - 1] and (scan.open[end] or scan.capital[end])
    return not goes_on and words[0] not in grammar.stops


def find_between(scan: Scan) -> None:
    """ "from X to Norvale", "entre X y Norvale", "the villages of X and Y": names beside a place."""
    grammar, text = scan.grammar, scan.text
    starts = {m.start for m in scan.mentions if m.kind == "place"}
    ends = {m.end for m in scan.mentions if m.kind == "place"}
    left = {m.end for m in scan.mentions if m.kind == "place" and _is_left(scan, m.start)}
    for index in scan.opens:
        if index < 2 or scan.taken[index]:
            continue
        before = index - 1
        if text[before] in grammar.place_prepositions:
            if text[before - 1] in grammar.joiners:
                before -= 1  # "de X et d’Y".
        elif text[before] not in grammar.joiners:
            continue
        end = scan.run(index)
        acronym = end == index + 1 and text[index].isupper()
        if acronym or end - index > 3 or not scan.free(index, end) or bodylike(scan, index, end):
            continue
        after = end + 1 if end + 1 < len(text) else end
        small = end < len(text) and text[end] in grammar.place_prepositions
        led = text[before] in grammar.place_starts and scan.joins[end - 1] and small
        behind = (
            text[before] in grammar.joiners
            and before > 1
            and scan.joins[before - 1]
            and scan.words.end[before - 1] in ends
        )
        named = text[index] in grammar.given_names
        reached = (
            scan.words.end[index - 2] in left
            and scan.joins[index - 2]
            and text[index - 1] not in grammar.place_starts
            and text[index - 1] not in grammar.links
        )
        if (led and scan.words.start[after] in starts and scan.joins[end]) or (
            not named and (behind or reached)
        ):
            scan.claim(index, end, "place", "between")


def _is_left(scan: Scan, start: int) -> bool:
    """Does a word like "from" stand before the place that starts here?"""
    index = scan.words.at(start)
    return index is not None and index > 0 and scan.text[index - 1] in scan.grammar.place_starts


def find_chained(scan: Scan) -> None:
    """Names on either side of a comma by a known place: "Boar, Norland", "Norvale, Ontario"."""
    content, gaps, ends = scan.words.content, scan.gaps, scan.ends
    places = sorted((m.start, m.end) for m in scan.mentions if m.kind == "place")
    by_start = {start for start, _ in places}
    by_end = {end for _, end in places}
    past = 0
    for index in scan.opens:
        if index < past or scan.taken[index]:
            continue
        end = past = ends[index]
        if ", " not in gaps[end - 1] and ", " not in gaps[index - 1]:
            continue
        start, stop = scan.words.start[index], scan.words.end[end - 1]
        before = stop + 2 in by_start and content[stop : stop + 2] == ", "
        after = start - 2 in by_end and content[start - 2 : start] == ", "
        if not (before or after) or end - index > 3:
            continue
        if not scan.free(index, end) or bodylike(scan, index, end):
            continue
        if before:
            scan.claim(index, end, "place", "chain")
        else:
            digits = end < len(scan.text) and any(c.isdigit() for c in scan.text[end])
            cut = end
            while cut > index and any(c.isdigit() for c in scan.text[cut - 1]):
                cut -= 1
            if cut > index and (cut < end or digits or content[stop : stop + 1] in ".,;\n)"):
                scan.claim(index, cut, "place", "chain")


def bodylike(scan: Scan, first: int, end: int) -> bool:
    return any(
        scan.text[i] in scan.grammar.heads
        or scan.text[i] in scan.grammar.inner
        or scan.text[i] in scan.grammar.honorifics
        for i in range(first, end)
    )
