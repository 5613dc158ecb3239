"""The words of citations in all languages: one table of what each word can mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import ahocorasick
from msgspec import Struct

from allegex.extractors.citations.vocabulary import Forms, Laws, Provisions, Role, Strength
from allegex.extractors.citations.words import plain, plain_all
from allegex.facts.committees import committees
from allegex.facts.instruments import instrument_groups, instruments
from allegex.facts.laws import KnownLaw, known_laws
from allegex.resources import Resources

PREFIX = 14
"""Characters of an instrument's name that the scan looks for; the rest is compared where they stand."""


class Unit(Struct, frozen=True):
    """A unit word found."""

    unit: str
    role: Role
    many: bool
    language: str


class Head(Struct, frozen=True):
    """A word for a kind of law found."""

    kind: str
    strength: Strength
    side: str
    language: str


class Form(Struct, frozen=True):
    """A word of citations.json found: `group` is the row's group; generics and status words have groups of their own."""

    group: str
    generic: bool = False


class Cue(Struct, frozen=True):
    """Words that an offence follows: "charged with". `then`: it follows that word, behind who is charged."""

    then: str = ""


class Status(Struct, frozen=True):
    """A word of treaty status: `group` is its row's group."""

    group: str


class Named(Struct, frozen=True):
    """The beginning of instruments' names: (flat name, id), the longest first."""

    names: tuple[tuple[str, str], ...]
    all: tuple[str, ...]
    """The names alone."""


class Acronym(Struct, frozen=True):
    """An acronym as printed, of an instrument or of a body."""

    printed: str
    id: str


class Body(Struct, frozen=True):
    """A body's name, its acronym as printed, or a word that means it beside the number of a resolution ("Council")."""

    id: str
    printed: str | None = None
    short: bool = False


class Titled(Struct, frozen=True):
    """An official code as printed, cited by the number of a title that stands before it."""

    printed: str
    law: KnownLaw


Meaning = Unit | Head | Form | Cue | Status | Named | Acronym | Body | Titled


class Lexicon(NamedTuple):
    """Everything that the scan finds, in one automaton over flat text; and the language files."""

    automaton: ahocorasick.Automaton
    provisions: dict[str, Provisions]
    laws: dict[str, Laws]
    forms: dict[str, Forms]
    months: dict[str, int]
    """Flat name of a month in any language to its number."""
    names: tuple[tuple[str, str], ...]
    """Flat names of instruments with their ids."""


class _DateWord(Struct, frozen=True):
    kind: str
    words: tuple[str, ...] = ()
    value: str | None = None


class _DateWords(Struct, frozen=True):
    """The part of dates.json that names of laws need."""

    words: tuple[_DateWord, ...]


def lexicon(resources: Resources) -> Lexicon:
    """The words of all languages of these resources."""
    provisions = {
        name: resources.language(name, "provisions.json", Provisions) for name in resources.languages
    }
    laws = {name: resources.language(name, "laws.json", Laws) for name in resources.languages}
    forms = {name: resources.language(name, "citations.json", Forms) for name in resources.languages}
    found: list[tuple[str, Meaning]] = []
    for language, file in provisions.items():
        _put_provisions(found, language, file)
    for language, kinds in laws.items():
        for head in kinds.heads:
            _put(found, head.words, Head(head.kind, head.strength, head.side, language))
    for words_of in forms.values():
        _put_forms(found, words_of)
    names = _put_names(found, resources)
    automaton = ahocorasick.Automaton()
    for word, meanings in _by_word(found).items():
        automaton.add_word(word, (len(word), word[-1].isalnum(), tuple(meanings)))
    automaton.make_automaton()
    return Lexicon(automaton, provisions, laws, forms, _months(resources), names)


def _months(resources: Resources) -> dict[str, int]:
    files = [resources.language(name, "dates.json", _DateWords) for name in resources.languages]
    return {
        plain(word): int(row.value.rstrip("."))
        for file in files
        for row in file.words
        if row.kind == "month" and row.value is not None
        for word in row.words
    }


def _put(found: list[tuple[str, Meaning]], words: Iterable[str], meaning: Meaning) -> None:
    found += [(word, meaning) for word in words]


def _by_word(found: list[tuple[str, Meaning]]) -> dict[str, list[Meaning]]:
    """Flat word to what it can mean, in the order of the files."""
    meanings: dict[str, list[Meaning]] = {}
    for word, (_, meaning) in zip(plain_all([word for word, _ in found]), found, strict=True):
        here = meanings.get(word)
        if here is None:
            meanings[word] = [meaning]
        elif meaning not in here:
            here.append(meaning)
    return meanings


def _put_provisions(found: list[tuple[str, Meaning]], language: str, file: Provisions) -> None:
    for row in file.units:
        _put(found, row.one, Unit(row.unit, row.role, False, language))
        _put(found, row.many, Unit(row.unit, row.role, True, language))
    _put(found, file.offence_cues, Cue())
    for verb, then in file.offence_verbs:
        found.append((verb, Cue(plain(then))))


def _put_forms(found: list[tuple[str, Meaning]], file: Forms) -> None:
    for form in file.forms:
        _put(found, form.words, Form(form.group))
    for form in file.generics:
        _put(found, form.words, Form(form.group, generic=True))
    for form in file.status:
        _put(found, form.words, Status(form.group))
    _put(found, (f" {sign} " for sign in file.versus), Form("versus"))


def _longest(row: tuple[str, str]) -> tuple[int, str, str]:
    return -len(row[0]), row[0], row[1]


def _put_names(found: list[tuple[str, Meaning]], resources: Resources) -> tuple[tuple[str, str], ...]:
    named: list[tuple[str, str]] = []
    for group in resources.of(instrument_groups):
        named += [(name, group.id) for names in group.names.values() for name in names]
    for row in resources.of(instruments):
        named += [(name, row.id) for names in row.names.values() for name in names]
        for acronym in row.acronyms:
            found.append((acronym, Acronym(acronym, row.id)))
    starts: dict[str, list[tuple[str, str]]] = {}
    flat = tuple(
        (name, ident) for name, (_, ident) in zip(plain_all([name for name, _ in named]), named, strict=True)
    )
    for name, ident in flat:
        starts.setdefault(name[:PREFIX], []).append((name, ident))
    for start, names_of in starts.items():
        if len(names_of) > 1:
            names_of.sort(key=_longest)
        found.append((start, Named(tuple(names_of), tuple([name for name, _ in names_of]))))
    for body in resources.of(committees):
        for names in body.names.values():
            _put(found, names, Body(body.id))
        _put(found, body.short, Body(body.id, short=True))
        for acronym in body.acronyms:
            if acronym not in body.shared:
                found.append((acronym, Body(body.id, printed=acronym)))
    for law in resources.of(known_laws):
        if law.numbered:
            found += [(code, Titled(code, law)) for code in law.acronyms]
    return flat
