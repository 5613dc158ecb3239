"""The name grammar of one language: its rows and the world's tables as look-ups by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, get_args

from allegex.facts.names import NameRow, RoleRow, bodies, cities, given_names, name_rows, role_rows
from allegex.facts.nouns import GROUPS, Nouns, build_nouns
from allegex.facts.states import State, states
from allegex.records.name import EntityKind
from allegex.records.text import Span
from allegex.records.words import split_words
from allegex.resources import Resources

_STARTERS = frozenset({"honorific", "head", "descriptor", "suffix", "place_head", "seat"})


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
    "counting",
]
USES: tuple[Use, ...] = get_args(Use)


class Phrase(NamedTuple):
    """Several words in a row that name one thing."""

    words: tuple[str, ...]
    kind: EntityKind
    state: str | None
    rule: str


class Head(NamedTuple):
    """What a head noun makes of its name."""

    kind: EntityKind
    lower: bool
    weak: bool


class Grammar(NamedTuple):
    """Look-ups of one language. Sets and dictionaries are keyed by single words unless said otherwise."""

    language: str
    triggers: frozenset[str]
    """Lower-case words that a rule starts from."""
    honorifics: dict[str, NameRow]
    particles: frozenset[str]
    heads: dict[str, Head]
    compounds: dict[tuple[str, ...], EntityKind]
    """Heads of several words: "Commission of Inquiry"."""
    modifiers: frozenset[str]
    endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    number_words: frozenset[str]
    links: frozenset[str]
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
    armed: re.Pattern[str]
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
    sure_prepositions: frozenset[str]
    """Those after which even an unknown name is a place."""
    demonyms: frozenset[str]
    law: frozenset[str]
    local: frozenset[str]
    """Heads of bodies that are named after where they sit: courts, police, prefects."""
    labels: frozenset[str]
    phrases: dict[str, tuple[Phrase, ...]]
    """First word -> phrases, longest first."""
    place_words: frozenset[str]
    """First words of places that may go on with a person's name, and roads: "San", "calle"."""
    given_names: frozenset[str]
    cities: frozenset[str]
    city_starts: frozenset[str]
    roles: dict[str, RoleRow]
    """Last word of a kin, occupation, post or office noun -> its row."""
    age: re.Pattern[str]
    alias: re.Pattern[str]
    described: re.Pattern[str]
    """", a local organisation" behind a body's name."""
    nouns: Nouns
    victim_after: re.Pattern[str]
    victim_before: re.Pattern[str]
    group_nouns: frozenset[str]
    counted: re.Pattern[str]
    amount: re.Pattern[str]
    vague: dict[str, tuple[tuple[str, ...], ...]]
    numbers: dict[str, int]
    counting: frozenset[str]
    """First words of numbers and vague amounts, in lower case and with a capital."""
    unnamed: dict[str, tuple[re.Pattern[str], NameRow]]
    """First word -> the pattern of agents without a name that may begin with it, and its row."""
    uses: dict[str, tuple[Use, ...]]
    """What rules may start from a word, but for `phrases` and `city_starts`, which are large tables themselves."""


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
    roles = role_rows(resources, language)
    towns = resources.of(cities)
    nouns = [word for row in rows if row.group == "group_noun" for word in row.words]
    numbers, amounts = _counts(rows)
    prepositions = _words(rows, "place_preposition")
    by_role = _roles(roles)
    starters = {w for r in rows if r.group in _STARTERS for w in (part.split(" ")[0] for part in r.words)}
    kept = _kept_places(rows)
    honorifics = {word: row for row in rows if row.group == "honorific" for word in row.words}
    heads = _heads(rows)
    descriptors, suffixes = _words(rows, "descriptor"), _words(rows, "suffix")
    kinds = frozenset(w for r in rows if r.group == "place_head" and "lower" in r.flags for w in r.words)
    phrases = _phrases(resources, rows, language)
    city_starts = frozenset(town.split(" ", 1)[0] for town in towns)
    seats = _words(rows, "seat")
    sure = frozenset(
        w for r in rows if r.group == "place_preposition" and "alone" in r.flags for w in r.words
    )
    counting = frozenset(w for n in (*numbers, *_vague(amounts)) for w in (n, n.capitalize()))
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
        ("counting", counting),
    )
    uses: dict[str, tuple[Use, ...]] = {}
    for use, table in tables:
        for word in table:
            uses[word] = (*uses.get(word, ()), use)
    return Grammar(
        language=language,
        triggers=frozenset(
            w for w in {*starters, *prepositions, *by_role, *numbers, *_vague(amounts)} if w[0].islower()
        ),
        honorifics=honorifics,
        particles=_words(rows, "particle"),
        heads=heads,
        compounds={
            tuple(w.split(" ")): r.kind
            for r in rows
            if r.group == "head" and r.kind is not None and "alone" not in r.flags
            for w in r.words
            if " " in w
        },
        modifiers=_words(rows, "modifier"),
        endings=tuple(sorted(_words(rows, "ending"))),
        number_words=_words(rows, "number"),
        verb_endings=tuple(sorted(_words(rows, "verb_ending"))),
        links=_words(rows, "link"),
        proud_links=frozenset(w for r in rows if r.group == "link" and "alone" in r.flags for w in r.words),
        articles=_words(rows, "article"),
        joiners=_words(rows, "joiner"),
        descriptors=descriptors,
        naming=tuple(tuple(re.split(r" |(?<=’)", w)) for w in sorted(_words(rows, "naming"))),
        seats=seats,
        suffixes=suffixes,
        dotted=frozenset(w for r in rows if r.group == "suffix" and "keep" in r.flags for w in r.words),
        fronts=frozenset(w for r in rows if r.group == "suffix" and "alone" in r.flags for w in r.words),
        armed=_any(rf"\b{re.escape(w)}\b" for r in rows if r.group == "armed" for w in r.words),
        official=_words(rows, "official"),
        matter=_words(rows, "matter"),
        stops=frozenset(w for r in rows if r.group == "stop" and "inner" not in r.flags for w in r.words),
        inner=frozenset(w for r in rows if r.group == "stop" and "inner" in r.flags for w in r.words),
        forbidden=_words(rows, "forbidden"),
        kept_places=kept,
        place_kinds=kinds,
        place_prepositions=prepositions,
        sure_prepositions=sure,
        demonyms=frozenset(d for s in resources.of(states) for d in s.demonyms.get(language, ())),
        law=_words(rows, "law"),
        local=_words(rows, "local"),
        labels=_words(rows, "label"),
        phrases=phrases,
        place_words=_words(rows, "place_word") | frozenset(kept),
        given_names=resources.of(given_names),
        cities=towns,
        city_starts=city_starts,
        roles=by_role,
        age=_any(w for r in rows if r.group == "age" for w in r.words),
        alias=_any(w for r in rows if r.group == "alias" for w in r.words),
        described=_described(_words(rows, "descriptor"), _small(rows)),
        victim_before=re.compile(
            "(?:"
            + "|".join(re.escape(w) for r in roles if r.group == "victim_before" for w in r.words)
            + ") $"
        ),
        nouns=build_nouns(resources, language),
        victim_after=_any(w for r in roles if r.group in {"victim_after", "person_after"} for w in r.words),
        group_nouns=frozenset(nouns),
        counted=_counted(nouns, _small(rows)),
        amount=_amount(amounts),
        vague=_vague(amounts),
        numbers=numbers,
        counting=counting,
        unnamed=_unnamed(rows),
        uses=uses,
    )


