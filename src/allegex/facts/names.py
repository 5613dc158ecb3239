"""How names are told from other words: rows of names.json and roles.json, and the bodies and places of the world."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from allegex.records.name import EntityKind, EntityRole
from allegex.resources import Resources

NameGroup = Literal[
    "honorific",
    "particle",
    "head",
    "modifier",
    "ending",
    "link",
    "article",
    "joiner",
    "indefinite",
    "small",
    "descriptor",
    "suffix",
    "people",
    "place_head",
    "place_preposition",
    "possessive",
    "of",
    "place_word",
    "motion",
    "place_start",
    "armed",
    "naming",
    "seat",
    "label",
    "age",
    "alias",
    "stop",
    "official",
    "matter",
    "number",
    "verb_ending",
    "law",
    "local",
    "forbidden",
    "count",
    "group_noun",
    "unnamed",
    "dative",
    "helped",
    "chamber",
    "force",
    "owner",
    "doer",
    "capacity_link",
    "capacity",
    "ministry",
    "raised",
    "foreign",
    "syllable",
    "places",
    "currency",
    "behind",
    "special",
    "clergy",
    "participle",
    "area",
    "place_front",
    "fore",
    "street",
    "bare_owner",
    "title_behind",
    "bearing",
    "division",
    "right",
]
"""What the words of a row do; see `NameRow`."""


class NameRow(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one use.

    honorific: stands before a person's name. particle: lower-case part of a name. head: names a kind of body
    ("Ministry"). modifier, ending: lower-case words, or endings of words, that belong to a body's name.
    link, article, joiner: hold the parts of a body's name together. indefinite: articles of something not named ("a local newspaper"). small: further
    small words, which no description of a noun holds. descriptor: announces a name ("the newspaper X").
    people: peoples and faiths. possessive, of: say whose relative one is. suffix: legal form. place_head: kind of place. place_word: begins a
    place or road that may bear a person's name ("San", "calle"). place_preposition: a place may follow. place_start: begins a
    stretch between two places ("from"). motion: words behind which a preposition leads to a place ("taken to"). label: a name follows on the
    same line of a cover page. age, alias: regular expressions for what stands after a name. stop: capitalised words that
    are no part of a name. armed: groups that bear the names of State forces ("Brigade") and are none. naming: between a
    descriptor and its name ("called"). seat: nouns whose complement is a body ("the offices of X"). official: words of State power. matter: what courts and ministries are for, so no places. local: heads of bodies named after
    where they sit. law: kinds of instruments.
    number: "No." before the number of a court. verb_ending: endings of verbs, which are no complement of a body. forbidden: stands before a head that then
    names no body ("Working Group"). count, group_noun: numbers, and nouns for people counted. unnamed: agents without a name.
    dative, helped: the preposition behind words like "aid", and these words. chamber: heads of parts of courts. owner: the link between a part and
    its whole. bare_owner: such a link without an article. right: nouns whose complement is a verb ("droit de
    manifester"). division: part of a court that says where it sits ("tribunal de X, division Y"). bearing: small
    adjectives that are a part of the name of a place ("Flandre orientale"). title_behind: titles that end a person’s
    name ("X Thero"). doer: leads to who does something. capacity_link, capacity: what a court
    does, behind a preposition of its own ("con Función de"). ministry: heads with matters in small letters. raised: small
    heads behind a capitalised adjective ("Haut conseil"). foreign: English heads in names in other languages. syllable: words
    that begin a sentence, or are a part of a name ("An", "To"). places: plural kinds of places, behind their names. currency: money
    of a State. behind: descriptors that stand behind the name ("the X newspaper"). special: words whose matter "en" leads to.
    clergy: kin that is a title right before a name ("padre X"). participle: endings of participles. place_front: kinds of place before the
    name ("Lake X"). fore: small adjectives before their noun ("la libre parole"). street: kinds of street that bear the names of towns. area: adjectives of bodies that sit in a place ("provincial"). force: those
    who serve in an authority ("agents of the X").
    """

    group: NameGroup
    words: tuple[str, ...]
    begins: tuple[str, ...] = ()
    """Of `unnamed`: the words, in small letters, that what is matched may begin with."""
    kind: EntityKind | None = None
    gender: Literal["female", "male"] | None = None
    roles: tuple[EntityRole, ...] = ()
    flags: tuple[Literal["alone", "lower", "keep", "weak", "many", "inner"], ...] = ()
    """alone: a head that is a name by itself; lower: a head, or kind of place, that counts in lower case before a proper
    name; keep: the kind of place is part of the name; weak: an authority only beside a word of State power; many: several
    are meant; inner: may stand inside the name of a body, but is no name itself."""
    examples: tuple[str, ...] = ()
    """Sentences with the names in brackets: "the [Ministry of Health|authority] said"."""
    counterexamples: tuple[str, ...] = ()
    """Sentences without any name of this kind."""


class RoleRow(Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say who a person is: kin, occupations, posts in a body, offices of State, further nouns for a person ("the
    boy X"), and the verbs around a name.

    suffered_before, suffered_after: what makes a victim even of one whom the subject does not name. rank: offices of those who may use force, and titles for them. former: beside an office no longer held. rank_before, rank_after: what makes them alleged
    perpetrators, but says nothing of others ("led by"). accused_before,
    accused_after: charged with a crime against a person. presence_before: whoever is there has seen it, or let it happen.
    """

    group: Literal[
        "kin",
        "occupation",
        "post",
        "office",
        "person",
        "person_after",
        "witness_after",
        "victim_before",
        "victim_after",
        "suffered_after",
        "suffered_before",
        "doer_before",
        "agent_before",
        "agent_after",
        "rank",
        "former",
        "presence_before",
        "rank_before",
        "rank_after",
        "accused_before",
        "accused_after",
    ]
    words: tuple[str, ...]
    roles: tuple[EntityRole, ...] = ()
    gender: Literal["female", "male"] | None = None
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """A body known everywhere. `names` maps a language to its names, the usual one first."""

    id: str
    kind: EntityKind
    names: dict[str, tuple[str, ...]]
    acronyms: dict[str, tuple[str, ...]] = {}


class Cities(Struct, frozen=True, forbid_unknown_fields=True):
    """Larger cities of a State or territory (ISO 3166-1 alpha-3)."""

    state: str
    names: tuple[str, ...]


class GivenNames(Struct, frozen=True, forbid_unknown_fields=True):
    """Given names of the world, and family names that stand first, between blanks."""

    names: str


def given_names(resources: Resources) -> frozenset[str]:
    """Given names of all rows."""
    rows = resources.read("facts/given_names.json", tuple[GivenNames, ...])
    return frozenset(" ".join([row.names for row in rows]).split(" "))


def bodies(resources: Resources) -> tuple[Body, ...]:
    """All bodies, sorted by id."""
    return resources.read("facts/bodies.json", tuple[Body, ...])


def cities(resources: Resources) -> frozenset[str]:
    """Names of larger cities of the world."""
    rows = resources.read("facts/places.json", tuple[Cities, ...])
    return frozenset[str]().union(*[row.names for row in rows])


def name_rows(resources: Resources, language: str) -> tuple[NameRow, ...]:
    """The rows of names.json of a language."""
    return resources.language(language, "names.json", tuple[NameRow, ...])


def role_rows(resources: Resources, language: str) -> tuple[RoleRow, ...]:
    """The rows of roles.json of a language."""
    return resources.language(language, "roles.json", tuple[RoleRow, ...])
