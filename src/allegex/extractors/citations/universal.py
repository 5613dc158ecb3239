"""International law by name: instruments, labour conventions, general comments, opinions, words that stand for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from allegex.extractors.citations.bodies import body_after
from allegex.extractors.citations.lawwords import LawWords
from allegex.extractors.citations.name import Name, printed
from allegex.extractors.citations.scan import Scan
from allegex.extractors.citations.tables import Tables
from allegex.extractors.citations.words import after_sign

_TWO = re.compile(r" ?(?P<number>\d{1,3})/(?P<year>(?:19|20)\d{2})(?![\d/])")

_COUNTRY = re.compile(r" \([A-ZÀ-Þ][^()\d]{2,40}\)")

_REPORTS = re.compile(r" (?:19|20)\d{2}(?:-[ivx]+)?(?![\d/])")
"""The year of a court's reports: "ECHR 2016"."""

_ADOPTED = re.compile(r", (?:19|20)\d{2}(?!\d)")
_LISTED = re.compile(r" C[.-]? ?(?P<number>\d{1,3})(?![\d/])")
_LABOUR = re.compile(r" ?(?P<number>\d{1,3})(?![\d/])")


def instruments_named(found: Scan, tables: Tables) -> Iterator[Name]:
    """Instruments by title, short name or acronym."""
    for start, end, ident, acronym in found.names:
        shared = acronym and found.text[start:end] in tables.shared
        if acronym and (
            found.flat.startswith(("/", "-"), end) or found.text[start - 1 : start] in {"/", "#", "@", "-"}
        ):
            continue
        if acronym and tables.body_words.whole(found.flat, end + found.flat.startswith(" ", end)) is not None:
            continue
        if shared and _REPORTS.match(found.flat, end):
            continue
        ids = tables.groups.get(ident) or (ident,)
        if not acronym and found.flat.startswith((" (", ", "), end):
            end = _own_number(found, tables, end, ident)
        weak = shared and not tables.cued(found.flat, start)
        yield Name(
            start=start,
            end=end,
            rule="acronym" if acronym else "name",
            kind=tables.kinds[ids[0]],
            ids=ids,
            title=" ".join(found.text[start:end].split()),
            pinned_only=weak,
        )


def numbered_labour(found: Scan, tables: Tables) -> Iterator[Name]:
    """ "ILO C.169": by the letter and number of the organization's own list."""
    for start, end, form in found.forms:
        match = _LISTED.match(found.text, end) if form.group == "organization" else None
        ident = f"ILO-C{int(match['number']):03d}" if match is not None else ""
        if match is not None and ident in tables.kinds:
            title = printed(found.text, start, match.end())
            yield Name(start=start, end=match.end(), rule="labour", kind="treaty", ids=(ident,), title=title)


def _own_number(found: Scan, tables: Tables, end: int, ident: str) -> int:
    """Where the number of a labour convention behind its title ends: "Convention, 1989 (No. 169)"."""
    year = _ADOPTED.match(found.flat, end)
    place = year.end() if year is not None else end
    if not found.flat.startswith(" (", place):
        return end
    number = _LABOUR.match(found.flat, after_sign(tables.signs, found.flat, place + 2))
    if (
        number is None
        or not ident.endswith(number["number"].zfill(3))
        or not found.flat.startswith(")", number.end())
    ):
        return end
    return number.end() + 1


def labour_conventions(found: Scan, tables: Tables) -> Iterator[Name]:
    """ "ILO Convention No. 87", "Convention n° 87 de l'Organisation internationale du Travail", "Convenio 169"."""
    ends = {end: start for start, end, form in found.forms if form.group == "organization"}
    starts = {start: end for start, end, form in found.forms if form.group == "organization"}
    for start, end, form in found.forms:
        read = _labour_numbers(found, tables, end) if form.group == "convention" else None
        if read is None:
            continue
        numbers, last, signed = read
        first = start
        owner = next((starts[last + n] for n in (4, 5, 6, 7, 9) if last + n in starts), None)
        before = ends.get(start - 1)
        if before is not None:
            first = before
        if owner is not None:
            last = owner
        ids = tuple(f"ILO-C{number:03d}" for number in numbers)
        if (
            before is None
            and owner is None
            and not (ids[0] in tables.kinds and (signed or _is_name(found, tables, (start, last))))
        ):
            continue
        yield Name(
            start=first,
            end=last,
            rule="labour",
            kind="treaty",
            ids=ids,
            title=printed(found.text, first, last),
        )


