"""Cases of courts and treaty bodies: against a State by the names of the parties, or by the number of the communication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from allegex.extractors.citations.bodies import body_after, body_before, nearest, writers
from allegex.extractors.citations.name import Name, printed
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.tables import Tables
from allegex.extractors.citations.words import after_sign
from allegex.facts.folding import fold

REACH = 90
"""Characters before "v." in which the first party is looked for."""
MOST_WORDS = 9
_TOKEN = re.compile(r"[^\s,;:()]+")


def cases(found: Scan, tables: Tables) -> Iterator[Name]:
    """Cases of courts and treaty bodies against a State: "Velásquez Rodríguez v. Honduras"."""
    for first, last, form in found.forms:
        if form.group != "versus":
            continue
        end = _state(found, tables, last)
        start = _party(found, tables, first) if end is not None else None
        if end is not None and start is not None:
            yield Name(start=start, end=end, rule="case", kind="case", title=printed(found.text, start, end))


def _party(found: Scan, tables: Tables, end: int) -> int | None:
    """Where the name of a party that ends at `end` begins: capitalised words over small ones."""
    floor = max(end - REACH, found.text.rfind("\n", 0, end) + 1)
    last = end
    if found.text[end - 1] == ")":
        # A name by which the case is known stands between: "González y otras (Campo Algodonero) vs. México".
        last = found.text.rfind(" (", floor, end)
    start, right = None, last
    for token in reversed([*_TOKEN.finditer(found.text, floor, max(last, floor))][-MOST_WORDS:]):
        if token.end() not in {last, right - 1}:
            break
        right = token.start()
        if token.group()[0].isupper():
            start = right
        elif found.flat[right : token.end()] not in tables.parties:
            break
    if start is None:
        return None
    after = tables.case_of.ahead(found.flat, start) or start
    return after if after < end else None


def _state(found: Scan, tables: Tables, start: int) -> int | None:
    """Where the name of a State that begins at `start` ends; the longest one."""
    words = list(_WORD.finditer(found.text, start, start + 60))[:7]
    for count in range(len(words), 0, -1):
        end = words[count - 1].end()
        name = fold(found.text[tables.articles.ahead(found.flat, start) or start : end])
        if tables.states.get(name) is not None:
            return end
    return None


_WORD = re.compile(r"[^\W\d][\w’'-]*")


def communications(found: Scan, tables: Tables) -> Iterator[Name]:
    """ "communication No. 1928/2010" of a treaty body that is named around it. The session is not known."""
    for start, end, form in found.forms:
        if form.group != "communication":
            continue
        begun = after_sign(tables.signs, found.flat, end)
        match = _TWO_LONG.match(found.flat, begun)
        if match is None:
            continue
        _, body = body_after(found, tables, match.end())
        if body is None:
            _, body = body_before(found, tables, start)
        if body is None and found.flat[end:begun].strip():
            body = nearest(found, start, writers(tables))
        if body is None or body not in writers(tables):
            continue
        yield Name(
            start=start,
            end=match.end(),
            rule="communication",
            kind="case",
            title=f"{body} {match['number']}/{match['year']}",
            number=f"{match['number']}/{match['year']}",
            year=int(match["year"]),
        )


_TWO_LONG = re.compile(r" ?(?P<number>\d{1,4})/(?P<year>(?:19|20)\d{2})(?![\d/])")
