"""The time of day that stands beside a date: "at about 3 a.m. on", ", vers 6 heures du matin", "the evening of"."""

from __future__ import annotations

import re

from allegex.extractors.dates.lexicon import Lexicon

REACH = 45
"""Characters before a date that are looked at."""


def time_beside(text: str, start: int, end: int, words: Lexicon) -> str | None:
    """ "15:30", "~15:30", or a part of the day; None where none stands right beside text[start:end]."""
    found = words.time_after.match(text, end) if text[end : end + 1] in {" ", ","} else None
    value = None if found is None else clock(found, words)
    if value is not None:
        return value
    before = text[max(0, start - REACH) : start]
    if not _ends_in_time(before, words):
        return None
    found = words.time_before.search(before)
    return None if found is None else clock(found, words)


def _ends_in_time(before: str, words: Lexicon) -> bool:
    """Whether the last word that does more than join can end a time of day."""
    for word in reversed(before.rsplit(None, 6)):
        bare = word.rstrip(",.")
        if bare.endswith(words.time_ends) or bare[-1:].isdecimal():
            return True
        if bare not in words.joins:
            return False
    return False


BOUNDS = {"l": "until", "k": "until", "<": "until", "s": "since", "f": "since"}
"""Letters of words that make the time after them, and so its day, an end or a start."""


def bound(text: str, start: int, words: Lexicon) -> tuple[str, int] | None:
    """ "until" or "since", and where its word starts, where that stands before the time of the day at `start`
    ("by 5 p.m. on 30 June")."""
    reach = max(0, start - REACH)
    before = text[reach:start]
    found = words.time_before.search(before)
    if found is None or found["h"] is None:
        return None
    opening = before[: found.start()].rstrip().rpartition(" ")[2]
    held = before[found.start() :].split(" ", 1)[0]
    for word in (held, opening):
        code = words.classes.get(word, "w")
        if code in BOUNDS and words.values.get(word) != "at":
            return BOUNDS[code], reach + before.rindex(word, 0, found.start() + len(held))
    return None


def time_alone(text: str, words: Lexicon) -> str | None:
    """The time that a whole sentence or row consists of ("11 a.m."), None where there is anything else."""
    found = words.time_after.match(f" {text}")
    if found is None or len(text) - found.end() + 1 > 1 or text[found.end() - 1 :].strip(". :"):
        return None
    return clock(found, words)


def clock(found: re.Match[str], words: Lexicon) -> str | None:
    """The value of a matched time; None for hours that no day has."""
    if found["p"] is not None:
        return words.parts[found["p"]]
    hour, minute = int(found["h"]), int(found["m"] or found["hh"] or 0)
    noon = found["n"]
    bare = found["m"] is None and found["hh"] is None
    if bare and noon is None and not any(unit in found[0] for unit in words.data.times.hours):
        return None
    if noon in words.data.times.afternoon and hour < 12:
        hour += 12
    if noon in words.data.times.forenoon and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    return f"{'~' if found['a'] else ''}{hour % 24:02}:{minute:02}"
