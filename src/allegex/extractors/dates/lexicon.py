"""The words of time in one language, read from its dates.json: each word gets a class, each class one letter.

The grammar is written over these letters alone, so that English, French and Spanish share it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, partial

import ahocorasick
from msgspec import Struct

from allegex.extractors.dates import patterns
from allegex.extractors.dates.language import Language
from allegex.resources import Resources

CODES = {
    "month": "M",
    "ordinal": "W",
    "number": "N",
    "one": "1",
    "decade": "X",
    "article": "t",
    "of": "o",
    "of_the": "r",
    "from": "f",
    "to": "q",
    "in": "i",
    "during": "d",
    "since": "s",
    "until": "l",
    "up": "^",
    "before": "b",
    "after": "a",
    "by": "k",
    "latest": "<",
    "as": "c",
    "about": "A",
    "between": "B",
    "and": "&",
    "or": "|",
    "early": "E",
    "mid": "I",
    "late": "L",
    "half": "H",
    "some": "*",
    "quarter": "K",
    "weekday": "J",
    "season": "e",
    "unit": "U",
    "working": ":",
    "daypart": "u",
    "same": "S",
    "next": "F",
    "previous": "P",
    "that": "T",
    "later": "g",
    "earlier": "G",
    "ago": "C",
    "last": "p",
    "vague": "Q",
    "eve": "v",
    "morrow": "n",
    "then": "z",
    "unspecified": "?",
    "date": "h",
    "plus": "+",
    "there": "y",
    "least": "~",
    "possessive": "m",
    "shortly": "!",
    "recent": "R",
    "current": "O",
}
"""Class in the data files to letter of the grammar. Numbers: D day, Y year, Z other two digits, V year of another
calendar; "j" is a month of another calendar, "w" any other word, "x" any other sign."""

SIGNS = {sign: sign for sign in ",.()/"} | {"-": "-", "–": "-", "—": "-", "‑": "-"}


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""Months as in 5-X-1980; the text is in small letters but for them."""
DENIAL, ROMAN_MONTH, RESPELLED, THOUSANDS = "denial", "Roman month", "respelled", "thousands of a year"
TIME, ARTICLE, CENTURY, SIGN = "word of time", "article and number", "century of a year", "sign in a date"
"""What a set phrase is that stands for no date by itself."""
SHORT = 2
"""Letters of words that are looked for behind what may stand before a word only."""
LEADS = " '(-\0"
MARKS = "MjvnC!UuezhOXJHg"
"""Letters of words without one of which, or a year, or a day in digits, nothing is a date."""


