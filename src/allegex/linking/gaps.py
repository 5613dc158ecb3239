"""Gaps in dates closed: the year that "On 6 May" does not say, the month of "the 12th".

Years stay with the account and never run past the letter, unless the words speak of a plan.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from allegex.records.edtf import ENDS, SEASONS, Edtf, Point, latest, month_end, month_of, parse

JUMP_BACK = timedelta(days=100)
"""How far a date without a year may lie before the running date and still be of the same year: accounts step back
by weeks or a season ("in March ... the previous December" is said in words), while December to January is a step on."""


class Standpoint(Struct, frozen=True):
    """Where a date is read from: the running date, the letter's date, and whether the words speak of a plan."""

    running: Edtf | None
    letter: date | None
    planned: bool = False
    known: tuple[date, ...] = ()
    """Days of the facts, for a day named again elsewhere in the letter."""
    lender: date | None = None
    """The next full date of the sentence, which lends its year where nothing was dated before it."""
    answers: bool = False
    """Whether the lender is the date of what was answered, and so the earlier one."""
    due: bool = False
    """Whether the plan is still to come when the letter is written."""


def fill(template: str, at: Standpoint) -> Edtf | None:
    """EDTF with its gaps closed; all points of one template lie in one year unless they run over its end."""
    opened, closed = (template[0], template[-1]) if template[0] in "{[" else ("", "")
    inside = template.strip("{}[]")
    sign = "," if opened else "/"
    parts = inside.split(sign)
    filled: list[str] = []
    year: int | None = None
    month = 0
    for part in parts:
        if part == "..":
            filled.append(part)
            continue
        pieces = part.rstrip("~").split("-", 2)
        if pieces[0].isdigit():
            year = int(pieces[0])
            month = int(pieces[1]) if len(pieces) > 1 and pieces[1].isdigit() else 0
        else:
            if year is None:
                open_end = parts[0] == ".." and pieces[0] == "A"  # by the end of the year: no past one
                year = _year(pieces, replace(at, planned=True) if open_end else at)
            elif len(pieces) > 1 and pieces[1].isdigit() and int(pieces[1]) < month:
                year += 1
            if year is None:
                return None
            said = _month_said(pieces, year, at)
            if said is None:
                return None
            year, pieces = said
            month = int(pieces[1]) if len(pieces) > 1 else 0
        filled.append("-".join(pieces) + "~" * part.endswith("~"))
    try:
        return parse(ENDS.sub(month_end, opened + sign.join(filled) + closed))
    except ValueError:
        return None


def _month_said(pieces: list[str], year: int, at: Standpoint) -> tuple[int, list[str]] | None:
    """The pieces with year and month in digits; a month said by reference is that of the running date."""
    if len(pieces) > 1 and not pieces[1].isdigit():
        if pieces[1] in "LKV" or (pieces[1] == "A" and at.running is None):
            if at.letter is None or (pieces[1] == "A" and _is_ahead(pieces, at.letter) and not at.planned):
                return None
            point = month_of(at.letter.year, at.letter.month - (pieces[1] == "K") + (pieces[1] == "V"))
            return int(point.year), [point.year, point.month or "", *pieces[2:]]
        if at.running is None and pieces[1] == "_" and at.lender is not None:
            month = at.lender.month - (int(pieces[2]) > at.lender.day)
            point = month_of(at.lender.year, month)
            return int(point.year), [point.year, point.month or "", *pieces[2:]]
        if at.running is None and pieces[1] == "_" and at.letter is not None:
            if _is_ahead(pieces, at.letter) and not at.planned:
                return None
            point = month_of(at.letter.year, at.letter.month)
            return int(point.year), [point.year, point.month or "", *pieces[2:]]
        base = (
            None
            if at.running is None or (isinstance(at.running, Point) and at.running.month is None)
            else latest(at.running)
        )
        if base is None:
            return None
        step = {"N": 1, "P": -1}.get(pieces[1], 0)
        point = month_of(base.year, base.month + step)
        return int(point.year), [point.year, point.month or "", *pieces[2:]]
    return year, [f"{year:04}", *pieces[1:]]


