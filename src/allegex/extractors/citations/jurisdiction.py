"""Whose law it is, from its own name: State, adjective, territory, marker, or a title that only one State has."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from allegex.extractors.citations.lexicon import Lexicon
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.words import Words
from allegex.facts.folding import fold
from allegex.facts.laws import jurisdictions, law_states
from allegex.facts.states import adjectives, named
from allegex.resources import Resources

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
MOST_WORDS = 7


class Jurisdiction(NamedTuple):
    """Folded names of States, adjectives, territories and law titles."""

    links: Words
    names: dict[str, str | None]
    adjectives: dict[str, str | None]
    territories: dict[str, str]
    markers: dict[str, str]
    marked: tuple[str, ...]
    """The markers with and without a blank before them."""
    eras: tuple[tuple[str, str], ...]
    """Flat signs of calendars between blanks to States."""
    titles: dict[str, list[tuple[str, str]]]
    """First word of a law's title to (title, State), the longest title first."""
    first_words: frozenset[str]
    """Of the names, adjectives and territories."""


def build_jurisdiction(resources: Resources, lexicon: Lexicon) -> Jurisdiction:
    """The tables of these resources."""
    facts = resources.of(jurisdictions)
    titles: dict[str, list[tuple[str, str]]] = {}
    for title, state in sorted(resources.of(law_states).items(), key=lambda item: (-len(item[0]), item)):
        titles.setdefault(title.partition(" ")[0], []).append((title, state))
    territories = {fold(name): state for name, state in facts.territories.items()}
    names = resources.of(named)
    demonyms = {
        word: state for word, state in resources.of(adjectives).items() if word not in facts.no_adjectives
    }
    return Jurisdiction(
        Words(*(f.state_links for f in lexicon.laws.values())),
        names,
        demonyms,
        territories,
        facts.markers,
        tuple(sign for marker in facts.markers for sign in (marker, f" {marker}")),
        tuple((f" {fold(sign)} ", state) for sign, state in sorted(facts.eras.items())),
        titles,
        frozenset(name.partition(" ")[0] for name in (*names, *demonyms, *territories)),
    )


def jurisdiction_of(
    found: Scan, places: Jurisdiction, start: int, end: int, title: str
) -> tuple[str | None, str | None, int]:
    """(State, how it was found, where the words that name it end)."""
    folded = fold(title)
    words = [word.rstrip(".").rpartition("'")[2] for word in _WORD.findall(folded)]
    starts = [place for place, word in enumerate(words) if word in places.first_words]
    for table, by in ((places.names, "name"), (places.territories, "name"), (places.adjectives, "adjective")):
        inside = _among(words, starts, table) if starts else None
        if inside is not None:
            return inside, by, end
    state, how, last = _after(found, places, end)
    if state is not None:
        return state, how, last
    for marker, owner in places.markers.items() if found.text.startswith(places.marked, end) else ():
        if found.text.startswith((f" {marker}", marker), end):
            return owner, "marker", found.text.index(marker, end) + len(marker)
    for marker, owner in places.markers.items() if "." in found.text[start:end] else ():
        if marker in found.text[start:end]:
            return owner, "marker", end
    printed = found.flat[start:end]
    for words_of_it in (folded, printed):
        for name, owner in places.titles.get(words_of_it.partition(" ")[0], ()):
            if words_of_it.startswith(name):
                return owner, "title", end
    for sign, owner in places.eras:
        if (place := printed.find(sign)) >= 0 and printed[place + len(sign)].isdigit():
            return owner, "era", end
    return None, None, end


def _among(words: list[str], starts: list[int], table: dict[str, str | None] | dict[str, str]) -> str | None:
    """The code of the longest run of words that the table knows, of those that begin at `starts`."""
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        for first in starts:
            code = table.get(" ".join(words[first : first + count])) if first + count <= len(words) else None
            if code is not None:
                return code
    return None


def _after(found: Scan, places: Jurisdiction, end: int) -> tuple[str | None, str | None, int]:
    """A State or its adjective right after the name: "Code pénal algérien", "código penal de Honduras"."""
    low = found.flat
    blank = end + low.startswith(",", end)
    if not low.startswith(" ", blank):
        return None, None, end
    linked = places.links.ahead(low, blank + 1)
    if linked is None and blank > end:
        return None, None, end
    begun = linked or blank + 1
    # Without a link between them only an adjective counts, which is one word.
    most = MOST_WORDS if linked else 1
    words = list(islice(_WORD.finditer(found.text, begun, begun + 80), most))
    for count in range(len(words), 0, -1):
        last = words[count - 1].end() - words[count - 1].group().endswith(".")
        run = low[begun:last]
        code: str | None = places.names.get(run)
        if code is not None and linked is not None:
            return code, "name", last
        if (
            count == 1
            and not linked
            and places.adjectives.get(run) is not None
            and found.text[begun].islower()
        ):
            return places.adjectives[run], "adjective", last
    return None, None, end
