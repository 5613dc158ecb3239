"""The conductor of names: which sections are read, in which order the rules run."""

from __future__ import annotations

from collections.abc import Iterable

from allegex.extractors.names.bodies import find_bodies
from allegex.extractors.names.explained import find_explained
from allegex.extractors.names.given import find_given
from allegex.extractors.names.grammar import GRAMMARS
from allegex.extractors.names.kinds import find_kept_places
from allegex.extractors.names.leftover import find_leftover, join_quoted
from allegex.extractors.names.lists import find_listed, find_placed
from allegex.extractors.names.lookups import Grammar
from allegex.extractors.names.nested import find_nested
from allegex.extractors.names.people import find_groups, find_redacted, find_unnamed
from allegex.extractors.names.persons import find_persons
from allegex.extractors.names.places import find_address, find_places
from allegex.extractors.names.scan import Scan
from allegex.extractors.names.spread import spread
from allegex.extractors.names.tagged import find_tagged
from allegex.records.document import Document
from allegex.records.letter import Model
from allegex.records.mention import Mention
from allegex.records.name import NameMention
from allegex.records.text import Span
from allegex.records.words import split_words
from allegex.resources import Resources
from allegex.taggers.open import Tagger

UNREAD = frozenset({"mandates", "reference", "date", "letterhead"})
"""Sections that name offices, instruments and addresses of the sender, no one the letter is about."""

WORDLESS = frozenset({"cover", "addressee", "salutation", "closing", "signatories"})
"""Sections with too few words to tell their language by: they are read in the letter's."""


class NameExtractor:
    """The rules, and the taggers that the settings name. `models` says which took part."""

    def __init__(self, taggers: tuple[Tagger, ...], resources: Resources) -> None:
        self.models: tuple[Model, ...] = tuple(tagger.model for tagger in taggers)
        self._taggers = taggers
        self._resources = resources

    def __call__(self, document: Document) -> Iterable[Mention]:
        """The names of a document, sorted."""
        mentions: list[NameMention] = []
        for language, spans in _by_language(document, self._resources.languages):
            grammar = self._resources.of(GRAMMARS[language])
            mentions.extend(_names(document, spans, grammar, self._taggers))
        return tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.kind, m.by)))


def _by_language(document: Document, languages: tuple[str, ...]) -> list[tuple[str, list[Span]]]:
    """Spans to read, by language; a section in another language is read with the letter's."""
    main = document.language if document.language in languages else languages[0]
    spans: dict[str, list[Span]] = {}
    for section in document.sections:
        if section.parent is None and section.kind not in UNREAD:
            told = section.language in languages and section.kind not in WORDLESS
            language = section.language if told else main
            spans.setdefault(language, []).append(Span(section.start, section.end))
    if not document.sections:
        spans[main] = [Span(0, len(document.content))]
    return sorted(spans.items())


def _names(
    document: Document, spans: list[Span], grammar: Grammar, taggers: tuple[Tagger, ...]
) -> list[NameMention]:
    """The names in spans of one language."""
    words = split_words(document.content, spans, grammar.language)
    scan = Scan(words, grammar)
    find_placed(document, scan)
    find_persons(scan)
    find_listed(document, scan)
    find_explained(scan)
    find_kept_places(scan)
    find_bodies(scan)
    find_given(scan)
    find_places(scan)
    find_nested(scan)
    find_address(document, scan)
    find_leftover(scan)
    spread(scan)
    if taggers:
        find_tagged(document, spans, scan, taggers)
        spread(scan)
    join_quoted(scan)
    mentions = list(scan.mentions)
    mentions.extend(find_groups(scan))
    mentions.extend(find_unnamed(document.content, scan))
    for span in spans:
        mentions.extend(find_redacted(document, span, grammar))
    return mentions
