"""Facts and patterns that names of laws are read with, built once for each pipeline."""

from __future__ import annotations

import re
from typing import NamedTuple

from allegex.extractors.citations.lexicon import Lexicon
from allegex.extractors.citations.words import Words, after_sign, plain, separated
from allegex.facts.committees import Committee, committees, committees_by_id, symbol_series
from allegex.facts.instruments import comment_symbol, general_comments, instrument_groups, instruments
from allegex.facts.mandates import mandates
from allegex.facts.states import named
from allegex.records.citation import CitationKind
from allegex.resources import Resources

_NUMBER = re.compile(
    r"e?s-\d{1,2}/\d{1,3}(?![\d/])|\d{1,4}/\d{1,3}(?![\d/])(?:[a-c](?![a-z0-9]))?"
    r"|\d{1,4} ?(?:[a-z] ?)?\((?:(?:19|20)\d{2}|[ivxlc]+)\)"
)
_COMMENT = re.compile(r"(?P<number>\d{1,3})(?![\d/])(?: ?\((?P<year>(?:19|20)\d{2})\))?")
_PAIR = re.compile(r"\d+/\d+")
_ANNEX_NUMBER = re.compile(r" [ivx]+(?![a-z0-9])")


class Tables(NamedTuple):
    """What `build_tables` makes of the data files."""

    bodies: dict[str, Committee]
    kinds: dict[str, CitationKind]
    """Kind of each instrument by id."""
    committees: dict[str, str]
    """Treaty to its committee."""
    groups: dict[str, tuple[str, ...]]
    """Id of a group to its instruments."""
    comments: dict[tuple[str, int], tuple[tuple[str, str], ...]]
    """(comment or recommendation, number) to (committee, symbol)."""
    assembly: frozenset[str]
    """Numbers of Assembly resolutions that adopted an instrument."""
    economic: frozenset[str]
    council: dict[str, str]
    """Numbers of known resolutions of the Security Council to their symbols."""
    renewals: frozenset[str]
    """Symbols of resolutions that made or renewed a mandate."""
    shared: frozenset[str]
    """Acronyms that also name a committee, commission or court."""
    acronyms: dict[str, str]
    """Acronym of a body to its id."""
    signs: Words
    conjunctions: Words
    articles: Words
    body_links: Words
    body_prefixes: Words
    annex_words: Words
    possessives: Words
    cues: Words
    states: dict[str, str | None]
    """Folded name of a State to its code."""
    case_of: Words
    parties: frozenset[str]
    """Small words in the name of a party to a case."""
    no_party: frozenset[str]
    """Words that no party's name begins with."""
    body_words: Words
    organs: frozenset[str]
    """What the symbols of documents begin with."""

    def number(self, low: str, place: int) -> tuple[str, int] | None:
        """The number of a resolution that stands at `place` or behind "No.", and its end."""
        match = _NUMBER.match(low, after_sign(self.signs, low, place))
        return (match.group(), match.end()) if match else None

    def comment(self, low: str, place: int) -> re.Match[str] | None:
        """The number of a general comment, and its year where one follows in brackets."""
        return _COMMENT.match(low, after_sign(self.signs, low, place))

    def joined(self, low: str, place: int) -> int | None:
        """Where a comma, "and" or both at `place` end."""
        found = separated(self.conjunctions, low, place)
        return found[0] if found else None

    def possessive(self, low: str, place: int) -> bool:
        """Whether "its" stands before `place`."""
        return self.possessives.behind(low, max(place - 6, 0), place) is not None

    def link(self, low: str, place: int) -> int | None:
        """Where the name of a body begins after ", of the" at `place`."""
        place += low.startswith(",", place)
        after = self.body_links.ahead(low, place + low.startswith(" ", place))
        if after is None:
            return None
        return self.body_prefixes.several(low, self.articles.several(low, after, 1), 1)

    def annex(self, low: str, place: int) -> int | None:
        """Where ", annex II" after `place` ends."""
        if not low.startswith(",", place):
            return None
        place += 1
        end = self.annex_words.whole(low, place + low.startswith(" ", place))
        number = _ANNEX_NUMBER.match(low, end) if end else None
        return number.end() if number else end

    def cued(self, low: str, place: int) -> bool:
        """Whether words stand before `place` that a treaty follows: "ratified the", "under (", "party to"."""
        floor = max(place - 24, 0)
        place -= low[place - 1 : place] == "("
        place -= low[place - 1 : place] == " "
        if self.cues.ending(low, floor, place) is not None:
            return True
        article = self.articles.ending(low, floor, place)
        return article is not None and self.cues.behind(low, floor, article) is not None


def build_tables(resources: Resources, lexicon: Lexicon) -> Tables:
    """The tables of these resources."""
    files, laws, joins = lexicon.forms.values(), lexicon.laws.values(), lexicon.provisions.values()
    comments: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for comment in resources.of(general_comments):
        comments.setdefault((comment.kind, comment.number), []).append(
            (comment.committee, comment_symbol(comment))
        )
    rows = resources.of(instruments)
    adopted = [row.adopted or "" for row in rows]
    kinds: dict[str, CitationKind] = {row.id: row.kind for row in rows}
    return Tables(
        bodies=resources.of(committees_by_id),
        kinds=kinds,
        committees={row.id: row.committee for row in rows if row.committee is not None},
        groups={row.id: row.instruments for row in resources.of(instrument_groups)},
        comments={key: tuple(value) for key, value in comments.items()},
        assembly=frozenset(n for text in adopted if text.startswith("G") for n in _PAIR.findall(text)),
        economic=frozenset(
            n for text in adopted if "ECOSOC" in text for n in _PAIR.findall(text) if n.find("/") >= 4
        ),
        council={row.id[6:].partition("(")[0]: row.id for row in rows if row.id.startswith("S/RES/")},
        renewals=frozenset(r.symbol for row in resources.of(mandates) for r in row.resolutions),
        shared=frozenset(acronym for row in rows for acronym in row.shared),
        acronyms={name: row.id for row in resources.of(committees) for name in row.acronyms},
        signs=Words(*(f.number_signs for f in laws)),
        conjunctions=Words(*(f.conjunctions for f in joins)),
        articles=Words(*(f.articles for f in joins)),
        body_links=Words(*(f.body_links for f in files)),
        body_prefixes=Words(*(f.body_prefixes for f in files)),
        annex_words=Words(*(f.annex for f in files)),
        possessives=Words(*(f.possessives for f in files)),
        cues=Words(*(f.treaty_cues for f in files)),
        states=resources.of(named),
        case_of=Words(*(f.case_of for f in files)),
        parties=frozenset(plain(word) for f in files for word in f.parties),
        no_party=frozenset(plain(word) for f in files for word in f.no_party),
        body_words=Words(*(f.body_words for f in files)),
        organs=frozenset((*resources.of(symbol_series), *(row.id for row in resources.of(committees)))),
    )
