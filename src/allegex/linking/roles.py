"""Roles and attributes of entities: from header and sections, and from the words around each mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from allegex.facts.folding import fold
from allegex.linking.persons import Cluster, name_key, same_person
from allegex.linking.rolecues import cues_of
from allegex.linking.said import SUBJECT, Said, Sections, kind_at, said_of, sections_of, stands_in
from allegex.linking.victims import accused_of, victims_of
from allegex.records.document import Document
from allegex.records.letter import Header
from allegex.records.name import Attributes, EntityRole
from allegex.resources import Resources

Roles = dict[int, tuple[tuple[EntityRole, ...], Attributes]]
"""`id` of a cluster to its roles and attributes."""
_ORDER: tuple[EntityRole, ...] = (
    "alleged_victim", "relative", "lawyer", "official", "alleged_perpetrator", "signatory", "addressee", "witness", "other",
)  # fmt: skip


def roles_of(document: Document, clusters: Sequence[Cluster], header: Header, resources: Resources) -> Roles:
    """Roles and attributes of all clusters."""
    sections = sections_of(document)
    persons = [c for c in clusters if c.mentions[0].kind == "person"]
    said = {id(c): said_of(document, c, sections, resources) for c in persons}
    signatories = {name_key(signatory.name) for signatory in header.signatories}
    addressee = fold(header.addressee.name) if header.addressee and header.addressee.name else None
    signing = {id(c) for c in persons if _signs(c, signatories, sections)}
    addressed = {id(c) for c in clusters if id(c) not in signing and _addressed(c, addressee, sections)}
    cues = cues_of(document.language, document, resources)
    about = [c for c in persons if id(c) not in signing | addressed]
    victims = victims_of(document, about, said, sections, cues)
    doers = accused_of(document.content, [c for c in about if id(c) not in victims], said, sections, cues)
    if not any(id(c) in victims and stands_in(c, sections, SUBJECT) for c in about):
        doers = set()  # Nobody else is the victim: the letter is about those who are tried.
    result: Roles = {}
    for cluster in clusters:
        found: set[EntityRole] = {r for m in cluster.mentions for r in m.roles}
        attributes = cluster.mentions[0].attributes
        if id(cluster) in said:
            words = said[id(cluster)]
            found.update(words.roles)
            attributes = _attributes(cluster, words)
        if id(cluster) in signing:
            found = {"signatory"}
        if id(cluster) in addressed:
            found = (found - {"official"}) | {"addressee"}
        if id(cluster) in victims:
            found.add("alleged_victim")
            if "lawyer" in found and not said[id(cluster)].acting:
                found.discard("lawyer")  # By trade alone.
        elif "official" in found:
            found.discard("lawyer")  # A prosecutor stands for the prosecution.
        if id(cluster) in doers:
            found.add("alleged_perpetrator")
        if cluster.mentions[0].kind == "person" and not found:
            found.add("other")
        if cluster.mentions[0].kind in {"organisation", "authority"}:
            acronym = next((m.acronym for m in cluster.mentions if m.acronym), None) or _acronym(cluster)
            attributes = Attributes(acronym=acronym) if acronym else attributes
        result[id(cluster)] = (tuple(role for role in _ORDER if role in found), attributes)
    return result


def _acronym(cluster: Cluster) -> str | None:
    """A form in capitals beside a longer one."""
    if len(cluster.name.split()) < 2:
        return None
    return next((f for f in cluster.forms if f.isupper() and " " not in f and 1 < len(f) < 12), None)


def _attributes(cluster: Cluster, said: Said) -> Attributes:
    genders = Counter(m.attributes.gender for m in cluster.mentions if m.attributes.gender)
    gender = genders.most_common(1)[0][0] if genders else None
    return Attributes(
        occupations=tuple(said.occupations),
        gender=gender,
        age=said.age,
        minor=said.age < 18 if said.age is not None else None,
        redacted=any(m.attributes.redacted for m in cluster.mentions),
    )


def _signs(cluster: Cluster, signatories: set[tuple[str, ...]], sections: Sections) -> bool:
    """Does the person sign the letter? The header says so, or the name stands in the signatures alone."""
    if signatories:
        keys = cluster.keys.keys()
        if not keys.isdisjoint(signatories):
            return True
        if any(k[0][0] == s[0][0] and same_person(k, s) for k in keys for s in signatories):
            return True
    return kind_at(sections, cluster.mentions[0].start)[0] == "signatories"


def _addressed(cluster: Cluster, addressee: str | None, sections: Sections) -> bool:
    """Is the letter written to it? By the header, or by its place in the letter."""
    if addressee is not None and any(
        abs(len(form) - len(addressee)) < 3 and fold(form) == addressee for form in set(cluster.forms)
    ):
        return True
    first = cluster.mentions[0]
    if first.kind != "person" or first.by == "names:label":
        return False
    return kind_at(sections, first.start)[0] in {"addressee", "salutation", "cover"}
