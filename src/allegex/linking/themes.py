"""Themes: the rights at issue, each with the spans that speak for it."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.records.document import Document
from allegex.records.letter import Citation, Header, Theme
from allegex.resources import Resources


def find_themes(
    document: Document, header: Header, citations: Sequence[Citation], resources: Resources
) -> tuple[Theme, ...]:
    """The themes of the letter, most certain first."""
    return ()
