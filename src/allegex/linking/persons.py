"""Persons: which mentions name the same one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allegex.facts.folding import fold
from allegex.linking.spelling import alike
from allegex.records.document import Document
from allegex.records.name import NameMention

_NOT_NAME = re.compile(r"[^\w\s'-]")
_NICKNAME = re.compile(r"[“\"«‘(][^”\"»’)]*[”\"»’)]")
ALIKE = 84
"""Least likeness (0..100) of two spellings of one word of a name: "Ahmad"/"Ahmed" is 80 and no proof, "Aleksander"/
"Alexander" 84."""
TWO_SURNAMES = frozenset({"es"})
"""Languages in which the first of two surnames is the one that people are called by."""
MANY = 300
"""Above so many persons other spellings of short forms are not looked for, to keep long texts quick."""
LONG, SKELETON = 7, 70
"""Longer words may also differ in their vowels: "Mohammed"/"Muhammad" is 75; "Hasan"/"Husain" are too short to tell."""
_VOWELS = re.compile(r"[aeiouy]+|(.)(?=\1)")


class Cluster:
    """Mentions of one entity while it is being gathered. `keys` are its folded names as words, with their form."""

    def __init__(self) -> None:
        self.mentions: list[NameMention] = []
        self.forms: list[str] = []
        self.keys: dict[tuple[str, ...], str] = {}

    @property
    def name(self) -> str:
        """The fullest form; of equal ones the first that is not all capitals."""
        best, *others = dict.fromkeys(self.forms)
        for form in others:
            longer = len(form.split()) > len(best.split())
            if longer or (best.isupper() and not form.isupper() and len(form.split()) == len(best.split())):
                best = form
        return best

    def add(self, mention: NameMention, text: str, key: tuple[str, ...] = ()) -> None:
        """Takes a mention in."""
        self.mentions.append(mention)
        self.forms.append(" ".join(text.split()))
        if key:
            self.keys.setdefault(key, self.forms[-1])

    @property
    def gender(self) -> str | None:
        """What honorifics and kinship say; the first that says something."""
        return next((m.attributes.gender for m in self.mentions if m.attributes.gender), None)


def cluster_persons(document: Document, mentions: Sequence[NameMention]) -> list[Cluster]:
    """Clusters of persons: full names first, the longest before the others, then surnames and other short forms."""
    texts = {id(m): document.content[m.start : m.end] for m in mentions}
    known_keys = {text: name_key(text) for text in set(texts.values())}
    keys = {id(m): known_keys[texts[id(m)]] for m in mentions}
    two = document.language in TWO_SURNAMES
    clusters: list[Cluster] = []
    index: dict[str, list[Cluster]] = {}
    full = [m for m in mentions if len(keys[id(m)]) > 1 and m.by != "names:alias"]
    homes: dict[tuple[str, ...], Cluster] = {}
    for mention in sorted(full, key=lambda m: (-len(keys[id(m)]), m.start)):
        key = keys[id(mention)]
        home = homes.get(key) or _same(clusters, key)
        if home is None and mention.honorific:
            home = _by_surname(_candidates(clusters, index, key), mention, key, two=two)
        if home is None and not mention.roles:
            home = _by_end(_candidates(clusters, index, key), key)
        home = home or _opened(clusters)
        homes.setdefault(key, home)
        for word in key:
            index.setdefault(word, []).append(home)
        home.add(mention, texts[id(mention)], key)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: m.start)
    known = {id(m) for m in full}
    for mention in mentions:
        if id(mention) in known:
            continue
        key = keys[id(mention)]
        home = _alias_of(clusters, mention)
        home = home or _by_surname(_candidates(clusters, index, key), mention, key, two=two)
        home = home or homes.get(key) or _opened(clusters)
        homes.setdefault(key, home)
        home.add(mention, texts[id(mention)], key)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: m.start)
        cluster.forms = [" ".join(texts[id(m)].split()) for m in cluster.mentions]
    return clusters


def _opened(clusters: list[Cluster]) -> Cluster:
    """A new cluster."""
    cluster = Cluster()
    clusters.append(cluster)
    return cluster


def _same(clusters: Sequence[Cluster], key: tuple[str, ...]) -> Cluster | None:
    """The cluster of a full name. Names that begin with another letter are another's."""
    letter = key[0][0]
    for cluster in clusters:
        for known in cluster.keys:
            if known[0][0] == letter and same_person(key, known):
                return cluster
    return None


