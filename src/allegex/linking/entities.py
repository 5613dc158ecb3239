"""Names to entities: alias clusters, roles, attributes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from allegex.facts.folding import fold
from allegex.linking.bodies import cluster_bodies, cluster_places
from allegex.linking.persons import Cluster, cluster_persons
from allegex.linking.roles import Roles, roles_of
from allegex.records.document import Document
from allegex.records.letter import Entity, EntityMention, Header
from allegex.records.name import Attributes, NameMention
from allegex.resources import Resources


def resolve_entities(
    document: Document, mentions: Sequence[NameMention], header: Header, resources: Resources
) -> tuple[Entity, ...]:
    """The entities of the letter in order of first mention; signatories and addressee of the header among them."""
    mentions = (*mentions, *_missing(document, mentions, header))
    folded = {text: fold(text) for text in {document.content[m.start : m.end] for m in mentions}}
    mentions = _agreed(document, mentions, folded)
    people = [m for m in mentions if m.kind == "person" and not m.attributes.redacted]
    clusters = [
        *cluster_persons(document, people),
        *cluster_bodies(
            document, [m for m in mentions if m.kind in {"organisation", "authority"}], folded, resources
        ),
        *cluster_places(document, [m for m in mentions if m.kind == "place"], folded),
        *_alone(document, mentions),
    ]
    clusters.sort(key=lambda c: (c.mentions[0].start, -c.mentions[0].end, c.mentions[0].kind))
    said = roles_of(document, clusters, header, resources)
    return tuple(_entity(number, cluster, said) for number, cluster in enumerate(clusters, start=1))


def _missing(document: Document, mentions: Sequence[NameMention], header: Header) -> tuple[NameMention, ...]:
    """Mentions for signatories that no extractor found; the header knows where they stand."""
    found = []
    for signatory in header.signatories:
        at = document.content.find(signatory.name, signatory.start, max(signatory.end, signatory.start) + 1)
        if at < 0:
            at = document.content.find(signatory.name, signatory.start)
        end = at + len(signatory.name)
        if at < 0 or any(m.kind == "person" and m.start < end and at < m.end for m in mentions):
            continue
        found.append(NameMention(start=at, end=end, by="header:signatory", kind="person"))
    return tuple(found)


def _agreed(document: Document, mentions: Sequence[NameMention], folded: dict[str, str]) -> list[NameMention]:
    """One kind for one name over the whole letter: the one most of its mentions have. Nested places keep theirs."""
    votes: dict[str, dict[str, int]] = {}
    content = document.content
    names = [folded[content[m.start : m.end]] for m in mentions]
    for name, mention in zip(names, mentions, strict=True):
        kinds = votes.setdefault(name, {})
        kinds[mention.kind] = kinds.get(mention.kind, 0) + 1
    agreed: dict[tuple[int, int, str], NameMention] = {}
    for name, mention in zip(names, mentions, strict=True):
        kinds = votes[name]
        if len(kinds) > 1 and mention.kind != "group" and mention.state is None:
            best = max(kinds.values())
            kind = next(kind for kind in kinds if kinds[kind] == best)
            mention = replace(mention, kind=kind) if kind != "group" else mention
        agreed.setdefault((mention.start, mention.end, mention.kind), mention)
    return sorted(agreed.values(), key=lambda m: (m.start, -m.end, m.kind))


def _alone(document: Document, mentions: Sequence[NameMention]) -> list[Cluster]:
    """Groups, agents without a name and redacted persons: each for itself, but for the same words said again."""
    clusters: dict[str, Cluster] = {}
    redacted = []
    for mention in mentions:
        text = document.content[mention.start : mention.end]
        if mention.kind == "group":
            clusters.setdefault(fold(text), Cluster()).add(mention, text)
        elif mention.kind == "person" and mention.attributes.redacted:
            cluster = Cluster()
            cluster.add(mention, text)
            redacted.append(cluster)
    return [*clusters.values(), *redacted]


def _entity(number: int, cluster: Cluster, said: Roles) -> Entity:
    first = cluster.mentions[0]
    roles, attributes = said.get(id(cluster), ((), Attributes()))
    name = cluster.name
    forms = dict.fromkeys(cluster.forms)
    return Entity(
        id=f"e{number}",
        kind=first.kind,
        name=name,
        aliases=tuple([form for form in forms if form != name]) if len(forms) > 1 else (),
        roles=roles,
        attributes=attributes,
        state=next((m.state for m in cluster.mentions if m.state is not None), None),
        mentions=tuple(
            [EntityMention(start=m.start, end=m.end, by=m.by, score=m.score) for m in cluster.mentions]
        ),
    )
