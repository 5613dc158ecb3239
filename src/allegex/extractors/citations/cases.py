"""Cases of courts and treaty bodies: against a State by the names of the parties, or by the number of the communication."""

from __future__ import annotations

import re
from bisect import bisect_left
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
        elif found.flat[right : token.end()] not in tables.parties and not token.group().isdigit():
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

COURT_REACH = 160
"""Characters before a case in which its court is looked for."""
_BRACKET = re.compile(r" \((?P<in>[^()\0]{3,60})\)")
_TOKEN_AHEAD = re.compile(r"[ ](?P<word>[^\s,;:()]+)")


def named_cases(found: Scan, tables: Tables) -> Iterator[Name]:
    """Cases without "v.": "the case of Kimel (Argentina)", or any case after the name of a court in the same sentence."""
    versus = [start for start, _, form in found.forms if form.group == "versus"]
    courts = [(start, end) for start, end, form in found.forms if form.group == "court"]
    for _, after, form in found.forms:
        if form.group != "case":
            continue
        span = _named(found, tables, after)
        if span is None:
            continue
        start, end, reach = span
        if bisect_left(versus, start) < bisect_left(versus, end):
            continue
        bracket = _BRACKET.match(found.text, reach)
        state = bracket is not None and tables.states.get(fold(bracket["in"])) is not None
        if not state and not any(_same_sentence(found.text, last, after) for _, last in courts):
            continue
        end = bracket.end() if bracket is not None else end
        yield Name(start=start, end=end, rule="case", kind="case", title=printed(found.text, start, end))


def _same_sentence(text: str, start: int, end: int) -> bool:
    return 0 <= end - start <= COURT_REACH and not _SENTENCE_END.search(text, start, end)


_SENTENCE_END = re.compile(r"\.[”\"]? +[A-ZÀ-Þ]|\n\n")


def _named(found: Scan, tables: Tables, place: int) -> tuple[int, int, int] | None:
    """Where the name of a party after "case of" begins and ends, capitalised words over small ones; and where those end."""
    start = end = None
    reach = place
    for _ in range(MOST_WORDS):
        token = _TOKEN_AHEAD.match(found.text, place)
        if token is None:
            break
        word, low = token["word"], found.flat[token.start("word") : token.end()]
        place = token.end()
        if word[0].isupper():
            if start is None:
                if low.rstrip(".") in tables.no_party:
                    return None
                start = token.start("word")
            end = token.end() - (word.endswith(".") and len(word) > 3)
        elif low not in tables.parties:
            break
        reach = token.end()
    return (start, end, reach) if start is not None and end is not None else None


def advisory_opinions(found: Scan, tables: Tables) -> Iterator[Name]:
    """ "Advisory Opinion OC-23/17": by its number."""
    for start, end, form in found.forms:
        number = (
            _ADVISORY.match(found.text, after_sign(tables.signs, found.flat, end))
            if form.group == "advisory"
            else None
        )
        if number is None:
            continue
        yield Name(
            start=start,
            end=number.end(),
            rule="advisory",
            kind="opinion",
            title=printed(found.text, start, number.end()),
            number=number["number"],
        )


_ADVISORY = re.compile(r" ?(?P<number>(?:[A-Z]{2,3}-)?\d{1,3}/\d{2,4})(?![\d/])")


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
