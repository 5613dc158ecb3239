"""Requests as values: sub-items, entities and citations attached by where they stand."""

from __future__ import annotations

from allegex.linking.requests import resolve_requests
from allegex.records.letter import Citation, Entity, EntityMention
from allegex.records.mention import RequestItemMention
from allegex.resources import Resources
from build import document_of


def item(start: int, end: int, level: int = 0, number: int | None = None) -> RequestItemMention:
    return RequestItemMention(start=start, end=end, by="requests:x", marker="m", number=number, level=level)


def cite(start: int) -> Citation:
    return Citation(start=start, end=start + 2, kind=None, instrument=None, title=None, jurisdiction=None)


def entity(id_: str, *starts: int) -> Entity:
    mentions = tuple(EntityMention(start=s, end=s + 2, by="x", score=None) for s in starts)
    return Entity(id=id_, kind="person", name=id_, mentions=mentions)


def test_what_stands_inside_a_request_belongs_to_it(resources: Resources) -> None:
    document = document_of([("requests", "x" * 100)])
    mentions = [item(10, 40, 0, 1), item(20, 30, 1), item(30, 40, 1), item(50, 80, 0, 2)]
    entities = [entity("e1", 0, 60), entity("e2", 12, 14, 70), entity("e10", 11)]
    citations = [cite(5), cite(10), cite(38), cite(40), cite(79)]
    first, second = resolve_requests(document, mentions, entities, citations, resources)
    assert [(i.start, i.end) for i in first.items] == [(20, 30), (30, 40)]
    # Each entity once, in the order of the entities; citations by index.
    assert first.entities == ("e2", "e10")
    assert first.citations == (1, 2)
    assert (second.number, second.items) == (2, ())
    assert second.entities == ("e1", "e2")
    assert second.citations == (4,)
    assert ([t.id for t in first.topics], first.marker) == (["other"], "m")


def test_no_items_give_no_requests(resources: Resources) -> None:
    assert resolve_requests(document_of([("requests", "x")]), (), (), (), resources) == ()
