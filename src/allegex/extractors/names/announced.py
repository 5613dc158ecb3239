"""Bodies that the words around them announce: "the newspaper X", "the organisation “X”", "#X", "the spokesperson of X"."""

from __future__ import annotations

import re
from bisect import bisect_left

from allegex.extractors.names.joiners import is_modifier
from allegex.extractors.names.leftover import find_brands
from allegex.extractors.names.scan import LONGEST, Scan

_REACH = 5 * LONGEST
"""Words from the first of a name to what says that it is a body: the name and two complements, and words in brackets."""
_QUOTE = re.compile(r"[“\"«‘] ?([#\w][^”\"»’\n]{1,60}?) ?[”\"»’]")
_INSIDE = (" ", ", ")
_COMMA = re.compile(r"[”\"»’]?(?: \([^)]{1,40}\))?, ")


def find_announced(scan: Scan) -> None:
    """Claims announced names, names of officers' bodies and hashtags."""
    _announced(scan)
    _forces(scan)
    _officers(scan)
    find_brands(scan)


def _announced(scan: Scan) -> None:
    """ "the newspaper X", "the organisation “X”", "“X” Foundation", "X, a local organisation"."""
    grammar, content = scan.grammar, scan.words.content
    for index in scan.at["descriptor"]:
        if index + 1 >= len(scan.text):
            continue
        index = _past_said(scan, index)
        if index + 1 >= len(scan.text):
            continue
        gap = scan.gap(index)
        if gap == " " and starts_name(scan, index + 1) and not scan.taken[index + 1]:
            end = _title(scan, index + 1, _body_run(scan, index + 1))
            plain = all(word in grammar.inner for word in scan.text[index + 1 : end])
            if (
                scan.text[index + 1] not in grammar.honorifics
                and not plain
                and scan.free(index + 1, end)
                and not is_place(scan, index + 1, end)
            ):
                scan.claim(index + 1, end, "organisation", "announced")
        elif gap.strip() in {"“", '"', "«", "‘", "called “", ", “", "#", "“#"}:
            _quoted(scan, content.find(gap.strip()[-1], scan.words.end[index]))
    for index in scan.at["behind"]:
        _called_before(scan, index)
    for index in _before_descriptors(scan):
        word = scan.text[index]
        if not scan.taken[index] and (index == 0 or not (scan.joins[index - 1] and scan.open[index - 1])):
            end = scan.run(index)
            gap = scan.gap(end - 1)
            if ", " not in gap and "(" not in gap and not (gap == " " and _body_goes_on(scan, end)):
                continue  # Most names stand in the middle of a sentence, and nothing explains them.
            end = _body_run(scan, index)
            at = scan.words.end[end - 1]
            if content[at : at + 1] in ',”"»’ ' and scan.free(index, end) and _described(scan, at):
                generic = all(w in grammar.heads or w in grammar.inner for w in scan.text[index:end])
                if not generic and not is_place(scan, index, end) and word not in grammar.honorifics:
                    scan.claim(index, end, "organisation", "described")


def _before_descriptors(scan: Scan) -> list[int]:
    """The capitalised words that stand before a word like "organisation", no further off than such words say what it is."""
    opens, found, past = scan.opens, [], 0
    for index in scan.at["descriptor"]:
        past = bisect_left(opens, index - _REACH, past)
        stop = bisect_left(opens, index, past)
        found += opens[past:stop]
        past = stop
    return found


def _called_before(scan: Scan, index: int) -> None:
    """English: "the X newspaper", "The Y newspaper": X, The Y."""
    grammar, first = scan.grammar, index
    while first > 0 and index - first < 5 and scan.joins[first - 1] and scan.open[first - 1]:
        first -= 1
    if first == index or not scan.free(first, index) or is_place(scan, first, index):
        return
    words = scan.text[first:index]
    proud = first > 1 and scan.joins[first - 1] and scan.capital[first - 1] and scan.gap(first - 2) in _INSIDE
    proud = proud and scan.text[first - 1] in grammar.articles
    plain = all(w in grammar.demonyms or w in grammar.inner or w in grammar.official for w in words)
    if plain and not proud:
        return
    if words[0] in grammar.honorifics or words[0] in grammar.given_names or words[0] in grammar.demonyms:
        return
    first -= proud
    scan.claim(first, index, "organisation", "announced")


def _described(scan: Scan, at: int) -> bool:
    """Is the name that ends at an offset followed by what it is: ", a local environmental organisation"?"""
    grammar = scan.grammar
    comma = _COMMA.match(scan.words.content, at)
    index = scan.words.at(comma.end()) if comma else None
    if index is None:
        return False
    if scan.text[index] in grammar.articles or scan.text[index] in grammar.indefinite:
        index += 1
    for word in scan.text[index : index + 4]:
        if word in grammar.descriptors:
            return True
        if word in grammar.small or not scan.joins[index]:
            return False
        index += 1
    return False


def _past_said(scan: Scan, index: int) -> int:
    """Last word before the name: past "called", and in French and Spanish past an adjective: "le groupe armé X"."""
    grammar = scan.grammar
    for _ in range(2):
        after = index + 1
        if after + 1 >= len(scan.text) or not scan.joins[index] or not scan.text[after][0].islower():
            return index
        word = scan.text[after]
        said = next((n for n in grammar.naming if scan.text[after : after + len(n)] == n), None)
        if said is None and (grammar.language == "en" or not is_modifier(grammar, word)):
            return index
        index += len(said) if said else 1
    return index


