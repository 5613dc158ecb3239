"""Rows of the language files and facts of the world as the tables that the name grammar looks words up in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from allegex.facts.names import NameRow, RoleRow, bodies
from allegex.facts.nouns import GROUPS
from allegex.facts.states import State, states
from allegex.records.name import EntityKind
from allegex.records.text import Span
from allegex.records.words import split_words
from allegex.resources import Resources

Known = tuple[str, EntityKind, str | None, str]
"""A known name, what it names, the code of a State, and the rule that it serves."""


class Head(NamedTuple):
    """What a head noun makes of its name."""

    kind: EntityKind
    lower: bool
    weak: bool


def words_by_group(rows: Iterable[NameRow]) -> defaultdict[str, frozenset[str]]:
    """The words of all rows of each group."""
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.group, []).extend(row.words)
    return defaultdict(frozenset, {group: frozenset(words) for group, words in found.items()})


def heads_of(rows: Iterable[NameRow]) -> dict[str, Head]:
    """Heads of one word; the first row that has a word wins."""
    heads: dict[str, Head] = {}
    for row in rows:
        if row.group != "head" or "alone" in row.flags or row.kind is None:
            continue
        for word in row.words:
            if " " not in word and word not in heads:
                heads[word] = Head(row.kind, "lower" in row.flags, "weak" in row.flags)
    return heads


def kept_places_of(rows: Iterable[NameRow]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word -> kinds of place that are part of the name, longest first."""
    kinds: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        if row.group == "place_head" and "keep" in row.flags:
            for word in row.words:
                if "’" in word:
                    parts = tuple(re.split(r" |(?<=’)", word.replace("’s ", " ")))
                else:
                    parts = tuple(word.split(" "))
                kinds.setdefault(parts[0], []).append(parts)
    return {word: tuple(sorted(parts, key=lambda p: (-len(p), p))) for word, parts in kinds.items()}


class Phrase(NamedTuple):
    """Several words in a row that name one thing."""

    words: tuple[str, ...]
    kind: EntityKind
    state: str | None
    rule: str


