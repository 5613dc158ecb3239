"""Dates as written and as meant."""

from __future__ import annotations

from typing import Literal

from allegex.records.mention import Mention

DateRelation = Literal["at", "since", "until", "during", "about"]


class DateMention(Mention, frozen=True, kw_only=True):
    """A date expression on the surface.

    `edtf` is its value where the words alone give it ("18 March 2024"); None where linking has to resolve it
    ("the same month", "12 April"). `expression` is the parsed form that linking resolves from.
    """

    edtf: str | None
    relation: DateRelation = "at"
    expression: str = ""
    """Compact parsed form for linking; its grammar is documented in extractors/dates.py."""
    time: str | None = None
    """Time of day "HH:MM" or a closed word (morning, night ...), kept apart from the date."""
    language: str = "en"
    calendar: str | None = None
    ambiguous: bool = False
