"""The words around persons that say what they are and what happened to them, as each language has them."""

from __future__ import annotations

import re
from typing import NamedTuple

from allegex.facts.names import name_rows, role_rows
from allegex.facts.nouns import Nouns, build_nouns
from allegex.records.document import Document
from allegex.resources import Resources

Leads = dict[str, tuple[str, ...]]
"""Phrases that lead to a name, by their last words."""


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
    suffered_before: Leads
    suffered_after: re.Pattern[str]
    """What happens to those whom the subject does not name: no charge, which the doers bear too."""
    joined: re.Pattern[str]
    """Matches where somebody is joined to the one before as theirs: " and his wife,"."""
    doer_before: frozenset[str]
    agent_before: Leads
    agent_after: re.Pattern[str]
    witness_after: re.Pattern[str]
    state: frozenset[str]
    """Heads of State bodies: who has a post in one is an official."""
    former: frozenset[str]
    """Beside an office that is no longer held."""
    ranks: frozenset[str]
    rank_before: Leads
    struck: frozenset[str]
    """Participles before the word for a doer, with more between: "shot in the back by"."""
    rank_after: re.Pattern[str]
    accused_before: re.Pattern[str]
    """Matches where a crime against a person leads to the end: "for murder against the"."""
    accused_after: re.Pattern[str]
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
    possessives = frozenset(w for r in names if r.group == "possessive" for w in r.words)
    joined = f"(?:,|,? (?:{'|'.join(sorted(map(re.escape, nouns.joiners)))}))"

    doers = frozenset(w for r in rows if r.group == "doer_before" for w in r.words)
    blaming = [p.split(" ") for r in rows if r.group in {"rank_before", "agent_before"} for p in r.words]

    def after(group: str) -> str:
        return "|".join(p for r in rows if r.group == group for p in r.words)

    def before(group: str) -> Leads:
        found: dict[str, list[str]] = {}
        for phrase in (p for r in rows if r.group == group for p in r.words):
            found.setdefault(phrase.rpartition(" ")[2], []).append(phrase)
        return {last: tuple(phrases) for last, phrases in found.items()}

    return Cues(
        nouns=nouns,
        possessives=possessives,
        of_name=re.compile(rf" (?:{'|'.join(sorted(of, key=len, reverse=True))}) ?(?=[A-ZÀ-Þ])"),
        row=re.compile(
            rf"(?:, (?:[a-zà-ÿ-]+ ){{0,2}}?[a-zà-ÿ-]+)?{joined}(?: [a-zà-ÿ-]+){{0,2}}(?: [A-ZÀ-Þ][\w.-]*){{0,2}} "
        ),
        series=re.compile(
            r"(?: \([^()]{1,20}\)|,? [^,.;()\n]{0,16}\d{1,2}[^,.;()\n]{0,10})?"
            + joined
            + r"(?: [A-Z][a-z]{0,3}\.)? "
        ),
        victim_before=before("victim_before"),
        victim_after=re.compile(rf",? (?:{after('victim_after')})"),
        suffered_before=before("suffered_before"),
        suffered_after=re.compile(rf",? (?:{after('suffered_after')})"),
        joined=re.compile(
            rf"(?:^|[ ,])(?:{'|'.join(sorted(map(re.escape, nouns.joiners)))})(?: (?:{'|'.join(map(re.escape, of))}))?"
            rf" (?:{'|'.join(sorted(map(re.escape, possessives)))})(?: [a-zà-ÿ-]+){{1,3}},?$"
        ),
        doer_before=doers,
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
        former=frozenset(w for r in rows if r.group == "former" for w in r.words),
        ranks=frozenset(w for r in rows if r.group == "rank" for w in r.words),
        rank_before=before("rank_before"),
        struck=frozenset(p[0] for p in blaming if len(p) == 2 and p[1] in doers),
        rank_after=re.compile(rf",? ?(?:{after('rank_after')})"),
        accused_before=re.compile(after("accused_before")),
        accused_after=re.compile(after("accused_after")),
        presence_before=re.compile(rf"\b(?:{after('presence_before')})(?: [\w’-]+)?$"),
        age=re.compile("|".join(f"(?:{age})" for age in ages)),
    )


CUES = {"en": cues_en, "fr": cues_fr, "es": cues_es}


def cues_of(language: str, document: Document, resources: Resources) -> Cues:
    """The cues of a language; of one that allegex does not read, those of the letter's."""
    known = language if language in CUES else document.language
    return resources.of(CUES[known if known in CUES else "en"])
