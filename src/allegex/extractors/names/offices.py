"""Offices before a name that are parts of a body's name, or go on before a person's: "Tribunal de Mayor Riesgo", "cabo primero X"."""

from __future__ import annotations

from allegex.extractors.names.scan import Scan


def is_borne(scan: Scan, index: int) -> bool:
    """French and Spanish: is the person one whose name the organisation right before bears?"""
    grammar, at = scan.grammar, index - 1
    if grammar.language == "en":
        return False
    while at >= max(index - 8, 0) and scan.joins[at]:
        word = scan.text[at]
        head = grammar.heads.get(word) if scan.open[at] else None
        if head is not None:
            return head.kind == "organisation" and not head.weak
        if not (
            scan.open[at] or word in grammar.links or word in grammar.articles or word in grammar.joiners
        ):
            return False
        at -= 1
    return False


def is_inside(scan: Scan, index: int) -> bool:
    """Is a capitalised office a part of a body's name, behind its head and a link, or an ordinal behind it a court's?"""
    grammar = scan.grammar
    place = scan.capital[index] and scan.text[index - 1] in grammar.links and scan.joins[index - 1]
    if place and scan.text[index - 2] in grammar.place_kinds and scan.text[index - 2] not in grammar.roles:
        return scan.joins[index - 2]  # "provincia de Coronel X".
    if grammar.language == "en" or not scan.capital[index] or index + 1 >= len(scan.text):
        return False
    after = scan.text[index + 1]
    if scan.joins[index] and after.lower() in grammar.modifiers and after not in grammar.given_names:
        return True  # "Juez Quinto de Distrito".
    linked = scan.text[index - 1] in grammar.links and scan.joins[index - 1] and scan.joins[index - 2]
    return (
        linked
        and scan.capital[index - 2]
        and scan.text[index - 2] in grammar.heads
        and after in grammar.matter
    )


def is_of_police(scan: Scan, index: int) -> bool:
    """English: does "of Police" stand between an office and a name of two words?"""
    grammar = scan.grammar
    if grammar.language != "en" or index + 4 >= len(scan.text) or scan.text[index + 1] not in grammar.owners:
        return False
    named = scan.open[index + 3] and scan.open[index + 4] and scan.joins[index + 2] and scan.joins[index + 3]
    words = scan.text[index + 3 : index + 5]
    body = any(w in grammar.heads or w in grammar.official or w in grammar.inner for w in words)
    return named and scan.text[index + 2] in grammar.local and not body and not scan.taken[index + 2]


def is_ranked(scan: Scan, at: int) -> bool:
    """French and Spanish: does a small adjective stand between a rank and a name?"""
    grammar = scan.grammar
    if grammar.language == "en" or at + 1 >= len(scan.text) or not scan.joins[at - 1] or not scan.joins[at]:
        return False
    return (
        scan.text[at] in grammar.modifiers and scan.open[at + 1] and scan.text[at + 1] in grammar.given_names
    )


def goes_on_as_body(scan: Scan, end: int) -> bool:
    """ "Queen Alia International Airport", "King Faisal Hospital": the name is a place's or body's."""
    grammar = scan.grammar
    if end >= len(scan.text) or not scan.joins[end - 1] or not scan.open[end]:
        return False
    word = scan.text[end]
    return (
        word in grammar.heads
        or word in grammar.kept_places
        or word in grammar.inner
        or word in grammar.official
    )


def ends_as_body(scan: Scan, end: int) -> bool:
    word = scan.text[end - 1]
    return word in scan.grammar.heads or word in scan.grammar.kept_places


def leads_body(scan: Scan, index: int) -> bool:
    """Is it an office in small letters, of a body with its own head: "prosecutor of the Ministry of X"?"""
    grammar, at, last = scan.grammar, index + 1, len(scan.text) - 1
    if scan.capital[index] or scan.text[index] not in grammar.roles:
        return False
    while at < last and scan.joins[at - 1] and scan.text[at] in grammar.modifiers:
        at += 1
    if at >= last or not scan.joins[at - 1] or scan.text[at] not in grammar.links:
        return False
    at += 1
    while at < last and scan.joins[at - 1] and scan.text[at] in grammar.articles:
        at += 1
    if not scan.joins[at - 1]:
        return False
    if grammar.compounds.get(scan.text[at : at + 2]) == "authority":
        return True  # "governor of the Central Bank".
    head = grammar.heads.get(scan.text[at])
    strong = head is not None and head.kind == "authority" and not head.weak
    return strong and scan.text[at] not in grammar.matter and scan.text[at] not in grammar.roles
