"""The name grammar of one language: its rows and the world's tables as look-ups by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, get_args

from allegex.extractors.names.tables import (
    Head,
    Names,
    Unnamed,
    any_of,
    counted_of,
    counts_of,
    heads_of,
    kept_places_of,
    long_roles,
    names_of,
    roles_by_word,
    short_roles,
    small_of,
    unnamed_of,
    vague_of,
    words_by_group,
)
from allegex.facts.names import NameRow, RoleRow, cities, given_names, name_rows, role_rows
from allegex.facts.nouns import Nouns, build_nouns
from allegex.facts.states import states
from allegex.records.name import EntityKind
from allegex.resources import Resources

_STARTERS = frozenset({"honorific", "head", "descriptor", "suffix", "place_head", "seat", "force", "places"})


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


def grammar_en(resources: Resources) -> Grammar:
    """The English grammar."""
    return build_grammar(resources, "en")


def grammar_fr(resources: Resources) -> Grammar:
    """The French grammar."""
    return build_grammar(resources, "fr")


def grammar_es(resources: Resources) -> Grammar:
    """The Spanish grammar."""
    return build_grammar(resources, "es")


GRAMMARS: dict[str, Callable[[Resources], Grammar]] = {"en": grammar_en, "fr": grammar_fr, "es": grammar_es}


def build_grammar(resources: Resources, language: str) -> Grammar:
    """The grammar of a language from its files and the world's tables."""
    rows = name_rows(resources, language)
    words = words_by_group(rows)
    roles = role_rows(resources, language)
    towns = resources.of(cities)
    nouns = [word for row in rows if row.group == "group_noun" for word in row.words]
    numbers, amounts = counts_of(rows)
    prepositions = words["place_preposition"]
    by_role = roles_by_word(roles)
    starters = {
        w
        for r in rows
        if r.group in _STARTERS
        for w in (part.replace("’s ", " ").split(" ")[0] for part in r.words)
    }
    kept = kept_places_of(rows)
    honorifics = {word: row for row in rows if row.group == "honorific" for word in row.words}
    heads = heads_of(rows)
    descriptors, suffixes = words["descriptor"], words["suffix"]
    kinds = frozenset(w for r in rows if r.group == "place_head" and "lower" in r.flags for w in r.words)
    seats = words["seat"]
    sure = frozenset(
        w for r in rows if r.group == "place_preposition" and "alone" in r.flags for w in r.words
    )
    vague = vague_of(amounts)
    motion = words["motion"]
    counting = frozenset(w for n in (*numbers, *vague) for w in (n, n.capitalize()))
    tables: tuple[tuple[Use, Iterable[str]], ...] = (
        ("honorific", honorifics),
        ("role", by_role),
        ("post", {*seats, *(word for word, row in by_role.items() if row.group == "post")}),
        ("suffix", suffixes),
        ("head", heads),
        ("descriptor", descriptors),
        ("kept_place", kept),
        ("place_kind", kinds),
        ("preposition", sure),
        ("motion", [w for verb in motion for w in (verb, verb.capitalize())]),
        ("counting", counting),
        ("many_places", words["places"]),
        ("behind", words["behind"]),
        ("force", [w for f in words["force"] for w in (f, f.capitalize())]),
    )
    stops = frozenset(w for r in rows if r.group == "stop" and "inner" not in r.flags for w in r.words)
    inner = frozenset(w for r in rows if r.group == "stop" and "inner" in r.flags for w in r.words)
    official = words["official"]
    begins = frozenset([town.split(" ", 1)[0] for town in towns if " " in town])
    uses: dict[str, tuple[Use, ...]] = {}
    for use, table in tables:
        for word in table:
            uses[word] = (*uses.get(word, ()), use)
    compounds = {
        tuple(w.replace("’s ", " ").replace("s’ ", "s ").split(" ")): r.kind
        for r in rows
        if r.group == "head" and r.kind is not None and "alone" not in r.flags
        for w in r.words
        if " " in w
    }
    unnamed = unnamed_of(rows)
    return Grammar(
        language=language,
        triggers=frozenset(
            w for w in {*starters, *prepositions, *by_role, *numbers, *vague, *motion} if w[0].islower()
        ),
        honorifics=honorifics,
        particles=words["particle"],
        closing=frozenset({*honorifics, *stops, *heads, *suffixes, *inner, *official}),
        heads=heads,
        compounds=compounds,
        compound_starts=frozenset(words[0] for words in compounds),
        modifiers=words["modifier"],
        endings=tuple(sorted(words["ending"])),
        number_words=words["number"],
        verb_endings=tuple(sorted(words["verb_ending"])),
        links=words["link"],
        dative=words["dative"],
        helped=words["helped"],
        doers=words["doer"],
        capacity_links=words["capacity_link"],
        capacities=words["capacity"],
        ministries=words["ministry"],
        raised=words["raised"],
        foreign=words["foreign"],
        bare=words["bare_owner"],
        place_fronts=words["place_front"],
        fores=words["fore"],
        streets=words["street"],
        areas=words["area"],
        participles=tuple(sorted(words["participle"])),
        behind=words["behind"],
        special=words["special"],
        clergy=words["clergy"],
        possessives=words["possessive"],
        currencies=words["currency"],
        syllables=words["syllable"],
        owners=words["owner"],
        chambers=words["chamber"],
        proud_links=frozenset(w for r in rows if r.group == "link" and "alone" in r.flags for w in r.words),
        articles=words["article"],
        joiners=words["joiner"],
        descriptors=descriptors,
        naming=tuple(tuple(re.split(r" |(?<=’)", w)) for w in sorted(words["naming"])),
        seats=seats,
        suffixes=suffixes,
        dotted=frozenset(w for r in rows if r.group == "suffix" and "keep" in r.flags for w in r.words),
        fronts=frozenset(w for r in rows if r.group == "suffix" and "alone" in r.flags for w in r.words),
        armed=tuple(sorted(words["armed"])),
        official=official,
        matter=words["matter"],
        stops=stops,
        inner=inner,
        forbidden=words["forbidden"],
        kept_places=kept,
        place_kinds=kinds,
        place_prepositions=prepositions,
        motion=motion,
        place_starts=words["place_start"],
        sure_prepositions=sure,
        demonyms=frozenset(d for s in resources.of(states) for d in s.demonyms.get(language, ()))
        | words["people"],
        law=words["law"],
        local=words["local"],
        labels=words["label"],
        names=names_of(resources, rows, language),
        place_words=words["place_word"] | frozenset(kept),
        given_names=resources.of(given_names),
        cities=towns,
        city_starts=begins.union([begin[:-2] for begin in begins if begin.endswith("’s")]),
        roles=by_role,
        short_roles=short_roles(roles),
        long_roles=long_roles(roles),
        age=any_of(w for r in rows if r.group == "age" for w in r.words),
        alias=any_of(w for r in rows if r.group == "alias" for w in r.words),
        victim_before=tuple(f"{w} " for r in roles if r.group == "victim_before" for w in r.words),
        victim_ends=frozenset(
            w.rpartition(" ")[2] for r in roles if r.group == "victim_before" for w in r.words
        ),
        indefinite=words["indefinite"],
        small=small_of(rows),
        nouns=build_nouns(resources, language),
        victim_after=any_of(w for r in roles if r.group in {"victim_after", "person_after"} for w in r.words),
        group_nouns=frozenset(nouns),
        counted=counted_of(nouns),
        amounts=tuple(f"{amount} " for amount in amounts),
        vague=vague,
        numbers=numbers,
        counting=counting,
        unnamed=unnamed,
        beginnings={**{word.capitalize(): word for word in unnamed}, **{word: word for word in unnamed}},
        uses=uses,
    )
