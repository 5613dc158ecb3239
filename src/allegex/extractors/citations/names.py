"""The names of a text, each once: none inside another, and a title and its number side by side as one law."""

from __future__ import annotations

import re

from msgspec.structs import replace

from allegex.extractors.citations.gaps import Gaps
from allegex.extractors.citations.name import Name
from allegex.extractors.citations.scan import Scan

GAP = 60
"""Longest run of words between a provision and its law that is looked at."""

_DEFINITION = re.compile(r" ?[(\[](?:[a-z'-]+,? ){0,4}[\"']?|, [\"']?")
"""An instrument's own acronym in brackets after its name."""


def joined_names(names: list[Name], found: Scan, rules: Gaps) -> list[Name]:
    """The names without those inside others; a law's title and its number side by side are one law."""
    kept: list[Name] = []
    blocked = -1
    for name in sorted(names, key=_order):
        if name.start < blocked or (kept and name.start < kept[-1].end):
            continue
        if (
            kept
            and name.rule in {"acronym", "name", "resolution"}
            and name.ids == kept[-1].ids
            and _DEFINITION.fullmatch(found.flat, kept[-1].end, name.start)
        ):
            blocked = name.end
            continue
        if kept and (one := _one(kept[-1], name, found, rules)) is not None:
            kept[-1] = one
            continue
        kept.append(name)
    return kept


def _appended(first: Name, second: Name, found: Scan, rules: Gaps) -> bool:
    """Whether a number alone follows a title: "Press Code, Law 88-13", not "Penal Code, Law 5 of 2001 and Press Code"."""
    if first.number is not None or second.number is None or not _bare(second):
        return False
    return rules.again(found.flat, second.end) is None or found.flat.startswith((".", ")"), second.end)


def _bare(name: Name) -> bool:
    """Whether a law has no title but the word for its kind: "Law No. 5237", which its title may follow."""
    return len((name.title or "").split()) == 1


def _order(name: Name) -> tuple[int, int, bool, str]:
    """By place; the longest first; of two names of the same words the one that facts know."""
    return name.start, -name.end, name.rule.startswith("law-") or name.rule == "elliptic", name.rule


def _one(first: Name, second: Name, found: Scan, rules: Gaps) -> Name | None:
    """Two names of one thing: a comment and its symbol; a code and the decree that made it."""
    between = found.flat[first.end : second.start]
    if len(between) > GAP or "\0" in between:
        return None
    bracket = "(" in between
    close = 1 if bracket and found.flat.startswith(")", second.end) else 0
    if second.rule == "symbol":
        same = first.ids == second.ids or first.kind == second.kind in {"general_comment", "case"}
        if same and between in {" (", ", ", " "}:
            return replace(
                first, end=second.end + close, ids=second.ids, candidates=(), opens=bracket and not close
            )
        return None
    if first.kind == second.kind == "case" and between in {" (", ", ", " "}:
        named, other = (second, first) if first.rule == "symbol" else (first, second)
        return replace(
            named,
            start=first.start,
            end=second.end + close,
            ids=first.ids or second.ids,
            number=named.number or other.number,
            year=named.year or other.year,
            opens=bracket and not close,
        )
    if first.rule == "symbol" or not (first.rule.startswith("law-") and second.rule.startswith("law-")):
        return None
    apposed = between == ", " and first.number is not None and second.number is None and _bare(first)
    apposed = apposed or (between == ", " and _appended(first, second, found, rules))
    if first.kind == "constitution" or not (apposed or rules.same_law(between)) or between in {" ", ""}:
        return None
    if between == ", " and not apposed:
        return None
    numbered = second.number is not None
    if not numbered and first.number is None:
        return None
    if between.strip() == "(" and not numbered and not found.flat.startswith(")", second.end):
        return None
    if bracket and not numbered and len((first.title or "").split()) > 2:
        return replace(first, end=second.end + close, defines=(*first.defines, second.title or ""))
    named = first if first.number is None or first.rule == "law-code" else second
    other = second if named is first else first
    return replace(
        named,
        start=first.start,
        end=second.end + close,
        number=other.number or named.number,
        year=other.year or named.year,
        date=other.date or named.date,
        jurisdiction=named.jurisdiction or other.jurisdiction,
        jurisdiction_by=named.jurisdiction_by or other.jurisdiction_by,
        pinned_only=False,
    )
