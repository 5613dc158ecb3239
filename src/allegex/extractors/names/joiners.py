"""Whether what a small word joins to a French or Spanish name belongs to it, or is another name or told of others."""

from __future__ import annotations

from allegex.extractors.names.lookups import Grammar
from allegex.extractors.names.scan import Scan


def is_modifier(grammar: Grammar, word: str) -> bool:
    return (
        word in grammar.modifiers
        or word in grammar.demonyms
        or (len(word) > 5 and word[0].islower() and word.endswith(grammar.endings))
    )


def own_name(scan: Scan, joiner: int) -> bool:
    """Do two capitals follow a joiner behind a name without complements: "Unión Obrera y Comisiones Obreras"?"""
    after = joiner + 1
    first = after < len(scan.text) and scan.joins[joiner] and scan.open[after]
    return first and after + 1 < len(scan.text) and scan.joins[after] and scan.open[after + 1]


def known_body(scan: Scan, joiner: int) -> bool:
    """Does a body that is a name by itself begin behind the joiner: "y de la Policía Nacional"?"""
    grammar, at = scan.grammar, joiner + 1
    while at < min(joiner + 3, len(scan.text) - 1) and (
        scan.text[at] in grammar.links or scan.text[at] in grammar.articles
    ):
        at += 1
    return any(
        phrase.rule == "alone"
        and len(phrase.words) > 1
        and scan.text[at : at + len(phrase.words)] == phrase.words
        for phrase in (scan.phrases.get(scan.text[at], ()) if at < len(scan.text) else ())
    )


def two_modifiers(scan: Scan, joiner: int) -> bool:
    """Does a joiner hold two small adjectives together?"""
    grammar, after = scan.grammar, joiner + 1
    if after + 1 >= len(scan.text) or not scan.joins[joiner]:
        return False
    if is_modifier(grammar, scan.text[joiner - 1]):
        return is_modifier(grammar, scan.text[after])
    return False


def second_body(scan: Scan, index: int, link: int) -> bool:
    """Does another authority with its own complement begin behind this link, of which the first is a part, but no chamber?

    "la Unidad de Análisis de la Fiscalía General de la Nación" are two.
    """
    grammar, at = scan.grammar, link + 1
    if not scan.capital[index] or scan.text[index] in grammar.chambers:
        return False
    while at < len(scan.text) and scan.text[at] in grammar.articles and scan.joins[at - 1]:
        at += 1
    if at + 1 >= len(scan.text) or not scan.open[at] or not scan.joins[at] or not scan.joins[at - 1]:
        return False
    head = grammar.heads.get(scan.text[at])
    if head is None or head.kind != "authority" or head.weak or scan.text[at] in grammar.matter:
        return False
    return scan.text[at + 1] in grammar.links or scan.open[at + 1] or is_modifier(grammar, scan.text[at + 1])


def apart_behind(scan: Scan, link: int, proud: bool) -> bool:
    """Behind the name of a place: "tribunal de X contre les planteurs", "diputado de la Asamblea por Y" say more of others."""
    grammar, at = scan.grammar, link + 1
    if not scan.open[link - 1]:
        return False
    if not proud:
        return scan.text[link] not in grammar.dative or scan.text[link - 1] not in grammar.helped
    if scan.text[link] not in grammar.proud_links:
        return False
    while at < len(scan.text) - 1 and scan.text[at] in grammar.articles and scan.joins[at]:
        at += 1
    words = scan.text[at : at + 1]
    return bool(words) and (
        words[0] in grammar.cities
        or " ".join(scan.text[at - 1 : at + 1]) in grammar.cities
        or any(phrase.state for phrase in scan.phrases.get(words[0], ()))
    )
