"""Events: each dated statement of the facts, with participants, type and whose statement it is."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.records.document import Document
from allegex.records.letter import Citation, Date, Entity, Event
from allegex.resources import Resources


def find_events(
    document: Document,
    dates: Sequence[Date],
    entities: Sequence[Entity],
    citations: Sequence[Citation],
    resources: Resources,
) -> tuple[tuple[Event, ...], tuple[Date, ...]]:
    """The events in the order of the text, and the dates with their event filled in."""
    return (), tuple(dates)
