"""Links: the mentions with their meaning. The letter's own values, still without places."""

from __future__ import annotations

from msgspec import Struct

from allegex.records.letter import (
    Charge,
    Check,
    Citation,
    Date,
    Entity,
    Event,
    Header,
    Request,
    Theme,
)
from allegex.records.mention import CustomMention
from allegex.records.page import Warning


class Links(Struct, frozen=True, kw_only=True):
    """All that linking knows. Indexes point into the tuples of this same value."""

    header: Header = Header()
    entities: tuple[Entity, ...] = ()
    dates: tuple[Date, ...] = ()
    citations: tuple[Citation, ...] = ()
    requests: tuple[Request, ...] = ()
    answers: tuple[Request, ...] = ()
    events: tuple[Event, ...] = ()
    charges: tuple[Charge, ...] = ()
    themes: tuple[Theme, ...] = ()
    custom: tuple[CustomMention, ...] = ()
    checks: tuple[Check, ...] = ()
    warnings: tuple[Warning, ...] = ()
