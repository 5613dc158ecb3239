"""Persons by their given names: "officers beat Desire Ndayizeye"; and names that stand beside a person's."""

from __future__ import annotations

from allegex.extractors.names.bodies import in_title
from allegex.extractors.names.explained import past_noun
from allegex.extractors.names.persons import known_elsewhere, next_in_list, person_end, role_at
from allegex.extractors.names.scan import Scan


def find_given(scan: Scan) -> None:
    """Claims runs of two words or more that begin with a given name. Runs after the bodies and before the places."""
    grammar = scan.grammar
    for index in scan.at["title_behind"]:
        _titled(scan, index)
    free = [past_noun(scan, first) for first, _ in scan.free_runs(grammar.given_names)]
    for first in free:
        end = _whole(scan, first)
        if end and _given(scan, first) and not _of_place(scan, first, end):
            scan.claim(first, end, "person", "given")
    for index in scan.opens:
        if scan.text[index] in grammar.given_names and not scan.taken[index]:
            content, end = scan.words.content, scan.words.end[index]
            said = grammar.age.match(content, end) or grammar.victim_after.match(
                content, end + (2 if content[end : end + 1] == "," else 1)
            )
            led = index and scan.joins[index - 1] and scan.text[index - 1] not in grammar.roles
            if (
                said
                and not led
                and scan.run(index) == index + 1
                and not known_elsewhere(scan, index, index + 1)
            ):
                scan.claim(index, index + 1, "person", "given")
    for index in scan.at["role"]:
        if scan.joins[index] and not scan.taken[index + 1] and role_at(scan, index) is not None:
            _single(scan, index + 1)
    _beside(scan, free)


def _titled(scan: Scan, index: int) -> None:
    """Capitalised words before a title that ends the name: "Galaha Sumana Thero"."""
    first = index
    while first and index - first < 4 and scan.joins[first - 1] and scan.open[first - 1]:
        first -= 1
    while first < index and scan.text[first] in scan.grammar.honorifics:
        first += 1
    if first < index and scan.free(first, index + 1):
        scan.claim(first, index + 1, "person", "given")


def _whole(scan: Scan, first: int) -> int:
    """End of a run that may be a person's whole name, 0 where it may not."""
    if scan.is_lone(first, scan.run(first)):
        return 0
    end = person_end(scan, first, strict=True)
    if not 2 <= end - first <= 6 or any(word in scan.grammar.honorifics for word in scan.text[first:end]):
        return 0
    state = end - first > 2 and scan.text[first + 1] in scan.grammar.given_names
    if known_elsewhere(scan, first, end) and not state:
        return 0  # But "Francia Elena X", whose first name is a State's.
    if (
        end < len(scan.text)
        and scan.joins[end - 1]
        and (scan.open[end] or scan.text[end] in scan.grammar.law)
    ):
        return 0
    return end


def _given(scan: Scan, first: int) -> bool:
    """Is the first word a given name, or the second where the first is an initial or no word of a place?"""
    names, word, after = scan.grammar.given_names, scan.text[first], scan.text[first + 1]
    if word in names or any(part in names for part in word.split("-")):
        return True
    if word.isupper() and len(word) > 2 and not after.isupper() and word not in scan.phrases:
        return word.capitalize() in names or after in names or after.split("-")[0] in names  # "KIM Chol-su".
    if word in scan.grammar.place_words:
        return False
    return after in names and (len(word) == 1 or scan.run(first) > first + 2)


def _of_place(scan: Scan, first: int, end: int) -> bool:
    """Is it a place, a road or a law that bears a person's name: "in San Pedro", "calle Simón Bolívar"?"""
    grammar = scan.grammar
    if end < len(scan.text) and scan.joins[end - 1] and scan.text[end] in grammar.place_words:
        return True
    if first == 0 or in_title(scan, first):
        return first > 0
    before = scan.text[first - 1]
    if not scan.joins[first - 1]:
        return False
    if before in grammar.links:
        at = first - 2
        while at > max(first - 6, 0) and scan.joins[at] and scan.text[at] not in grammar.place_kinds:
            if scan.open[at] or scan.text[at] in grammar.place_words:
                break
            at -= 1
        if at >= 0 and (scan.text[at] in grammar.place_kinds or scan.text[at] in grammar.place_words):
            return scan.joins[at]
    return (
        before in grammar.sure_prepositions
        or (
            before in grammar.place_kinds and before not in grammar.roles and before not in grammar.honorifics
        )
        or before in grammar.articles
        or before in grammar.place_words
        or before in grammar.descriptors
        or before in grammar.law
    )


def _single(scan: Scan, first: int) -> None:
    """A given name alone behind a noun for people: "the farmer Suryanto"."""
    end = first + 1
    if first < len(scan.text) and scan.open[first] and scan.run(first) == end:
        word = scan.text[first]
        if word in scan.grammar.given_names and not known_elsewhere(scan, first, end):
            scan.claim(first, end, "person", "given")


def _beside(scan: Scan, free: list[int]) -> None:
    """ "Ana Kolar and Xuo Brem": names joined to a person's, from either side."""
    people = {m.start: m.end for m in scan.mentions if m.kind == "person"}
    ends = set(people.values())
    for first in free:
        end = 0 if scan.taken[first] else _whole(scan, first)
        if not end and not scan.taken[first] and scan.text[first] in scan.grammar.given_names:
            end = first + 1 if scan.run(first) == first + 1 else 0
        if not end or _of_place(scan, first, end):
            continue
        after = next_in_list(scan, end)
        joined = (
            0 < after < len(scan.text)
            and scan.text[after - 1] in scan.grammar.joiners
            and scan.words.start[after] in people
        )
        before = (
            first > 1
            and scan.text[first - 1] in scan.grammar.joiners
            and scan.joins[first - 2]
            and scan.words.end[first - 2] in ends
        )
        if joined or before:
            scan.claim(first, end, "person", "beside")
