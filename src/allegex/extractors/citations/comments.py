"""General comments and recommendations of treaty bodies, with those that a sentence goes on to by their number alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from allegex.extractors.citations.bodies import ahead, body_after, body_before, nearest, writers
from allegex.extractors.citations.name import Name, printed
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.tables import Tables

SENTENCE = 160
"""Characters between a treaty and a comment on it."""
FURTHER = 90
"""Characters between a comment and the next one of which only the number is said."""
_END = re.compile(r"[.;] |\0")
_SENTENCE_END = re.compile(r"[a-z)]\. [A-Z]|\0")
_DIGITS = re.compile(r"(?<= )\d{1,3}(?![\d/-])")


def comments(found: Scan, tables: Tables) -> Iterator[Name]:
    """General comments and recommendations: the body from the words around, else where only one has that number."""
    for start, end, form in found.forms:
        if form.group not in {"comment", "recommendation"}:
            continue
        if end - start == 2 and not found.text[start:end].isupper():
            continue
        numbers, match = [], tables.comment(found.flat, end)
        place = end
        while match is not None:
            numbers.append(match)
            place = match.end()
            step = tables.joined(found.flat, place)
            match = tables.comment(found.flat, step) if step is not None else None
            if (
                match is not None
                and step == match.start()
                and not match["year"]
                and found.flat[end - 1] != "s"
            ):
                # One comment, and a number that counts what follows: "general comment No. 34 and 12 States".
                match = None
        if numbers:
            name = _comments(found, tables, (start, place, form.group), numbers)
            yield name
            yield from _further(found, tables, name, form.group)


def _further(found: Scan, tables: Tables, name: Name, group: str) -> Iterator[Name]:
    """ "34 (2011), para. 38, and 37 (2020), paras. 15-17": comments of the same body by their numbers."""
    body = next((one for one in writers(tables) if name.ids and name.ids[-1].startswith(f"{one}/")), None)
    if body is None:
        return
    low = found.flat
    for digits in _DIGITS.finditer(low, name.end, name.end + FURTHER):
        begun = tables.signs.behind(low, name.end, digits.start())
        signed = begun is not None
        begun = digits.start() if begun is None else begun
        number = tables.comment(low, digits.start())
        if (
            number is None
            or not (signed or number["year"])
            or _SENTENCE_END.search(found.text, name.end, begun)
        ):
            continue
        before = tables.articles.behind(low, name.end, begun) or begun
        if low[before - 2 : before] != ", " and tables.conjunctions.behind(low, name.end, before) is None:
            continue
        ids, _ = _comment(tables, group, int(number["number"]), body)
        place = number.end()
        yield Name(
            start=begun,
            end=place,
            rule="comment",
            kind="general_comment",
            ids=ids,
            title=printed(found.text, begun, place),
            number=number["number"],
            year=int(number["year"]) if number["year"] else None,
        )


def _comments(found: Scan, tables: Tables, at: tuple[int, int, str], numbers: list[re.Match[str]]) -> Name:
    """The name of one comment, or of several under one word."""
    start, place, group = at
    last, body = body_after(found, tables, place)
    first = start
    if body is None:
        first, body = body_before(found, tables, start)
    if body is None and tables.possessive(found.flat, start):
        body = ahead(found, place, writers(tables))
    near = body or nearest(found, start, writers(tables))
    read = [_comment(tables, group, int(number["number"]), near) for number in numbers]
    if near is None and not all(ids for ids, _ in read):
        near = _of_treaty(found, tables, start)
        read = [_comment(tables, group, int(number["number"]), near) for number in numbers]
    certain = all(ids for ids, _ in read)
    year = numbers[0]["year"]
    return Name(
        start=first,
        end=max(last, place),
        rule="comment",
        kind="general_comment",
        ids=tuple(one for ids, _ in read for one in ids) if certain else (),
        title=printed(found.text, start, place),
        number=numbers[0]["number"] if len(numbers) == 1 else None,
        year=int(year) if year and len(numbers) == 1 else None,
        candidates=tuple(one for _, more in read for one in more),
    )


def _of_treaty(found: Scan, tables: Tables, start: int) -> str | None:
    """The committee of the treaty named last before in the same sentence, where it writes comments."""
    at = bisect_left(found.names, (start,)) - 1
    if at < 0 or start - found.names[at][1] > SENTENCE or _END.search(found.flat, found.names[at][1], start):
        return None
    committee = tables.committees.get(found.names[at][2])
    return committee if committee in writers(tables) else None


def _comment(
    tables: Tables, kind: str, number: int, body: str | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(symbol, nothing) or (nothing, candidates)."""
    both = [*tables.comments.get((kind, number), ()), *tables.comments.get((_other(kind), number), ())]
    if body is not None:
        symbols = [symbol for committee, symbol in both if committee == body]
        if symbols:
            return (symbols[0],), ()
        return (f"{body}/C/GC/{number}",), ()
    rows = tables.comments.get((kind, number), ()) or tuple(both)
    if len(rows) == 1:
        return (rows[0][1],), ()
    return (), tuple(symbol for _, symbol in rows)


def _other(kind: str) -> str:
    return "recommendation" if kind == "comment" else "comment"
