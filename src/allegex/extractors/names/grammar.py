"""The name grammar of each language, built from its rows and the world's tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from allegex.extractors.names.lookups import Grammar, Use
from allegex.extractors.names.tables import (
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
from allegex.facts.names import cities, given_names, name_rows, role_rows
from allegex.facts.nouns import build_nouns
from allegex.facts.states import states
from allegex.resources import Resources

_STARTERS = frozenset({"honorific", "head", "descriptor", "suffix", "place_head", "seat", "force", "places"})


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
        ("suffix", {*suffixes, *(form[0] for form in suffixes if form[1:2] == ".")}),
        ("head", heads),
        ("descriptor", descriptors),
        ("kept_place", kept),
        ("place_kind", kinds),
        ("preposition", sure),
        ("motion", [w for verb in motion for w in (verb, verb.capitalize())]),
        ("counting", counting),
        ("many_places", words["places"]),
        ("behind", words["behind"]),
        ("title_behind", words["title_behind"]),
        ("bearing", words["bearing"]),
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
            w
            for w in {*starters, *prepositions, *by_role, *numbers, *vague, *motion, *words["bearing"]}
            if w[0].islower()
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
        bearing=words["bearing"],
        rights=words["right"],
        divisions=words["division"],
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
