"""Dates resolved: relative ones against the running date of the facts or the letter's date.

The running date is the last dated event of the account: the date of a law, a report or a letter is none, nor is the
start of a state ("since 2017"). It begins anew with every section and every heading inside one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from allegex.linking.account import Account, Found
from allegex.linking.daterecord import date_record
from allegex.linking.datesbeside import (
    apposed,
    is_about,
    says_again,
    single_days,
    told_right_after,
    year_lender,
)
from allegex.linking.datevalue import told_later, value_of
from allegex.linking.eventwords import EventWords, event_words
from allegex.linking.gaps import Standpoint
from allegex.linking.resolution import shifted
from allegex.records.date import DateMention
from allegex.records.document import Document
from allegex.records.edtf import Choice, Interval, Point, earliest, latest, parse
from allegex.records.letter import Citation, Date, Header
from allegex.records.page import Warning
from allegex.resources import Resources

FACTS = ("subject", "background", "allegations", "correspondence", "reply_body", "other")
SEASON = 62
"""Days up to which a stretch can be when something happened, and what follows be told from."""
NEAR = 45
"""Characters before a date in which a word can make it the date of a text."""
PLAN = 90
"""Characters before a date in which a word can make it one still to come."""
AFTER_TERM = 25
"""Characters after a term in which a word can do so."""
TURN = 24
"""Characters after the end of a state that can tell of an event on that day."""
FURTHER = 3
"""Dates after an event that is named before its day is told, up to which that is looked for."""
OPENING = 24
"""Characters of a sentence before a date that still opens it ("However, in the "): its date is what comes next's anchor."""


def resolve_dates(
    document: Document,
    mentions: Sequence[DateMention],
    citations: Sequence[Citation],
    header: Header,
    resources: Resources,
) -> tuple[Date, ...]:
    """One date per mention, sorted by start; in a letter a list of days gives one date each."""
    letter = date.fromisoformat(header.date.value) if header.date is not None else None
    account = Account()
    starts = [sentence.start for sentence in document.sentences]
    breaks = [block.start for block in document.text.blocks if block.role == "heading"]
    instruments = sorted(c.end for c in citations)
    out: list[Date] = []
    place: tuple[int | None, int] | None = None
    single = list(single_days(document, sorted(mentions, key=lambda m: (m.start, -m.end))))
    for index, mention in enumerate(single):
        following = single[index + 1] if index + 1 < len(single) else None
        section = document.section_at(mention.start)
        here = (section, bisect_right(breaks, mention.start))
        if here != place:
            place = here
            account.restart()
        sentence = bisect_right(starts, mention.start) - 1
        begin = starts[sentence] if sentence >= 0 else 0
        language = event_words(mention.language, resources)
        expression = mention.expression
        around = _words_of_plan(document, begin, mention, language) if expression.startswith("fill") else ""
        planned = around != "" and language.plans(around)
        known = () if section is None or document.sections[section].kind in FACTS else tuple(account.days)
        lender = (
            year_lender(document, single[index + 1 : index + 1 + FURTHER], sentence)
            if account.last is None
            else None
        )
        due = planned and language.due(around)
        if planned and mention.relation == "until":
            lender = None
        answers = lender is not None and language.answers(_lead(document, begin, mention, NEAR))
        at = Standpoint(None, letter, planned, known, lender, answers, due)
        told = told_right_after(document, mention, following, language)
        value, anchor = (
            (None, None) if told is not None else value_of(document, mention, account, at, language)
        )
        if value is None and told is None and expression.startswith("event"):
            last = account.last.value if account.last is not None else None
            beyond = single[index + 1 : index + 1 + FURTHER]
            told = told_later(document, mention, beyond, replace(at, running=last), language)
        if told is not None:
            _, count, unit, _ = expression.split(" ", 3)
            value, anchor = shifted(told, int(count), unit), None
        if expression and expression != "now" and isinstance(value, Point):
            if mention.relation == "since":
                value = Interval(value, None)
            elif mention.relation == "until" and not expression.startswith("fill"):
                value = Interval(None, value)
        beside = out[-1] if out and apposed(document.content, out[-1].end, mention.start) else None
        again = (
            beside is not None
            and value is not None
            and says_again(document.content, beside, mention, language)
        )
        if (value is None or again) and beside is not None and beside.edtf and _is_day(expression):
            value, anchor = parse(beside.edtf), None
        if value is None:
            out.append(date_record(mention, None, anchor, section))
            continue
        if (
            beside is not None
            and beside.by == "dates:relative"
            and ((beside.edtf is None and not beside.inferred) or is_about(beside, value))
        ):
            whole = value
            if beside.relation == "since" and isinstance(value, Point):
                whole = Interval(value, None)
            same = Found(len(out) - 1, whole, earliest(whole), latest(whole), sentence, False, mention.end)
            out[-1] = replace(
                date_record(
                    replace(mention, start=beside.start, end=beside.end, edtf=None), same, None, section
                ),
                relative=True,
                inferred=("all",),
                by=beside.by,
            )
        opens = mention.start - begin <= OPENING
        found = Found(
            len(out), value, earliest(value), latest(value), sentence, opens, mention.end, mention.start
        )
        out.append(date_record(mention, found, anchor, section))
        account.said = _closed(found)
        found = _turning(document, found, language)
        if (
            (found.value is not value or _is_event(mention, found))
            and not expression.startswith("first")
            and not (letter is not None and found.first is not None and found.first > letter)
            and not _right_after(instruments, mention.start)
            and not language.instrument(lead := _lead(document, begin, mention, NEAR))
        ):
            if lead.rstrip().endswith(language.dates.ahead):
                account.mean(found, max(begin, out[-2].end if len(out) > 1 else 0))
                continue
            relative = expression != "" and not expression.startswith("fill")
            account.note(found, relative, relative and "-" in expression)
            in_facts = section is not None and document.sections[section].kind in FACTS
            value = found.value
            if in_facts and isinstance(value, Point) and value.day not in {None, "XX"}:
                account.days.append(found.first or date.min)
    return tuple(out)


