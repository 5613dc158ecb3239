"""The header: reference, date, addressee, mandates with resolutions and signatories, deadline, copies, related."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.records.document import Document
from allegex.records.letter import Header
from allegex.records.mention import Mention
from allegex.resources import Resources


def resolve_header(document: Document, mentions: Sequence[Mention], resources: Resources) -> Header:
    """The header of the letter."""
    return Header()