class Lexicon(Struct, frozen=True, dict=True):
    """The classes and values of one language's words, and the patterns built from its lists when first asked for."""

    code: str
    data: Language
    classes: dict[str, str]
    """Token, with and without the space before it, to letter."""
    values: dict[str, str]
    law_ends: tuple[str, ...]
    """What a text ends in where `law` may fit, if not in the law's own name."""
    parts: dict[str, str]
    time_ends: tuple[str, ...]
    """What the last word of a time of day ends in, where that is no digit."""
    joins: frozenset[str]
    """Words between a time of day and its date."""

    @cached_property
    def phrases(self) -> ahocorasick.Automaton:
        """Set phrases with their rows, and names of days with what day they are."""
        found = ahocorasick.Automaton()
        for row in self.data.fixed:
            for phrase in row.phrases:
                found.add_word(phrase, (phrase, row))
        for day, names in self.data.feasts.items():
            for name in names:
                found.add_word(name, (name, day))
        for denial in self.data.denials:
            found.add_word(denial, (denial, DENIAL))
        for month in ROMAN:
            for sign in "-./":
                word = f"{sign}{month.lower()}{sign}"
                found.add_word(word, (word, ROMAN_MONTH))
        for word, code in self.classes.items():
            if code in MARKS and word[0] != " " and word not in found:
                if len(word) > SHORT:
                    found.add_word(word, (word, TIME))
                else:  # most of these stand inside other words
                    for lead in LEADS:
                        found.add_word(lead + word, (word, TIME))
            elif code in "tq" and word[0] != " ":
                for digit in "0123456789":
                    lead = f"{word} {digit}" if word[-1] != "'" else f"{word}{digit}"
                    found.add_word(lead, (lead, ARTICLE))
        found.add_word("b.e", ("b.e", ARTICLE))
        for century in ("17", "18", "19", "20", "21"):
            found.add_word(century, (century, CENTURY))
        for sign in "/.-":
            for digit in "0123456789":
                found.add_word(f"{sign}{digit}", (f"{sign}{digit}", SIGN))
        for thousands in self.data.thousands:
            found.add_word(thousands, (thousands, THOUSANDS))
        for spelling in self.data.respelled:
            found.add_word(spelling, (spelling, RESPELLED))
        found.make_automaton()
        return found

    @cached_property
    def law(self) -> re.Pattern[str]:
        """Text that ends in the name of a law of which the date after it is part."""
        return patterns.law(self.data)

    @cached_property
    def between(self) -> tuple[str, ...]:
        """Words that open a stretch."""
        return tuple(word for word, code in self.classes.items() if code == "B" and word[0] != " ")

    @cached_property
    def decade_names(self) -> dict[str, str]:
        """The last word of a decade's name, and that decade ("noventa")."""
        return {
            phrase.rpartition(" ")[2]: row.expression
            for row in self.data.fixed
            for phrase in row.phrases
            if row.expression.endswith("X")
        }

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Nouns whose year says when they were."""
        return frozenset(self.data.dated_nouns)

    @cached_property
    def law_noun(self) -> re.Pattern[str]:
        """What a law is called."""
        return patterns.law_noun(self.data)

    @cached_property
    def time_before(self) -> re.Pattern[str]:
        """A time of day that ends where the date starts."""
        return patterns.time_before(self.data.times)

    @cached_property
    def time_after(self) -> re.Pattern[str]:
        """A time of day right after the date."""
        return patterns.time_after(self.data.times)


def lexicon(language: str, resources: Resources) -> Lexicon:
    """The lexicon of one language, built on first use."""
    return resources.of(_BUILDERS[language])


def _build(language: str, resources: Resources) -> Lexicon:
    data = resources.language(language, "dates.json", Language)
    shared, meanings = resources.of(_shared)
    classes, values = {word: CODES[row.kind] for row in data.words for word in row.words}, dict(meanings)
    values.update({word: row.value for row in data.words for word in row.words})
    classes.update(SIGNS)
    classes = {**shared, **_spaced(classes)}
    return Lexicon(
        code=language,
        data=data,
        classes=classes,
        values=values,
        law_ends=patterns.law_ends(data),
        time_ends=patterns.time_ends(data.times),
        joins=frozenset(word for join in data.times.joins for word in join.split()),
        parts={word: part for part, words in data.times.parts.items() for word in words},
    )


_BUILDERS: dict[str, Callable[[Resources], Lexicon]] = {
    language: partial(_build, language) for language in ("en", "fr", "es")
}


def _shared(resources: Resources) -> tuple[dict[str, str], dict[str, str]]:
    """What every language writes alike: numbers, and the months of other calendars."""
    classes, values = _numbers()
    for calendar, months in resources.read(
        "facts/calendars.json", dict[str, tuple[tuple[str, ...], ...]]
    ).items():
        for index, names in enumerate(months, 1):
            for name in names:
                classes[name] = "j"
                values[name] = (
                    f"{values[name]} {calendar} {index}" if name in values else f"{calendar} {index}"
                )
    return _spaced(classes), values


def _spaced(classes: dict[str, str]) -> dict[str, str]:
    """Each token with and without the space before it."""
    return {**classes, **{" " + token: code for token, code in classes.items()}}


def _numbers() -> tuple[dict[str, str], dict[str, str]]:
    """Numbers in digits: days with their ordinal endings, years, decades, and what only looks like one."""
    classes: dict[str, str] = {}
    values: dict[str, str] = {}
    for number in range(100):
        for token in {str(number), f"{number:02}"}:
            classes[token] = "D" if 1 <= number <= 31 else "Z"
            values[token] = str(number)
    for day in range(1, 32):
        for ending in ("st", "nd", "rd", "th", "er", "e", "º", "ro"):
            classes[f"{day}{ending}"] = "D"
            values[f"{day}{ending}"] = str(day)
    for number, roman in enumerate(ROMAN, 1):
        classes[roman] = "D"
        values[roman] = str(number)
    for year in range(1200, 2700):
        token = str(year)
        classes[token] = "Y" if 1700 <= year < 2150 else "V"
        values[token] = token
    classes["0000"] = "5"
    for decade in range(1800, 2100, 10):
        for token in (f"{decade}s", f"{decade}'s"):
            classes[token] = "X"
            values[token] = f"{decade // 10}X"
    return classes, values
