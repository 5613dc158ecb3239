"""Organisations, authorities and places: which mentions name the same one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from allegex.facts.folding import fold
from allegex.facts.names import bodies
from allegex.linking.persons import MANY, Cluster
from allegex.linking.spelling import alike
from allegex.records.document import Document
from allegex.records.name import NameMention
from allegex.resources import Resources

_QUOTED = re.compile(r"[‘’“«\"]([^’”»\"]+)[’”»\"]")
_WORD = re.compile(r"\w+")
_KIND_BEHIND = re.compile(r"(\w.*?\w)(?: [a-z][a-z-]+)+")
SPELLING = 82
"""Least likeness of two spellings of one word; "Centre"/"Center" is 83. Towns of sister courts lie lower or begin apart."""


class Form(NamedTuple):
    """A name of a body as it is compared with others."""

    words: tuple[str, ...]
    squashed: str
    initials: str
    quoted: tuple[str, ...]
    """What stands in quotes inside the name."""


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
    document: Document, mentions: Sequence[NameMention], folded: Mapping[str, str], resources: Resources
) -> list[Cluster]:
    """Clusters by name, known body, acronym, short form and spelling. `folded` has the names of all mentions folded."""
    known = resources.of(known_ids)
    content = document.content
    clusters: list[Cluster] = []
    forms: list[dict[tuple[str, ...], Form]] = []
    by_key: dict[str, int] = {}
    acronyms: dict[str, int] = {}
    texts = [content[m.start : m.end] for m in mentions]
    made = {text: _form(text, folded[text]) for text in dict.fromkeys(texts)}
    order = sorted(zip(texts, mentions, strict=True), key=lambda pair: (-len(pair[0].split()), pair[1].start))
    for text, mention in order:
        form = made[text]
        key = known.get(folded[text]) or form.squashed
        home = by_key.get(key)
        if home is None:
            home = acronyms.get(text)
        if home is None:
            home = _short_form(clusters, forms, mention, form)
        if home is None:
            home = len(clusters)
            clusters.append(Cluster())
            forms.append({})
        by_key.setdefault(key, home)
        if mention.acronym:
            acronyms.setdefault(mention.acronym, home)
        clusters[home].add(mention, text)
        forms[home].setdefault(form.words, form)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: m.start)
        cluster.forms = [" ".join(content[m.start : m.end].split()) for m in cluster.mentions]
    return clusters


def _form(text: str, folded: str) -> Form:
    words = tuple(_WORD.findall(folded))
    quoted = _QUOTED.findall(text) if any(sign in text for sign in '‘’“«"') else ()
    return Form(
        words=words,
        squashed=_squash(words, folded),
        initials="".join([w[0].lower() for w in text.split() if w[0].isupper()]),
        quoted=tuple(_squash(_WORD.findall(fold(inside)), inside) for inside in quoted),
    )


def cluster_places(
    document: Document, mentions: Sequence[NameMention], folded: Mapping[str, str]
) -> list[Cluster]:
    """Clusters by State code, else by name."""
    clusters: dict[str, Cluster] = {}
    for mention in mentions:
        text = document.content[mention.start : mention.end]
        clusters.setdefault(mention.state or folded[text], Cluster()).add(mention, text)
    for key, cluster in tuple(clusters.items()):
        bare = _bare(cluster.forms[0]) if cluster.mentions[0].by == "names:kind" else ""
        if not bare:
            continue
        other = clusters.get(fold(bare))
        if other is None:
            cluster.forms.append(bare)
        elif all(_of_kind(document.content, m, cluster.forms[0]) for m in other.mentions):
            # The court of a district sits in it: "Norvale" of "Norvale District Court" is "Norvale district".
            other.mentions = sorted((*other.mentions, *cluster.mentions), key=lambda m: m.start)
            other.forms = [*cluster.forms, *other.forms]
            del clusters[key]
    return list(clusters.values())


def _of_kind(content: str, mention: NameMention, name: str) -> bool:
    """Does a body's name go on with the kind of the place: "Norvale District Court" of "Norvale district"? "Court of Norvale" does not."""
    kind = name[mention.end - mention.start :]
    return mention.by == "names:nested" and content[mention.end : mention.end + len(kind)].lower() == kind


def _bare(name: str) -> str:
    """A place's name without its kind in small letters: "Norvale" of "Norvale district"; empty where nothing is left out."""
    match = _KIND_BEHIND.fullmatch(name)
    return match[1] if match is not None else ""


def _squash(words: Sequence[str], folded: str) -> str:
    """Without blanks, points and marks: "NeverMore.org" and "#NeverMoreOrg" are alike."""
    return "".join(words).replace("_", "") or folded


def _short_form(
    clusters: Sequence[Cluster],
    forms: Sequence[dict[tuple[str, ...], Form]],
    mention: NameMention,
    form: Form,
) -> int | None:
    """The one body whose name this shortens: its first or last words, its initials, or another spelling of it."""
    fitting = [
        at
        for at in range(max(len(clusters) - MANY, 0), len(clusters))
        if clusters[at].mentions[0].kind == mention.kind
        and any(_shortens(known, mention, form) for known in forms[at].values())
    ]
    if len(fitting) > 1 and mention.kind == "organisation":
        return min(
            fitting, key=lambda at: (len(next(iter(forms[at]))), min(m.start for m in clusters[at].mentions))
        )
    return fitting[0] if len(fitting) == 1 else None


def _shortens(known: Form, mention: NameMention, form: Form) -> bool:
    words, key = form.words, known.words
    single = len(words) == 1
    if single and len(form.squashed) > 2 and form.squashed == known.initials:
        return True
    if _respelled(words, key) or form.squashed in known.quoted:
        return True
    if known.quoted and words[0] == key[0] and "".join(words[1:]) in known.quoted:
        return True  # "Centro X" of "Centro de Y «X»".
    if len(key) <= len(words) or (single and (mention.by != "names:repeat" or len(words[0]) < 4)):
        return False
    if mention.kind == "organisation":
        if key[: len(words)] == words or (not single and key[-len(words) :] == words):
            return True
        # "Cerro Azul" of "Minera Cerro Azul S.A.".
        return not single and mention.by == "names:repeat" and key[1 : 1 + len(words)] == words
    return mention.kind == "authority" and not single and key[: len(words)] == words


def _respelled(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Word for word the same but for spelling: "Organisation"/"Organization", "Center"/"Centre"."""
    if len(one) != len(other) or len(one) < 2:
        return False
    return all(
        a == b or (a[0] == b[0] and min(len(a), len(b)) > 4 and alike(a, b, SPELLING))
        for a, b in zip(one, other, strict=True)
    )
