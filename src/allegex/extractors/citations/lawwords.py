"""The words around domestic laws in all languages, and the numbers, dates and short names read with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from allegex.extractors.citations.lexicon import Lexicon
from allegex.extractors.citations.words import Words, plain, plain_all

_PRINTED = re.compile(
    r"(?:[a-z]{1,3}[./-] ?)?\d[\da-z]*(?:[/-] ?[\da-z]+|\.\d+)*+(?: l(?= [a-z]{2} \d))?(?![a-z0-9])"
)
_DAY = re.compile(r"(\d{1,2})(?:[a-z]{2}|º|°)? ")
_MONTH = re.compile(r"[a-z]+")
_YEAR = re.compile(r"((?:1[89]|20)\d{2})(?![\d/-])")
_YEAR_OF_DAY = re.compile(r"((?:1[89]|20)\d{2})(?!\d)")
_YEAR_BEFORE = re.compile(r"(?:1[89]|20)\d{2} ")
_SHORT = re.compile(r"[\"«]? ?(?P<name>[^()\"«»,.;\0]{2,40}?) ?[\"»]?\)?(?=[ ,.;)]|$)")
_WORD = re.compile(r"[a-z]+'?")
_ACRONYM = re.compile(r"[A-Z][A-Za-z&-]*[A-Z][A-Za-z&-]*")
_CHAPTER = re.compile(r" ?(?:[a-z]-?)?\d+(?::\d+)?(?:[a-z](?![a-z]))?")
QUOTES = " “”\"«»'"
"""Marks around a short name."""


class LawWords(NamedTuple):
    """Word lists of laws.json."""

    signs: Words
    of_year: Words
    complement: Words
    after_comma: Words
    adjective: Words
    same_after: Words
    determiner: Words
    defines: Words
    conjunctions: Words
    articles: Words
    connectors: frozenset[str]
    complement_stops: dict[str, frozenset[str]]
    """Language to the flat words that end a title."""
    printed_stops: dict[str, frozenset[str]]
    """Language to the words as printed that do so and are connectors without their accents, or with others."""
    all_stops: frozenset[str]
    title_verbs: dict[str, frozenset[str]]
    title_phrases: Words
    """Phrases of titles that begin as what ends one: "sans but lucratif"."""
    capital_stops: frozenset[str]
    """Words that end a title but before a capital: "Financiamiento al Terrorismo"."""
    openers: frozenset[str]
    """Words that open the rest of a title: "relating", "governing"."""
    capitals: frozenset[str]
    """Languages that write titles with capitals."""
    joined: frozenset[str]
    """What joins two names of one law: "portant modification de la"."""
    joining: frozenset[str]
    """Single words between two things of a list."""
    left_stops: frozenset[str]
    adjectives: frozenset[str]
    stop_titles: tuple[str, ...]
    stop_starts: tuple[str, ...]
    head_stop: frozenset[str]
    same: frozenset[str]
    months: dict[str, int]
    laws_of: Words
    acronyms: Words
    printed_acronyms: frozenset[str]
    heads: frozenset[str]
    chapters: Words
    eras: Words
    title_links: frozenset[str]
    weak_connectors: frozenset[str]
    unions: frozenset[str]
    """Words between two laws, and the comma."""

    def is_acronym(self, words: str) -> bool:
        """Whether words are an acronym, alone or before a word for a kind of law: "UAPA", "NGO Law"."""
        first, _, second = words.partition(" ")
        if second:
            return first.isalpha() and first.isupper() and 1 < len(first) < 9 and second.lower() in self.heads
        return _ACRONYM.fullmatch(first) is not None

    def determined(self, low: str, start: int) -> tuple[int, bool, bool]:
        """Where "the said" before `start` begins, whether it says "same", and whether there is a determiner."""
        if low[start - 2 : start - 1].isdigit() and _YEAR_BEFORE.match(low, start - 5, start):
            # "the 1966 Covenant"
            start -= 5
        before = self.determiner.behind(low, max(start - 28, 0), start, 3)
        if before is None:
            return start, False, False
        same = [word for word in _WORD.findall(low, before, start) if word in self.same]
        first = low.index(same[0], before) if same else start
        return first, bool(same), True

    def number(self, low: str, place: int) -> tuple[int, int, bool] | None:
        """Where a law's number after `place` begins and ends, and whether "No." stands before it."""
        place += low.startswith(",", place)
        place += low.startswith(" ", place)
        for end in self.signs.at(low, place):
            signed = _PRINTED.match(low, end + low.startswith(" ", end))
            if signed is not None:
                return signed.start(), signed.end(), True
        match = _PRINTED.match(low, place)
        return (place, match.end(), False) if match else None

    def day(self, low: str, place: int) -> tuple[int, int, int | None, int] | None:
        """(day, month, year, end) of a date after `place`."""
        place = self._of_year(low, place)
        day = _DAY.match(low, place) if place else None
        if day is None:
            return None
        after = self.of_year.ahead(low, day.end())
        month = _MONTH.match(low, after or day.end())
        if month is None or month.group() not in self.months:
            return None
        end = month.end() + low.startswith(",", month.end())
        year = _YEAR_OF_DAY.match(low, self._of_year(low, end)) if low.startswith(" ", end) else None
        return int(day[1]), self.months[month.group()], int(year[1]) if year else None, (year or month).end()

    def year(self, low: str, place: int) -> tuple[int, int, bool] | None:
        """(year, end, whether it stands in a bracket) of a year after `place`."""
        place += low.startswith(",", place)
        blank = low.startswith(" ", place)
        bracket = low.startswith("(", place + blank)
        if not bracket and not blank:
            return None
        begun = place + blank + bracket
        match = _YEAR.match(low, begun if bracket else self.of_year.ahead(low, begun) or begun)
        if match is None:
            return None
        return int(match[1]), match.end() + (bracket and low.startswith(")", match.end())), bracket

    def year_of(self, low: str, place: int) -> tuple[int, int] | None:
        """(year, end) of " of 2014" after `place`."""
        after = self.of_year.ahead(low, place + 1) if low.startswith(" ", place) else None
        match = _YEAR_OF_DAY.match(low, after) if after else None
        return (int(match[1]), match.end()) if match else None

    def chapter(self, low: str, place: int) -> tuple[int, int] | None:
        """Where the chapter of a collection of laws at `place` begins and ends, without its brackets: "(Cap. 200)"."""
        place += low.startswith(",", place)
        place += low.startswith(" ", place)
        begun = place + low.startswith(("(", "["), place)
        for end in (*self.chapters.at(low, place), *self.chapters.at(low, begun)):
            match = _CHAPTER.match(low, end)
            if match is not None:
                return begun, match.end()
        return None

    def collection(self, low: str, place: int) -> int | None:
        """Where "the laws" end that a chapter at whose end `place` stands is of: the State follows behind "of"."""
        place += low.startswith(",", place)
        after = self.laws_of.ahead(low, place + 1) if low.startswith(" ", place) else None
        return low.rindex(" ", 0, after - 1) if after is not None else None

    def goes_on(self, low: str, place: int) -> int | None:
        """Where a preposition after `place` ends that a title goes on with."""
        place += low.startswith(",", place)
        after = self.complement.ahead(low, place + 1) if low.startswith(" ", place) else None
        return after - (low[after - 1] == " ") if after is not None else None

    def after_mark(self, low: str, place: int) -> bool:
        """Whether a title goes on with the words behind a comma: "and Fraud", not "and the court"."""
        if self.after_comma.ahead(low, place) is None:
            return False
        ends = self.conjunctions.at(low, place)
        return not any(low[end : end + 1] == " " and self.articles.ahead(low, end + 1) for end in ends)

    def after_and(self, low: str, place: int) -> bool:
        """Whether "and the" stands before `place`."""
        floor = max(place - 16, 0)
        before = self.articles.behind(low, floor, place, 3) or place
        return self.conjunctions.behind(low, floor, before) is not None

    def short_name(self, low: str, place: int) -> tuple[int, int] | None:
        """Where a short name that is defined in a bracket or after a comma at `place` begins and ends."""
        place += low.startswith(" ", place)
        if not low.startswith(("(", ","), place):
            return None
        end: int | None = place + 1
        while end is not None:
            place = end
            while low.startswith((" ", ",", ":", '"', "«"), place):
                place += 1
            end = self.defines.whole(low, place)
        match = _SHORT.match(low, place)
        return match.span("name") if match else None

    def _of_year(self, low: str, place: int) -> int:
        """Where a date or year after a comma, blank and "of" begins; 0 where there is no blank."""
        place += low.startswith(",", place)
        if not low.startswith(" ", place):
            return 0
        return self.of_year.ahead(low, place + 1) or place + 1


