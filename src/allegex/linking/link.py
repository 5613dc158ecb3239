"""The conductor of linking: in which order surface becomes meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from allegex.linking.charges import find_charges
from allegex.linking.checks import run_checks
from allegex.linking.citations import resolve_citations
from allegex.linking.dates import date_warnings, resolve_dates
from allegex.linking.doubts import charge_warnings
from allegex.linking.entities import resolve_entities
from allegex.linking.events import find_events
from allegex.linking.header import resolve_header
from allegex.linking.overlaps import settle
from allegex.linking.requests import resolve_requests
from allegex.linking.themes import find_themes
from allegex.records.citation import CitationMention
from allegex.records.date import DateMention
from allegex.records.document import Document
from allegex.records.letter import Header
from allegex.records.link import Links
from allegex.records.mention import CustomMention, Mention, RequestItemMention
from allegex.records.name import NameMention
from allegex.resources import Resources

M = TypeVar("M", bound=Mention)


def link(document: Document, mentions: Sequence[Mention], resources: Resources) -> Links:
    """Everything that can be said of the letter from its mentions."""
    stand = settle(document, mentions)
    header = resolve_header(document, stand, resources)
    citations = resolve_citations(document, _of(stand, CitationMention), header, resources)
    dates = resolve_dates(document, _of(stand, DateMention), citations, header, resources)
    entities = resolve_entities(document, _of(stand, NameMention), header, resources)
    requests = resolve_requests(document, _of(stand, RequestItemMention), entities, citations, resources)
    events, dates = find_events(document, dates, entities, citations, resources)
    charges = find_charges(
        document, Links(dates=dates, entities=entities, citations=citations, events=events), resources
    )
    links = Links(
        header=header,
        citations=citations,
        dates=dates,
        entities=entities,
        requests=() if document.kind == "reply" else requests,
        answers=requests if document.kind == "reply" else (),
        events=events,
        charges=charges,
        themes=find_themes(document, header, citations, resources),
        custom=_of(stand, CustomMention),
    )
    checks, warnings = run_checks(document, links, resources)
    doubts = (*date_warnings(document, dates, header), *charge_warnings(charges))
    return replace(links, checks=checks, warnings=(*warnings, *doubts))


def link_passage(
    document: Document, mentions: Sequence[Mention], header: Header, resources: Resources
) -> Links:
    """Citations and dates of a piece of text that is no letter; `header` holds what its reader knows of it."""
    citations = resolve_citations(document, _of(mentions, CitationMention), header, resources)
    dates = resolve_dates(document, _of(mentions, DateMention), citations, header, resources)
    return Links(header=header, citations=citations, dates=dates)


def _of(mentions: Sequence[Mention], kind: type[M]) -> tuple[M, ...]:
    return tuple([mention for mention in mentions if isinstance(mention, kind)])
