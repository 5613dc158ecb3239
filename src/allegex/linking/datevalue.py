"""What a date mention means beside the dates told around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from allegex.linking.account import Account, Found
from allegex.linking.datesbeside import is_night, last_day, told_further_on
from allegex.linking.eventwords import EventWords
from allegex.linking.gaps import Standpoint
from allegex.linking.resolution import after, around, resolve, shifted
from allegex.records.date import DateMention
from allegex.records.document import Document
from allegex.records.edtf import Edtf, Interval, parse

DAYLIGHT = {"morning", "dawn", "early_hours", "noon", "afternoon"}
"""Parts of a day that, after a night, are of the day on which that ends."""
_HANGS = re.compile(
    r"shift|vague|step|span|same|until|weekday (?:next|same)|fill (?:\.\./)?(?:_-[_SNP]|[SNP])"
)
"""Expressions that say nothing without a date before them."""
ANCHORED = ("shift", "step", "same", "span", "vague", "rest", "since", "until")
"""Operations that always count from the anchor."""
CLAUSE_ENDS = ",;:"
REACH = 45
"""Characters after the start of a state in which its end may be told."""


def value_of(
    document: Document,
    mention: DateMention,
    account: Account,
    at: Standpoint,
    words: EventWords,
) -> tuple[Edtf | None, Found | None]:
    """The value and the date it was resolved against: where no event is dated, the last date said, of any kind."""
    if mention.edtf is not None:
        return parse(mention.edtf), None
    expression = mention.expression
    if expression.startswith("event"):
        return _by_event(document, mention, account, words)
    anchor = account.last if _counts_on(expression) else account.running or account.last
    if expression == "shift -1 day" and account.ahead is not None:
        anchor = account.ahead
    if expression == "since":
        anchor = _since_when(anchor, account.said, mention.start)
    if anchor is None and (
        _HANGS.match(expression)
        or (
            mention.relation == "until"
            and account.said is not None
            and account.said.end + REACH > mention.start
        )
    ):
        anchor = account.said
    if anchor is None:
        return resolve(expression, at), None
    if expression in {"after", "around"}:
        # A letter's record gives no value to "shortly after her speech": a database would take it for the event's day.
        if document.kind != "other":
            return None, anchor
        return (after if expression == "after" else around)(anchor.value), anchor
    if expression == "shift +1 day" and mention.time in DAYLIGHT and is_night(anchor):
        return last_day(anchor), anchor
    value = resolve(expression, replace(at, running=anchor.value))
    if expression.startswith(ANCHORED):
        return value, anchor
    uses = value is None or value != resolve(expression, at)
    return value, anchor if uses else None


def _since_when(event: Found | None, said: Found | None, place: int) -> Found | None:
    """What "since then" goes back to: the last event, or the end of what lasted, told right before ("held until April
    and ill since then")."""
    if said is None or event is None:
        return said if event is None else event
    lasted = isinstance(said.value, Interval) and said.value.start is None
    return said if lasted and said.start > event.start and place - said.end < REACH else event


def _counts_on(expression: str) -> bool:
    """Whether the expression counts forward, and so from the last event, however that was dated."""
    return expression.startswith(("shift +", "vague +", "step +", "weekday next", "since"))


def _by_event(
    document: Document, mention: DateMention, account: Account, words: EventWords
) -> tuple[Edtf | None, Found | None]:
    """The eve of the hearing, two days after her arrest: from the last date whose sentence tells of such an event."""
    _, count, unit, word = mention.expression.split(" ", 3)
    for found, lead in reversed(account.meant):
        if words.tells_of(word, document.content[lead : found.start].lower()):
            return shifted(found.value, int(count), unit), found
    for found in reversed(account.dated):
        sentence = document.sentences[found.sentence] if found.sentence >= 0 else None
        if sentence is None or _is_open(found.value):
            continue
        end = min(sentence.end, mention.start)
        told = document.content[sentence.start : found.start] + " " + document.content[found.end : end]
        if words.tells_of(word, told.lower()):
            found = _told_beside(document, account, found, word, words)
            return shifted(found.value, int(count), unit), found
    return None, account.running


def _told_beside(document: Document, account: Account, found: Found, word: str, words: EventWords) -> Found:
    """Of the dates of a sentence that tells of an event the one right before which it does ("; they were tried on"),
    else the one that opens the sentence."""
    same = [f for f in account.dated if f.sentence == found.sentence]
    for place in range(len(same) - 1, 0, -1):
        clause = document.content[same[place - 1].end : same[place].start].lower()
        clause = clause[max(map(clause.rfind, CLAUSE_ENDS)) + 1 :]
        also = max(clause.rfind(joint) for joint in words.breaks[1])
        if words.tells_of(word, clause[also + 1 :]):
            return same[place]
    return next((f for f in same if f.opens), found)


def told_later(
    document: Document,
    mention: DateMention,
    later: Sequence[DateMention],
    at: Standpoint,
    words: EventWords,
) -> Edtf | None:
    """The day of an event that is named before it is told."""
    found = told_further_on(document, mention, later, words)
    if found is None:
        return None
    if found.edtf is not None:
        return parse(found.edtf)
    return resolve(found.expression, at)


def _is_open(value: Edtf) -> bool:
    return isinstance(value, Interval) and (value.start is None or value.end is None)
