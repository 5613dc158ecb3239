"""Requests: items with their sub-items, the entities and citations named in them, and their topics."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.records.document import Document
from allegex.records.letter import Citation, Entity, Request
from allegex.records.mention import RequestItemMention
from allegex.resources import Resources


def resolve_requests(
    document: Document,
    mentions: Sequence[RequestItemMention],
    entities: Sequence[Entity],
    citations: Sequence[Citation],
    resources: Resources,
) -> tuple[Request, ...]:
    """The numbered requests in order."""
    return ()
