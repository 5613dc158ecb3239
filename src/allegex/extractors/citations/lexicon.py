"""The words of citations in all languages: typed language files, and one table of what each word can mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import ahocorasick
from msgspec import Struct

from allegex.extractors.citations.words import flattened, plain
from allegex.facts.committees import committees
from allegex.facts.instruments import instruments
from allegex.resources import Resources

Role = Literal["top", "sign", "sub", "number", "container", "note"]
"""top: stands for itself. sign: § alone or after an article. sub: part of one. number: "No. 2" after a part.
container: chapter, title, book. note: a note to an article."""

Strength = Literal["strong", "weak", "numbered"]
"""strong: a capitalised name of this kind is a law. weak: only with more of a title. numbered: only with a number."""

PREFIX = 14
"""Characters of an instrument's name that the scan looks for; the rest is compared where they stand."""


class UnitRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A provision unit with its singular and plural forms. `examples` say "text = values", `counterexamples` hold none."""

    unit: str
    role: Role
    one: tuple[str, ...]
    many: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Provisions(Struct, frozen=True, forbid_unknown_fields=True):
    """provisions.json: units, and the words that join numbers, provisions and laws."""

    units: tuple[UnitRow, ...]
    conjunctions: tuple[str, ...]
    ranges: tuple[str, ...]
    links: tuple[str, ...]
    of: tuple[str, ...]
    articles: tuple[str, ...]
    inside: tuple[str, ...]
    suffixes: tuple[str, ...]
    following: tuple[str, ...]
    ordinals: dict[str, str]
    offence_cues: tuple[str, ...]
    """Words that an offence follows."""
    offence_verbs: tuple[tuple[str, str], ...]
    """Verbs of charging, and the word between who is charged and the offence: "charged them with"."""
    offence_links: tuple[str, ...]
    """Words between an offence and the provision that defines it."""
    offence_conjunctions: tuple[str, ...]
    """Words between two offences."""
    offence_of: tuple[str, ...]
    """Words that may stand before the second offence too: "et d'outrage"."""
    offence_nouns: tuple[str, ...]
    """Words for an offence that do not say which."""
    offence_for: tuple[str, ...]
    """Words before the offence of a case against somebody: "the case against Mr. A for sedition"."""
    offence_against: tuple[str, ...]
    """Words before the person whom a case is against."""
    names_before: tuple[str, ...]
    """Words after which "Article 19" is the name of a body."""
    references_after: tuple[str, ...]
    """Words after which "section 3" is a part of the letter itself or of a report."""
    no_label: tuple[str, ...]
    """Words that no label has."""
    no_label_first: tuple[str, ...]
    """Words that no label in a bracket after a law begins with."""


class HeadRow(Struct, frozen=True, forbid_unknown_fields=True):
    """A word for a kind of law. `side`: does it stand last in a law's name, first, or both."""

    kind: str
    words: tuple[str, ...]
    strength: Strength
    side: Literal["first", "last", "both"]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Laws(Struct, frozen=True, forbid_unknown_fields=True):
    """laws.json: kinds of domestic law, and the words around their names."""

    heads: tuple[HeadRow, ...]
    number_signs: tuple[str, ...]
    of_year: tuple[str, ...]
    complement: tuple[str, ...]
    complement_stops: tuple[str, ...]
    connectors: tuple[str, ...]
    determiners: tuple[str, ...]
    same: tuple[str, ...]
    defines: tuple[str, ...]
    joined: tuple[str, ...]
    adjectives_before: tuple[str, ...]
    """Small words before a word for a kind of law that are part of its name: "penal code"."""
    adjectives_after: tuple[str, ...]
    """Small words after it: "code pénal"."""
    stop_titles: tuple[str, ...]
    left_stops: tuple[str, ...]
    head_stop: tuple[str, ...]
    laws_of: str
    """Words between the chapter of a law and the State whose laws it stands in."""
    after_comma: tuple[str, ...]
    """Words after which a title goes on behind a comma."""
    state_links: tuple[str, ...]
    """Words between a law's name and its State."""
    same_after: tuple[str, ...]
    """Words right after a law's word that say it was named before: "la loi précitée"."""
    qualifiers: tuple[str, ...]
    """Words between a determiner and a law's name that are no part of it."""
    acronyms: tuple[str, ...]
    """Short forms of codes that no one defines, of two letters too."""


