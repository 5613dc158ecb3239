"""What belongs to a French or Spanish body's name right of its head: "de première instance de X", "y Delitos contra el Ambiente"."""

from __future__ import annotations

from allegex.extractors.names.complements import (
    both_plural,
    capitals,
    cause_before,
    headlike,
    numbered,
    person_follows,
    same_number,
)
from allegex.extractors.names.joiners import (
    apart_behind,
    is_modifier,
    known_body,
    own_name,
    second_body,
    two_modifiers,
)
from allegex.extractors.names.scan import LONGEST, Scan


def right_romance(scan: Scan, index: int) -> int:
    """End of a French or Spanish name after its head; `index` + 1 where nothing proper follows."""
    grammar = scan.grammar
    proud = scan.capital[index] or scan.text[index] in grammar.raised
    bears = (
        proud and scan.text[index] in grammar.heads and grammar.heads[scan.text[index]].kind == "organisation"
    )
    confirmed = at = index + 1
    links = 0
    if _is_number(scan, at):
        at += 1  # "Juzgado 29 de Instrucción", "Fiscalía 12 Seccional".
    while at < len(scan.text) and at - index < LONGEST + 4 and scan.joins[at - 1] and not scan.taken[at]:
        word = scan.text[at]
        if word in grammar.number_words and at + 1 < len(scan.text) and scan.text[at + 1].isdigit():
            at += 2
            confirmed = at if confirmed > index + 1 else confirmed
        elif scan.open[at] and not (word in grammar.honorifics and not bears and person_follows(scan, at)):
            # "Instituto de Medicina Legal Dr. X Y" bears a person's name.
            borne = bears and word in grammar.honorifics and at + 1 < len(scan.text) and scan.open[at + 1]
            at = confirmed = scan.run(at + 1) if borne else at + 1
        elif links and proud and same_number(scan, at):
            at += 1  # "des jeunes médecins", "des femmes victimes de violences".
            confirmed = at if confirmed == at - 1 else confirmed
        elif is_modifier(grammar, word) or (word in grammar.matter and links):
            confirmed = at + 1 if proud or confirmed == at > index + 1 else confirmed
            at += 1
        elif word in grammar.capacity_links and at + 1 < len(scan.text) and _capacity(scan, at):
            at += 2  # "con Función de Control", "en lo Penal".
            confirmed = at if scan.capital[at - 1] and proud else confirmed
        elif word in grammar.joiners and two_modifiers(scan, at):
            at += 1  # "économique et sociale", "civil y comercial".
        elif (
            word in grammar.links
            or (word in grammar.dative and not grammar.helped.isdisjoint(scan.text[at - 2 : at]))
            or (word in grammar.joiners and at > index + 1)
        ):
            if links and second_body(scan, index, at):
                break
            other = word in grammar.links and word not in grammar.owners
            if other and confirmed == at > index + 1 and apart_behind(scan, at, proud):
                break
            if word in grammar.joiners and scan.open[at - 1] and own_name(scan, at) and not links:
                break
            if word in grammar.joiners and known_body(scan, at):
                break
            after, proper = _complement(scan, at, proud or confirmed > index + 1)
            if after == at or links >= 5:
                break
            links += 1
            at = after
            if proper:
                confirmed = at
        else:
            break
    if confirmed == index + 1:
        return confirmed
    head = scan.grammar.heads.get(scan.text[index])
    ample = proud or scan.text[index] in grammar.ministries
    if ample and links and head is not None and head.kind == "authority":
        further = _matters(scan, confirmed, small=scan.text[index] in grammar.ministries)
        confirmed = _complements(scan, further) if further > confirmed else confirmed
    return _divided(scan, _bearing(scan, trailing(scan, numbered(scan, confirmed))))


def _bearing(scan: Scan, end: int) -> int:
    """Past a small adjective of a place: "de Flandre orientale"."""
    goes_on = end < len(scan.text) and scan.joins[end - 1] and scan.text[end] in scan.grammar.bearing
    return end + 1 if goes_on and scan.open[end - 1] else end


