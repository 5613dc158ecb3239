"""The language files of citations, typed: provisions.json, laws.json, citations.json."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Role = Literal["top", "sign", "sub", "number", "container", "note"]
"""top: stands for itself. sign: § alone or after an article. sub: part of one. number: "No. 2" after a part.
container: chapter, title, book. note: a note to an article."""

Strength = Literal["strong", "weak", "numbered", "placed", "initials"]
"""strong: a capitalised name of this kind is a law. weak: only with more of a title. numbered: only with a number.
placed: only with its State in the name. initials: in capitals, before a number."""


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
    additions: tuple[str, ...]
    """Those of the conjunctions that open something new: "as well as"."""
    ranges: tuple[str, ...]
    links: tuple[str, ...]
    of: tuple[str, ...]
    articles: tuple[str, ...]
    inside: tuple[str, ...]
    apart: tuple[str, ...]
    """Words from a law to provisions that are a citation of their own: the verb before the law goes on to them."""
    suffixes: tuple[str, ...]
    following: tuple[str, ...]
    ordinals: dict[str, str]
    ordinals_after: tuple[str, ...]
    """Those of the ordinals that stand after their unit: "párrafo segundo"."""
    ordinal_endings: tuple[str, ...]
    """What may be glued to the number of a provision and says nothing: "1er", "1.º"."""
    offence_cues: tuple[str, ...]
    """Words that an offence follows."""
    offence_verbs: tuple[tuple[str, str], ...]
    """Verbs of charging, and the word between who is charged and the offence: "charged them with"."""
    offence_links: tuple[str, ...]
    """Words between an offence and the provision that defines it."""
    offence_relatives: tuple[str, ...]
    """Words between an offence and the provision that punishes it: "sedition, which section 4 punishes"."""
    offence_classes: tuple[str, ...]
    """Words between an offence and those links: "sedition, an offence under"."""
    offence_after: tuple[str, ...]
    """Verbs behind the provision that its offence follows: "section 4, which punishes sedition"."""
    offence_punishes: tuple[str, ...]
    """Verbs of the provision after those words."""
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
    names_after: tuple[str, ...]
    """Words before which it is."""
    provision_bodies: tuple[str, ...]
    """Names of bodies that read as provisions."""
    references_after: tuple[str, ...]
    """Words after which "section 3" is a part of the letter itself or of a report."""
    no_label: tuple[str, ...]
    """Words that no label has."""
    no_label_first: tuple[str, ...]
    """Words that no label in a bracket after a law begins with."""
    titled: tuple[str, ...]
    """Words between a provision and its title in quotation marks."""


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
    chapter_signs: tuple[str, ...]
    """Words before the chapter of a collection of laws that a law stands in: "Cap. 200"."""
    of_year: tuple[str, ...]
    complement: tuple[str, ...]
    complement_stops: tuple[str, ...]
    """Words that end a law's title: verbs and relatives, and elided words like "n'"."""
    title_verbs: tuple[str, ...]
    """Verbs that do so where no joining word stands before them: "la loi n° 5 sur la presse vise", not "du vise"."""
    title_phrases: tuple[str, ...]
    """Phrases of titles that begin with such a word: "sans but lucratif"."""
    capital_stops: tuple[str, ...]
    """Those of the words that end a title that go on with it before a capital: "Financiamiento al Terrorismo"."""
    capitals: bool
    """Whether titles are written with capitals, so that a small word behind a capitalised one is none of theirs."""
    connectors: tuple[str, ...]
    title_links: tuple[str, ...]
    """Those of the connectors that may follow one another inside a title."""
    weak_connectors: tuple[str, ...]
    """Those of the connectors that need a capitalised word right before them."""
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
    laws_of: tuple[str, ...]
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
    no_party: tuple[str, ...]
    """Words that no party's name begins with: "Mr."."""
    versus: tuple[str, ...]
    """Signs between the parties of a case."""
    parties: tuple[str, ...]
    """Small words in the name of a party to a case."""
    body_words: tuple[str, ...]
    """Words right after an acronym that say that it names the body and not its treaty."""
    treaty_cues: tuple[str, ...]
    fillers: tuple[str, ...]
    """Words that may be put into the name of an instrument behind its first word: "of the United Nations"."""