class FormRow(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one use: resolutions, comments, opinions, words that stand for a law, words of treaty status."""

    group: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Forms(Struct, frozen=True, forbid_unknown_fields=True):
    """citations.json: the words of international law."""

    forms: tuple[FormRow, ...]
    generics: tuple[FormRow, ...]
    status: tuple[FormRow, ...]
    body_links: tuple[str, ...]
    body_prefixes: tuple[str, ...]
    """Words before a body's name that are no part of it."""
    annex: tuple[str, ...]
    possessives: tuple[str, ...]
    case_of: tuple[str, ...]
    treaty_cues: tuple[str, ...]


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
    """The beginning of instruments' names: (folded name, id), the longest first."""

    names: tuple[tuple[str, str], ...]


class Acronym(Struct, frozen=True):
    """An acronym as printed, of an instrument or of a body."""

    printed: str
    id: str


class Body(Struct, frozen=True):
    """A body's name, its acronym as printed, or a word that means it beside the number of a resolution ("Council")."""

    id: str
    printed: str | None = None
    short: bool = False


Meaning = Unit | Head | Form | Cue | Status | Named | Acronym | Body


class Lexicon(Struct, frozen=True):
    """Everything that the scan finds, in one automaton over flat text; and the language files."""

    automaton: ahocorasick.Automaton
    provisions: dict[str, Provisions]
    laws: dict[str, Laws]
    forms: dict[str, Forms]
    months: dict[str, int]
    """Flat name of a month in any language to its number."""


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
    meanings: dict[str, list[Meaning]] = {}
    for language, file in provisions.items():
        for row in file.units:
            for many, words in ((False, row.one), (True, row.many)):
                _put(meanings, words, Unit(row.unit, row.role, many, language))
        _put(meanings, file.offence_cues, Cue())
        for verb, then in file.offence_verbs:
            _put(meanings, (verb,), Cue(plain(then)))
    for language, kinds in laws.items():
        for head in kinds.heads:
            _put(meanings, head.words, Head(head.kind, head.strength, head.side, language))
    for words_of in forms.values():
        for form in words_of.forms:
            _put(meanings, form.words, Form(form.group))
        for form in words_of.generics:
            _put(meanings, form.words, Form(form.group, generic=True))
        for form in words_of.status:
            _put(meanings, form.words, Status(form.group))
    _put_names(meanings, resources)
    automaton = ahocorasick.Automaton()
    for word in sorted(meanings):
        automaton.add_word(word, (len(word), word[-1].isalnum(), tuple(meanings[word])))
    automaton.make_automaton()
    return Lexicon(automaton, provisions, laws, forms, _months(resources))


def _months(resources: Resources) -> dict[str, int]:
    files = [resources.language(name, "dates.json", _DateWords) for name in resources.languages]
    return {
        plain(word): int(row.value.rstrip("."))
        for file in files
        for row in file.words
        if row.kind == "month" and row.value is not None
        for word in row.words
    }


def _put(meanings: dict[str, list[Meaning]], words: Iterable[str], meaning: Meaning) -> None:
    for word in words:
        found = meanings.setdefault(plain(word), [])
        if meaning not in found:
            found.append(meaning)


def _put_names(meanings: dict[str, list[Meaning]], resources: Resources) -> None:
    named: list[tuple[str, str]] = []
    for row in resources.of(instruments):
        named += [(name, row.id) for names in row.names.values() for name in names]
        for acronym in row.acronyms:
            _put(meanings, (acronym,), Acronym(acronym, row.id))
    # All names at once: to flatten a thousand one by one would be most of what this takes.
    folded = flattened("\0".join(name for name, _ in named)).split("\0")
    starts: dict[str, set[tuple[str, str]]] = {}
    for name, (_, ident) in zip(folded, named, strict=True):
        starts.setdefault(name[:PREFIX], set()).add((name, ident))
    for start, found in starts.items():
        _put(meanings, (start,), Named(tuple(sorted(found, key=_longest_first))))
    for body in resources.of(committees):
        for names in body.names.values():
            _put(meanings, names, Body(body.id))
        _put(meanings, body.short, Body(body.id, short=True))
        for acronym in body.acronyms:
            if acronym not in body.shared:
                _put(meanings, (acronym,), Body(body.id, printed=acronym))


def _longest_first(pair: tuple[str, str]) -> tuple[int, str, str]:
    name, ident = pair
    return -len(name), name, ident
