"""Names to entities: alias clusters, roles, attributes."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.records.document import Document
from allegex.records.letter import Entity, Header
from allegex.records.name import NameMention
from allegex.resources import Resources


def resolve_entities(
    document: Document, mentions: Sequence[NameMention], header: Header, resources: Resources
) -> tuple[Entity, ...]:
    """The entities of the letter in order of first mention; signatories and addressee of the header among them."""
    return ()
