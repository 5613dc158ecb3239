"""What a text says of a State's position on a treaty, near where it names the treaty."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal, NamedTuple, cast

from allegex.extractors.citations.name import Name
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.work import Cited
from allegex.facts.folding import fold
from allegex.records.citation import TreatyStatus

REACH = 140
"""Characters after a treaty's name in which its status is looked for."""
MOST_WORDS = 6
"""Words of a State's name that are looked at."""

Status = Literal["ratified", "acceded", "signed", "party"]
_CLAUSE_END = re.compile(r"[.;\0]")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DATE = re.compile(
    r"(?<![\d/])(?:(?:(?P<day>\d{1,2})(?:[a-z]{2}|º)? (?:[a-z]{2} )?)?(?P<month>[a-z]+)(?: [a-z]{2,3}|,)? )?"
    r"(?P<year>(?:19|20)\d{2})(?![\d/])"
)


class StatusFacts(NamedTuple):
    """Flat names of months to their numbers, and folded names of States to their codes."""

    months: dict[str, int]
    states: dict[str, str | None]


def statuses(found: Scan, cited: Cited, name: Name, facts: StatusFacts) -> tuple[TreatyStatus, ...]:
    """The statuses said of a treaty in the rest of its clause."""
    if name.kind != "treaty":
        return ()
    at = bisect_left(found.statuses, (cited.end,))
    if at == len(found.statuses) or found.statuses[at][1] > cited.end + REACH:
        return ()
    first, last, kind = found.statuses[at]
    stop = _CLAUSE_END.search(found.flat, cited.end, cited.end + REACH)
    end = stop.start() if stop else cited.end + REACH
    units = found.units
    if last > end or any(
        place in units and units[place][1].unit == "article" for place in range(cited.end, first)
    ):
        return ()
    date = _DATE.search(found.flat, last, end)
    state = _state(found.text[cited.end : end], facts)
    return (TreatyStatus(cast(Status, kind), state, _edtf(date, facts) if date else None),)


def _state(clause: str, facts: StatusFacts) -> str | None:
    """The first State named in the clause."""
    words = list(_WORD.finditer(clause))
    for index, word in enumerate(words):
        if word.group().islower():
            continue
        for last in reversed(words[index : index + MOST_WORDS]):
            name = fold(clause[word.start() : last.end()])
            state = facts.states.get(name) or facts.states.get(name.partition("'")[2])
            if state is not None:
                return state
    return None


def _edtf(date: re.Match[str], facts: StatusFacts) -> str:
    if date["month"] not in facts.months:
        return date["year"]
    month = f"{date['year']}-{facts.months[date['month']]:02d}"
    return f"{month}-{int(date['day']):02d}" if date["day"] else month
