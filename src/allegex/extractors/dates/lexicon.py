"""The words of time in one language, read from its dates.json: each word gets a class, each class one letter.

The grammar is written over these letters alone, so that English, French and Spanish share it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, partial

from msgspec import Struct

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
    "as": "c",
    "about": "A",
    "between": "B",
    "and": "&",
    "or": "|",
    "early": "E",
    "mid": "I",
    "late": "L",
    "half": "H",
    "quarter": "K",
    "weekday": "J",
    "season": "e",
    "unit": "U",
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
}
"""Class in the data files to letter of the grammar. Numbers: D day, Y year, Z other two digits, V year of another
calendar; "j" is a month of another calendar, "w" any other word, "x" any other sign."""

SIGNS = {sign: sign for sign in ",.()/"} | {"-": "-", "–": "-", "—": "-", "‑": "-"}


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one class with one value. `examples` are "text = value, value"; `counterexamples` hold no date."""

    kind: str
    words: tuple[str, ...]
    value: str = ""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Fixed(Struct, frozen=True, forbid_unknown_fields=True):
    """A set phrase with the expression it stands for."""

    phrases: tuple[str, ...]
    expression: str
    relation: str = "at"
    unless_after: tuple[str, ...] = ()
    """Words before it that make it something else ("up to date")."""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Times(Struct, frozen=True, forbid_unknown_fields=True):
    """How a time of day is said: words before the hour, for approximation, for hours, forenoon, afternoon; named parts."""

    before: tuple[str, ...]
    about: tuple[str, ...]
    hours: tuple[str, ...]
    forenoon: tuple[str, ...]
    afternoon: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]
    joins: tuple[str, ...]


class Language(Struct, frozen=True, forbid_unknown_fields=True):
    """dates.json of one language."""

    month_first: bool
    """Whether "March 18, 2024" is a date."""
    capital_months: bool
    """Whether a month is written with a capital, so that "may" is none."""
    doubtful: tuple[str, ...]
    """Months that are words or names too: alone they count only beside a preposition."""
    words: tuple[Words, ...]
    fixed: tuple[Fixed, ...]
    respelled: dict[str, str]
    """Spellings replaced by others of the same length before anything is read ("sept." is no number)."""
    dated_nouns: tuple[str, ...]
    """Nouns whose "of YEAR" says when they were."""
    counted: tuple[str, ...]
    """Nouns that make a number of four digits before them a count."""
    documents: tuple[str, ...]
    laws: tuple[str, ...]
    """Patterns of what is named by its date alone ("loi du 29 juillet 1881")."""
    orders: tuple[str, ...]
    """Patterns of what is named by number and date, but happens on a day when it has no number."""
    law_joins: tuple[str, ...]
    """Words between a law and the date in its name."""
    names_before: tuple[str, ...]
    names_after: tuple[str, ...]
    """Words that make the date beside them part of a name ("Movement", "avenue")."""
    followers: tuple[str, ...]
    """Words that may follow a bare ordinal day ("on the 12th he was moved")."""
    decades: tuple[str, ...]
    planned: tuple[str, ...]
    """Stems that make a date after the letter's own believable."""
    instruments: tuple[str, ...]
    """Words before a date that make it the date of a text, not of an event."""
    times: Times


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
    def law(self) -> re.Pattern[str]:
        """Text that ends in the name of a law of which the date after it is part."""
        return _law(self.data)

    @cached_property
    def time_before(self) -> re.Pattern[str]:
        """A time of day that ends where the date starts."""
        return _time_before(self.data.times)

    @cached_property
    def time_after(self) -> re.Pattern[str]:
        """A time of day right after the date."""
        return _time_after(self.data.times)


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
        law_ends=_law_ends(data),
        time_ends=_time_ends(data.times),
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
                values[name] = f"{calendar} {index}"
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


def _law_ends(data: Language) -> tuple[str, ...]:
    """What stands between a law and the date in its name; "" and an article after a join."""
    articles = [word for row in data.words if row.kind == "article" for word in row.words]
    gaps = ("", *(word if word.endswith("'") else f"{word} " for word in articles))
    return tuple(f"{join} {gap}" for join in data.law_joins for gap in gaps)


def _time_ends(times: Times) -> tuple[str, ...]:
    words = (
        *times.hours,
        *times.forenoon,
        *times.afternoon,
        *(w for part in times.parts.values() for w in part),
    )
    return tuple(sorted({word.split()[-1].rstrip(".") for word in words}))


def _law(data: Language) -> re.Pattern[str]:
    """Text that ends in the name of a law of which the date after it is part: "Law No. 58 of ", "loi du "."""
    laws, orders, joins = ("|".join(words) for words in (data.laws, data.orders, data.law_joins))
    number = (
        r"(?:[ ,-]+[^\s.;()]+){0,5}? (?:no\.?|n[º.o]\.?|núm\.?|number|numéro|número)? ?[^\s;()]*\d[^\s;()]*"
    )
    return re.compile(
        rf"\b(?:(?:{laws})(?:{number})?|(?:{orders}){number}),? \(?(?:{joins}) (?:the |l'|la |le |el )?$|\b(?:{laws}),? $"
    )


def _clock(times: Times) -> str:
    hours = "|".join(map(re.escape, times.hours))
    noon = "|".join(map(re.escape, (*times.forenoon, *times.afternoon)))
    return rf"(?P<h>\d{{1,2}})(?:(?:[:.h]|[ ]h[ ]?)(?P<m>\d\d)|(?P<hh>\d\d)(?= (?:{hours})))?(?: ?(?:{hours})\b\.?)?(?: ?(?P<n>{noon})(?!\w)\.?)?"


def _lead(times: Times) -> str:
    before = "|".join(map(re.escape, times.before))
    about = "|".join(map(re.escape, times.about))
    return rf"(?:\b(?:{before}) ?)?(?P<a>\b(?:{about}) )?(?:(?:{before}) ?)?"


def _time_before(times: Times) -> re.Pattern[str]:
    """A time of day that ends where the date starts."""
    parts = "|".join(re.escape(word) for words in times.parts.values() for word in words)
    joins = "|".join(times.joins)
    return re.compile(
        rf"{_lead(times)}(?:(?<![\d/.:,])\b{_clock(times)}|\b(?P<p>{parts}))(?:,)?(?: ?(?:{joins}))* ?$"
    )


def _time_after(times: Times) -> re.Pattern[str]:
    """A time of day right after the date."""
    parts = "|".join(re.escape(word) for words in times.parts.values() for word in words)
    joins = "|".join(times.joins)
    return re.compile(rf"(?:,)? (?:(?:{joins}) )*{_lead(times)}(?:{_clock(times)}|(?P<p>{parts})\b)")
