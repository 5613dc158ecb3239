"""What the words around a person's mentions say of them: roles, occupations, age, and what happened to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from allegex.facts.names import name_rows, role_rows
from allegex.facts.nouns import Nouns, build_nouns, noun_after, noun_before, untitled
from allegex.linking.persons import Cluster
from allegex.records.document import Document
from allegex.records.name import EntityRole
from allegex.resources import Resources

_PLAIN = re.compile(r"[\w’-]+")
_ASIDE = re.compile(r", [^,;.\n]{2,70},(?= )")
"""What is said of a person between commas: ", who lives next door,"."""
SUBJECT = ("subject", "reply_opening")
FACTS = ("background", "allegations", "reply_body")
ASKED = ("concerns", "requests", "interim_measures")
REACH = 90
"""Characters looked at behind a name: a clause."""
LEAD = 120
"""Characters looked at before a name: an office may have a long complement."""

Leads = dict[str, tuple[str, ...]]
"""Phrases that lead to a name, by their last words."""
_FAR = 1 << 60
"""Beyond the end of any text."""
Sections = list[tuple[int, int, str, str]]
"""Start, end, kind and language of the sections of a letter."""


class Cues(NamedTuple):
    """What the words around a name say, in one language. Patterns are matched on text without titles."""

    nouns: Nouns
    possessives: frozenset[str]
    of_name: re.Pattern[str]
    """Of whom a relative is one: " of X"."""
    row: re.Pattern[str]
    """What stands between two that are named side by side: ", parish priest, Judge "."""
    series: re.Pattern[str]
    """What stands between two of a series: ", 21, ", " (17) and "."""
    victim_before: Leads
    victim_after: re.Pattern[str]
    doer_before: frozenset[str]
    agent_before: Leads
    agent_after: re.Pattern[str]
    witness_after: re.Pattern[str]
    state: frozenset[str]
    """Heads of State bodies: who has a post in one is an official."""
    ranks: frozenset[str]
    rank_before: Leads
    rank_after: re.Pattern[str]
    presence_before: re.Pattern[str]
    """Matches where such words lead to the end, one word between or none."""
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


def _cues(resources: Resources, language: str) -> Cues:
    rows = role_rows(resources, language)
    names = name_rows(resources, language)
    nouns = build_nouns(resources, language)
    ages = (w for r in names if r.group == "age" for w in r.words)
    of = [w for r in names if r.group == "of" for w in r.words]
    joined = f"(?:,|,? (?:{'|'.join(sorted(map(re.escape, nouns.joiners)))}))"

    def after(group: str) -> str:
        return "|".join(p for r in rows if r.group == group for p in r.words)

    def before(group: str) -> Leads:
        found: dict[str, list[str]] = {}
        for phrase in (p for r in rows if r.group == group for p in r.words):
            found.setdefault(phrase.rpartition(" ")[2], []).append(phrase)
        return {last: tuple(phrases) for last, phrases in found.items()}

    return Cues(
        nouns=nouns,
        possessives=frozenset(w for r in names if r.group == "possessive" for w in r.words),
        of_name=re.compile(rf" (?:{'|'.join(sorted(of, key=len, reverse=True))}) ?(?=[A-ZÀ-Þ])"),
        row=re.compile(rf"(?:, (?:[a-zà-ÿ-]+ ){{0,2}}?[a-zà-ÿ-]+)?{joined}(?: [A-ZÀ-Þ][\w.-]*){{0,2}} "),
        series=re.compile(
            r"(?: \([^()]{1,20}\)|,? [^,.;()\n]{0,16}\d{1,2}[^,.;()\n]{0,10})?"
            + joined
            + r"(?: [A-Z][a-z]{0,3}\.)? "
        ),
        victim_before=before("victim_before"),
        victim_after=re.compile(rf",? (?:{after('victim_after')})"),
        doer_before=frozenset(w for r in rows if r.group == "doer_before" for w in r.words),
        agent_before=before("agent_before"),
        agent_after=re.compile(rf",? (?:{after('agent_after')})"),
        witness_after=re.compile(rf",? (?:{after('witness_after')})"),
        state=frozenset(
            w
            for r in names
            if r.kind == "authority" and "weak" not in r.flags
            for w in r.words
            if " " not in w
        ),
        ranks=frozenset(w for r in rows if r.group == "rank" for w in r.words),
        rank_before=before("rank_before"),
        rank_after=re.compile(rf",? ?(?:{after('rank_after')})"),
        presence_before=re.compile(rf"\b(?:{after('presence_before')})(?: [\w’-]+)?$"),
        age=re.compile("|".join(f"(?:{age})" for age in ages)),
    )


CUES = {"en": cues_en, "fr": cues_fr, "es": cues_es}


def cues_of(language: str, document: Document, resources: Resources) -> Cues:
    """The cues of a language; of one that allegex does not read, those of the letter's."""
    known = language if language in CUES else document.language
    return resources.of(CUES[known if known in CUES else "en"])


class Said(NamedTuple):
    """What the words around the mentions of one person say."""

    roles: Counter[EntityRole]
    occupations: dict[str, None]
    age: int | None
    victim: bool
    led: bool
    """Words lead to the name that say so: "the arrest of X"."""
    introduced: bool
    apposed: bool
    """Introduced by what they are in the subject itself: "X, his daughter"."""
    doing: bool
    """Named in the subject as one who does something: "tabled by Mr. X"."""