def date_warnings(document: Document, dates: Sequence[Date], header: Header) -> tuple[Warning, ...]:
    """Dates that the calendar does not have, and past ones after the letter's own date."""
    letter = header.date.value if header.date is not None else None
    out = []
    for index, found in enumerate(dates):
        if found.by == "dates:impossible":
            code, detail = "date_impossible", f"dates[{index}] is no day of the calendar; no value given"
        elif (
            letter
            and found.by == "dates:full"
            and found.relation != "until"
            and (found.earliest or "") > letter
        ):
            code, detail = "date_after_letter", f"dates[{index}] lies after the letter's own date"
        else:
            continue
        pages = document.text.places(found.start, found.end)
        out.append(Warning(code, detail, pages[0].page if pages else None))
    return tuple(out)


def _lead(document: Document, begin: int, mention: DateMention, reach: int) -> str:
    """The words of the sentence before a date, in lower case."""
    return document.content[max(begin, mention.start - reach) : mention.start].lower().replace("’", "'")


def _words_of_plan(document: Document, begin: int, mention: DateMention, words: EventWords) -> str:
    """The words that can say that a date is still to come: those before it, and after a term those behind it too."""
    end = mention.end + AFTER_TERM if mention.relation == "until" else mention.end
    begin = max(begin, mention.start - PLAN)
    begin = max(begin, document.content.rfind(";", begin, mention.start))
    around = document.content[begin:end].lower().replace("’", "'")
    return around[max(around.rfind(aside) for aside in words.dates.asides) + 1 :]


def _is_day(expression: str) -> bool:
    return expression.startswith(("event", "shift"))


def _is_event(mention: DateMention, found: Found) -> bool:
    """Whether the date can be when something happened: no state that lasts, no stretch longer than a season."""
    value = found.value
    if mention.relation in {"since", "until"} or (isinstance(value, Choice) and not value.every):
        return False
    if found.first is None or found.last is None:
        return False
    return found.days <= SEASON or not isinstance(value, Interval) or mention.relation == "about"


def _turning(document: Document, found: Found, words: EventWords) -> Found:
    """The end of a state instead of the state, where the words after it tell what happened then."""
    value, place = found.value, found.end
    if not isinstance(value, Interval) or value.end is None:
        return found
    if not document.content[place : place + TURN].lower().replace("’", "'").startswith(words.dates.turns):
        return found
    return replace(found, value=value.end, first=earliest(value.end), last=latest(value.end))


def _closed(found: Found) -> Found:
    """A date that has a last day: of a state without end its first one."""
    value = found.value
    if not isinstance(value, Interval) or value.end is not None or value.start is None:
        return found
    return replace(found, value=value.start, last=latest(value.start))


def _right_after(ends: Sequence[int], start: int) -> bool:
    """Whether a citation ends right before: "resolution 17/4 of 16 June 2011"."""
    place = bisect_right(ends, start)
    return place > 0 and start - ends[place - 1] <= 9