def _words(rows: Iterable[NameRow], group: str) -> frozenset[str]:
    return frozenset(word for row in rows if row.group == group for word in row.words)


def _heads(rows: Iterable[NameRow]) -> dict[str, Head]:
    heads: dict[str, Head] = {}
    for row in rows:
        if row.group != "head" or "alone" in row.flags or row.kind is None:
            continue
        for word in row.words:
            if " " not in word and word not in heads:
                heads[word] = Head(row.kind, "lower" in row.flags, "weak" in row.flags)
    return heads


def _kept_places(rows: Iterable[NameRow]) -> dict[str, tuple[tuple[str, ...], ...]]:
    kinds: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        if row.group == "place_head" and "keep" in row.flags:
            for word in row.words:
                parts = tuple(re.split(r" |(?<=’)", word))
                kinds.setdefault(parts[0], []).append(parts)
    return {word: tuple(sorted(parts, key=lambda p: (-len(p), p))) for word, parts in kinds.items()}


def _phrases(resources: Resources, rows: Iterable[NameRow], language: str) -> dict[str, tuple[Phrase, ...]]:
    """Bodies of the world, bodies that are names by themselves, and States."""
    found: dict[str, dict[tuple[str, ...], Phrase]] = {}

    def add(name: str, kind: EntityKind, state: str | None, rule: str) -> None:
        words = _name_words(name, language)
        if words:
            found.setdefault(words[0], {}).setdefault(words, Phrase(words, kind, state, rule))

    for body in resources.of(bodies):
        for name in (*body.names.get(language, ()), *body.acronyms.get(language, ())):
            add(name, body.kind, None, "body")
    for row in rows:
        if row.group == "head" and row.kind is not None and "alone" in row.flags:
            for name in row.words:
                add(name, row.kind, None, "alone")
    for state in resources.of(states):
        for name in _state_names(state, language):
            add(name, "place", state.id, "state")
    return {
        first: tuple(sorted(phrases.values(), key=lambda p: (-len(p.words), p.words)))
        for first, phrases in found.items()
    }


