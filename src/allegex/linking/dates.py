"""Dates resolved: relative ones against the running date of the facts or the letter's date."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.records.date import DateMention
from allegex.records.document import Document
from allegex.records.letter import Citation, Date, Header
from allegex.resources import Resources


def resolve_dates(
    document: Document,
    mentions: Sequence[DateMention],
    citations: Sequence[Citation],
    header: Header,
    resources: Resources,
) -> tuple[Date, ...]:
    """One date per mention, sorted by start."""
    return ()