class Names:
    """Bodies of the world, bodies that are names by themselves, and States, by their first words.

    Most names stand in no letter: they are cut into words when a letter has their first word, and kept.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._known: dict[str, list[Known]] = {}
        self._cut: dict[str, tuple[Phrase, ...]] = {}
        self._firsts: frozenset[str] = frozenset()

    def add(self, names: Iterable[str], kind: EntityKind, state: str | None, rule: str) -> None:
        """Takes names in; of equal ones the first stays."""
        for name in names:
            first = name.partition(" ")[0]
            if not first.isalnum():
                first = split_words(first, (Span(0, len(first)),), self._language).text[0]
            known = self._known.get(first)
            if known is None:
                self._known[first] = [(name, kind, state, rule)]
            else:
                known.append((name, kind, state, rule))

    @property
    def firsts(self) -> frozenset[str]:
        """The first words of all names."""
        if len(self._firsts) != len(self._known):
            self._firsts = frozenset(self._known)
        return self._firsts

    def of(self, first: str) -> tuple[Phrase, ...]:
        """The names that begin with a word, longest first."""
        if first not in self._cut:
            found: dict[tuple[str, ...], Phrase] = {}
            for name, kind, state, rule in self._known.get(first, ()):
                words = _name_words(name, self._language)
                found.setdefault(words, Phrase(words, kind, state, rule))
            self._cut[first] = tuple(sorted(found.values(), key=lambda p: (-len(p.words), p.words)))
        return self._cut[first]


def names_of(resources: Resources, rows: Iterable[NameRow], language: str) -> Names:
    """The names that are known before a letter is read."""
    names = Names(language)
    for body in resources.of(bodies):
        names.add((*body.names.get(language, ()), *body.acronyms.get(language, ())), body.kind, None, "body")
    for row in rows:
        if row.group == "head" and row.kind is not None and "alone" in row.flags:
            names.add(row.words, row.kind, None, "alone")
    for state in resources.of(states):
        names.add(_state_names(state, language), "place", state.id, "state")
    return names


def _name_words(name: str, language: str) -> tuple[str, ...]:
    """The words of a name as texts are split; most names need no more than a cut at blanks."""
    if name.replace(" ", "").isalnum():
        return tuple(name.split(" "))
    return split_words(name, (Span(0, len(name)),), language).text


def _state_names(state: State, language: str) -> tuple[str, ...]:
    """Names of a State in running text: inverted forms of lists are left out; headings write in capitals."""
    names = tuple(n for n in (state.name[language], *state.aliases.get(language, ())) if "," not in n)
    capitals = [name.upper() for name in names if len(name) > 3]
    dotted = [name.replace("i", "İ").upper() for name in names if "ü" in name and "i" in name]  # "TÜRKİYE".
    return (*names, *capitals, *dotted)


def roles_by_word(rows: Iterable[RoleRow]) -> dict[str, RoleRow]:
    """Single last words; the first row that has a word wins."""
    found: dict[str, RoleRow] = {}
    for row in rows:
        if row.group in GROUPS or row.group == "person":
            for noun in row.words:
                found.setdefault(noun.rpartition(" ")[2], row)
    return found


def short_roles(rows: Iterable[RoleRow]) -> dict[str, RoleRow]:
    """Nouns of one word for a person; the first row that has a word wins."""
    found: dict[str, RoleRow] = {}
    for row in rows:
        if row.group in GROUPS or row.group == "person":
            for noun in row.words:
                if " " not in noun:
                    found.setdefault(noun, row)
    return found


def long_roles(rows: Iterable[RoleRow]) -> dict[str, tuple[tuple[tuple[str, ...], RoleRow], ...]]:
    """Last word -> nouns of several words for a person, longest first, each with its row."""
    found: dict[str, list[tuple[tuple[str, ...], RoleRow]]] = {}
    for row in rows:
        if row.group in GROUPS or row.group == "person":
            for words in [tuple(noun.split(" ")) for noun in row.words if " " in noun]:
                found.setdefault(words[-1], []).append((words, row))
    return {last: tuple(sorted(nouns, key=lambda n: -len(n[0]))) for last, nouns in found.items()}


def counts_of(rows: Iterable[NameRow]) -> tuple[dict[str, int], tuple[str, ...]]:
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


def counted_of(nouns: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Nouns for people counted by their first words, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for noun in sorted(nouns, key=lambda n: (-len(n), n)):
        words = tuple(noun.split(" "))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(words) for first, words in found.items()}


def vague_of(amounts: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Amounts that need no number, by first word: "dozens of", "une dizaine de"."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for amount in amounts:
        if amount.endswith((" of", " de")):
            words = tuple(amount.split(" "))
            found.setdefault(words[0], []).append(words)
    return {first: tuple(words) for first, words in found.items()}


class Unnamed(NamedTuple):
    """Agents without a name: their pattern, its row, and beginnings of words of which one follows the first."""

    pattern: re.Pattern[str]
    row: NameRow
    followers: tuple[str, ...]


def unnamed_of(rows: Iterable[NameRow]) -> dict[str, Unnamed]:
    """The patterns by the words that they begin with: no text is searched for them where none of these stands."""
    found: dict[str, Unnamed] = {}
    for row in rows:
        if row.group == "unnamed":
            followers = tuple(sorted(set(re.findall(r"[^\W\d_]+", " ".join(row.words)))))
            found.update(dict.fromkeys(row.begins, Unnamed(any_of(row.words), row, followers)))
    return found


def small_of(rows: Iterable[NameRow]) -> frozenset[str]:
    """Words that hold names together, and so never stand between a number and what is counted."""
    small = {"small", "link", "article", "joiner", "particle", "place_preposition"}
    return frozenset(word for row in rows if row.group in small for word in row.words if word[0].islower())


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all; without any, one that nothing matches."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined or r"(?!)")
