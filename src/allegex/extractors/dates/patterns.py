"""Patterns of a language built from its lists: names of laws that a date is part of, times of day."""

from __future__ import annotations

import re

from allegex.extractors.dates.language import Language, Times


def law_ends(data: Language) -> tuple[str, ...]:
    """What stands between a law and the date in its name; "" and an article after a join."""
    articles = [word for row in data.words if row.kind == "article" for word in row.words]
    gaps = ("", *(word if word.endswith("'") else f"{word} " for word in articles))
    return tuple(f"{join} {gap}" for join in data.law_joins for gap in gaps)


def time_ends(times: Times) -> tuple[str, ...]:
    words = (
        *times.hours,
        *times.forenoon,
        *times.afternoon,
        *(w for part in times.parts.values() for w in part),
    )
    return tuple(sorted({word.split()[-1].rstrip(".") for word in words}))


def law(data: Language) -> re.Pattern[str]:
    """Text that ends in the name of a law of which the date after it is part: "Law No. 58 of ", "loi du "."""
    laws, orders, joins = ("|".join(words) for words in (data.laws, data.orders, data.law_joins))
    number = r"(?:[ ,-]+[^\s.;()]+){0,5}? (?:no\.?|n[º.o]\.?|núm\.?|number|numéro|número)? ?[^\s;()]*\d[^\s;()]*(?: [a-z](?= ))?"
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


def law_noun(data: Language) -> re.Pattern[str]:
    """A word that is called a law."""
    return re.compile("|".join(data.laws))


def time_before(times: Times) -> re.Pattern[str]:
    """A time of day that ends where the date starts."""
    parts = "|".join(re.escape(word) for words in times.parts.values() for word in words)
    joins = "|".join(times.joins)
    return re.compile(
        rf"{_lead(times)}(?:(?<![\d/.:,])\b{_clock(times)}|\b(?P<p>{parts}))(?:,)?(?: ?(?:{joins}))* ?$"
    )


def time_after(times: Times) -> re.Pattern[str]:
    """A time of day right after the date."""
    parts = "|".join(re.escape(word) for words in times.parts.values() for word in words)
    joins = "|".join(times.joins)
    return re.compile(rf"(?:,)? (?:(?:{joins}) )*{_lead(times)}(?:{_clock(times)}|(?P<p>{parts})\b)")
