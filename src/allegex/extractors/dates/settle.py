"""Drafts settled: no overlaps, one day said in two calendars once, years lent to dates that say none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from allegex.extractors.dates.between import between
from allegex.extractors.dates.drafts import Draft
from allegex.extractors.dates.joined import joined
from allegex.extractors.dates.lexicon import Lexicon

BESIDE = 16
"""Characters between a day and the same day in another calendar."""


def settled(drafts: Iterable[Draft], content: str, words: Lexicon) -> Sequence[Draft]:
    """Drafts in order without overlaps (the longer one stays); a converted date beside its Gregorian day goes."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if kept and draft.start < kept[-1].end:
            if draft.end - draft.start > kept[-1].end - kept[-1].start:
                kept[-1] = draft
            continue
        kept.append(draft)
    out: list[Draft] = []
    for index, draft in enumerate(kept):
        beside = kept[index + 1] if index + 1 < len(kept) else None
        before = kept[index - 1] if index else None
        if draft.calendar and (
            (beside and not beside.calendar and _same_day(content[draft.end : beside.start], words))
            or (before and not before.calendar and _same_day(content[before.end : draft.start], words))
        ):
            continue
        out.append(draft)
    if not out:
        return out
    if len(out) > 1:
        out = list(joined(_years_lent(out, content, words), content, words))
    return between(out, content, words)


def _same_day(between: str, words: Lexicon) -> bool:
    """Whether what stands between two dates makes them one day in two calendars."""
    if len(between) < BESIDE and ")" not in between.strip(" ") and ("(" in between or between.strip() == "/"):
        return True
    return between.strip(" ,;(").startswith(words.data.equals) and len(between) < 2 * BESIDE


def _years_lent(drafts: Sequence[Draft], content: str, words: Lexicon) -> Sequence[Draft]:
    """Drafts in which "11 March and 17 to 18 July 2021" gives its year to the first."""
    out = list(drafts)
    for index in range(len(out) - 2, -1, -1):
        draft, after = out[index], out[index + 1]
        if not (
            draft.expression.startswith(("_-", "{_-"))
            and after.expression[:4].isdigit()
            and "_" not in after.expression
        ):
            continue
        between = content[draft.end : after.start].split()
        if len(between) > 3 or not between or words.classes.get(between[0], "w") not in "&|,q":
            continue
        year = int(after.expression[:4])
        if draft.expression.startswith("_-_-"):
            if after.expression[7:8] == "-" and draft.expression[4:6] < after.expression[8:10]:
                out[index] = replace(draft, expression=after.expression[:8] + draft.expression[4:])
            continue
        if draft.expression.lstrip("{")[2:7] > after.expression[5:10]:
            year -= 1
        out[index] = replace(draft, expression=draft.expression.replace("_", str(year)))
    return out
