"""Drafts that only together say one date: "soit le 6, soit le 7 mars", "from 5 p.m. on 1 May to 8 a.m. on 3 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from allegex.extractors.dates.between import filled
from allegex.extractors.dates.drafts import Draft
from allegex.extractors.dates.lexicon import Lexicon

REACH = 40
"""Characters between two ends of a stretch that each have their time of day."""
_DIGIT = re.compile("[0-9]")
LEAD = 26
"""Characters before a date in which the first of two words of choice stands."""


def joined(drafts: Sequence[Draft], text: str, words: Lexicon) -> Sequence[Draft]:
    """The drafts, those of one choice or of one stretch as one; a part of a year said again has its year."""
    out = [drafts[0]]
    for draft in drafts[1:]:
        before = out[-1]
        expression = draft.expression
        if draft.start - before.end <= REACH and expression.removeprefix("../")[:1].isdecimal():
            one = _choice(before, draft, text, words) or _stretch(before, draft, text, words)
            if one is not None:
                out[-1] = one
                continue
        if len(expression) == len("2020"):
            draft = _part_again(before, draft, text, words)
        out.append(draft)
    return out


def _choice(first: Draft, second: Draft, text: str, words: Lexicon) -> Draft | None:
    """Two points of which one is meant, each with its word of choice before it."""
    either = words.data.either
    if text[first.end : second.start].strip(" ,") not in either:
        return None
    if not text[max(0, first.start - LEAD) : first.start].rstrip().endswith(either):
        return None
    said = first.expression.strip("[]")
    if said.startswith("_-"):  # its month and year are those of the second
        said = second.expression[: len(second.expression) - len(said.strip("_-"))] + said.strip("_-")
    if "/" in said or "/" in second.expression or not said[:1].isdecimal():
        return None
    if len(said.rpartition(",")[2]) != len(second.expression):
        return None
    return Draft(first.start, second.end, f"[{said},{second.expression}]")


def _stretch(first: Draft, second: Draft, text: str, words: Lexicon) -> Draft | None:
    """Two days with a word between them that leads to an end, and a time of day beside one of them or both."""
    if second.expression[0] != "." and _DIGIT.search(text, first.end, second.start) is None:
        return None
    last = second.expression.removeprefix("../")
    if len(last) != len("2020-05-01") or first.relation != "at" or first.expression.startswith("_-_"):
        return None
    start_day = filled(first.expression, last)
    if start_day is None:
        return None
    between = text[first.end : second.start]
    found = words.time_after.match(between)
    rest = between[found.end() :] if found is not None and found["h"] is not None else between
    leading = rest.strip(" ,").split(" ", 1)
    if last != second.expression:
        if rest.strip(" ,"):
            return None
    elif words.classes.get(leading[0].rstrip("'"), words.classes.get(leading[0], "w")) not in {"q", "l"}:
        return None
    after = words.time_before.search(rest)
    if after is not None and len(rest[: after.start()].split()) > 1:
        return None
    if after is None and len(leading) > 1 and any(char.isdecimal() for char in leading[1]):
        return None
    lead = text[max(0, first.start - REACH) : first.start]
    time = words.time_before.search(lead)
    start = len(lead) if time is None else time.start()
    opening = lead[:start].rstrip().rpartition(" ")[2]
    held = (lead[start:].split() or [""])[0]
    for word in (opening, held):
        code = words.classes.get(word, "w")
        if word and (code in {"f", "r", "s"} or (code == "o" and time is not None)):
            place = first.start - len(lead) + lead.rindex(word, 0, start + len(held))
            return Draft(place, second.end, f"{start_day}/{last}", "during")
    return None


def _part_again(before: Draft, draft: Draft, text: str, words: Lexicon) -> Draft:
    """A bare year after "the same period of": the part of the year that was said before."""
    if not draft.expression.isdecimal():
        return draft
    year = before.expression[:4]
    if len(before.expression) < 7 or not year.isdecimal() or before.relation in {"since", "until"}:
        return draft
    if not text[max(0, draft.start - LEAD) : draft.start].rstrip().endswith(words.data.same_part):
        return draft
    return replace(
        draft, expression=before.expression.replace(year, draft.expression), relation=before.relation
    )
