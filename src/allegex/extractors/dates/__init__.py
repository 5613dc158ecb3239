"""The date mentions of a document: what is said, in the language of its section; linking resolves what is left open."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from allegex.contracts import Extractor
from allegex.extractors.dates.extract import Finder
from allegex.extractors.dates.lexicon import lexicon
from allegex.records.document import Document
from allegex.records.mention import Mention
from allegex.resources import Resources

TIME_ROW = 16
"""Longest sentence that can be a time of day and nothing else: "At about 11 a.m."."""


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """No settings yet."""


def build(settings: Settings, resources: Resources) -> Extractor:
    """The extractor."""
    finders: dict[str, Finder] = {}

    def finder(language: str, other: str) -> Finder:
        """The finder of a language, else of the other, else of the first; built when a letter first needs it."""
        known = next(
            (name for name in (language, other) if name in resources.languages), resources.languages[0]
        )
        if known not in finders:
            finders[known] = Finder(lexicon(known, resources), resources)
        return finders[known]

    def extract(document: Document) -> Iterable[Mention]:
        for language, start, end in _stretches(document):
            yield from finder(language, document.language).find(document.content, start, end)
        for sentence in document.sentences:
            if sentence.end - sentence.start <= TIME_ROW:
                section = document.section_at(sentence.start)
                language = document.language if section is None else document.sections[section].language
                yield from finder(language, document.language).time_row(document.content, sentence)

    return extract


def _stretches(document: Document) -> list[tuple[str, int, int]]:
    """Neighbouring sections of one language as one stretch."""
    out: list[tuple[str, int, int]] = []
    for section in document.sections:
        if section.parent is not None:
            continue
        if out and out[-1][0] == section.language:
            out[-1] = (section.language, out[-1][1], section.end)
        else:
            out.append((section.language, section.start, section.end))
    return out or [(document.language, 0, len(document.content))]