def sections_of(document: Document) -> Sections:
    return [(s.start, s.end, s.kind, s.language) for s in document.sections if s.parent is None]


def kind_at(sections: Sections, offset: int) -> tuple[str, str]:
    at = bisect_right(sections, (offset, _FAR)) - 1
    if at >= 0 and offset < sections[at][1]:
        return sections[at][2], sections[at][3]
    return "other", "en"


def said_of(document: Document, cluster: Cluster, sections: Sections, resources: Resources) -> Said:
    """Reads the clause on either side of each mention."""
    roles: Counter[EntityRole] = Counter()
    occupations: dict[str, None] = {}
    age, victim, introduced, apposed, doing = None, False, False, False, False
    ranked, present, subject, led_to = False, False, False, False
    clauses: list[tuple[str, str, Cues]] = []
    content = document.content
    for mention in cluster.mentions:
        kind, language = kind_at(sections, mention.start)
        if kind in {"signatories", "mandates", "cover", "addressee", "closing"}:
            continue
        cues = cues_of(language, document, resources)
        before = untitled(_clause_before(content, mention.start), cues.nouns)
        after = _clause_after(content, mention.end)
        aged = cues.age.match(after)
        told = after[aged.end() :] if aged else after
        if mention.honorific:
            ranked = ranked or not cues.ranks.isdisjoint(mention.honorific.replace(".", "").split(" "))
        led = before
        for noun, left in ((noun_before(before, cues.nouns), True), (noun_after(told, cues.nouns), False)):
            if noun is None:
                continue
            if (
                noun.row.group == "kin"
                and not left
                and not _of_someone(told[: noun.end], told[noun.end :], cues)
            ):
                continue
            if not left and noun.word.rpartition(" ")[2] in cues.doer_before:
                continue  # "X, represented by Y".
            if left and noun.row.group == "kin" and mention.honorific == noun.word:
                continue  # "el padre X" is a priest.
            roles.update(noun.row.roles)
            complement = noun.row.group == "post" and left and not noun.adjacent
            if complement and not cues.state.isdisjoint(_PLAIN.findall(before, noun.end)):
                roles["official"] += 1  # "the legal director of the Ministry of X, Mr. Y".
            introduced = introduced or not left
            apposed = apposed or (not left and kind in SUBJECT)
            if noun.row.group != "kin":
                occupations.setdefault(noun.word)
            ranked = ranked or noun.word in cues.ranks
            led = before[: noun.start].rstrip() if left else led
        if _led(before, cues.agent_before, cues.nouns, 1) or cues.agent_after.match(after):
            roles["alleged_perpetrator"] += 1
        if cues.witness_after.match(after):
            roles["witness"] += 1
        clauses.append((led, told, cues))
        present = present or cues.presence_before.search(led, max(len(led) - 50, 0)) is not None
        subject = subject or kind in SUBJECT
        if aged and age is None:
            age = next((int(g) for g in aged.groups() if g), None)
        age = age if age is not None else mention.attributes.age
        if kind in SUBJECT:
            doing = doing or not cues.doer_before.isdisjoint(before.split(" ")[-7:])
        if kind in FACTS or kind in SUBJECT or kind in ASKED:
            aside = _ASIDE.match(after)
            lead = _led(before, cues.victim_before, cues.nouns, 3)
            led_to = led_to or lead
            victim = victim or bool(lead or cues.victim_after.match(after, aside.end() if aside else 0))
    if ranked and not subject and (present or any(_blamed(*clause) for clause in clauses)):
        roles["alleged_perpetrator"] += 1
    elif present and not roles["official"] and not ranked:
        roles["witness"] += 1
    return Said(roles, occupations, age, victim, led_to, introduced, apposed, doing)


def _blamed(before: str, after: str, cues: Cues) -> bool:
    """Do the words blame somebody who may use force?"""
    if _led(before, cues.rank_before, cues.nouns, 1) or cues.rank_after.match(after):
        return True
    aside = _ASIDE.match(after)
    return aside is not None and cues.rank_after.match(after, aside.end()) is not None


def _led(before: str, leads: Leads, nouns: Nouns, most: int) -> bool:
    """Do words lead to the name, right before it, or with an article and a few words between: "arrest of the two students"?"""
    words = before.rsplit(" ", most + 2)
    if leads.keys().isdisjoint(words):
        return False
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


def _of_someone(said: str, after: str, cues: Cues) -> bool:
    """Is a kinship noun behind a name said of a person: "his wife", "brother of Mr. X", not "a father of three"?"""
    return not cues.possessives.isdisjoint(_PLAIN.findall(said)) or cues.of_name.match(after) is not None


def _clause_before(content: str, start: int) -> str:
    before = content[max(start - LEAD, 0) : start]
    return before[before.rfind("\n") + 1 :]


def _clause_after(content: str, end: int) -> str:
    return content[end : end + REACH].split("\n", 1)[0]


def stands_in(cluster: Cluster, sections: Sections, kinds: Iterable[str]) -> bool:
    kinds = tuple(kinds)
    return any(kind_at(sections, m.start)[0] in kinds for m in cluster.mentions)