def _is_name(found: Scan, tables: Tables, at: tuple[int, int]) -> bool:
    """Whether "Convention 169" is a name: capitalised, and its number counts nothing."""
    return found.text[at[0]].isupper() and not _counts(found, tables, at[1])


def _labour_numbers(found: Scan, tables: Tables, end: int) -> tuple[list[int], int, bool] | None:
    """The numbers after "Convention", where they end, and whether a sign like "No." stands before the first."""
    low = found.flat
    place = end + low.startswith(" (", end) * 2
    begun = after_sign(tables.signs, low, place)
    match = _LABOUR.match(low, begun)
    if match is None:
        return None
    signed = bool(low[place:begun].strip())
    numbers, last = [int(match["number"])], match.end()
    last += place > end and low.startswith(")", last)
    while (step := tables.joined(low, last)) is not None:
        again = after_sign(tables.signs, low, step)
        more = _LABOUR.match(low, again)
        if more is None or (again == step and _counts(found, tables, more.end())):
            break
        numbers.append(int(more["number"]))
        last = more.end()
    return numbers, last, signed


def _counts(found: Scan, tables: Tables, end: int) -> bool:
    """Whether the number that ends at `end` counts what follows: "Convention No. 87 and 12 men"."""
    low = found.flat
    if not low.startswith(" ", end) or not low[end + 1 : end + 2].isalpha():
        return False
    return tables.joined(low, end) is None and tables.link(low, end) is None


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
            last, _ = body_after(found, tables, place)
            yield Name(start=start, end=last, rule="opinion", kind="opinion", ids=tuple(ids), title=None)


def stand_ins(found: Scan, words: LawWords, tables: Tables) -> Iterator[Name]:
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
        if form.group == "constitutional":
            yield Name(
                start=start,
                end=end,
                rule="constitutional",
                kind="constitution",
                title=found.text[start:end],
                pinned_only=True,
            )
        if not form.generic or (form.group == "resolution" and tables.number(found.flat, end) is not None):
            continue
        numbered = _numbered_protocol(found, tables, (start, end)) if form.group == "protocol" else None
        if numbered is not None:
            yield numbered
            continue
        first, same, definite = words.determined(found.flat, start)
        if not definite and not same:
            continue
        if not (found.text[start].isupper() or same):
            continue
        if form.group == "optional_protocol":
            if tables.possessive(found.flat, start):
                yield _protocol(found, start, end)
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


def _numbered_protocol(found: Scan, tables: Tables, at: tuple[int, int]) -> Name | None:
    """ "Protocol No. 1": of the treaty named last before that has one of that number."""
    match = _LABOUR.match(found.flat, after_sign(tables.signs, found.flat, at[1]))
    if match is None or not found.text[at[0]].isupper():
        return None
    for _, _, treaty, _ in reversed(found.names[: bisect_left(found.names, (at[0],))]):
        ident = f"{treaty}-P{match['number']}"
        if ident in tables.kinds:
            title = printed(found.text, at[0], match.end())
            return Name(
                start=at[0], end=match.end(), rule="name", kind=tables.kinds[ident], ids=(ident,), title=title
            )
    return None


def _protocol(found: Scan, start: int, end: int) -> Name:
    """ "its Optional Protocol", which is named with its treaty and needs no provision."""
    return Name(
        start=start,
        end=end,
        rule="elliptic",
        kind=None,
        elliptic=found.text[start:end],
        title="optional_protocol",
    )
