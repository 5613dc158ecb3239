"""Requests: items with their sub-items, the entities and citations named in them, and their topics."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from allegex.linking.topics import topics_of
from allegex.records.document import Document
from allegex.records.letter import Citation, Entity, Request, RequestItem
from allegex.records.mention import RequestItemMention
from allegex.records.text import Span
from allegex.resources import Resources


def resolve_requests(
    document: Document,
    mentions: Sequence[RequestItemMention],
    entities: Sequence[Entity],
    citations: Sequence[Citation],
    resources: Resources,
) -> tuple[Request, ...]:
    """The numbered requests in order."""
    named = sorted((m.start, place, e.id) for place, e in enumerate(entities) for m in e.mentions)
    cited = sorted((c.start, place) for place, c in enumerate(citations))
    subs = [m for m in mentions if m.level > 0]
    requests = []
    for mention in mentions:
        if mention.level > 0:
            continue
        start, end = mention.start, mention.end
        inside = named[bisect_left(named, (start, -1, "")) : bisect_left(named, (end, -1, ""))]
        requests.append(
            Request(
                start=start,
                end=end,
                number=mention.number,
                marker=mention.marker,
                topics=topics_of(document, Span(start, end), resources),
                items=tuple(
                    RequestItem(start=sub.start, end=sub.end, marker=sub.marker)
                    for sub in subs
                    if start <= sub.start and sub.end <= end
                ),
                entities=tuple(id_ for _, id_ in sorted({(place, id_) for _, place, id_ in inside})),
                citations=tuple(
                    sorted(
                        place
                        for _, place in cited[bisect_left(cited, (start, -1)) : bisect_left(cited, (end, -1))]
                    )
                ),
            )
        )
    return tuple(requests)
