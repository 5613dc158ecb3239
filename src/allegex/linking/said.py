"""What the words around a person's mentions say of them: roles, occupations, age, and what happened to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from allegex.facts.nouns import Noun, Nouns, noun_after, noun_before, untitled
from allegex.linking.persons import Cluster
from allegex.linking.rolecues import Cues, Leads, cues_of
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

_FAR = 1 << 60
"""Beyond the end of any text."""
Sections = list[tuple[int, int, str, str]]
"""Start, end, kind and language of the sections of a letter."""


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
    suffered: bool
    """Something happens to the person in the facts."""
    acting: bool
    """A lawyer of somebody: "his lawyer, X", "X, lawyer of Ms. Y"; not one by trade alone."""
    author: bool
    """Right behind the word for a doer in the subject, and nothing happens to the person."""
    accused: bool
    """Charged with a crime against a person, and not named in the subject."""


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
    suffered, acting, author, accused = False, False, False, False
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
        led, trade = before, False
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
            text = before if left else told
            if noun.row.group != "office" or not _is_former(text, noun, cues):
                roles.update(noun.row.roles)
            acting = acting or ("lawyer" in noun.row.roles and _acts(noun, text, cues))
            complement = noun.row.group == "post" and left and not noun.adjacent
            if complement and not cues.state.isdisjoint(_PLAIN.findall(before, noun.end)):
                roles["official"] += 1  # "the legal director of the Ministry of X, Mr. Y".
            introduced = introduced or not left
            apposed = apposed or (not left and kind in SUBJECT)
            if noun.row.group != "kin":
                occupations.setdefault(noun.word)
            ranked = ranked or noun.word in cues.ranks
            if left:
                # "arrested the editor, Mr. X": the noun of a trade stands between.
                led, trade = before[: noun.start].rstrip(), noun.row.group in {"occupation", "post"}
                trade = trade and not noun.row.roles and before.endswith(",")
        if _led(before, cues.agent_before, cues.nouns, 1) or cues.agent_after.match(after):
            roles["alleged_perpetrator"] += 1
        aside = _ASIDE.match(after)
        past = aside.end() if aside else 0
        if cues.witness_after.match(after) or (aside and cues.witness_after.match(after, past)):
            roles["witness"] += 1
        clauses.append((led, told, cues))
        charged = cues.accused_before.search(led, max(len(led) - 70, 0)) or cues.accused_after.match(after)
        accused = accused or (kind in FACTS and charged is not None)
        present = present or cues.presence_before.search(led, max(len(led) - 50, 0)) is not None
        subject = subject or kind in SUBJECT
        if aged and age is None:
            age = next((int(g) for g in aged.groups() if g), None)
        age = age if age is not None else mention.attributes.age
        if kind in SUBJECT:
            author = author or before.rpartition(" ")[2] in cues.doer_before
            doing = doing or not cues.doer_before.isdisjoint(before.split(" ")[-7:])
        if kind in FACTS or kind in SUBJECT or kind in ASKED:
            front = led if trade else before
            lead = _led(front, cues.victim_before, cues.nouns, 3)
            led_to = led_to or lead
            victim = victim or bool(lead or cues.victim_after.match(after, past))
            if kind in FACTS and not suffered:
                harmed = lead and _led(front, cues.suffered_before, cues.nouns, 2)
                led_to = led_to or harmed
                suffered = harmed or cues.suffered_after.match(after, past) is not None
            if kind in SUBJECT and not doing and cues.joined.search(before, max(len(before) - 60, 0)):
                victim = True
    if ranked and not subject and (present or any(_blamed(*clause) for clause in clauses)):
        roles["alleged_perpetrator"] += 1
    elif present and not roles["official"] and not ranked:
        roles["witness"] += 1
    author = author and not victim and not suffered
    accused = accused and not subject and not roles.keys() & {"relative", "lawyer", "witness"}
    return Said(
        roles, occupations, age, victim, led_to, introduced, apposed, doing, suffered, acting, author, accused
    )


def _is_former(text: str, noun: Noun, cues: Cues) -> bool:
    """Is an office one that the person no longer holds: "a former judge", "juez destituido"?"""
    front, behind = text[max(noun.start - 12, 0) : noun.start].split(), text[noun.end : noun.end + 14].split()
    return bool((front and front[-1] in cues.former) or (behind and behind[0].rstrip(",") in cues.former))


def _acts(noun: Noun, text: str, cues: Cues) -> bool:
    """Is a lawyer somebody's: "his lawyer", "lawyer of Ms. X"?"""
    own = text[max(noun.start - 8, 0) : noun.start].split()
    return bool(own and own[-1] in cues.possessives) or cues.of_name.match(text, noun.end) is not None


def _blamed(before: str, after: str, cues: Cues) -> bool:
    """Do the words blame somebody who may use force?"""
    if _led(before, cues.rank_before, cues.nouns, 1) or cues.rank_after.match(after):
        return True
    words = before.rsplit(" ", 9)
    if words[-1] in cues.nouns.articles:
        words.pop()
    if words and words[-1] in cues.doer_before and not cues.struck.isdisjoint(words[1:]):
        return True  # "shot in the back by Corporal X".
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