def _divided(scan: Scan, end: int) -> int:
    """Past the division of a court and where it sits: ", division Norvale"."""
    if end + 1 >= len(scan.text) or scan.text[end] not in scan.grammar.divisions or scan.gap(end - 1) != ", ":
        return end
    return scan.run(end + 1) if scan.joins[end] and scan.open[end + 1] else end


def _complements(scan: Scan, end: int) -> int:
    """Past the complements of the last matter: "y Delitos contra el Ambiente de X"."""
    for _ in range(3):
        if end >= len(scan.text) or not scan.joins[end - 1] or scan.text[end] not in scan.grammar.links:
            return end
        after, proper = _complement(scan, end, True)
        if not proper:
            return end
        end = after
        while end < len(scan.text) and scan.joins[end - 1] and scan.open[end] and not scan.taken[end]:
            end += 1
    return end


def trailing(scan: Scan, end: int) -> int:
    """Past a short number behind the name, where it counts nothing: "tribunal de X 2", "camp pénal de X 6"."""
    if end >= len(scan.text) or not scan.joins[end - 1] or not scan.text[end].isdigit():
        return end
    after = end + 1
    counts = after < len(scan.text) and scan.joins[end] and scan.text[after][0].islower()
    plain = len(scan.text[end]) < 3 and scan.open[end - 1]
    return after if plain and not (counts and scan.text[after] not in scan.grammar.small) else end


def _capacity(scan: Scan, at: int) -> bool:
    """Does a court's task follow: "con Función de", "en lo Penal"?"""
    special = scan.text[at - 1] in scan.grammar.special and scan.open[at + 1]
    return scan.joins[at] and (special or scan.text[at + 1] in scan.grammar.capacities)


def _small_matter(scan: Scan, index: int) -> bool:
    """A small noun without an article: "des eaux, forêts, chasse et pêche"."""
    word, grammar = scan.text[index], scan.grammar
    return (
        word[0].islower()
        and len(word) > 3
        and word not in grammar.stops
        and word not in grammar.small
        and word not in grammar.roles
        and not scan.taken[index]
    )


def _is_number(scan: Scan, at: int) -> bool:
    """Does a short number stand here that a name goes on behind?"""
    if at + 1 >= len(scan.text) or not scan.text[at][0].isdigit() or len(scan.text[at]) > 4:
        return False
    if not (scan.text[at].isdigit() and len(scan.text[at]) < 4) and not _is_ordinal(scan.text[at]):
        return False
    after = scan.text[at + 1]
    goes_on = scan.open[at + 1] or after in scan.grammar.links or is_modifier(scan.grammar, after)
    return goes_on and scan.joins[at - 1] and scan.joins[at]


def _is_ordinal(word: str) -> bool:
    """Is it a short number in figures with letters behind: "3.ª", "2.º", "3.er", "1er", "2e"?"""
    return (
        word[0].isdigit()
        and word[-1].isalpha()
        and 1 < len(word) < 5
        and word[:-1].rstrip("er.")[-1:].isdigit()
    )


def _matters(scan: Scan, end: int, *, small: bool = False) -> int:
    """Past ", Recursos Naturales y Ambiente", ", de l’Industrie et de l’Artisanat": further matters of a ministry."""
    at, closed = end, False
    while at < len(scan.text) and not closed and at - end < LONGEST:
        if scan.gap(at - 1) == ", " and (at == end or scan.open[at - 1] or small):
            start = at
        elif at > end and scan.text[at] in scan.grammar.joiners and scan.joins[at - 1]:
            start, closed = at + 1, True
        else:
            return end
        if scan.text[start : start + 1] and scan.text[start] in scan.grammar.links and scan.joins[start]:
            start += 1
        while start < len(scan.text) - 1 and scan.text[start] in scan.grammar.articles and scan.joins[start]:
            start += 1
        after = capitals(scan, start) if start < len(scan.text) else start
        if after == start and small and start < len(scan.text) and _small_matter(scan, start):
            after = start + 1
        if after == start or headlike(scan, start, after) or scan.text[start] in scan.grammar.given_names:
            return end
        at = after
    return at if closed else end


