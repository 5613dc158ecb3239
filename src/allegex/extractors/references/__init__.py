"""The references of letters that a document names."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from allegex.contracts import Extractor
from allegex.extractors.references.extract import extract as extract_references
from allegex.extractors.references.extract import grammar
from allegex.records.document import Document
from allegex.records.mention import Mention
from allegex.resources import Resources


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """`repair` reads misread references of scans too, marked as inferred."""

    repair: bool = True


def build(settings: Settings, resources: Resources) -> Extractor:
    """The extractor of references."""
    known = resources.of(grammar)

    def extract(document: Document) -> Iterable[Mention]:
        return extract_references(document, known, repair=settings.repair)

    return extract
