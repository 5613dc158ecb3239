"""The senders: heading, opening sentence and signatures become one list of mandates with resolutions and signatories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from allegex.facts.folding import plain
from allegex.facts.mandates import Mandate as Known
from allegex.facts.mandates import held
from allegex.facts.titles import Titles
from allegex.linking.signatures import Signature
from allegex.linking.wording import Wording
from allegex.records.citation import CitationMention
from allegex.records.document import Document
from allegex.records.letter import Mandate, Signatory

COMMISSION = 1946
"""A left number from this year on is a year: the Commission on Human Rights numbered its resolutions so."""


DECISION = "/DEC/"
"""What the symbol of a decision holds: the Council prolonged all mandates at once by one."""


class Named(Struct, frozen=True):
    """A title where it was printed. `id` is None for titles outside the table."""

    start: int
    end: int
    title: str
    id: str | None


def named_titles(
    document: Document, titles: Titles, words: Wording, year: int | None
) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The titles of the heading, and those of the opening sentence."""
    content = document.content
    heading = [
        named
        for span in document.spans("mandates")
        for start, end in titles.find(content, span.start, span.end)
        for named in _named(content, start, start + words.unlabelled(content[start:end]), titles, year)
    ]
    return tuple(heading), tuple(_opening(document, titles, words, year))


def _opening(document: Document, titles: Titles, words: Wording, year: int | None) -> Iterator[Named]:
    """The capacities: titles of the first paragraph of the opening that has any, up to "pursuant to"."""
    content = document.content
    for span in document.spans("opening"):
        for block in document.text.blocks:
            if block.end <= span.start or span.end <= block.start:
                continue
            found = titles.find(content, max(block.start, span.start), min(block.end, span.end))
            for start, end in found:
                ends = words.pursuant.starts(plain(content[start:end]))
                stop = start + ends[0] if ends else end
                last = start + len(content[start:stop].rstrip(" ,;.\n"))
                yield from _named(content, start, last, titles, year)
            if found:
                return


def _named(content: str, start: int, end: int, titles: Titles, year: int | None) -> Iterator[Named]:
    """The title of a span with its mandate; several where one office is said of several topics."""
    for first, last, title in titles.split(content, start, end):
        yield Named(first, last, title, titles.mandate_of(title, year))


def senders(
    heading: Sequence[Named],
    opening: Sequence[Named],
    signed: Sequence[Signature],
    titles: Titles,
    year: int | None,
) -> tuple[Mandate, ...]:
    """The mandates in the order of the heading; those that only the opening or a signature names come after."""
    listed = [(named, "header:heading") for named in _once(heading)]
    if not heading:
        listed = [(named, "header:opening") for named in _once(opening)]
    elif len(opening) > len(heading):
        known = {named.id for named in heading}
        listed += [(n, "header:opening") for n in opening if n.id is not None and n.id not in known]
    if not listed:
        for signature in signed:
            if signature.title is not None and titles.start_of(signature.title) is not None:
                named = Named(
                    signature.start,
                    signature.end,
                    titles.office_of(signature.title),
                    titles.mandate_of(signature.title, year),
                )
                listed.append((named, "header:signature"))
    return tuple(
        Mandate(
            start=named.start,
            end=named.end,
            id=named.id,
            title=named.title,
            resolution=None,
            signatory=None,
            by=by,
        )
        for named, by in listed
    )


def _once(named: Sequence[Named]) -> list[Named]:
    """Each known mandate once: a heading may stand there in two languages."""
    known: set[str] = set()
    out = []
    for title in named:
        if title.id is None or title.id not in known:
            out.append(title)
        known.add(title.id or "")
    return out


def with_resolutions(
    document: Document,
    mandates: tuple[Mandate, ...],
    opening: Sequence[Named],
    citations: Sequence[CitationMention],
    known: dict[str, Known],
) -> tuple[Mandate, ...]:
    """The mandates with the resolutions that the opening sentence cites for them.

    As many resolutions as titles: in order. Otherwise only those that the table knows for a mandate are given;
    a lone mandate takes the last one, its latest renewal.
    """
    cited = opening_resolutions(document, citations)
    listed = tuple(Named(m.start, m.end, m.title, m.id) for m in mandates)
    each_with_its_own = bool(opening and cited) and cited[0][0] < opening[-1].start
    named = opening if each_with_its_own or len(opening) == len(cited) else listed
    found = _paired(named, cited, known)
    resolutions = []
    for place, mandate in enumerate(listed):
        same = [
            r for n, r in zip(named, found, strict=True) if n.id == mandate.id and n.title == mandate.title
        ]
        same = same or [r for n, r in zip(named, found, strict=True) if n.id == mandate.id is not None]
        in_order = found[place] if len(found) == len(listed) else None
        resolutions.append(same[0] if same else in_order)
    return tuple(replace(m, resolution=r) for m, r in zip(mandates, resolutions, strict=True))