def _by_end(clusters: Sequence[Cluster], key: tuple[str, ...]) -> Cluster | None:
    """The one person whose name has one word more in front: "Pineda Sorun" is "Delmy Pineda Sorun"."""
    longer = [c for c in clusters if any(k[1:] == key for k in c.keys)]
    return longer[0] if len(longer) == 1 else None


def _candidates(
    clusters: Sequence[Cluster], index: dict[str, list[Cluster]], key: tuple[str, ...]
) -> list[Cluster]:
    """Clusters that hold the first word of a short form; where none does, all of them may hold it in another spelling."""
    exact = index.get(key[0])
    if exact:
        return list({id(cluster): cluster for cluster in exact}.values())
    return list(clusters) if len(clusters) <= MANY else []


def name_key(text: str) -> tuple[str, ...]:
    """The folded words of a name without nicknames and marks."""
    plain = _NOT_NAME.sub(" ", fold(_NICKNAME.sub(" ", text))).split()
    return tuple(plain) or tuple(fold(text).split())


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Are two full names the same? The shorter's words stand in order in the longer, or all are spelled alike."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < 2:
        return False
    if not _alike(short[0], long[0], initials=True):
        return False
    at = 1
    for word in short[1:]:
        while at < len(long) and not _alike(word, long[at], initials=True):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def _alike(one: str, other: str, *, initials: bool = False) -> bool:
    if one == other or (initials and min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    if len(one) > 3 and len(other) > 3 and alike(one, other, ALIKE):
        return True
    long = min(len(one), len(other)) >= LONG
    return long and alike(one, other, SKELETON) and _VOWELS.sub("", one) == _VOWELS.sub("", other)


def _alias_of(clusters: list[Cluster], mention: NameMention) -> Cluster | None:
    """For "X, also known as Y": the cluster of X, whose mention ends closest before."""
    if mention.by != "names:alias":
        return None
    near = [
        (m.end, c)
        for c in clusters
        for m in c.mentions
        if m.end <= mention.start and mention.start - m.end < 80
    ]
    return max(near, key=lambda pair: pair[0])[1] if near else None


def _by_surname(
    clusters: Sequence[Cluster], mention: NameMention, key: tuple[str, ...], *, two: bool
) -> Cluster | None:
    """The person with this surname: of the same gender where it is known, named last before it where several are.

    `two`: of those whose name has two surnames, the person of whom it is the first.
    """
    gender = mention.attributes.gender
    fitting = [c for c in clusters if any(_ends_with(k, key) for k in c.keys)]
    if not fitting:
        fitting = [c for c in clusters if any(k[: len(key)] == key for k in c.keys if len(k) > len(key))]
    fitting = [c for c in fitting if not (gender and c.gender and c.gender != gender)]
    if gender and len(fitting) > 1:
        fitting = [c for c in fitting if c.gender == gender] or fitting
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    first = [c for c in fitting if any(len(k) > 3 and k[-2:-1] == key for k in c.keys)] if two else []
    exact = first or [c for c in fitting if any(k[-len(key) :] == key for k in c.keys)]
    fitting = exact or fitting

    def distance(cluster: Cluster) -> tuple[int, int]:
        before = [mention.start - m.start for m in cluster.mentions if m.start <= mention.start]
        return (0, min(before)) if before else (1, cluster.mentions[0].start)

    addressed = [
        c for c in fitting if any(m.honorific == mention.honorific for m in c.mentions if m.honorific)
    ]
    return min(addressed or fitting, key=distance)


def _ends_with(name: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Does a name hold these words in a row after its first one, spelled alike?"""
    size = len(part)
    if size == 1 and part[0] in name[1:]:
        return True  # Nearly always: a surname.
    for at in range(1, len(name) - size + 1):
        for a, b in zip(name[at : at + size], part, strict=True):
            if not _alike(a, b):
                break
        else:
            return True
    return False
