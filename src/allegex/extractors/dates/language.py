"""The shape of dates.json, what a language file says of dates."""

from __future__ import annotations

from msgspec import Struct


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
    before_of: bool
    """Whether "before" an event needs "of" ("antes de"), so that it stands alone without."""
    doubtful: tuple[str, ...]
    """Months that are words or names too: alone they count only beside a preposition."""
    words: tuple[Words, ...]
    fixed: tuple[Fixed, ...]
    thousands: tuple[str, ...]
    """How a year of this millennium begins in words."""
    respelled: dict[str, str]
    """Spellings replaced by others of the same length before anything is read ("sept." is no number)."""
    dated_nouns: tuple[str, ...]
    """Nouns whose "of YEAR" says when they were."""
    whole: tuple[str, ...]
    """Words right before a year that mean all of it ("en todo 2015")."""
    either: tuple[str, ...]
    """Words of which one stands before each of two days, one of which is meant ("soit le 6, soit le 7")."""
    same_part: tuple[str, ...]
    """What before a year stands for the part of the year just said ("the same period of 2016")."""
    took_place: tuple[str, ...]
    """What after an event says when it was (", which took place on")."""
    eras: tuple[str, ...]
    """What after a year says that it is one of another calendar."""
    equals: tuple[str, ...]
    """What stands between one day said in two calendars, beside a bracket."""
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
    past: tuple[str, ...]
    """What a verb ends in that may follow one ("el 20 firmó")."""
    day_words: tuple[str, ...]
    """Words for a day of the calendar ("the date of the hearing")."""
    feasts: dict[str, tuple[str, ...]]
    """Days that are called by a name: "12-24", or "easter+1" for one that moves with Easter."""
    asides: tuple[str, ...]
    """How a clause begins that only tells who said so (", as announced")."""
    denials: tuple[str, ...]
    """How a bracket begins that says what the day was not ("12 (not 13) June")."""
    decades: tuple[str, ...]
    planned: tuple[str, ...]
    """Stems that make a date after the letter's own believable."""
    due: tuple[str, ...]
    """Stems that put a date after the letter: they speak of what is still to come."""
    ahead: tuple[str, ...]
    """What stands right before a date on which something is only meant to happen ("called a march for")."""
    replies: tuple[str, ...]
    """Words before the date of an answer, which is later than what it answers."""
    turns: tuple[str, ...]
    """What after the end of a state tells of an event on that day (", when he was moved")."""
    instruments: tuple[str, ...]
    """Words before a date that make it the date of a text, not of an event."""
    times: Times
