"""The date record of a mention and what it was resolved to."""

from __future__ import annotations

import re

from allegex.linking.account import Found
from allegex.records.date import DateMention
from allegex.records.edtf import Edtf
from allegex.records.letter import Date

_BY_REFERENCE = re.compile("-[_SNPLKVA]")
"""A month that is said by reference, in a template."""


def date_record(mention: DateMention, found: Found | None, anchor: Found | None, section: int | None) -> Date:
    value = None if found is None else found.value
    return Date(
        start=mention.start,
        end=mention.end,
        edtf=None if value is None else mention.edtf or str(value),
        earliest=None if found is None or found.first is None else found.first.isoformat(),
        latest=None if found is None or found.last is None else found.last.isoformat(),
        relation=mention.relation,
        relative=_is_relative(mention.expression),
        inferred=_inferred(mention, value),
        time=mention.time,
        calendar=mention.calendar,
        anchor=None if anchor is None else anchor.index,
        ambiguous=mention.ambiguous,
        section=section,
        by=mention.by,
        score=mention.score,
    )


def _is_relative(expression: str) -> bool:
    return expression != "" and (
        not expression.startswith("fill _") or _BY_REFERENCE.search(expression) is not None
    )


def _inferred(mention: DateMention, value: Edtf | None) -> tuple[str, ...]:
    """Which parts of the value the words do not say."""
    if value is None:
        return ()
    expression = mention.expression
    if mention.calendar is not None:
        return ("calendar",)
    if expression == "":
        return ()
    if expression.startswith("fill"):
        said = expression.removeprefix("fill ").lstrip("{[").split("-")
        return ("year", "month") if len(said) > 2 and not said[1].isdigit() else ("year",)
    if expression == "clock":
        return ("date",)
    return ("start", "end") if expression.startswith("past") else ("all",)
