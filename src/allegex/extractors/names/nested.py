"""Places inside the names of authorities: "district court of [Norvale]"."""

from __future__ import annotations

from allegex.extractors.names.joiners import is_modifier
from allegex.extractors.names.scan import Scan


def find_nested(scan: Scan) -> None:
    """Places inside the names of authorities that are not States: "district court of [Norvale]"."""
    grammar = scan.grammar
    known = {m.start for m in scan.mentions if m.kind == "place"}
    for mention in [m for m in scan.mentions if m.kind == "authority" and m.by == "names:head"]:
        span = scan.inside(mention.start, mention.end)
        if grammar.language == "en":
            _nested_before(scan, span, known)
        last = span.stop - 1
        divided = not grammar.divisions.isdisjoint(scan.text[span.start : span.stop])
        cut = next((i for i in reversed(span) if scan.text[i] in grammar.divisions), 0) if divided else 0
        if cut > span.start and scan.gap(cut - 1) == ", ":
            scan.mentions.append(scan.mention(cut + 1, last + 1, "place", "nested"))
            last = cut - 1
        if grammar.language == "en" and scan.text[last] in grammar.place_kinds and last > span.start + 2:
            last -= 1  # "People’s Court of Norvale province".
        end = last + 1
        while last > span.start and scan.text[last] in grammar.bearing:
            last -= 1
        first = last
        while first > span.start and scan.joins[first - 1]:
            if scan.open[first - 1]:
                first -= 1
            elif _of_town(scan, span.start, first - 1):
                first -= 2  # "Tlapa de Comonfort".
            else:
                break
        if first <= span.start + 1 or not scan.open[last]:
            continue
        link = scan.text[first - 1]
        if not (link in grammar.links or link in grammar.articles):
            continue
        if grammar.language == "en" and link in grammar.links and link not in grammar.owners:
            continue  # "Court on Grave Crimes".
        if grammar.language != "en":
            led = first - 1
            while led > span.start and scan.text[led] in grammar.articles and not scan.capital[led]:
                led -= 1
            if scan.capital[first - 1] and link in grammar.articles:
                first, led = first - 1, first - 2  # "La Paz".
            if scan.text[led] not in grammar.owners and scan.text[led] not in grammar.place_prepositions:
                continue  # "contra la Impunidad".
        area = first - 2
        large = scan.capital[area] and scan.text[area] not in grammar.official
        if large and scan.text[area].lower() in grammar.place_kinds and area > span.start + 1:
            nested = scan.mention(area, end, "place", "nested")  # "Gouvernement de la Région de X".
            if nested.start not in known and link in grammar.owners:
                scan.mentions.append(nested)
                continue
        words = scan.text[first : last + 1]
        name = " ".join(words)
        local = any(scan.text[i] in grammar.local for i in range(span.start, min(span.start + 3, first)))
        local = local or (
            grammar.language == "en" and any(scan.text[i] in grammar.local for i in range(span.start, first))
        )
        # "Unidad Judicial Multicompetente de X": who sits somewhere says so by an adjective.
        seated = grammar.language != "en" and scan.text[first - 2].lower() in grammar.areas
        local = local or seated
        known_before = (
            grammar.language == "en" or link in grammar.articles or seated or _leads_to_town(scan, first - 2)
        )
        if name not in grammar.cities and not known_before:
            continue  # "Delitos contra la Libertad de Expresión".
        if any(
            w in grammar.matter or w in grammar.inner or w in grammar.official or w in grammar.heads
            for w in words
        ):
            continue
        if name in grammar.cities or local:
            nested = scan.mention(first, end, "place", "nested")
            if nested.start not in known:
                scan.mentions.append(nested)


def _of_town(scan: Scan, start: int, link: int) -> bool:
    """Does a lower-case particle hold two words of a town's name together?"""
    grammar, at = scan.grammar, link - 1
    if grammar.language == "en" or at <= start + 1 or not scan.open[at] or not scan.joins[at]:
        return False
    while at > start + 1 and scan.open[at - 1] and scan.joins[at - 1]:
        at -= 1  # "San José de Apartadó".
    return (
        scan.text[link] in grammar.particles
        and scan.text[link] in grammar.links
        and scan.text[at - 1] in grammar.links
        and not _leads_to_town(scan, at)
        and (scan.text[at] not in grammar.cities or " ".join(scan.text[at : link + 2]) in grammar.cities)
    )


def _leads_to_town(scan: Scan, at: int) -> bool:
    """French and Spanish: may a town follow behind this word, "Penal", "Segundo", "apelaciones", and a link?"""
    grammar, word = scan.grammar, scan.text[at]
    return (
        word in grammar.heads
        or word in grammar.matter
        or word in grammar.official
        or word in grammar.inner
        or word.isdigit()
        or word.isupper()
        or word in grammar.articles
        or is_modifier(grammar, word.lower())
    )


def _nested_before(scan: Scan, span: range, known: set[int]) -> None:
    """The town that an English court or unit begins with: "[Norvale] City Court"."""
    grammar, at = scan.grammar, span.start
    local = any(scan.text[i] in grammar.local for i in span)
    while at < span.stop and scan.open[at] and not _generic(scan, scan.text[at]):
        at += 1
    if at in {span.start, span.stop} or not local or scan.words.start[span.start] in known:
        return
    name = " ".join(scan.text[span.start : at])
    word = scan.text[at]
    sized = word in grammar.kept_places or word in grammar.official or word in grammar.matter
    if name in grammar.cities or (sized and at - span.start < 3 and name not in grammar.demonyms):
        scan.mentions.append(scan.mention(span.start, at, "place", "nested"))


def _generic(scan: Scan, word: str) -> bool:
    grammar = scan.grammar
    return (
        word in grammar.heads
        or word in grammar.official
        or word in grammar.inner
        or word in grammar.matter
        or word in grammar.kept_places
        or word.lower() in grammar.modifiers
    )
