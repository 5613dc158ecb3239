"""Document and links to the letter: places from the text's map, nothing decided."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from allegex.records.document import Document
from allegex.records.letter import (
    Custom,
    Entity,
    Footnote,
    Header,
    Letter,
    Notice,
    OcrPage,
    Request,
    RunInfo,
    Section,
    Source,
    Value,
)
from allegex.records.link import Links
from allegex.records.locator import Locator
from allegex.records.mention import CustomMention
from allegex.records.page import Pages, Warning
from allegex.records.text import Place

V = TypeVar("V", bound=Value)


def assemble(pages: Pages, document: Document, links: Links, run: RunInfo) -> Letter:
    """The record: every value with its places."""
    locate = Locator(document.text.segments)
    text = document.text
    return Letter(
        id=pages.source_id,
        source=Source(pages.media_type, pages.size, len(pages.pages), pages.text_layer, _ocr(pages)),
        run=run,
        kind=document.kind,
        kind_score=document.kind_score,
        language=document.language,
        text=text.content,
        header=_header(locate, links.header),
        sections=_sections(locate, document),
        entities=tuple(_entity(locate, entity) for entity in links.entities),
        dates=_placed(locate, links.dates),
        citations=_placed(locate, links.citations),
        requests=tuple(_request(locate, request) for request in links.requests),
        answers=tuple(_request(locate, answer) for answer in links.answers),
        events=_placed(locate, links.events),
        charges=tuple(replace(c, evidence=_placed(locate, c.evidence)) for c in links.charges),
        themes=tuple(replace(t, evidence=_placed(locate, t.evidence)) for t in links.themes),
        footnotes=tuple(
            Footnote(
                start=n.start,
                end=n.end,
                marker=n.marker,
                anchor=n.anchor,
                places=locate.places(n.start, n.end),
            )
            for n in text.notes
        ),
        custom=_custom(locate, links.custom),
        checks=links.checks,
        warnings=tuple(
            _notice(w) for w in (*pages.warnings, *text.warnings, *document.warnings, *links.warnings)
        ),
    )


def _ocr(pages: Pages) -> tuple[OcrPage, ...]:
    """The pages read by OCR and how sure it was of them."""
    found = []
    for page in pages.pages:
        if page.ocr:
            scored = [(len(run.text), run.score) for run in page.runs if run.score is not None]
            characters = sum(length for length, _ in scored)
            mean = sum(length * score for length, score in scored) / characters if characters else None
            found.append(OcrPage(page.number, mean and round(mean, 3)))
    return tuple(found)


def _placed(locate: Locator, values: Iterable[V]) -> tuple[V, ...]:
    return tuple([replace(value, places=locate.places(value.start, value.end)) for value in values])


def _header(locate: Locator, header: Header) -> Header:
    addressee, response = header.addressee, header.response
    if addressee is not None and addressee.start is not None and addressee.end is not None:
        addressee = replace(addressee, places=locate.places(addressee.start, addressee.end))
    if response.start is not None and response.end is not None:
        response = replace(response, places=locate.places(response.start, response.end))
    return Header(
        reference=_one(locate, header.reference),
        date=_one(locate, header.date),
        addressee=addressee,
        mandates=_placed(locate, header.mandates),
        signatories=_placed(locate, header.signatories),
        response=response,
        copied_to=_placed(locate, header.copied_to),
        related=_placed(locate, header.related),
        replying=header.replying,
    )


def _one(locate: Locator, value: V | None) -> V | None:
    return None if value is None else _placed(locate, (value,))[0]


def _sections(locate: Locator, document: Document) -> tuple[Section, ...]:
    return tuple(
        Section(
            kind=s.kind,
            heading=s.heading,
            start=s.start,
            end=s.end,
            places=locate.areas(s.start, s.end),
            language=s.language,
            parent=s.parent,
            by=s.by,
            score=s.score,
        )
        for s in document.sections
    )


def _entity(locate: Locator, entity: Entity) -> Entity:
    return replace(entity, mentions=_placed(locate, entity.mentions))


def _request(locate: Locator, request: Request) -> Request:
    return replace(
        request, places=locate.places(request.start, request.end), items=_placed(locate, request.items)
    )


def _custom(locate: Locator, mentions: Iterable[CustomMention]) -> dict[str, tuple[Custom, ...]]:
    found: dict[str, tuple[Custom, ...]] = {}
    for mention in mentions:
        custom = Custom(
            start=mention.start,
            end=mention.end,
            places=locate.places(mention.start, mention.end),
            label=mention.label,
            value=mention.value,
            score=mention.score,
        )
        found[mention.extractor] = (*found.get(mention.extractor, ()), custom)
    return dict(sorted(found.items()))


def _notice(warning: Warning) -> Notice:
    places = () if warning.page is None else (Place(warning.page),)
    return Notice(warning.code, warning.detail, places)
