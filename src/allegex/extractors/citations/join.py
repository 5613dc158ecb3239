"""Provisions joined to the laws they belong to, and both turned into mentions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from allegex.extractors.citations.again import again
from allegex.extractors.citations.gaps import Gaps
from allegex.extractors.citations.name import Name
from allegex.extractors.citations.names import GAP
from allegex.extractors.citations.part import Part, Pin
from allegex.extractors.citations.provisions import Reader
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.sentence import SENTENCE, SENTENCE_END, far_behind, with_next
from allegex.extractors.citations.work import Cited, Work, name_end


def join(found: Scan, pins: list[Pin], names: list[Name], reader: Reader, rules: Gaps) -> Iterator[Cited]:
    """The citations of the text in order."""
    work = Work(found, rules, _merged(found, pins, rules), names, {}, {})
    _forward(work)
    again(work, reader)
    for index, pin in enumerate(work.pins):
        if index not in work.owner and (at := _name_before(work, pin)) is not None:
            work.owner[index] = at
            work.used.setdefault(at, []).append(pin)
    _continued(work)
    far = far_behind(work)
    ahead = with_next(work)
    for index, name in enumerate(names):
        chain = sorted(work.used.get(index, []), key=_pin_start)
        if not chain and name.pinned_only:
            continue
        cited = _cited(found, name, chain)
        cited.pins += far.get(index, [])
        yield cited
    yield from (
        Cited(pin.start, pin.end, [pin], ahead.get(index))
        for index, pin in enumerate(work.pins)
        if index not in work.owner
    )


HOLDERS = frozenset({"chapter", "title", "book", "part", "section"})
"""Units that articles stand in."""


def _pin_start(pin: Pin) -> int:
    return pin.start


def _cited(found: Scan, name: Name, chain: list[Pin]) -> Cited:
    start = min([name.start, *(pin.start for pin in chain)])
    end = max([name.end, *(pin.end for pin in chain)])
    depth = found.flat.count("(", start, end) - found.flat.count(")", start, end)
    if depth == 1 and found.flat.startswith(")", end):
        end += 1
    if name.kind in NUMBERED and len(chain) > 1:
        chain = [chain[0], *(_inside(before, pin) for before, pin in pairwise(chain))]
    return Cited(start, end, chain, name)


NUMBERED = frozenset({"statute", "constitution", "treaty"})
"""Kinds of law whose paragraphs are those of an article."""


def _inside(before: Pin, pin: Pin) -> Pin:
    """A paragraph listed behind an article as part of it: "article 237, numerals 2 and 3, and first paragraph"."""
    if (
        pin.unit.role != "sub"
        or before.unit.role != "top"
        or pin.unit.unit in HOLDERS
        or before.start > pin.start
    ):
        return pin
    last = before.parts[-1]
    parts = tuple(Part(last.unit, (last.path[0], *part.path), part.label) for part in pin.parts)
    return Pin(pin.start, pin.end, before.unit, parts)


def _merged(found: Scan, pins: list[Pin], rules: Gaps) -> list[Pin]:
    """Pins that are one: "part 2 of article 5", "chapter 12, section 18"."""
    merged: list[Pin] = []
    for pin in reversed(pins):
        after = merged[-1] if merged else None
        if after is not None and (one := _as_one(found, pin, after, rules)) is not None:
            merged[-1] = one
        else:
            merged.append(pin)
    merged.reverse()
    return merged


def _as_one(found: Scan, first: Pin, second: Pin, rules: Gaps) -> Pin | None:
    between = found.flat[first.end : second.start]
    if len(between) > 20:
        return None
    section = first.unit.unit == "section" and second.unit.unit == "article"
    if (first.unit.role in {"sub", "sign", "note"} or section) and rules.belongs(between):
        parts = tuple(
            Part(outer.unit, (*outer.path, *inner.path), outer.label or inner.label)
            for outer in second.parts
            for inner in first.parts
        )
        return Pin(first.start, second.end, second.unit, parts)
    if rules.belongs(between) and (first.unit.role == "top" or _holds(first)) and _holds(second):
        # "Article 5 of chapter II": the articles of a law are numbered through.
        return Pin(first.start, second.end, first.unit, first.parts)
    if len(first.parts) != 1 or not (between in {" ", ", "} or rules.belongs(between)):
        return None
    if first.unit.unit == "chapter" and second.unit.unit == "section":
        outer = first.parts[0]
        parts = tuple(Part(p.unit, (*outer.path, *p.path), p.label) for p in second.parts)
        return Pin(first.start, second.end, second.unit, parts)
    return None


def _holds(pin: Pin) -> bool:
    """Whether a provision is one that holds articles: a chapter, title or book, or a part of the law."""
    return len(pin.parts) == 1 and pin.unit.unit in HOLDERS and pin.unit.role != "top"


def _forward(work: Work) -> None:
    """Gives each pin the law that follows it, and to the pins listed before it the same."""
    found, rules, pins, names = work.found, work.rules, work.pins, work.names
    owner, used = work.owner, work.used
    starts = [name.start for name in names]
    at = len(names) - 1
    for index in range(len(pins) - 1, -1, -1):
        pin = pins[index]
        while at >= 0 and starts[at] >= pin.end:
            at -= 1
        nearest = at + 1
        if nearest < len(names):
            name = names[nearest]
            between = found.flat[pin.end : name.start]
            blocked = index + 1 < len(pins) and pins[index + 1].start < name.start
            if (
                not blocked
                and len(between) <= GAP
                and rules.names_law(between)
                and _fits(between, pin, name, found)
                and not (name.title == "same_law" and _pointed(work, pin))
                and not (between.startswith(")") and _taken_before(work, index))
            ):
                owner[index] = nearest
                used.setdefault(nearest, []).append(pin)
                continue
        if index + 1 in owner:
            following = pins[index + 1]
            between = found.flat[pin.end : following.start]
            listed = len(between) <= GAP and rules.lists(between) and _level(pin, following)
            if listed and not (
                _taken_before(work, index) or (rules.adds(between) and _named_before(work, index))
            ):
                owner[index] = owner[index + 1]
                used[owner[index]].append(pin)


def _level(pin: Pin, following: Pin) -> bool:
    """Whether two pins of a list belong to one law: not "article 5 and paragraph 3 of the same article"."""
    return pin.unit.role in {following.unit.role, "top"}


def _taken_before(work: Work, index: int) -> bool:
    """Whether the pin stands right after a name that has none before it: "the CAT, article 4, and article 5 of"."""
    found, names, pin = work.found, work.names, work.pins[index]
    at = bisect_right(names, pin.start, key=name_end) - 1
    if at < 0 or pin.start - names[at].end > GAP:
        return False
    between = _plain_run(found.flat[names[at].end : pin.start])
    if len(between) <= 3 and "(" in between:
        return True
    return _commas(between) and work.rules.opens(between) and not _owned(work, index, at)


def _pointed(work: Work, pin: Pin) -> bool:
    """Whether a law right before a pin that "thereof" follows points to it: "the CAT, in particular articles 2 and 3 thereof"."""
    at = bisect_right(work.names, pin.start, key=name_end) - 1
    if at < 0 or pin.start - work.names[at].end > GAP:
        return False
    between = work.found.flat[work.names[at].end : pin.start]
    return _commas(between) and len(between) > 2 and work.rules.opens(between)


def _plain_run(between: str) -> str:
    """The run between a name and a pin without a bracket that closes: " (CPP), " is ", "."""
    close = between.find(")") if between.startswith(" (") else -1
    return between[close + 1 :] if close > 0 else between


def _commas(between: str) -> bool:
    """Whether a run begins with a mark."""
    return between.startswith((",", " (", ":"))


def _owned(work: Work, index: int, at: int) -> bool:
    """Whether a pin before the one at `index` is of the name."""
    name = work.names[at]
    if index == 0 or work.pins[index - 1].start >= name.end:
        return False
    between = work.found.flat[work.pins[index - 1].end : name.start]
    return len(between) <= GAP and work.rules.names_law(between)


def _named_before(work: Work, index: int) -> bool:
    """Whether the sentence names a treaty or declaration before the pin that no pin is of."""
    pin = work.pins[index]
    at = bisect_right(work.names, pin.start, key=name_end) - 1
    if at < 0 or work.names[at].kind not in {"treaty", "declaration"} or work.names[at].pinned_only:
        return False
    between = work.found.text[work.names[at].end : pin.start]
    return len(between) <= SENTENCE and not SENTENCE_END.search(between) and not _owned(work, index, at)


def _fits(between: str, pin: Pin, name: Name, found: Scan) -> bool:
    """Whether the run between says that the pin is of the law: a comma or a blank alone only before plain names."""
    bare = between.strip(" ,") in {"", "("}
    if name.title == "same_law":
        return True
    if name.title == "same_article":
        return pin.unit.role in {"sub", "sign", "note"}
    if not bare:
        return True
    if between.strip() == "(":
        return name.rule == "symbol"
    if name.rule in {"acronym", "name", "symbol", "elliptic", "constitutional"}:
        return True
    return (
        between in {" ", ", "}
        and found.text[name.start : name.start + 1].isupper()
        and name.rule != "resolution"
    )


def _name_before(work: Work, pin: Pin) -> int | None:
    """The law right before a pin: "the ICCPR (articles 9 and 14)", "resolution 12/16, paragraph 5"."""
    found, names, rules, used = work.found, work.names, work.rules, work.used
    best = bisect_right(names, pin.start, key=name_end) - 1
    if best < 0:
        return None
    name = names[best]
    between = _plain_run(found.flat[name.end : pin.start])
    if len(between) > GAP or name.title == "same_article":
        return None
    if name.title == "same_law" and (used.get(best) or not between.startswith((",", " (", " :"))):
        return None
    if used.get(best) and "(" not in between and name.rule not in {"comment", "symbol"}:
        return None
    return best if rules.opens(between) else None


def _continued(work: Work) -> None:
    """A list that goes on after a name's pins: "resolution 40/11 (PP 21 and OP 9)", "the ICCPR, article 9 and article 14"."""
    found, rules, pins, names = work.found, work.rules, work.pins, work.names
    owner, used = work.owner, work.used
    for index in range(1, len(pins)):
        if index in owner or index - 1 not in owner:
            continue
        at = owner[index - 1]
        before = pins[index - 1]
        if names[at].start > before.start:
            continue
        between = found.flat[before.end : pins[index].start]
        if len(between) <= GAP and rules.lists(between):
            owner[index] = at
            used[at].append(pins[index])