def _is_ahead(pieces: list[str], letter: date) -> bool:
    """Whether a day of the letter's month lies after the letter."""
    return len(pieces) > 2 and pieces[2].isdigit() and int(pieces[2]) > letter.day


def _year(pieces: list[str], at: Standpoint) -> int | None:
    """The year of the first gap of a template."""
    mark = pieces[0]
    base = None if at.running is None else latest(at.running)
    if mark == "S" and base is None and at.planned and at.letter is not None:
        return at.letter.year
    if mark == "A":
        if base is not None or at.letter is None:
            return base.year if base is not None else None
        later = len(pieces) > 1 and pieces[1].isdigit() and int(pieces[1]) > at.letter.month
        return at.letter.year - (later and not at.planned)
    if mark in "SNP":
        return None if base is None else base.year + {"S": 0, "N": 1, "P": -1}[mark]
    if mark in "LKV":
        return None if at.letter is None else at.letter.year - (mark == "K") + (mark == "V")
    if len(pieces) > 1 and pieces[1] in "LKVA":
        whose = at.letter if pieces[1] != "A" or base is None else base
        return whose.year if whose is not None else None
    if base is None and at.lender is None and len(pieces) > 2 and pieces[1] == "_" and at.letter is not None:
        return at.letter.year
    if base is None and at.lender is not None and len(pieces) > 2 and pieces[1] == "_":
        return at.lender.year
    if len(pieces) == 1 or not pieces[1].isdigit():
        return base.year if base is not None else None
    month = int(pieces[1])
    if month > 12 and mark != "F":
        return (
            _season_year(mark, month, at.letter) if mark in "RU" else base.year if base is not None else None
        )
    day = int(pieces[2]) if len(pieces) > 2 and pieces[2].isdigit() else None
    if mark == "F" and base is not None:
        return base.year + ((SEASONS.get(month, (month,))[0], day or 31) < (base.month, base.day))
    if mark in "RU":
        return _beside_letter(month, day, at.letter, forward=mark == "U")
    for known in reversed(at.known):
        if known.month == month and day in {None, known.day}:
            return known.year
    if base is None and at.lender is not None:
        if at.answers:
            return at.lender.year + ((month, day or 28) < (at.lender.month, at.lender.day))
        return at.lender.year - ((month, day or 1) > (at.lender.month, at.lender.day))
    if base is None:
        return _beside_letter(month, day, at.letter, forward=at.planned)
    return _near(month, day, base, at)


def _season_year(mark: str, season: int, letter: date | None) -> int | None:
    """Last summer, next spring: the last one over, the first one to begin."""
    if letter is None or season not in SEASONS:
        return None
    first, last = SEASONS[season]
    return letter.year - (last >= letter.month) if mark == "R" else letter.year + (first <= letter.month)


def _beside_letter(month: int, day: int | None, letter: date | None, forward: bool) -> int | None:
    if letter is None:
        return None
    if forward:
        return letter.year + ((month, day or 31) < (letter.month, letter.day))
    return letter.year - ((month, day or 1) > (letter.month, letter.day))


def _near(month: int, day: int | None, base: date, at: Standpoint) -> int:
    """The running date's year, or the next one where that lies far back; never after the letter unless planned."""
    year = base.year
    if isinstance(at.running, Point) and at.running.month is None:
        return year
    if _day(year, month, day or 28) < base - JUMP_BACK:
        ahead = _day(year + 1, month, day or 1)
        if at.planned or at.letter is None or ahead <= at.letter:
            return year + 1
    ahead = _day(year + 1, month, day or 1)
    if at.due and at.letter is not None and _day(year, month, day or 28) < base and ahead > at.letter:
        return year + 1
    if at.letter is not None and not at.planned and _day(year, month, day or 1) > at.letter:
        return year - 1
    return year


def _day(year: int, month: int, day: int) -> date:
    """That day, or the last of a shorter month."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)
