"""Whom a letter is about: which of its persons are the alleged victims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from allegex.linking.persons import Cluster
from allegex.linking.rolecues import Cues
from allegex.linking.said import ASKED, FACTS, SUBJECT, Said, Sections, kind_at, stands_in
from allegex.records.document import Document
from allegex.records.name import NameMention
from allegex.records.text import Span

Spot = tuple[int, int, int]
"""Start and end of a mention, and the `id` of its cluster."""
MOST = 44
"""Characters between two names of a row."""


def victims_of(
    document: Document,
    persons: Sequence[Cluster],
    said: dict[int, Said],
    sections: Sections,
    cues: Cues,
) -> set[int]:
    """Whom the letter is about: those of the subject paragraph, of a list, or whom the facts introduce and happen to."""
    content = document.content
    others = {
        id(c)
        for c in persons
        if said[id(c)].roles.keys() & {"relative", "lawyer", "official", "alleged_perpetrator", "witness"}
        or any(m.roles for m in c.mentions)
    }
    in_subject = {id(c) for c in persons if stands_in(c, sections, SUBJECT)}
    listed = {id(c) for c in persons if any(m.by == "names:list" for m in c.mentions)} - others
    victims = {
        c
        for c in in_subject
        if (c not in others and not said[c].author) or _leads(c, persons, said, sections)
    } | listed
    victims |= _beside(content, _spots(persons, sections, SUBJECT), victims, said, cues.row)
    # An official in bold in the subject, or introduced in bold by what they are, is one of those the letter is about.
    officials = {
        id(c)
        for c in persons
        if set(said[id(c)].roles) == {"official"} and (said[id(c)].introduced or id(c) in in_subject)
    }
    printed = {id(c) for c in persons if any(_is_bold(document.text.bold, m) for m in c.mentions)}
    relatives = {id(c) for c in persons if set(said[id(c)].roles) == {"relative"}}
    agents = {id(c) for c in persons if "alleged_perpetrator" in said[id(c)].roles}
    bold = {id(c) for c in persons if _is_bold(document.text.bold, c.mentions[0])} - (
        others - officials - relatives
    )
    bold |= (printed & in_subject) - agents
    again = {id(c) for c in persons if stands_in(c, sections, ASKED)}
    around = _spots(persons, sections, ASKED)
    again |= _behind(content, around, {id(c) for c in persons if said[id(c)].led} & again, cues.series)
    if victims:
        # Relatives, lawyers and others whom the subject leaves out, and to whom something happens too.
        own = _suffering(persons, said)
        around = _spots(persons, sections, FACTS)
        for between in (cues.series, cues.row):
            own |= _behind(content, around, own, between) - others
        return victims | bold | own | {i for i in (again - others) | (again & relatives) if said[i].victim}
    facts = [c for c in persons if id(c) not in others and stands_in(c, sections, FACTS)]
    chosen = bold | {id(c) for c in facts if said[id(c)].victim}
    chosen |= _suffering(persons, said)
    chosen |= {id(c) for c in facts if any(m.by == "names:age" for m in c.mentions)}
    spots = _spots(facts, sections, FACTS)
    led = {id(c) for c in facts if said[id(c)].led}
    chosen |= _along(content, spots, chosen, cues.series) | _behind(content, spots, led, cues.series)
    chosen |= again & {id(c) for c in facts}
    chosen = chosen or {id(c) for c in facts if said[id(c)].introduced}
    return chosen or again - others


def _suffering(persons: Sequence[Cluster], said: dict[int, Said]) -> set[int]:
    """Those to whom something happens in the facts, and relatives who are charged or sentenced too; no officials or doers."""
    found = set()
    for person in persons:
        own = said[id(person)]
        harmed = own.suffered or (own.victim and set(own.roles) == {"relative"})
        if harmed and not own.roles.keys() & {"official", "alleged_perpetrator"}:
            found.add(id(person))
    return found


def accused_of(
    content: str, persons: Sequence[Cluster], said: dict[int, Said], sections: Sections, cues: Cues
) -> set[int]:
    """Who is charged with a crime against a person, and those named behind them in one row: "against Captain X and Mr. Y"."""
    found = {id(c) for c in persons if said[id(c)].accused}
    for (_, end, before), (start, _, after) in pairwise(_spots(persons, sections, FACTS) if found else ()):
        between = content[end:start]
        plain = set(said[after].roles) <= {"official"} and before in found
        if plain and len(between) <= MOST and cues.row.fullmatch(between):
            found.add(after)
    return found


def _leads(cluster: int, persons: Sequence[Cluster], said: dict[int, Said], sections: Sections) -> bool:
    """A lawyer, relative or official may be the victim: where the subject says so, or names no one else and no doer."""
    own = said[cluster]
    # "X, a lawyer", "X, his daughter": of "his lawyer, X" the noun stands before.
    if own.victim or (own.introduced and set(own.roles) == {"lawyer"}) or _child(own):
        return True
    in_subject = [c for c in persons if stands_in(c, sections, SUBJECT)]
    plain = [
        c
        for c in in_subject
        if _child(said[id(c)]) or (not said[id(c)].roles and not any(m.roles for m in c.mentions))
    ]
    return not plain and not own.doing


def _child(own: Said) -> bool:
    """Is the person introduced in the subject as somebody's relative: "X, aged 12, son of Mr. Y"?"""
    return own.apposed and set(own.roles) == {"relative"}


def _beside(
    content: str, spots: Sequence[Spot], victims: set[int], said: dict[int, Said], row: re.Pattern[str]
) -> set[int]:
    """Officials in a row with a victim in the subject: "regarding Father X, parish priest, Judge Y and Mr. Z"."""
    found: set[int] = set()
    for (_, end, before), (start, _, after) in pairwise(spots):
        between = content[end:start]
        if len(between) > MOST or row.fullmatch(between) is None:
            continue
        for one, other in ((before, after), (after, before)):
            official = set(said[one].roles) <= {"official"} and not said[one].doing
            if other in victims and one not in victims and official:
                found.add(one)
    return found


def _along(content: str, spots: Sequence[Spot], victims: set[int], series: re.Pattern[str]) -> set[int]:
    """Persons named in one series with a victim, before it: "X, 21, Y, 19, and Z were killed"."""
    along: set[int] = set()
    for (start, _, other), (_, end, cluster) in pairwise(reversed(spots)):
        between = content[end:start]
        if (other in victims or other in along) and len(between) <= MOST and series.fullmatch(between):
            along.add(cluster)
    return along


def _behind(content: str, spots: Sequence[Spot], led: set[int], series: re.Pattern[str]) -> set[int]:
    """Persons named in one series behind a victim to whom words lead: "proceedings against X, Y and Z"."""
    along: set[int] = set()
    for (_, end, other), (start, _, cluster) in pairwise(spots):
        between = content[end:start]
        if (other in led or other in along) and len(between) <= MOST and series.fullmatch(between):
            along.add(cluster)
    return along - led


def _spots(persons: Sequence[Cluster], sections: Sections, kinds: tuple[str, ...]) -> list[Spot]:
    """Where persons are named in sections of these kinds, in order."""
    return sorted(
        (m.start, m.end, id(c)) for c in persons for m in c.mentions if kind_at(sections, m.start)[0] in kinds
    )


def _is_bold(spans: Sequence[Span], mention: NameMention) -> bool:
    return any(span.start <= mention.start and mention.end <= span.end for span in spans)