def _title(scan: Scan, first: int, end: int) -> int:
    """End of a French or Spanish name that goes on small up to a comma or full stop: "Forces vives de la nation"."""
    grammar, at = scan.grammar, end
    if grammar.language == "en" or at >= len(scan.text) or not scan.joins[at - 1]:
        return end
    while at < len(scan.text) and at - end < 5 and scan.joins[at - 1] and scan.text[at][0].islower():
        word = scan.text[at]
        small = word in grammar.links or word in grammar.articles or word in grammar.joiners
        plural = word[-1] == "s" and scan.text[end - 1][-1] in "sx"
        if not small and not plural and scan.text[at - 1] not in grammar.articles:
            break
        at += 1
    whole = at > end and not scan.joins[at - 1] and scan.text[at - 1] not in grammar.links
    return at if whole and scan.free(first, at) and (at - end > 2 or scan.text[end][-1] == "s") else end


def _forces(scan: Scan) -> None:
    """ "agents of the QTRS": an acronym that nothing explains, of those whom agents serve."""
    grammar = scan.grammar
    for index in scan.at["force"]:
        at = index + 1
        if not scan.joins[index] or at >= len(scan.text):
            continue
        if scan.text[at] not in grammar.links and scan.text[at] not in grammar.doers:
            continue
        at += 1
        while at < len(scan.text) and scan.text[at] in grammar.articles and scan.joins[at - 1]:
            at += 1
        if at >= len(scan.text) or not scan.joins[at - 1] or scan.taken[at]:
            continue
        word = scan.text[at]
        alone = scan.run(at) == at + 1 if scan.open[at] else False
        if alone and word.isupper() and 2 < len(word) < 8 and f"({word})" not in scan.words.content:
            scan.claim(at, at + 1, "authority", "force")


def _officers(scan: Scan) -> None:
    """ "the spokesperson of X", "membre de X": a body, where nothing says that it is a place."""
    grammar = scan.grammar
    for index in scan.at["post"]:
        if not scan.joins[index]:
            continue
        at = index + 1
        if _one_before_link(scan, at):
            at += 1
        if at >= len(scan.text) or scan.text[at] not in grammar.links:
            continue
        at += 1
        while at < len(scan.text) and scan.text[at] in grammar.articles and scan.joins[at - 1]:
            at += 1
        if at >= len(scan.text) or not scan.joins[at - 1] or not scan.open[at] or scan.taken[at]:
            continue
        end = _body_run(scan, at)
        names = scan.text[at:end]
        unlikely = (
            (end - at == 1 and names[0].isupper() and f"({names[0]})" in scan.words.content)
            or all(name in grammar.heads for name in names)
            or names[0] in grammar.honorifics
            or names[0] in grammar.inner
            or names[0] in grammar.demonyms
        )
        unlikely = unlikely or (
            end < len(scan.text) and scan.joins[end - 1] and scan.text[end] in grammar.stops
        )
        if scan.free(at, end) and not unlikely and not is_place(scan, at, end):
            scan.claim(at, end, "organisation", "officer")


def _one_before_link(scan: Scan, at: int) -> bool:
    """One small word before the link, in French and Spanish: "directeur exécutif de X"."""
    grammar = scan.grammar
    if grammar.language == "en" or at + 1 >= len(scan.text) or not scan.text[at].islower():
        return False
    return scan.text[at] not in grammar.links and scan.text[at + 1] in grammar.links and scan.joins[at]


def starts_name(scan: Scan, index: int) -> bool:
    """A capitalised word, or a capitalised article before one: "La Voz", "L’Avenir"."""
    if scan.open[index]:
        return True
    after = index + 1
    article = scan.capital[index] and scan.text[index] in scan.grammar.articles and after < len(scan.text)
    return article and scan.joins[index] and scan.open[after]


def _body_goes_on(scan: Scan, end: int) -> bool:
    """May a body's name go on after its capitalised words?"""
    grammar, word = scan.grammar, scan.text[end]
    return word in grammar.links or (grammar.language != "en" and is_modifier(grammar, word))


def _body_run(scan: Scan, first: int) -> int:
    """End of a body's name without a head: capitalised words, and links between them."""
    end = scan.run(first if scan.open[first] else first + 1)
    for _ in range(2):
        if end >= len(scan.text) or not scan.joins[end - 1] or scan.text[end] not in scan.grammar.links:
            break
        at = end + 1
        if scan.text[end] in scan.grammar.sure_prepositions:
            break
        while at < len(scan.text) and scan.text[at] in scan.grammar.articles and scan.joins[at - 1]:
            at += 1
        if at >= len(scan.text) or not scan.open[at] or not scan.joins[at - 1]:
            break
        end = scan.run(at)
    if scan.grammar.language != "en":
        while end < len(scan.text) and scan.joins[end - 1] and is_modifier(scan.grammar, scan.text[end]):
            end += 1
    return end


def _quoted(scan: Scan, at: int) -> None:
    """A name in quotes, or a hashtag, that starts at an offset."""
    content = scan.words.content
    match = _QUOTE.match(content, at) if at >= 0 else None
    if match is None:
        return
    begin = match.start(1)
    first = scan.words.at(begin if content[begin] != "#" else begin + 1)
    if first is None or not scan.capital[first] or scan.taken[first]:
        return
    end = first
    while end < len(scan.text) and scan.words.end[end] <= match.end(1):
        end += 1
    if end == first or end - first > 8 or not scan.free(first, end):
        return
    scan.claim(first, end, "organisation", "quoted")


def is_place(scan: Scan, first: int, end: int) -> bool:
    words = scan.text[first:end]
    if any(p.state for p in scan.phrases.get(words[0], ()) if p.words == words):
        return True
    return " ".join(words) in scan.grammar.cities