def _paired(
    named: Sequence[Named], cited: Sequence[tuple[int, str]], known: dict[str, Known]
) -> list[str | None]:
    """The resolution of each title."""
    resolutions: list[str | None] = [None] * len(named)
    for first, last, symbols in _runs([n.start for n in named], cited):
        own = [symbol for symbol in symbols if DECISION not in symbol]
        if last - first == len(own):
            resolutions[first:last] = own
        elif len(symbols) == 1 and not own:
            # A decision that prolonged all mandates at once, such as 1/102 of 2006.
            resolutions[first:last] = symbols * (last - first)
        elif last - first == 1 and symbols:
            resolutions[first] = symbols[-1]
        else:
            for place in range(first, last):
                table = known.get(named[place].id or "")
                renewals = {r.symbol for r in table.resolutions} if table else set()
                resolutions[place] = next((s for s in reversed(symbols) if s in renewals), None)
    return resolutions


def _runs(places: Sequence[int], cited: Sequence[tuple[int, str]]) -> list[tuple[int, int, list[str]]]:
    """Runs of titles with the resolutions cited after them: one run, or one for each title with its own."""
    if not places or not cited or cited[0][0] > places[-1] or cited[-1][0] < places[0]:
        return [(0, len(places), [symbol for _, symbol in cited])]
    runs: list[tuple[int, int, list[str]]] = []
    first = 0
    for place, start in enumerate(places):
        following = places[place + 1] if place + 1 < len(places) else float("inf")
        symbols = [symbol for at, symbol in cited if start < at < following]
        if symbols:
            runs.append((first, place + 1, symbols))
            first = place + 1
    return runs


def opening_resolutions(document: Document, citations: Sequence[CitationMention]) -> list[tuple[int, str]]:
    """Offset and symbol of the resolutions cited in the opening sentence, General Assembly ones left out.

    Those found the Council or name the whole mandate system (60/251); mandates live by the Council's and the
    Commission's own.
    """
    spans = document.spans("opening")
    out: list[tuple[int, str]] = []
    for citation in citations:
        if citation.kind != "resolution" or not any(s.start <= citation.start < s.end for s in spans):
            continue
        symbol = citation.instrument or _symbol(citation.number)
        if symbol is not None and not symbol.startswith("A/RES/"):
            out.append((_number_at(document.content, citation, symbol), symbol))
    return sorted(out)


def _number_at(content: str, citation: CitationMention, symbol: str) -> int:
    """Where a resolution's own number stands in the words that cite a whole list of them."""
    number = re.escape("/".join(symbol.split("/")[-2:]))
    match = re.search(rf"(?<!\d){number}(?!\d)", content[citation.start : citation.end])
    return citation.start + (match.start() if match else 0)


def _symbol(number: str | None) -> str | None:
    """The symbol of a resolution cited by number alone, as those of a mandate holder are understood."""
    left = (number or "").partition("/")[0]
    if not left.isdigit():
        return None
    return f"E/CN.4/RES/{number}" if int(left) >= COMMISSION else f"A/HRC/RES/{number}"


def signed_by(
    mandates: tuple[Mandate, ...],
    signed: Sequence[Signature],
    titles: Titles,
    known: dict[str, Known],
    year: int | None,
) -> tuple[tuple[Mandate, ...], tuple[Signatory, ...]]:
    """Mandates with their signatories, and signatories with their mandates.

    By title first, then by who is known to have held the mandate, then by order where all else is paired.
    """
    owner: list[int | None] = [None] * len(signed)
    by = ["header:title"] * len(signed)
    for place, signature in enumerate(signed):
        if signature.title is not None:
            owner[place] = _by_title(signature.title, mandates, owner, titles, year)
    for place, signature in enumerate(signed):
        if owner[place] is None and signature.title is None and year is not None:
            free = [n for n in range(len(mandates)) if n not in owner]
            holds = [
                n for n in free if (k := known.get(mandates[n].id or "")) and held(k, signature.name, year)
            ]
            if len(holds) == 1:
                owner[place], by[place] = holds[0], "header:holder"
    left = [n for n in range(len(mandates)) if n not in owner]
    open_ = [place for place, mandate in enumerate(owner) if mandate is None]
    if len(left) == len(open_) and len(signed) == len(mandates):
        for place, mandate in zip(open_, left, strict=True):
            owner[place], by[place] = mandate, "header:order"
    first = {
        mandate: signed[place].name
        for place, mandate in reversed(list(enumerate(owner)))
        if mandate is not None
    }
    return (
        tuple(replace(m, signatory=first.get(n)) for n, m in enumerate(mandates)),
        tuple(
            Signatory(start=s.start, end=s.end, name=s.name, title=s.title, mandate=owner[n], by=by[n])
            for n, s in enumerate(signed)
        ),
    )


def _by_title(
    title: str, mandates: Sequence[Mandate], owner: Sequence[int | None], titles: Titles, year: int | None
) -> int | None:
    """Index of the mandate that a title signs for: the same id, or the likest words; a free one before a taken one."""
    said = titles.office_of(title)
    same = [n for n, m in enumerate(mandates) if m.title == said and n not in owner]
    if same:
        return same[0]
    meant = titles.mandate_of(title, year)
    same = [n for n, m in enumerate(mandates) if meant is not None and m.id == meant]
    if not same:
        same = [
            n
            for n, m in enumerate(mandates)
            if (m.id is None or meant is None) and titles.alike(m.title, title)
        ]
    free = [n for n in same if n not in owner]
    return next(iter(free or same), None)
