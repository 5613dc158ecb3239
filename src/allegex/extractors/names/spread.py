"""A name once proven is found everywhere in the letter: whole, by surname, by short form."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress

from allegex.extractors.names.persons import person_end
from allegex.extractors.names.scan import Scan
from allegex.records.name import EntityKind

Words = tuple[str, ...]


def spread(scan: Scan) -> None:
    """Claims further mentions of the persons and bodies found."""
    persons, bodies = _known(scan)
    table: dict[str, list[tuple[Words, EntityKind]]] = {}
    for words in sorted(persons, key=lambda w: (-len(w), w)):
        table.setdefault(words[0], []).append((words, "person"))
    for words, kind in sorted(bodies.items(), key=lambda item: (-len(item[0]), item[0])):
        table.setdefault(words[0], []).append((words, kind))
    squashed = {
        _squash(words[0]): kind for words, kind in bodies.items() if len(words) == 1 and len(words[0]) > 5
    }
    initials = {letters: kind for words, kind in bodies.items() if len(letters := _initials(words)) > 2}
    alike = _alike(scan, squashed, initials)
    wanted = scan.spoken.intersection((*table, *alike))
    hits = scan.hits
    for index in compress(hits, map(wanted.__contains__, map(scan.text.__getitem__, hits))):
        if scan.taken[index]:
            continue
        word = scan.text[index]
        for words, kind in table.get(word, ()):
            end = index + len(words)
            if scan.text[index:end] == words and scan.free(index, end) and _fits(scan, index, end, kind):
                first, end = _widened(scan, index, end, kind)
                scan.claim(first, end, kind, "repeat")
                break
        else:
            like = alike.get(word)
            if like is not None and _fits(scan, index, index + 1, like):
                scan.claim(index, index + 1, like, "repeat")


def _alike(
    scan: Scan, squashed: dict[str, EntityKind], initials: dict[str, EntityKind]
) -> dict[str, EntityKind]:
    """Single words that are another spelling, or the initials, of the name of a body."""
    found = {word: kind for word, kind in initials.items() if len(word) <= 5 and word in scan.spoken}
    if squashed:
        lengths = {len(name) for name in squashed}
        for word in scan.spoken:
            if len(word) > 5 and (len(word) in lengths or "." in word or "-" in word):
                kind = squashed.get(_squash(word))
                if kind is not None:
                    found[word] = kind
    return found


def _known(scan: Scan) -> tuple[set[Words], dict[Words, EntityKind]]:
    """Forms under which known persons and bodies may come again."""
    persons: set[Words] = set()
    bodies: dict[Words, EntityKind] = {}
    seen: set[tuple[str, str]] = set()
    content = scan.words.content
    for mention in scan.mentions:
        said = content[mention.start : mention.end], mention.by
        if said in seen or mention.kind not in {"person", "organisation", "authority", "place"}:
            continue
        seen.add(said)
        first = scan.words.at(mention.start)
        if first is None:
            continue
        end = bisect_left(scan.words.start, mention.end, first)
        words = scan.text[first:end]
        if mention.kind == "person":
            persons.update(_person_forms(scan, words))
        elif mention.kind == "place":
            if (
                mention.by
                in {"names:preposition", "names:of_kind", "names:chain", "names:kind", "names:nested"}
                and scan.capital[first]
            ):
                bodies.setdefault(words, "place")
        elif scan.capital[first] or len(words) > 2:
            for form in _body_forms(scan, words, mention.by):
                bodies.setdefault(form, mention.kind)
    return persons, bodies


def _person_forms(scan: Scan, words: Words) -> set[Words]:
    """The whole name, first and last, and the surnames: the last word, and what follows the given name."""
    forms = {words}
    plain = [w for w in words if w not in scan.grammar.particles]
    if len(plain) > 1:
        forms.add((words[0], words[-1]))
        last = len(words) - 1
        while last > 1 and words[last - 1] in scan.grammar.particles:
            last -= 1
        for at in range(1, len(words)):
            form = words[at:]
            if len(form) > 1 or _distinct(scan, form[0]):
                forms.add(form)
        if len(plain) > 2 and _distinct(scan, plain[-2]):
            forms.add((plain[-2],))
    elif _distinct(scan, words[0]):
        return forms
    return {form for form in forms if len(form) > 1 or _distinct(scan, form[0])}


def _distinct(scan: Scan, word: str) -> bool:
    """May a single word stand for a person? Not where it is a word of bodies, a State, a city or a nationality."""
    grammar = scan.grammar
    if len(word) < 3 or word in grammar.inner or word in grammar.stops or word in grammar.heads:
        return False
    if word in grammar.cities or word in grammar.demonyms or word in grammar.particles:
        return False
    return not any(len(p.words) == 1 for p in scan.phrases.get(word, ()))


def _body_forms(scan: Scan, words: Words, by: str) -> set[Words]:
    """The whole name; without its legal form; for companies the distinctive words in front."""
    forms = {words}
    if by != "names:legal":
        return forms
    cut = len(words)
    while cut > 1 and words[cut - 1] in scan.grammar.suffixes:
        cut -= 1
    if words[0] in scan.grammar.heads and cut > 2:
        forms.add(words[1:cut])  # "Minera Cerro Azul S.A.": "Cerro Azul".
    for end in range(1, cut + 1):
        form = words[:end]
        if end > 1 or _distinct(scan, form[0]):
            forms.add(form)
    return forms


def _fits(scan: Scan, first: int, end: int, kind: EntityKind) -> bool:
    """Is it a name by itself here, and no part of another?"""
    grammar = scan.grammar
    if end < len(scan.text) and scan.joins[end - 1] and scan.text[end] in grammar.law:
        return False
    left = first > 0 and scan.joins[first - 1] and scan.open[first - 1] and not scan.taken[first - 1]
    right = end < len(scan.text) and scan.joins[end - 1] and scan.open[end] and not scan.taken[end]
    if right and scan.text[end] not in grammar.honorifics:
        return False
    if left and kind != "person":
        return False
    return not (left and scan.text[first - 1] in scan.grammar.heads)


def _widened(scan: Scan, first: int, end: int, kind: EntityKind) -> tuple[int, int]:
    """A surname behind another given name is another person's: the whole run is the name."""
    start = first
    while (
        start > 0
        and kind == "person"
        and scan.joins[start - 1]
        and scan.open[start - 1]
        and not scan.taken[start - 1]
    ):
        start -= 1
    if start < first and person_end(scan, start, strict=True) == end and end - start <= 5:
        return start, end
    return first, end


def _initials(words: Words) -> str:
    """The letters that an acronym of these words would have."""
    return "".join(w[0] for w in words if w[0].isupper()) if len(words) > 2 else ""


def _squash(word: str) -> str:
    return word.casefold().replace(".", "").replace("-", "")
