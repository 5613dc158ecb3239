"""The citation mentions of a document: laws of every kind with the provisions said of them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from allegex.contracts import Extractor
from allegex.extractors.citations.extract import built
from allegex.extractors.citations.extract import extract as extract_citations
from allegex.records.citation import CitationMention
from allegex.records.document import Document
from allegex.resources import Resources


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """No settings."""


def build(settings: Settings, resources: Resources) -> Extractor:
    """The extractor."""
    parts = resources.of(built)

    def extract(document: Document) -> Iterable[CitationMention]:
        return extract_citations(document, parts)

    return extract
