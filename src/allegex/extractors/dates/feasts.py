"""Days that are called by a name, some of which move with Easter."""

from __future__ import annotations

from datetime import date, timedelta

from allegex.extractors.dates.drafts import Draft

EASTER = "easter"


def feast_draft(text: str, start: int, end: int, day: str) -> Draft | None:
    """ "Christmas Eve 2019", "Lunes de Pascua de 2018"; `day` is "12-24" or "easter+1".

    "easter-7/easter" is a week. None for one that moves and stands without its year: its day follows from nothing.
    """
    after = text[end : end + 9].lstrip(" ,")
    for join in ("of ", "de "):
        after = after.removeprefix(join)
    year = after[:4]
    said = len(year) == 4 and year.isdecimal() and not after[4:5].isalnum() and "1800" < year < "2150"
    if said:
        end = text.index(year, end) + 4
    if not day.startswith(EASTER):
        return Draft(start, end, f"{year if said else '_'}-{day}")
    if not said:
        return None
    moved = [easter(int(year)) + timedelta(int(part.removeprefix(EASTER) or 0)) for part in day.split("/")]
    return Draft(start, end, "/".join(map(date.isoformat, moved)), "at" if len(moved) == 1 else "during")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
