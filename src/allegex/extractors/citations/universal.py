"""International law by name: instruments, labour conventions, general comments, opinions, cases, words that stand for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from allegex.extractors.citations.lawwords import LawWords
from allegex.extractors.citations.name import Name
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.tables import Tables
from allegex.extractors.citations.words import after_sign
from allegex.facts.folding import fold

_TWO = re.compile(r" ?(?P<number>\d{1,3})/(?P<year>(?:19|20)\d{2})(?![\d/])")
_COUNTRY = re.compile(r" \([A-ZÀ-Þ][^()\d]{2,40}\)")
_VERSUS = re.compile(r" (?:v\.?|vs\.?|c\.) ")
_PARTY = re.compile(
    r"[A-ZÀ-Þ][^\s,;:()]*(?: (?:et al\.?|and Others|y otros|et autres|[Dd]e|[Dd]el|[Dd]u|la|and|y|et|[A-ZÀ-Þ][^\s,;:()]*)){0,8}$"
)
_LABOUR_MORE = re.compile(r"(?:no\.?|n°|nº|num\.?) ?(?P<number>\d{1,3})(?![\d/])")
_LABOUR = re.compile(r" ?\(?(?:no\.?|n°|nº|num\.?|nos\.?)? ?(?P<number>\d{1,3})\)?(?![\d/])")


def instruments_named(found: Scan, tables: Tables) -> Iterator[Name]:
    """Instruments by title, short name or acronym."""
    for start, end, ident, acronym in found.names:
        shared = acronym and found.text[start:end] in tables.shared
        after = found.flat[end : end + 12]
        if acronym and (
            after.startswith((" committee", "/", "-"))
            or found.text[start - 1 : start] in {"/", "#", "@", "-"}
        ):
            continue
        if shared and re.match(r" committee|/c/|'s general", after):
            continue
        weak = shared and not tables.cued(found.flat, start)
        yield Name(
            start=start,
            end=end,
            rule="acronym" if acronym else "name",
            kind=tables.kinds[ident],
            ids=(ident,),
            title=" ".join(found.text[start:end].split()),
            pinned_only=weak,
        )


def labour_conventions(found: Scan, tables: Tables) -> Iterator[Name]:
    """ "ILO Convention No. 87", "Convention n° 87 de l'Organisation internationale du Travail", "Convenio 169"."""
    ends = {end: start for start, end, form in found.forms if form.group == "organization"}
    starts = {start: end for start, end, form in found.forms if form.group == "organization"}
    for start, end, form in found.forms:
        if form.group != "convention" or (match := _LABOUR.match(found.flat, end)) is None:
            continue
        numbers, last = [int(match["number"])], match.end()
        while (step := tables.joined(found.flat, last)) is not None:
            more = _LABOUR_MORE.match(found.flat, step)
            if more is None:
                break
            numbers.append(int(more["number"]))
            last = more.end()
        first = start
        signed = match.group().strip("( ").startswith(("n", "N"))
        owner = next((starts[last + n] for n in (4, 5, 6, 7, 9) if last + n in starts), None)
        before = ends.get(start - 1)
        if before is not None:
            first = before
        if owner is not None:
            last = owner
        ids = tuple(f"ILO-C{number:03d}" for number in numbers)
        if before is None and owner is None and not (signed and ids[0] in tables.kinds):
            continue
        yield Name(
            start=first,
            end=last,
            rule="labour",
            kind="treaty",
            ids=ids,
            title=_printed(found, first, last),
        )


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
        if numbers:
            yield _comments(found, tables, (start, place, form.group), numbers)


def _comments(found: Scan, tables: Tables, at: tuple[int, int, str], numbers: list[re.Match[str]]) -> Name:
    """The name of one comment, or of several under one word."""
    start, place, group = at
    last, body = _body_after(found, tables, place)
    first = start
    if body is None:
        first, body = _body_before(found, tables, start)
    if body is None and tables.possessive(found.flat, start):
        body = _ahead(found, place, _writers(tables))
    near = body or _near(found, start, _writers(tables))
    read = [_comment(tables, group, int(number["number"]), near) for number in numbers]
    certain = all(ids for ids, _ in read)
    year = numbers[0]["year"]
    return Name(
        start=first,
        end=max(last, place),
        rule="comment",
        kind="general_comment",
        ids=tuple(one for ids, _ in read for one in ids) if certain else (),
        title=_printed(found, start, place),
        number=numbers[0]["number"] if len(numbers) == 1 else None,
        year=int(year) if year and len(numbers) == 1 else None,
        candidates=tuple(one for _, more in read for one in more),
    )


def _writers(tables: Tables) -> frozenset[str]:
    return frozenset(row.id for row in tables.bodies.values() if row.comments)


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


def opinions(found: Scan, tables: Tables) -> Iterator[Name]:
    """Opinions of the Working Group on Arbitrary Detention: "Opinion No. 33/2020"; a list gives one name."""
    for start, end, form in found.forms:
        if form.group != "opinion":
            continue
        place = after_sign(tables.signs, found.flat, end)
        ids, match = [], _TWO.match(found.flat, place)
        while match is not None:
            ids.append(f"A/HRC/WGAD/{match['year']}/{match['number']}")
            place = match.end()
            step = tables.joined(found.flat, place)
            match = _TWO.match(found.flat, after_sign(tables.signs, found.flat, step)) if step else None
        if ids:
            country = _COUNTRY.match(found.text, place)
            if country is not None and len(ids) == 1:
                place = country.end()
            yield Name(start=start, end=place, rule="opinion", kind="opinion", ids=tuple(ids), title=None)


def cases(found: Scan, tables: Tables) -> Iterator[Name]:
    """Cases of courts and treaty bodies against a State: "Velásquez Rodríguez v. Honduras"."""
    for match in _VERSUS.finditer(found.text):
        end = _state(found, tables, match.end())
        if end is None:
            continue
        low = max(match.start() - 90, 0)
        left = _PARTY.search(found.text, low, match.start())
        if left is None:
            continue
        start = (
            left.start()
            if "\n" not in left.group()
            else low + found.text[low : match.start()].rfind("\n") + 1
        )
        start = tables.case_of.ahead(found.flat, start) or start
        if start >= match.start():
            continue
        yield Name(start=start, end=end, rule="case", kind="case", title=_printed(found, start, end))


def _state(found: Scan, tables: Tables, start: int) -> int | None:
    """Where the name of a State that begins at `start` ends; the longest one."""
    words = list(_WORD.finditer(found.text, start, start + 60))[:7]
    for count in range(len(words), 0, -1):
        end = words[count - 1].end()
        name = fold(found.text[start:end].removeprefix("the "))
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
        _, body = _body_after(found, tables, match.end())
        if body is None:
            _, body = _body_before(found, tables, start)
        if body is None and found.flat[end:begun].strip():
            body = _near(found, start, _writers(tables))
        if body is None or body not in _writers(tables):
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


def stand_ins(found: Scan, words: LawWords) -> Iterator[Name]:
    """Words that stand for a law named elsewhere: "the Covenant", "the same instrument", "ejusdem", "du même article"."""
    for start, end, form in found.forms:
        if form.group in {"same_article", "same_law"}:
            yield Name(
                start=start,
                end=end,
                rule="elliptic",
                kind=None,
                elliptic=found.text[start:end],
                title=form.group,
                pinned_only=True,
            )
        if not form.generic:
            continue
        first, same, definite = words.determined(found.flat, start)
        if not definite and not same:
            continue
        if not (found.text[start].isupper() or same):
            continue
        yield Name(
            start=first,
            end=end,
            rule="elliptic",
            kind=None,
            elliptic=found.text[first:end],
            title=form.group,
            pinned_only=True,
        )


def _body_before(found: Scan, tables: Tables, start: int) -> tuple[int, str | None]:
    """The body whose name stands right before `start`, and where it begins."""
    for first, last, ident, _ in found.bodies:
        if last > start:
            break
        if found.flat[last:start] in {" ", "'s ", "' "}:
            return first, ident
    word = re.search(r"(?<![A-Za-z])([A-Z]{2,6})(?:'s|’s)? $", found.text[max(start - 12, 0) : start])
    if word is not None and word[1] in tables.acronyms:
        return start - (len(word.group())), tables.acronyms[word[1]]
    return start, None


def _body_after(found: Scan, tables: Tables, end: int) -> tuple[int, str | None]:
    """The body whose name follows "of the" after `end`, and where it ends."""
    link = tables.link(found.flat, end)
    if link is not None:
        for first, last, ident, _ in found.bodies:
            if first == link:
                return last, ident
            if first > link:
                break
    return end, None


def _ahead(found: Scan, end: int, among: frozenset[str]) -> str | None:
    """The body named as the subject right after: "in its general comment No. 25, the Committee ..."."""
    at = bisect_left(found.bodies, (end,))
    if at < len(found.bodies):
        first, _, ident, _ = found.bodies[at]
        if ident in among and first - end < 40 and not any(c in found.flat[end:first] for c in ".;\0"):
            return ident
    return None


def _near(found: Scan, start: int, among: frozenset[str]) -> str | None:
    """The last body of these named before `start` in the same paragraph and not far."""
    near = None
    for first, last, ident, short in found.bodies:
        if first >= start:
            break
        if ident in among and not short and start - last < 300 and "\0" not in found.flat[last:start]:
            near = ident
    return near


body_before, body_after, near_body, ahead = _body_before, _body_after, _near, _ahead


def _printed(found: Scan, start: int, end: int) -> str:
    return " ".join(found.text[start:end].split())
