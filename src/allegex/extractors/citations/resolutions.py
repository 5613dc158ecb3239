"""Resolutions and decisions in prose: a body word shared by a list of numbers, before or after it, or from what stands near."""

from __future__ import annotations

import re
from collections.abc import Iterator

from allegex.extractors.citations.bodies import ahead, body_after, body_before, nearest
from allegex.extractors.citations.name import Name
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.tables import Tables
from allegex.extractors.citations.words import after_sign

_PAIR = re.compile(r"(?:(e?s)-)?(\d+)/(\d+)(?: ?[a-z])?")
_COUNTED = re.compile(r"(\d+) ?([a-z])? ?\((\d{4}|[ivxlc]+)\)")
_YEAR = re.compile(r" \((?:19|20)\d{2}\)")
"""The year behind a number that does not need it: "resolution 12/16 (2009)"."""
PASSING = frozenset({"HRC", "GA", "SC", "ECOSOC", "CHR"})
"""Bodies that pass resolutions."""
MOST = 60
"""Numbers of one list that are read."""
MOST_SESSIONS, FIRST_YEAR = 120, 1946
"""No body has had so many sessions; from that year on the number before the stroke may be a year."""
LAST_COUNCIL = 65
"""Sessions of the Council reached so far, with some to come."""


def resolutions(found: Scan, tables: Tables) -> Iterator[Name]:
    """One name for each run of numbers under one word; `ids` holds a symbol for each number."""
    for start, end, form in found.forms:
        if form.group not in {"resolution", "decision"} or form.generic:
            continue
        match = tables.number(found.flat, end)
        between = None
        if match is None:
            # "résolutions du Conseil des droits de l'homme 12/16 et 24/24"
            named, between = body_after(found, tables, end)
            match = tables.number(found.flat, named) if between is not None else None
        if match is None and between is None:
            known = _of_council(found, tables, start, end)
            if known is not None:
                yield known
        if match is None:
            continue
        left = match[0].partition("/")[0]
        if left.isdigit() and MOST_SESSIONS < int(left) < FIRST_YEAR and "/" in match[0]:
            continue
        numbers, place = [match[0]], match[1]
        while len(numbers) < MOST and (step := tables.joined(found.flat, place)) is not None:
            more = tables.number(found.flat, step)
            if more is None:
                break
            numbers.append(more[0])
            place = more[1]
        year = _YEAR.match(found.flat, place)
        place = year.end() if year is not None else place
        last, body = body_after(found, tables, place)
        first = start
        body = body or between
        if body is None:
            first, body = body_before(found, tables, start)
        if body is None or tables.bodies[body].resolution is None:
            first, last = (start, place) if body is not None else (first, place)
            possessive = tables.possessive(found.flat, start)
            body = (ahead(found, place, PASSING) if possessive else None) or nearest(found, start, PASSING)
        read = [_read(tables, form.group, number, body) for number in numbers]
        certain = all(symbol is not None for symbol, _ in read)
        yield Name(
            start=first,
            end=last,
            rule="resolution",
            kind="resolution",
            ids=tuple(symbol for symbol, _ in read if symbol is not None) if certain else (),
            title=None,
            candidates=() if certain else tuple(c for _, more_c in read for c in more_c),
        )


def _read(tables: Tables, form: str, number: str, body: str | None) -> tuple[str | None, tuple[str, ...]]:
    """(symbol, nothing) or (None, candidates)."""
    counted = _COUNTED.fullmatch(number)
    if counted is not None:
        count, letter, session = counted.groups()
        if session.isdigit():
            return f"S/RES/{count}({session})", ()
        prefix = "E/RES" if body == "ECOSOC" else "A/RES"
        return f"{prefix}/{count}{(letter or '').upper()}({session.upper()})", ()
    pair = _PAIR.fullmatch(number)
    if pair is None:
        return None, ()
    special, left, right = pair.groups()
    plain = f"{special.upper()}-{left}/{right}" if special else f"{left}/{right}"
    body = _body(tables, int(left), plain, body)
    if body is None:
        return None, (f"E/CN.4/RES/{plain}", f"E/RES/{plain}")
    row = tables.bodies[body]
    template = row.decision if form == "decision" else row.resolution
    return (template or row.resolution or "{}").format(plain), ()


def _body(tables: Tables, left: int, plain: str, body: str | None) -> str | None:
    """The body that can have passed this number: the one named, if the number is of its shape."""
    if left >= 1946:
        if body in {"ECOSOC", "CHR"}:
            return body
        if plain in tables.economic:
            return "ECOSOC"
        return "CHR" if f"E/CN.4/RES/{plain}" in tables.renewals else None
    if body in {"HRC", "GA"} and (body == "GA" or left <= LAST_COUNCIL):
        return body
    if left > LAST_COUNCIL or plain in tables.assembly:
        return "GA"
    return "HRC"


def _of_council(found: Scan, tables: Tables, start: int, end: int) -> Name | None:
    """A resolution of the Security Council that is known by its number without its year: "resolution 1325"."""
    number = _ALONE.match(found.flat, after_sign(tables.signs, found.flat, end))
    ident = tables.council.get(number["number"]) if number is not None else None
    if number is None or ident is None:
        return None
    last, body = body_after(found, tables, number.end())
    first = start
    if body is None:
        last = number.end()
        first, body = body_before(found, tables, start)
    if body != "SC":
        return None
    return Name(start=first, end=last, rule="resolution", kind="resolution", ids=(ident,), title=None)


_ALONE = re.compile(r" ?(?P<number>\d{3,4})(?![\d/(-]| \()")
