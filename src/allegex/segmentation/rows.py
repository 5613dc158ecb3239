"""The shapes of the data files that segmentation reads."""

from __future__ import annotations

from msgspec import Struct

from allegex.records.document import SectionKind


class Anchor(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One row of sections.json. It speaks when every condition that it names is met.

    `starts`: the paragraph begins with one of these, after its number and connectives. `holds`: of each group, one
    stands in the head of the paragraph. `max_words`: the paragraph is no longer than this.
    """

    id: str
    kind: SectionKind
    weight: float
    """Evidence for the kind, roughly in nats: 5 is a formula of the procedure, 2 a hint."""
    starts: tuple[str, ...] = ()
    holds: tuple[tuple[str, ...], ...] = ()
    max_words: int = 0
    opens: bool = False
    """True for a formula that begins a section and says nothing where the section already goes on."""
    heading: bool = False
    """True where a paragraph that meets the row is a heading, whatever it looks like."""
    comment: bool = False
    """True where a paragraph that meets the row stands in a letter that comments on a law."""
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


class SectionPhrases(Struct, frozen=True, forbid_unknown_fields=True):
    """sections.json of one language."""

    connectives: tuple[str, ...]
    """What may stand before a formula: "moreover", "in this regard"."""
    anchors: tuple[Anchor, ...]


class Stopwords(Struct, frozen=True, forbid_unknown_fields=True):
    """stopwords.json: the small words of one language, folded."""

    words: tuple[str, ...]


class Script(Struct, frozen=True, forbid_unknown_fields=True):
    """A range of letters and the language that mostly writes with it."""

    language: str
    first: str
    last: str


class Letters(Struct, frozen=True, forbid_unknown_fields=True):
    """Letters that tell a language from the main one of its script."""

    language: str
    script: str
    letters: str


class OtherWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Small words of a language that is told but not read."""

    language: str
    words: tuple[str, ...]


class OtherLanguages(Struct, frozen=True, forbid_unknown_fields=True):
    """facts/languages.json."""

    scripts: tuple[Script, ...]
    letters: tuple[Letters, ...]
    stopwords: tuple[OtherWords, ...]


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A text, its sentences, and why they are cut so: a test of the data."""

    text: str
    sentences: tuple[str, ...]
    reason: str


class SentenceRules(Struct, frozen=True, forbid_unknown_fields=True):
    """sentences.json of one language: abbreviations without their last full stop."""

    never_end: tuple[str, ...]
    may_end: tuple[str, ...]
    """They end a sentence when a small word in capitals follows."""
    examples: tuple[Example, ...]
