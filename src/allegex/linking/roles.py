"""Roles and attributes of entities: from header and sections, and from the words around each mention."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from allegex.facts.folding import fold
from allegex.facts.names import name_rows, role_rows
from allegex.facts.nouns import Nouns, build_nouns, noun_after, noun_before, untitled
from allegex.linking.persons import Cluster, name_key, same_person
from allegex.records.document import Document
from allegex.records.letter import Header
from allegex.records.name import Attributes, EntityRole, NameMention
from allegex.records.text import Span
from allegex.resources import Resources

Roles = dict[int, tuple[tuple[EntityRole, ...], Attributes]]
"""`id` of a cluster to its roles and attributes."""

_POSSESSIVE = re.compile(r"\b(?:his|her|their|sa|son|leur|su)\b")
_ROW = re.compile(r"(?:, (?:[a-zà-ÿ-]+ ){0,2}?[a-zà-ÿ-]+)?(?:,| and| et| y|, and)(?: [A-ZÀ-Þ][\w.-]*){0,2} ")
_SERIES = re.compile(
    r"(?: \([^()]{1,20}\)|,? [^,.;()\n]{0,16}\d{1,2}[^,.;()\n]{0,10})?(?:,| and| et| y|, and)(?: [A-Z][a-z]{0,3}\.)? "
)
_PLAIN = re.compile(r"[\w’-]+")
_ASIDE = re.compile(r", [^,;.\n]{2,70},(?= )")
"""What is said of a person between commas: ", who lives next door,"."""
_OF_NAME = re.compile(r" (?:of|de|du|d’|del)(?: la| l’| el)? ?(?=[A-ZÀ-Þ])")
SUBJECT = ("subject", "reply_opening")
FACTS = ("background", "allegations", "reply_body")
REACH = 90
"""Characters looked at on either side of a name: a clause."""
_ORDER: tuple[EntityRole, ...] = (
    "alleged_victim", "relative", "lawyer", "official", "alleged_perpetrator", "signatory", "addressee", "witness", "other",
)  # fmt: skip


Leads = dict[str, tuple[str, ...]]
"""Phrases that lead to a name, by their last words."""


class Cues(NamedTuple):
    """What the words around a name say, in one language. Patterns are matched on text without titles."""

    nouns: Nouns
    victim_before: Leads
    victim_after: re.Pattern[str]
    doer_before: frozenset[str]
    agent_before: Leads
    agent_after: re.Pattern[str]
    witness_after: re.Pattern[str]
    age: re.Pattern[str]


def cues_en(resources: Resources) -> Cues:
    """English cues."""
    return _cues(resources, "en")


def cues_fr(resources: Resources) -> Cues:
    """French cues."""
    return _cues(resources, "fr")


def cues_es(resources: Resources) -> Cues:
    """Spanish cues."""
    return _cues(resources, "es")


CUES = {"en": cues_en, "fr": cues_fr, "es": cues_es}


def _cues(resources: Resources, language: str) -> Cues:
    rows = role_rows(resources, language)
    ages = (w for r in name_rows(resources, language) if r.group == "age" for w in r.words)

    def after(group: str) -> str:
        return "|".join(p for r in rows if r.group == group for p in r.words)

    def before(group: str) -> Leads:
        found: dict[str, list[str]] = {}
        for phrase in (p for r in rows if r.group == group for p in r.words):
            found.setdefault(phrase.rpartition(" ")[2], []).append(phrase)
        return {last: tuple(phrases) for last, phrases in found.items()}

    return Cues(
        nouns=build_nouns(resources, language),
        victim_before=before("victim_before"),
        victim_after=re.compile(rf" (?:{after('victim_after')})"),
        doer_before=frozenset(w for r in rows if r.group == "doer_before" for w in r.words),
        agent_before=before("agent_before"),
        agent_after=re.compile(rf",? (?:{after('agent_after')})"),
        witness_after=re.compile(rf",? (?:{after('witness_after')})"),
        age=re.compile("|".join(f"(?:{age})" for age in ages)),
    )


class Said(NamedTuple):
    """What the words around the mentions of one person say."""

    roles: Counter[EntityRole]
    occupations: dict[str, None]
    age: int | None
    victim: bool
    introduced: bool
    apposed: bool
    """Introduced by what they are in the subject itself: "X, his daughter"."""
    doing: bool
    """Named in the subject as one who does something: "tabled by Mr. X"."""


def roles_of(document: Document, clusters: Sequence[Cluster], header: Header, resources: Resources) -> Roles:
    """Roles and attributes of all clusters."""
    sections = _sections(document)
    persons = [c for c in clusters if c.mentions[0].kind == "person"]
    said = {id(c): _said(document, c, sections, resources) for c in persons}
    signatories = {name_key(signatory.name) for signatory in header.signatories}
    addressee = fold(header.addressee.name) if header.addressee and header.addressee.name else None
    signing = {id(c) for c in persons if _signs(c, signatories, sections)}
    addressed = {id(c) for c in clusters if id(c) not in signing and _addressed(c, addressee, sections)}
    victims = _victims(document, [c for c in persons if id(c) not in signing | addressed], said, sections)
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


def _sections(document: Document) -> list[tuple[int, int, str, str]]:
    return [(s.start, s.end, s.kind, s.language) for s in document.sections if s.parent is None]


def _kind_at(sections: Sequence[tuple[int, int, str, str]], offset: int) -> tuple[str, str]:
    for start, end, kind, language in sections:
        if start <= offset < end:
            return kind, language
    return "other", "en"


def _said(
    document: Document, cluster: Cluster, sections: list[tuple[int, int, str, str]], resources: Resources
) -> Said:
    """Reads the clause on either side of each mention."""
    roles: Counter[EntityRole] = Counter()
    occupations: dict[str, None] = {}
    age, victim, introduced, apposed, doing = None, False, False, False, False
    content = document.content
    for mention in cluster.mentions:
        kind, language = _kind_at(sections, mention.start)
        if kind in {"signatories", "mandates", "cover", "addressee", "closing"}:
            continue
        cues = resources.of(
            CUES[language if language in CUES else document.language if document.language in CUES else "en"]
        )
        before = untitled(_clause_before(content, mention.start), cues.nouns)
        after = _clause_after(content, mention.end)
        for noun, left in ((noun_before(before, cues.nouns), True), (noun_after(after, cues.nouns), False)):
            if noun is None:
                continue
            if noun.row.group == "kin" and not left and not _of_someone(after[: noun.end], after[noun.end :]):
                continue
            roles.update(noun.row.roles)
            introduced = introduced or not left
            apposed = apposed or (not left and kind in SUBJECT)
            if noun.row.group != "kin":
                occupations.setdefault(noun.word)
        if _led(before, cues.agent_before, cues.nouns, 1) or cues.agent_after.match(after):
            roles["alleged_perpetrator"] += 1
        if cues.witness_after.match(after):
            roles["witness"] += 1
        aged = cues.age.match(after)
        if aged and age is None:
            age = next((int(g) for g in aged.groups() if g), None)
        age = age if age is not None else mention.attributes.age
        if kind in SUBJECT:
            doing = doing or not cues.doer_before.isdisjoint(before.split(" ")[-7:])
        if kind in FACTS or kind in SUBJECT:
            aside = _ASIDE.match(after)
            victim = victim or bool(
                _led(before, cues.victim_before, cues.nouns, 3)
                or cues.victim_after.match(after, aside.end() if aside else 0)
            )
    return Said(roles, occupations, age, victim, introduced, apposed, doing)


def _led(before: str, leads: Leads, nouns: Nouns, most: int) -> bool:
    """Do words lead to the name, right before it, or with an article and a few words between: "arrest of the two students"?"""
    words = before.split(" ")
    for between in range(min(most + 2, len(words))):
        last = words[-1 - between]
        if between and not _PLAIN.fullmatch(words[-between]):
            return False
        if between > most and words[-between] not in nouns.articles:
            return False
        if last in leads:
            text = before[: len(before) - sum(len(word) + 1 for word in words[len(words) - between :])]
            if text.endswith(leads[last]):
                return True
    return False


def _of_someone(said: str, after: str) -> bool:
    """Is a kinship noun behind a name said of a person: "his wife", "brother of Mr. X", not "a father of three"?"""
    return bool(_POSSESSIVE.search(said) or _OF_NAME.match(after))


def _clause_before(content: str, start: int) -> str:
    before = content[max(start - REACH, 0) : start]
    return before[before.rfind("\n") + 1 :]


def _clause_after(content: str, end: int) -> str:
    return content[end : end + REACH].split("\n", 1)[0]


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


def _signs(
    cluster: Cluster, signatories: set[tuple[str, ...]], sections: list[tuple[int, int, str, str]]
) -> bool:
    """Does the person sign the letter? The header says so, or the name stands in the signatures alone."""
    if signatories:
        keys = cluster.keys.keys()
        if not keys.isdisjoint(signatories):
            return True
        if any(k[0][0] == s[0][0] and same_person(k, s) for k in keys for s in signatories):
            return True
    return _kind_at(sections, cluster.mentions[0].start)[0] == "signatories"


def _addressed(cluster: Cluster, addressee: str | None, sections: list[tuple[int, int, str, str]]) -> bool:
    """Is the letter written to it? By the header, or by its place in the letter."""
    if addressee is not None and any(
        abs(len(form) - len(addressee)) < 3 and fold(form) == addressee for form in set(cluster.forms)
    ):
        return True
    first = cluster.mentions[0]
    if first.kind != "person" or first.by == "names:label":
        return False
    return _kind_at(sections, first.start)[0] in {"addressee", "salutation", "cover"}


def _victims(
    document: Document,
    persons: Sequence[Cluster],
    said: dict[int, Said],
    sections: list[tuple[int, int, str, str]],
) -> set[int]:
    """Whom the letter is about: those of the subject paragraph, of a list, or whom the facts introduce and happen to."""
    others = {
        id(c)
        for c in persons
        if said[id(c)].roles.keys() & {"relative", "lawyer", "official", "alleged_perpetrator", "witness"}
        or any(m.roles for m in c.mentions)
    }
    in_subject = {id(c) for c in persons if _stands_in(c, sections, SUBJECT)}
    listed = {id(c) for c in persons if any(m.by == "names:list" for m in c.mentions)} - others
    victims = {c for c in in_subject if c not in others or _leads(c, persons, said, sections)} | listed
    victims |= _beside(document, persons, victims, sections, said)
    # An official in bold in the subject, or introduced in bold by what they are, is one of those the letter is about.
    officials = {
        id(c)
        for c in persons
        if set(said[id(c)].roles) == {"official"} and (said[id(c)].introduced or id(c) in in_subject)
    }
    printed = {id(c) for c in persons if any(_bold(document.text.bold, m) for m in c.mentions)}
    relatives = {id(c) for c in persons if set(said[id(c)].roles) == {"relative"}}
    agents = {id(c) for c in persons if "alleged_perpetrator" in said[id(c)].roles}
    bold = {id(c) for c in persons if _bold(document.text.bold, c.mentions[0])} - (
        others - officials - relatives
    )
    bold |= (printed & in_subject) - agents
    again = {id(c) for c in persons if _stands_in(c, sections, ("concerns", "requests", "interim_measures"))}
    if victims:
        return victims | bold | {i for i in again - others if said[i].victim}
    facts = [c for c in persons if id(c) not in others and _stands_in(c, sections, FACTS)]
    chosen = bold | {id(c) for c in facts if said[id(c)].victim or said[id(c)].introduced}
    chosen |= {id(c) for c in facts if any(m.by == "names:age" for m in c.mentions)}
    chosen |= _along(document, facts, chosen)
    chosen |= again & {id(c) for c in facts}
    plain = [c for c in facts if not said[id(c)].occupations]
    return chosen or {id(c) for c in plain[:1]} or again - others


def _leads(
    cluster: int, persons: Sequence[Cluster], said: dict[int, Said], sections: list[tuple[int, int, str, str]]
) -> bool:
    """A lawyer, relative or official may be the victim: where the subject says so, or names no one else and no doer."""
    own = said[cluster]
    # "X, a lawyer", "X, his daughter": of "his lawyer, X" the noun stands before.
    roles = set(own.roles)
    if own.victim or (own.introduced and roles == {"lawyer"}) or (own.apposed and roles == {"relative"}):
        return True
    in_subject = [c for c in persons if _stands_in(c, sections, SUBJECT)]
    plain = [c for c in in_subject if not said[id(c)].roles and not any(m.roles for m in c.mentions)]
    return not plain and not own.doing


def _beside(
    document: Document,
    persons: Sequence[Cluster],
    victims: set[int],
    sections: list[tuple[int, int, str, str]],
    said: dict[int, Said],
) -> set[int]:
    """Officials in a row with a victim in the subject: "regarding Father X, parish priest, Judge Y and Mr. Z"."""
    spots = sorted(
        (m.start, m.end, id(c))
        for c in persons
        for m in c.mentions
        if _kind_at(sections, m.start)[0] in SUBJECT
    )
    found: set[int] = set()
    for (_, end, before), (start, _, after) in zip(spots, spots[1:], strict=False):
        between = document.content[end:start]
        row = len(between) < 45 and _ROW.fullmatch(between)
        for one, other in ((before, after), (after, before)):
            official = set(said[one].roles) <= {"official"} and not said[one].doing
            if row and other in victims and one not in victims and official:
                found.add(one)
    return found


def _along(document: Document, persons: Sequence[Cluster], victims: set[int]) -> set[int]:
    """Persons named in one series with a victim, before it: "X, 21, Y, 19, and Z were killed"."""
    content = document.content
    mentions = sorted(((m, id(c)) for c in persons for m in c.mentions), key=lambda pair: pair[0].start)
    along: set[int] = set()
    for (mention, cluster), (after, other) in zip(mentions[-2::-1], mentions[:0:-1], strict=False):
        between = content[mention.end : after.start]
        if (other in victims or other in along) and len(between) < 30 and _SERIES.fullmatch(between):
            along.add(cluster)
    return along


def _stands_in(cluster: Cluster, sections: list[tuple[int, int, str, str]], kinds: Iterable[str]) -> bool:
    kinds = tuple(kinds)
    return any(_kind_at(sections, m.start)[0] in kinds for m in cluster.mentions)


def _bold(spans: Sequence[Span], mention: NameMention) -> bool:
    return any(span.start <= mention.start and mention.end <= span.end for span in spans)