def _complement(scan: Scan, at: int, proud: bool) -> tuple[int, bool]:
    """Past "de la X", "pour le Y", "et des Z"; and whether it counts by itself."""
    grammar, first = scan.grammar, at
    joiner = scan.text[at] in grammar.joiners
    at += 1
    if joiner:
        if at < len(scan.text) and scan.text[at] in grammar.links and scan.joins[at - 1]:
            at += 1
        elif at < len(scan.text) and scan.joins[at - 1] and both_plural(scan, first):
            return at + 1, False  # "des travailleurs et travailleuses du X".
        elif proud and _with_article(scan, at):
            return at + 2, True  # "por la Paz y los Derechos Humanos".
        elif at >= len(scan.text) or not scan.open[at] or not scan.joins[at - 1]:
            return first, False
    link = scan.text[at - 1]
    article = False
    while at < len(scan.text) and scan.text[at] in grammar.articles and scan.joins[at - 1]:
        at += 1
        article = True
    if at >= len(scan.text) or not scan.joins[at - 1] or scan.taken[at]:
        return first, False
    if scan.capital[at] and scan.text[at] in grammar.law and article and scan.text[at - 2] in grammar.links:
        return at + 1, proud
    if scan.open[at]:
        if link in grammar.dative and link in grammar.links and not article:
            return (at + 1, True) if proud and cause_before(scan, first) else (first, False)
        if scan.text[at] in grammar.honorifics and person_follows(scan, at):
            return first, False
        if joiner and scan.text[at] in grammar.heads and scan.text[at] not in grammar.matter:
            whole = at + 1 >= len(scan.text) or not (
                scan.open[at + 1] or scan.text[at + 1] in grammar.links or not scan.joins[at]
            )
            people = grammar.heads[scan.text[at]].kind == "organisation" and scan.text[at][-1] == "s"
            return (at + 1, True) if people and whole and scan.joins[at - 1] else (first, False)
        return at + 1, True
    word = scan.text[at]
    if _is_ordinal(word) and at + 1 < len(scan.text) and scan.open[at + 1] and scan.joins[at]:
        return at + 2, True  # "de 3.er Turno".
    helped = link in grammar.dative and proud and word[-1] == "s"  # "d’appui aux paysans".
    narrow = (
        word in grammar.matter
        or helped
        or (proud and word in grammar.rights)
        or (link[0] == "d" and scan.text[first - 1] in grammar.rights)  # "pour le droit de manifester".
        or (article and link not in grammar.proud_links)
        or (link[0] == "d" and not word.endswith(grammar.verb_endings))
    )
    if narrow and word[0].islower() and len(word) > 2 and word not in grammar.stops and not word[0].isdigit():
        fore = word in grammar.fores and at + 1 < len(scan.text) and scan.joins[at]
        return at + 1 + (fore and _small_matter(scan, at + 1)), proud  # "la libre parole".
    return first, False


def _with_article(scan: Scan, article: int) -> bool:
    """Behind a joiner: an article and a capital that begins no name of its own, after a complement with its article."""
    grammar, at = scan.grammar, article + 1
    if at >= len(scan.text) or scan.text[article] not in grammar.articles or scan.capital[article]:
        return False
    if not (scan.joins[article] and scan.joins[article - 1] and scan.open[at] and scan.open[article - 2]):
        return False
    word = scan.text[at]
    led = article - 3
    while led > 0 and scan.open[led] and scan.joins[led]:
        led -= 1
    return (
        scan.text[led] in grammar.articles
        and word not in grammar.honorifics
        and (word not in grammar.heads or word in grammar.matter)
        and word not in grammar.cities
        and word not in scan.phrases
        and not scan.taken[at]
    )
