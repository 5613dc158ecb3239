"""What the rules for names look up in one language, by word."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, get_args

from allegex.extractors.names.tables import Head, Names, Unnamed
from allegex.facts.names import NameRow, RoleRow
from allegex.facts.nouns import Nouns
from allegex.records.name import EntityKind

Use = Literal[
    "honorific",
    "role",
    "post",
    "suffix",
    "phrase",
    "head",
    "descriptor",
    "kept_place",
    "place_kind",
    "city",
    "preposition",
    "motion",
    "counting",
    "force",
    "many_places",
    "behind",
    "unnamed",
    "title_behind",
    "bearing",
]
USES: tuple[Use, ...] = get_args(Use)


class Grammar(NamedTuple):
    """Look-ups of one language. Sets and dictionaries are keyed by single words unless said otherwise."""

    language: str
    triggers: frozenset[str]
    """Lower-case words that a rule starts from."""
    honorifics: dict[str, NameRow]
    particles: frozenset[str]
    closing: frozenset[str]
    """Words that may end a person's name or make it none: honorifics, stop words, words of bodies."""
    heads: dict[str, Head]
    compounds: dict[tuple[str, ...], EntityKind]
    """Heads of several words: "Commission of Inquiry"."""
    compound_starts: frozenset[str]
    modifiers: frozenset[str]
    endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    number_words: frozenset[str]
    links: frozenset[str]
    dative: frozenset[str]
    helped: frozenset[str]
    """Words that lead to whom they are for with a preposition of their own: "Atención a Víctimas"."""
    doers: frozenset[str]
    """Words that lead to who does something: "par"."""
    capacity_links: frozenset[str]
    capacities: frozenset[str]
    """What a court does, behind a preposition of its own: "con Función de"."""
    ministries: frozenset[str]
    """Heads whose matters may be listed in small letters."""
    raised: frozenset[str]
    """Small heads that only a capitalised adjective before them makes one: "Haut conseil"."""
    foreign: frozenset[str]
    """English heads that end names of organisations in other languages."""
    bare: frozenset[str]
    """Links between a part and its whole that hold no article: "de"."""
    place_fronts: frozenset[str]
    fores: frozenset[str]
    bearing: frozenset[str]
    rights: frozenset[str]
    divisions: frozenset[str]
    streets: frozenset[str]
    areas: frozenset[str]
    """Adjectives of bodies that sit in a place: "provincial"."""
    participles: tuple[str, ...]
    """Endings of words that say what is done to those named before."""
    behind: frozenset[str]
    special: frozenset[str]
    clergy: frozenset[str]
    possessives: frozenset[str]
    currencies: frozenset[str]
    syllables: frozenset[str]
    """Words that begin a sentence, or are a part of a name of some language: "An", "To"."""
    owners: frozenset[str]
    """The link behind which the body stands that another is a part of."""
    chambers: frozenset[str]
    """Heads of parts of courts, which belong to one name with the court."""
    proud_links: frozenset[str]
    """Links that only a capitalised word may follow: "por"."""
    articles: frozenset[str]
    joiners: frozenset[str]
    descriptors: frozenset[str]
    naming: tuple[tuple[str, ...], ...]
    """What may stand between a descriptor and its name."""
    seats: frozenset[str]
    suffixes: frozenset[str]
    dotted: frozenset[str]
    """Legal forms that a full stop ends: "Inc."."""
    fronts: frozenset[str]
    """Legal forms that stand before the name."""
    armed: tuple[str, ...]
    official: frozenset[str]
    matter: frozenset[str]
    stops: frozenset[str]
    inner: frozenset[str]
    forbidden: frozenset[str]
    """Words before a head that make it no body of its own: "Working Group"."""
    kept_places: dict[str, tuple[tuple[str, ...], ...]]
    """First word of a kind of place that is part of the name -> the kinds that start with it."""
    place_kinds: frozenset[str]
    place_prepositions: frozenset[str]
    motion: frozenset[str]
    """Words of motion, behind which a preposition of place leads to a place: "taken to"."""
    place_starts: frozenset[str]
    """Prepositions that begin a stretch from one place to another: "from", "between"."""
    sure_prepositions: frozenset[str]
    """Those after which even an unknown name is a place."""
    demonyms: frozenset[str]
    law: frozenset[str]
    local: frozenset[str]
    """Heads of bodies that are named after where they sit: courts, police, prefects."""
    labels: frozenset[str]
    names: Names
    """Bodies and States by the first words of their names."""
    place_words: frozenset[str]
    """First words of places that may go on with a person's name, and roads: "San", "calle"."""
    given_names: frozenset[str]
    cities: frozenset[str]
    city_starts: frozenset[str]
    """First words of names of several words."""
    roles: dict[str, RoleRow]
    """Last word of a kin, occupation, post or office noun -> its row."""
    short_roles: dict[str, RoleRow]
    long_roles: dict[str, tuple[tuple[tuple[str, ...], RoleRow], ...]]
    """Last word -> nouns of several words, longest first."""
    age: re.Pattern[str]
    alias: re.Pattern[str]
    nouns: Nouns
    victim_after: re.Pattern[str]
    victim_before: tuple[str, ...]
    """What stands before the name of someone whom the letter is about, with the blank behind it."""
    victim_ends: frozenset[str]
    """The last words of these."""
    indefinite: frozenset[str]
    small: frozenset[str]
    """Small words, which no description of a noun holds."""
    group_nouns: frozenset[str]
    counted: dict[str, tuple[tuple[str, ...], ...]]
    """First word of a noun for people counted -> the nouns, longest first."""
    amounts: tuple[str, ...]
    """What stands before a number, with the blank behind it, longest first."""
    vague: dict[str, tuple[tuple[str, ...], ...]]
    numbers: dict[str, int]
    counting: frozenset[str]
    """First words of numbers and vague amounts, in lower case and with a capital."""
    unnamed: dict[str, Unnamed]
    """First word -> agents without a name that may begin with it."""
    beginnings: dict[str, str]
    """These words, in lower case and with a capital, each with the one in lower case."""
    uses: dict[str, tuple[Use, ...]]
    """What rules may start from a word, but for `names` and cities, which are large tables themselves."""