def _name_words(name: str, language: str) -> tuple[str, ...]:
    """The words of a name as texts are split; most names need no more than a cut at blanks."""
    if name.replace(" ", "").isalnum():
        return tuple(name.split(" "))
    return split_words(name, (Span(0, len(name)),), language).text


def _state_names(state: State, language: str) -> tuple[str, ...]:
    """Names of a State in running text: inverted forms of lists are left out; headings write in capitals."""
    names = tuple(n for n in (state.name[language], *state.aliases.get(language, ())) if "," not in n)
    return (*names, *(name.upper() for name in names if len(name) > 3))


def _roles(rows: Iterable[RoleRow]) -> dict[str, RoleRow]:
    """Single last words; the first row that has a word wins."""
    found: dict[str, RoleRow] = {}
    for row in rows:
        if row.group in GROUPS:
            for noun in row.words:
                found.setdefault(noun.rpartition(" ")[2], row)
    return found


def _counts(rows: Iterable[NameRow]) -> tuple[dict[str, int], tuple[str, ...]]:
    """Number words with their values, and the phrases that stand before a number."""
    numbers: dict[str, int] = {}
    amounts: list[str] = []
    for row in rows:
        if row.group != "count":
            continue
        for word in row.words:
            name, equals, value = word.partition("=")
            if equals:
                numbers[name] = int(value)
            else:
                amounts.append(word)
    return numbers, tuple(sorted(amounts, key=lambda a: (-len(a), a)))


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined or r"(?!)")


def _unnamed(rows: Iterable[NameRow]) -> dict[str, tuple[re.Pattern[str], NameRow]]:
    """The patterns by the words that they begin with: no text is searched for them where none of these stands."""
    found: dict[str, tuple[re.Pattern[str], NameRow]] = {}
    for row in rows:
        if row.group == "unnamed":
            found.update(dict.fromkeys(row.begins, (_any(row.words), row)))
    return found


def _described(descriptors: frozenset[str], small: list[str]) -> re.Pattern[str]:
    """What a name is followed by when the letter explains it: ", a local environmental organisation"."""
    return re.compile(
        r"[”\"»’]?(?: \([^)]{1,40}\))?, (?:an? |the |une? |la |le |l’|un[ao]? |el )?(?:(?!(?:"
        + "|".join([*small, "où", "que", "qui", "who"])
        + r")\b)[\w-]+ ){0,3}?(?:"
        + "|".join(sorted(descriptors, key=lambda d: (-len(d), d)))
        + r")\b"
    )


def _small(rows: Iterable[NameRow]) -> list[str]:
    """Words that hold names together, and so never stand between a number and what is counted."""
    small = {"link", "article", "joiner", "particle", "place_preposition"}
    return sorted({word for row in rows if row.group in small for word in row.words if word[0].islower()})


def _counted(nouns: list[str], small: list[str]) -> re.Pattern[str]:
    """What follows a number: " armed men", " bank customers"."""
    kinds = "|".join(re.escape(noun) for noun in sorted(nouns, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?: (?!(?:{'|'.join(small)}|by|par)\b)[a-zà-ÿ’-]+){{0,2}}? (?:{kinds})\b")


def _amount(amounts: tuple[str, ...]) -> re.Pattern[str]:
    """What stands before a number: "at least "."""
    return re.compile(rf"\b(?i:{'|'.join(re.escape(amount) for amount in amounts)}) $")


def _vague(amounts: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Amounts that need no number, by first word: "dozens of", "une dizaine de"."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for amount in amounts:
        if amount.endswith((" of", " de")):
            words = tuple(amount.split(" "))
            found.setdefault(words[0], []).append(words)
    return {first: tuple(words) for first, words in found.items()}
