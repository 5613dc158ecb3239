"""Stretches between two days of which each, or one, has its time: "between 8 p.m. of 18 and dawn of 22 October"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allegex.extractors.dates.drafts import Draft
from allegex.extractors.dates.lexicon import Lexicon

REACH = 90
"""Characters before the second day in which the first one and the word "between" stand."""
_DAY = re.compile(r"(?<![\d.:/,])([0-3]?\d)(?:st|nd|rd|th|er|º)?$")


def between(drafts: Sequence[Draft], text: str, words: Lexicon) -> Sequence[Draft]:
    """The drafts, two that are the ends of one stretch as one."""
    start = drafts[0].start - REACH
    for word in words.between:
        if text.find(word, max(0, start), drafts[-1].start) >= 0:
            break
    else:
        return drafts
    out: list[Draft] = []
    for draft in drafts:
        said = draft.expression
        full = len(said) == len("2020-05-01") and said[0].isdecimal() and draft.relation == "at"
        one = _stretch(out[-1] if out else None, draft, text, words) if full else None
        if one is not None and out and out[-1].start > one.start:
            out.pop()
        out.append(draft if one is None else one)
    return out


def _stretch(first: Draft | None, second: Draft, text: str, words: Lexicon) -> Draft | None:
    """From the first day to the second, which is said in full."""
    begin = max(0, second.start - REACH)
    lead = text[begin : second.start]
    place = max(lead.rfind(word) for word in words.between)
    if place < 0 or (place and lead[place - 1].isalpha()):
        return None
    opening = place + len(lead[place:].split(" ", 1)[0])
    ending = words.time_before.search(lead, opening)
    head = lead[opening : ending.start() if ending is not None else len(lead)].rstrip()
    while words.classes.get(head.rpartition(" ")[2], "w") == "t":
        head = head.rpartition(" ")[0].rstrip()
    head, _, joint = head.rpartition(" ")
    if words.classes.get(joint, "w") != "&":
        return None
    head = head.rstrip(" ,")
    if first is not None and first.end == begin + opening + len(head):
        said, start = first.expression, first.start - begin
    else:
        number = _DAY.search(head)
        if number is None:
            return None
        said, start = f"_-_-{int(number[1]):02}", opening + number.start()
    starting = words.time_before.search(lead[opening:start])
    if starting is None and ending is None:
        return None
    if starting is not None and any(
        words.classes.get(word, "w") != "t" for word in lead[opening : opening + starting.start()].split()
    ):
        return None
    day = filled(said, second.expression)
    if day is None or not day < second.expression:
        return None
    return Draft(begin + place, second.end, f"{day}/{second.expression}", "during")


def filled(said: str, day: str) -> str | None:
    """The first day with the month and year of the second where it says none."""
    if said.startswith("_-_-"):
        return f"{day[:8]}{said[4:]}"
    if said.startswith("_-") and len(said) == len("_-05-01"):
        return f"{int(day[:4]) - (said[2:] > day[5:])}{said[1:]}"
    return said if len(said) == 10 and said[0].isdecimal() else None
