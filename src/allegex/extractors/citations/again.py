"""Numbers that go on a list behind a law: "articles 9 of the Code and 10 and 11 of the Act", "42 U.S.C. 1983"."""

from __future__ import annotations

from allegex.extractors.citations.lexicon import Unit
from allegex.extractors.citations.provisions import Reader
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.work import Work

LONGEST_BRACKET = 80
"""Characters of a bracket between a law and the next one of a list."""

SECTION = Unit("section", "sign", False, "")
"""What the numbers right behind the title of an official code are: "42 U.S.C. 1983"."""

WITHOUT_OF = frozenset({"constitutional", "unknown-acronym"})
"""Names of laws that numbers stand right before: "articles 5 CP and 6 CP"."""


def _behind_bracket(found: Scan, place: int) -> int:
    """Where a bracket right after a law ends: its acronym, or the offence."""
    if not found.flat.startswith(" (", place):
        return place
    close = found.flat.find(")", place, place + LONGEST_BRACKET)
    return close + 1 if close > 0 else place


def again(work: Work, reader: Reader) -> None:
    """ "articles 9 of the Code and 10 and 11 of the Act": numbers after a law take the unit before it."""
    found, names, rules, used = work.found, work.names, work.rules, work.used
    starts = {name.start: index for index, name in enumerate(names)}
    for index, name in enumerate(names):
        chain = used.get(index)
        if not chain and name.rule == "code-title":
            begun = name.end + found.flat.startswith(" ", name.end)
            pin = reader.numbers(begun, begun, SECTION) if begun not in found.units else None
            used[index] = [pin] if pin is not None else []
        if not chain:
            continue
        step = rules.again(found.flat, _behind_bracket(found, name.end))
        if step is None or step in found.units or not found.flat[step : step + 1].isdigit():
            continue
        pin = reader.numbers(step, step, chain[-1].unit)
        if pin is None:
            continue
        for length in range(1, 24):
            at = starts.get(pin.end + length)
            if at is not None and at != index:
                between = found.flat[pin.end : pin.end + length]
                alone = names[at].title == "same_law" or names[at].rule in WITHOUT_OF
                joined = bool(between.strip(" ,")) or alone
                inside = all(one.start >= pin.start for one in used.get(at, ()))
                if joined and rules.names_law(between) and inside:
                    used[at] = [pin]
                break
