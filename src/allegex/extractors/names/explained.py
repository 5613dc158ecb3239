"""Persons that what follows their names explains: an age, a birth, what they are, or something done to them."""

from __future__ import annotations

from msgspec.structs import replace

from allegex.extractors.names.persons import find_aliases, known_elsewhere, person_end
from allegex.extractors.names.scan import Scan
from allegex.facts.nouns import noun_after
from allegex.records.name import Attributes


def find_explained(scan: Scan) -> None:
    """Claims the persons that what follows explains. Runs after the series, which would lose their last names to it."""
    _with_facts(scan)
    find_aliases(scan)


def _with_facts(scan: Scan) -> None:
    """Names followed by an age, a birth or something done to the person: "X Y, aged 31", "X Y was arrested"."""
    content, grammar = scan.words.content, scan.grammar
    for start, run in scan.free_runs():
        first = past_noun(scan, start)
        end = person_end(scan, first, strict=True)
        if end - first < 2 or end < run or known_elsewhere(scan, first, end):
            continue
        if first and scan.joins[first - 1] and scan.text[first - 1] in grammar.articles:
            continue  # "the Parbatya Samity disappeared".
        at = scan.words.end[end - 1]
        aged = grammar.age.match(content, at)
        if aged is not None:
            age = next((int(group) for group in aged.groups() if group), None)
            mention = replace(
                scan.mention(first, end, "person", "age"),
                attributes=Attributes(age=age, minor=age < 18 if age is not None else None),
            )
            scan.claim(first, end, "person", "age", mention=mention)
        elif (
            content[at : at + 1] == ","
            and _begins_clause(scan, first)
            and noun_after(content[at : at + 120], grammar.nouns) is not None
        ):
            scan.claim(first, end, "person", "described")
        elif grammar.alias.match(content, at):
            scan.claim(first, end, "person", "alias_of")
        elif (
            scan.text[first - 1] in grammar.victim_ends
            and scan.text[first] not in grammar.place_words
            and content[max(scan.words.start[first] - 30, 0) : scan.words.start[first]].endswith(
                grammar.victim_before
            )
        ):
            scan.claim(first, end, "person", "cue")
        elif (
            _begins_clause(scan, first)
            and content[at : at + 1] == " "
            and grammar.victim_after.match(content, at + 1)
        ):
            scan.claim(first, end, "person", "verb")


def past_noun(scan: Scan, first: int) -> int:
    """Past a noun for people that begins a sentence: "Fisherman Ramli Osman"."""
    grammar, word = scan.grammar, scan.text[first].lower()
    noun = word in grammar.roles or word in grammar.group_nouns
    return first + 1 if noun and word not in grammar.given_names and scan.joins[first] else first


def _begins_clause(scan: Scan, first: int) -> bool:
    """Not "the association of X Y was …", where the subject stands further left."""
    if first == 0 or not scan.joins[first - 1]:
        return True
    before = scan.text[first - 1]
    return before not in scan.grammar.links and before not in scan.grammar.descriptors
