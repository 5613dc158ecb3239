"""Organisations, authorities and places: which mentions name the same one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from allegex.facts.folding import fold
from allegex.facts.names import bodies
from allegex.linking.persons import MANY, Cluster
from allegex.records.document import Document
from allegex.records.name import NameMention
from allegex.resources import Resources

_QUOTED = re.compile(r"[‘’“«\"]([^’”»\"]+)[’”»\"]")
_QUOTED = re.compile(r"[‘’“«\"]([^’”»\"]+)[’”»\"]")
_WORD = re.compile(r"\w+")
SPELLING = 82
"""Least likeness of two spellings of one word; "Centre"/"Center" is 83. Towns of sister courts lie lower or begin apart."""


def known_ids(resources: Resources) -> dict[str, str]:
    """Folded name of a body of the world to its id."""
    return {
        fold(name): body.id
        for body in bodies(resources)
        for table in (body.names, body.acronyms)
        for names in table.values()
        for name in names
    }


def cluster_bodies(
    document: Document, mentions: Sequence[NameMention], resources: Resources
) -> list[Cluster]:
    """Clusters by name, known body, acronym, short form and spelling."""
    known = resources.of(known_ids)
    clusters: list[Cluster] = []
    by_key: dict[str, Cluster] = {}
    acronyms: dict[str, Cluster] = {}
    order = sorted(mentions, key=lambda m: (-len(document.content[m.start : m.end].split()), m.start))
    for mention in order:
        text = document.content[mention.start : mention.end]
        folded = fold(text)
        key = known.get(folded) or _squash(folded)
        home = by_key.get(key) or acronyms.get(text) or _short_form(clusters, mention, folded)
        if home is None:
            home = Cluster([], [], {})
            clusters.append(home)
        by_key.setdefault(key, home)
        if mention.acronym:
            acronyms.setdefault(mention.acronym, home)
        home.add(mention, text, tuple(_WORD.findall(folded)))
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: m.start)
        cluster.forms = [" ".join(document.content[m.start : m.end].split()) for m in cluster.mentions]
    return clusters


def cluster_places(document: Document, mentions: Sequence[NameMention]) -> list[Cluster]:
    """Clusters by State code, else by name."""
    clusters: dict[str, Cluster] = {}
    for mention in mentions:
        text = document.content[mention.start : mention.end]
        clusters.setdefault(mention.state or fold(text), Cluster([], [], {})).add(mention, text)
    return list(clusters.values())


def _squash(folded: str) -> str:
    """Without blanks, points and marks: "NeverMore.org" and "#NeverMoreOrg" are alike."""
    return "".join(_WORD.findall(folded)).replace("_", "") or folded


def _short_form(clusters: list[Cluster], mention: NameMention, folded: str) -> Cluster | None:
    """The one body whose name this shortens: its first or last words, its initials, or another spelling of it."""
    words = tuple(_WORD.findall(folded))
    fitting = [
        c
        for c in clusters[-MANY:]
        if c.mentions[0].kind == mention.kind and _shortens(c, mention, words, folded)
    ]
    if len(fitting) > 1 and mention.kind == "organisation":
        fitting.sort(key=lambda c: (len(next(iter(c.keys))), min(m.start for m in c.mentions)))
        return fitting[0]
    return fitting[0] if len(fitting) == 1 else None


def _shortens(cluster: Cluster, mention: NameMention, words: tuple[str, ...], folded: str) -> bool:
    for key, form in cluster.keys.items():
        if (
            len(words) == 1
            and len(folded) > 2
            and folded == "".join(w[0].lower() for w in form.split() if w[0].isupper())
        ):
            return True
        if _respelled(words, key) or any(
            _squash(folded) == _squash(fold(inside)) for inside in _QUOTED.findall(form)
        ):
            return True
        if len(words) == 1 and (mention.by != "names:repeat" or len(folded) < 4):
            continue
        if len(key) <= len(words):
            continue
        if mention.kind == "organisation" and (
            key[: len(words)] == words or (len(words) > 1 and key[-len(words) :] == words)
        ):
            return True
        if mention.kind == "authority" and len(words) > 1 and key[: len(words)] == words:
            return True
    return False


def _respelled(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Word for word the same but for spelling: "Organisation"/"Organization", "Center"/"Centre"."""
    if len(one) != len(other) or len(one) < 2:
        return False
    return all(
        a == b or (a[0] == b[0] and min(len(a), len(b)) > 4 and ratio(a, b) >= SPELLING)
        for a, b in zip(one, other, strict=True)
    )
