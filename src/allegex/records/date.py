"""Dates as written and as meant.

`DateMention.expression` is what linking resolves; it is "" where the words alone give the value. It is one of

- `fill T`: EDTF with gaps. A year may be `_` (not said), `S` `N` `P` (that of the running date, the next, the one
  before), `L` `K` (the letter's, the one before), `R` `U` (the last one before the letter, the first one after it),
  `F` (the first one after the running date), `A` (the running date's, else the letter's);
  a month `_` `S` `N` `P` `L` `K` `A`; a day `$` (the month's last) or `-7` (the first of its last seven).
- against the running date: `same UNIT`, `shift ±N UNIT` (days exact unless "~" stands behind, weeks and longer approximate), `step ±1 UNIT`
  (the next month or year as a whole), `span N UNIT` ("the following four days"), `first N UNIT`, `rest ± UNIT` ("later that year"), `until` ("until that day"), `vague ± UNIT` ("a few days later"),
  `weekday same|next|letter 1..7`, `since`, `clock` (a time of day that stands alone);
- against the letter's date: `now`, `letter ±N UNIT`, `letter_rest ± UNIT`, `past N UNIT`, `ago N UNIT`;
- by an event: `event ±N UNIT WORD` ("the eve of the hearing" is `event -1 day hearing`), `after`, `around`;
- `none`: a date that says too little to be resolved.
"""

from __future__ import annotations

from typing import Literal

from allegex.records.mention import Mention
from allegex.records.text import Span

DateRelation = Literal["at", "since", "until", "during", "about"]


class DateMention(Mention, frozen=True, kw_only=True):
    """A date expression on the surface.

    `edtf` is its value where the words alone give it ("18 March 2024"); None where linking has to resolve it
    ("the same month", "12 April"), and where the calendar has no such day (`by` is then "dates:impossible").
    """

    edtf: str | None
    relation: DateRelation = "at"
    expression: str = ""
    time: str | None = None
    """Time of day "HH:MM", "~HH:MM" or a closed word (morning, night ...), kept apart from the date."""
    language: str = "en"
    calendar: str | None = None
    ambiguous: bool = False
    """True for 03/04/2021, where day and month could be the other way round."""
    members: tuple[Span, ...] = ()
    """Where the members of a set ("3, 4 and 7 May") stand."""
