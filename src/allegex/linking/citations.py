"""Citations resolved: elliptic ones to the law they stand for, jurisdictions from the letter."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.records.citation import CitationMention
from allegex.records.document import Document
from allegex.records.letter import Citation, Header
from allegex.resources import Resources


def resolve_citations(
    document: Document, mentions: Sequence[CitationMention], header: Header, resources: Resources
) -> tuple[Citation, ...]:
    """One citation per mention, sorted by start. `header.reference` and `addressee` give the letter's State."""
    return ()
