"""Which mentions stand where several claim the same characters."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.records.document import Document
from allegex.records.mention import Mention


def settle(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions that stand, sorted by (start, -end): a number inside a citation, reference or URL is no date."""
    return tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.by)))
