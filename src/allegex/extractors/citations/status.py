"""What a text says of a State's position on a treaty, near where it names the treaty."""

from __future__ import annotations

import re
from typing import Literal, cast

from msgspec import Struct

from allegex.extractors.citations.join import Cited
from allegex.extractors.citations.lexicon import Lexicon, words_of
from allegex.extractors.citations.name import Name
from allegex.extractors.citations.scan import Scan
from allegex.facts.folding import flat, fold
from allegex.facts.states import named
from allegex.records.citation import TreatyStatus
from allegex.resources import Resources

REACH = 140
"""Characters after a treaty's name in which its status is looked for."""

Status = Literal["ratified", "acceded", "signed", "party"]
_CLAUSE_END = re.compile(r"[.;\0]")
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w’'-]*(?:(?: (?:of|the|and|du|de|la|des|del|los|y|et)){0,2} [A-ZÀ-Þ][\w’'-]*){0,5}"
)


class StatusWords(Struct, frozen=True):
    """Patterns of status words and dates."""

    words: re.Pattern[str]
    kinds: dict[str, Status]
    date: re.Pattern[str]
    months: dict[str, int]
    states: dict[str, str | None]


def status_words(lexicon: Lexicon, resources: Resources) -> StatusWords:
    """The patterns of all languages."""
    kinds = {
        flat(word): cast(Status, row.group)
        for file in lexicon.forms.values()
        for row in file.status
        for word in row.words
    }
    months = words_of(lexicon.months)
    return StatusWords(
        words=re.compile(rf"(?<![a-z])(?:{words_of(kinds)})(?![a-z])"),
        kinds=kinds,
        date=re.compile(
            rf"(?<![\d/])(?:(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)? (?:de )?)?(?P<month>{months})(?: de| del|,)? )?(?P<year>(?:19|20)\d{{2}})(?![\d/])"
        ),
        months=lexicon.months,
        states=resources.of(named),
    )


def statuses(found: Scan, cited: Cited, name: Name, words: StatusWords) -> tuple[TreatyStatus, ...]:
    """The statuses said of a treaty in the rest of its clause."""
    if name.kind != "treaty":
        return ()
    end = min(cited.end + REACH, len(found.text))
    stop = _CLAUSE_END.search(found.flat, cited.end, end)
    end = stop.start() if stop else end
    clause = found.flat[cited.end : end]
    match = words.words.search(clause)
    if match is None or " article" in clause[: match.start()]:
        return ()
    date = words.date.search(clause, match.end())
    state = _state(found.text[cited.end : end], words)
    return (TreatyStatus(words.kinds[match.group()], state, _edtf(date, words) if date else None),)


def _state(clause: str, words: StatusWords) -> str | None:
    for match in _NAME.finditer(clause):
        parts = match.group().split()
        for count in range(len(parts), 0, -1):
            state = words.states.get(fold(" ".join(parts[:count])).removeprefix("l'").removeprefix("the "))
            if state is not None:
                return state
    return None


def _edtf(date: re.Match[str], words: StatusWords) -> str:
    if not date["month"]:
        return date["year"]
    month = f"{date['year']}-{words.months[date['month']]:02d}"
    return f"{month}-{int(date['day']):02d}" if date["day"] else month
