"""The words around domestic laws in all languages, compiled once."""

from __future__ import annotations

import re

from msgspec import Struct

from allegex.extractors.citations.lexicon import Lexicon, plain, words_of


class LawWords(Struct, frozen=True):
    """Patterns and word lists of laws.json."""

    number: re.Pattern[str]
    day: re.Pattern[str]
    year: re.Pattern[str]
    complement: re.Pattern[str]
    comma: re.Pattern[str]
    adjective: re.Pattern[str]
    same_after: re.Pattern[str]
    year_after: re.Pattern[str]
    determiner: re.Pattern[str]
    defines: re.Pattern[str]
    connectors: frozenset[str]
    complement_stops: frozenset[str]
    left_stops: frozenset[str]
    adjectives: frozenset[str]
    stop_titles: tuple[str, ...]
    stop_starts: tuple[str, ...]
    head_stop: frozenset[str]
    same: frozenset[str]
    months: dict[str, int]
    laws_of: str
    acronyms: frozenset[str]

    def determined(self, low: str, start: int) -> tuple[int, bool, bool]:
        """Where "the said" before `start` begins, whether it says "same", and whether there is a determiner."""
        match = self.determiner.search(low, max(start - 28, 0), start)
        if match is None:
            return start, False, False
        same = [word for word in _WORD.findall(match.group()) if word in self.same]
        first = match.start() + match.group().index(same[0]) if same else start
        return first, bool(same), True


_WORD = re.compile(r"[a-z]+'?")
_PRINTED = r"(?:[a-z]{1,3}[./-] ?)?\d[\da-z]*(?:[/-] ?[\da-z]+|\.\d+)*+"


def law_words(lexicon: Lexicon) -> LawWords:
    """The words of all languages of this lexicon."""
    files = lexicon.laws.values()
    signs = words_of(*(f.number_signs for f in files))
    of_year = words_of(*(f.of_year for f in files))
    months = words_of(lexicon.months)
    determiners = words_of(*(f.determiners for f in files), *(f.same for f in files))
    same = frozenset(plain(word) for f in files for word in f.same)
    prepositions = words_of(*(f.complement for f in files))
    return LawWords(
        number=re.compile(rf",? ?(?:(?P<sign>{signs}) ?)?(?P<number>{_PRINTED})(?![a-z0-9])"),
        day=re.compile(
            rf",? (?:(?:{of_year}) )?(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|º|°)? (?:de |of )?(?P<month>{months})"
            r"(?:,? (?:de |del )?(?P<year>(?:1[89]|20)\d{2})(?!\d))?"
        ),
        year=re.compile(rf"(?:,? (?:(?:{of_year}) )?|,? ?\()(?P<year>(?:1[89]|20)\d{{2}})(?![\d/-])\)?"),
        complement=re.compile(rf",? (?:{prepositions})(?: |(?<='))"),
        comma=re.compile(
            r"(?:por|para|que|de|y|and|et|of|for|on|contra|la|portant|relative|relatif|prevention|etc)(?: |')"
        ),
        adjective=re.compile(
            rf" (?:{words_of(*(f.adjectives for k, f in lexicon.laws.items() if k != 'en'))})(?![a-z])"
        ),
        same_after=re.compile(rf" (?:{words_of(w for f in files for w in f.same if len(w) > 6)})(?![a-z])"),
        year_after=re.compile(r" (?:de|of|del)(?: l'annee| the year)? (?P<year>(?:19|20)\d{2})(?!\d)"),
        determiner=re.compile(rf"(?:(?<![a-z])(?:{determiners})(?: |(?<='))){{1,3}}$"),
        defines=re.compile(
            rf" ?[(,] ?(?:(?:{words_of(*(f.defines for f in files))})[ ,:]*)*[“\"«]? ?(?P<name>[^()“”\"«»,.;\0]{{2,40}}?) ?[”\"»]?\)?(?=[ ,.;)]|$)"
        ),
        connectors=frozenset(plain(word) for f in files for word in f.connectors),
        complement_stops=frozenset(
            plain(word) for f in files for word in f.complement_stops if " " not in word
        ),
        left_stops=frozenset(plain(word) for f in files for word in f.left_stops),
        adjectives=frozenset(plain(word) for word in lexicon.laws["en"].adjectives)
        if "en" in lexicon.laws
        else frozenset(),
        stop_titles=tuple(sorted({plain(word) for f in files for word in f.stop_titles})),
        stop_starts=tuple(sorted({f"{plain(word)} " for f in files for word in f.stop_titles})),
        head_stop=frozenset(plain(word) for f in files for word in f.head_stop),
        same=same,
        months=lexicon.months,
        acronyms=frozenset(one for f in files for one in f.acronyms),
        laws_of=lexicon.laws["en"].laws_of if "en" in lexicon.laws else "",
    )