def law_words(lexicon: Lexicon, eras: Iterable[str]) -> LawWords:
    """The words of all languages of this lexicon, and the signs of calendars."""
    files, joins = lexicon.laws.values(), lexicon.provisions.values()
    same = Words(*(f.same for f in files))
    titles = frozenset(plain(word) for f in files for word in f.stop_titles)
    connectors = {name: frozenset(map(plain, file.connectors)) for name, file in lexicon.laws.items()}
    stops = {name: _stops(file.complement_stops, connectors[name]) for name, file in lexicon.laws.items()}
    verbs = {name: _stops(file.title_verbs, connectors[name]) for name, file in lexicon.laws.items()}
    return LawWords(
        signs=Words(*(f.number_signs for f in files)),
        of_year=Words(*(f.of_year for f in files)),
        complement=Words(*(f.complement for f in files)),
        after_comma=Words(*(f.after_comma for f in files)),
        adjective=Words(*(f.adjectives_after for f in files)),
        same_after=Words(*(f.same_after for f in files)),
        determiner=Words(*(f.determiners for f in files), *(f.same for f in files)),
        defines=Words(*(f.defines for f in files)),
        conjunctions=Words(*(f.conjunctions for f in joins)),
        articles=Words(*(f.articles for f in joins), *(f.of for f in joins)),
        connectors=frozenset(plain(word) for f in files for word in f.connectors),
        complement_stops={name: each for name, (each, _) in stops.items()},
        printed_stops={name: each for name, (_, each) in stops.items()},
        all_stops=frozenset(word for each, _ in stops.values() for word in each),
        title_verbs={name: each for name, (each, _) in verbs.items()},
        title_phrases=Words(*(f.title_phrases for f in files)),
        capital_stops=frozenset(plain(word) for f in files for word in f.capital_stops),
        openers=frozenset(plain(word).partition(" ")[0] for f in files for word in f.complement),
        capitals=frozenset(name for name, file in lexicon.laws.items() if file.capitals),
        joined=frozenset(plain_all(phrase for f in files for phrase in f.joined)),
        joining=frozenset(plain(word) for f in joins for word in f.conjunctions if " " not in word),
        left_stops=frozenset(plain(word) for f in files for word in f.left_stops),
        adjectives=frozenset(plain(word) for f in files for word in f.adjectives_before),
        stop_titles=tuple(sorted(titles)),
        stop_starts=tuple(sorted(f"{word} " for word in titles)),
        head_stop=frozenset(plain(word) for f in files for word in f.head_stop),
        same=same.all,
        months=lexicon.months,
        acronyms=Words(*(f.acronyms for f in files)),
        printed_acronyms=frozenset(one for f in files for one in f.acronyms),
        heads=frozenset(plain(word) for f in files for row in f.heads for word in row.words),
        chapters=Words(*(f.chapter_signs for f in files)),
        eras=Words(eras),
        title_links=frozenset((",", *(plain(word) for f in files for word in f.title_links))),
        weak_connectors=frozenset(plain(word) for f in files for word in f.weak_connectors),
        unions=frozenset((",", *(plain(word) for f in joins for word in f.conjunctions))),
        laws_of=Words(*(f.laws_of for f in files)),
    )


def _stops(words: Iterable[str], connectors: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Flat words that end a title, and in small letters as printed those that are connectors but for an accent.

    "a" is a verb in French where "à" joins words of a title.
    """
    single = [word for word in words if " " not in word]
    bare = plain_all(single)
    return (
        frozenset(bare) - connectors,
        frozenset(word for word, its in zip(single, bare, strict=True) if its in connectors),
    )
