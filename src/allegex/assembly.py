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
    Request,
    RunInfo,
    Section,
    Source,
    Value,
)
from allegex.records.link import Links
from allegex.records.mention import CustomMention
from allegex.records.page import Pages, Warning
from allegex.records.text import Place, Text

V = TypeVar("V", bound=Value)


def assemble(pages: Pages, document: Document, links: Links, run: RunInfo) -> Letter:
    """The record: every value with its places."""
    text = document.text
    return Letter(
        id=pages.source_id,
        source=Source(pages.media_type, pages.size, len(pages.pages), pages.text_layer),
        run=run,
        kind=document.kind,
        kind_score=document.kind_score,
        language=document.language,
        text=text.content,
        header=_header(text, links.header),
        sections=_sections(document),
        entities=tuple(_entity(text, entity) for entity in links.entities),
        dates=_placed(text, links.dates),
        citations=_placed(text, links.citations),
        requests=tuple(_request(text, request) for request in links.requests),
        events=_placed(text, links.events),
        charges=tuple(replace(c, evidence=_placed(text, c.evidence)) for c in links.charges),
        themes=tuple(replace(t, evidence=_placed(text, t.evidence)) for t in links.themes),
        footnotes=tuple(
            Footnote(
                start=n.start, end=n.end, marker=n.marker, anchor=n.anchor, places=text.places(n.start, n.end)
            )
            for n in text.notes
        ),
        custom=_custom(text, links.custom),
        checks=links.checks,
        warnings=tuple(_notice(w) for w in (*pages.warnings, *text.warnings, *document.warnings, *links.warnings)),
    )


def _placed(text: Text, values: Iterable[V]) -> tuple[V, ...]:
    return tuple(replace(value, places=text.places(value.start, value.end)) for value in values)


def _header(text: Text, header: Header) -> Header:
    addressee, response = header.addressee, header.response
    if addressee is not None and addressee.start is not None and addressee.end is not None:
        addressee = replace(addressee, places=text.places(addressee.start, addressee.end))
    if response.start is not None and response.end is not None:
        response = replace(response, places=text.places(response.start, response.end))
    return Header(
        reference=_one(text, header.reference),
        date=_one(text, header.date),
        addressee=addressee,
        mandates=_placed(text, header.mandates),
        signatories=_placed(text, header.signatories),
        response=response,
        copied_to=_placed(text, header.copied_to),
        related=_placed(text, header.related),
    )


def _one(text: Text, value: V | None) -> V | None:
    return None if value is None else _placed(text, (value,))[0]


def _sections(document: Document) -> tuple[Section, ...]:
    return tuple(
        Section(
            kind=s.kind,
            heading=s.heading,
            start=s.start,
            end=s.end,
            places=document.text.places(s.start, s.end),
            language=s.language,
            parent=s.parent,
            by=s.by,
            score=s.score,
        )
        for s in document.sections
    )


def _entity(text: Text, entity: Entity) -> Entity:
    return replace(entity, mentions=_placed(text, entity.mentions))


def _request(text: Text, request: Request) -> Request:
    return replace(
        request, places=text.places(request.start, request.end), items=_placed(text, request.items)
    )


def _custom(text: Text, mentions: Iterable[CustomMention]) -> dict[str, tuple[Custom, ...]]:
    found: dict[str, tuple[Custom, ...]] = {}
    for mention in mentions:
        custom = Custom(
            start=mention.start,
            end=mention.end,
            places=text.places(mention.start, mention.end),
            label=mention.label,
            value=mention.value,
            score=mention.score,
        )
        found[mention.extractor] = (*found.get(mention.extractor, ()), custom)
    return dict(sorted(found.items()))


def _notice(warning: Warning) -> Notice:
    places = () if warning.page is None else (Place(warning.page),)
    return Notice(warning.code, warning.detail, places)
