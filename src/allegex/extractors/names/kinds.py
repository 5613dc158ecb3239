"""Places by their kind: "Morv prison", "centro penitenciario X", where it is part of the name; "village of X", where it is not."""

from __future__ import annotations

from allegex.extractors.names.announced import starts_name
from allegex.extractors.names.complements import numbered
from allegex.extractors.names.persons import role_at
from allegex.extractors.names.romance import trailing
from allegex.extractors.names.scan import LONGEST, Scan


def find_kept_places(scan: Scan) -> None:
    """Claims places whose kind is part of the name: prisons, airports, rivers, districts. Runs before the bodies."""
    romance = scan.grammar.language != "en"
    for index in scan.at["many_places"]:
        _many_before(scan, index)
    for index in scan.at["kept_place"]:
        if scan.taken[index]:
            continue
        for parts in scan.grammar.kept_places[scan.text[index]]:
            end = index + len(parts)
            if scan.text[index:end] == parts and (_kept_after if romance else _kept_before)(scan, index, end):
                break


def _many_before(scan: Scan, index: int) -> None:
    """English: the names before a plural kind: "the Sorun and Norvale districts"."""
    grammar = scan.grammar
    names: list[tuple[int, int]] = []
    # "detention centres", "police stations".
    two = index > 0 and scan.joins[index - 1] and scan.text[index - 1] in grammar.kept_places
    at = index - two
    while at > 0 and len(names) < 6:
        first = at
        while first > 0 and scan.joins[first - 1] and scan.open[first - 1] and not scan.taken[first - 1]:
            first -= 1
        if first == at or at - first > 4:
            break
        if any(scan.text[i] in grammar.inner or scan.text[i] in grammar.official for i in range(first, at)):
            break  # "Canada and Member States".
        names.append((first, at))
        before = first - 1
        if before > 0 and scan.text[before] in grammar.joiners and scan.joins[before]:
            at = before
            if scan.gap(at - 1) not in {" ", ", "}:
                break
        elif len(names) > 1 and before >= 0 and scan.gap(before) == ", " and scan.open[before]:
            at = first
        else:
            break
    if len(names) > 1 and not any(scan.text[i] in grammar.heads for n in names for i in range(*n)):
        for first, end in names:
            if not all(scan.text[i] in grammar.demonyms for i in range(first, end)):
                scan.claim(first, end, "place", "of_kind")


def _kept_before(scan: Scan, index: int, end: int) -> bool:
    """English: capitalised words in front of the kind, and "of X" behind a district: "Sorun district of Norvale"."""
    first = index
    while first > 0 and index - first < LONGEST and scan.joins[first - 1] and not scan.taken[first - 1]:
        word = scan.text[first - 1]
        polite = word in scan.grammar.honorifics and len(word) <= 3
        head = scan.grammar.heads.get(word)
        weak = head is not None and head.kind == "organisation" and (head.weak or first == index)
        free = head is None or (weak and scan.open[first - 2] is head.weak)
        if (scan.open[first - 1] and not polite and free) or (
            first == index and word in scan.grammar.modifiers
        ):
            first -= 1
        else:
            break
    while first < index and not scan.open[first]:
        first += 1
    number = _number_after(scan, index, end)
    if first == index and number == end and scan.text[index] in scan.grammar.place_fronts:
        return _fronted(scan, index)
    if (first == index and number == end) or _of_body(scan, first):
        return False
    if first < index and all(
        scan.text[i] in scan.grammar.demonyms or (scan.text[i] in scan.grammar.inner and scan.capital[index])
        for i in range(first, index)
    ):
        return False  # "a Norlandic village" has no name.
    end = number
    if end < len(scan.text) and scan.joins[end - 1] and scan.open[end] and not scan.taken[end]:
        return False  # "Supreme State Security Court": the name goes on.
    if scan.text[index] in scan.grammar.place_kinds or scan.text[index].lower() in scan.grammar.place_kinds:
        if end < len(scan.text) and scan.text[end] in scan.grammar.heads and scan.joins[end - 1]:
            return False  # "Sorun district court": the court takes it.
        if (
            end + 1 < len(scan.text)
            and scan.text[end] in scan.grammar.links
            and scan.joins[end - 1]
            and scan.joins[end]
        ):
            after = scan.run(end + 1) if scan.open[end + 1] else end + 1
            whole = scan.text[end + 1 : after]
            state = any(p.state and p.words == whole for p in scan.phrases.get(scan.text[end + 1], ()))
            end = after if after > end + 1 and not state else end  # "Northern Region of Norland".
    scan.claim(first, end, "place", "kind")
    return True


def _fronted(scan: Scan, index: int) -> bool:
    """English: "Lake X", "Mount X", where no more of a name follows."""
    grammar, end = scan.grammar, scan.run(index)
    words = scan.text[index + 1 : end]
    if not 0 < len(words) < 4 or not scan.free(index, end):
        return False
    if any(
        w in grammar.heads or w in grammar.law or w in grammar.inner or w in grammar.place_words
        for w in words
    ):
        return False
    if end < len(scan.text) and scan.joins[end - 1] and scan.text[end] in grammar.law:
        return False
    scan.claim(index, end, "place", "kind")
    return True


def _number_after(scan: Scan, index: int, end: int) -> int:
    """Past the number of a kind of place: "Penal Colony No. 2", "Camp 14"."""
    past = numbered(scan, end)
    if (
        past == end < len(scan.text)
        and scan.capital[index]
        and scan.joins[end - 1]
        and scan.text[end].isdigit()
    ):
        return end + 1 if len(scan.text[end]) < 4 else end
    return past if past > end and scan.capital[index] else end


def _of_body(scan: Scan, first: int) -> bool:
    """Does a body's head stand before "of the": "police of the East Sorun region"?"""
    at = first - 1
    while at >= 0 and scan.joins[at] and scan.text[at] in scan.grammar.articles:
        at -= 1
    return (
        at > 0
        and scan.joins[at]
        and scan.text[at] in scan.grammar.links
        and scan.text[at - 1] in scan.grammar.heads
    )


def _in_body(scan: Scan, first: int) -> bool:
    """Does a capitalised head stand a few words before, with nothing but links and its words between?"""
    grammar, at = scan.grammar, first - 1
    while at >= max(first - 6, 0) and scan.joins[at]:
        word = scan.text[at]
        if scan.open[at] and word in grammar.heads:
            return True
        if not (scan.open[at] or word in grammar.links or word in grammar.articles):
            return False
        at -= 1
    return False


def _kept_after(scan: Scan, index: int, end: int) -> bool:
    """French and Spanish: modifiers and "de X" behind the kind: "prison centrale de X", "Centro Penitenciario X"."""
    grammar, at = scan.grammar, end
    confirmed = end
    if index > 2 and scan.capital[index] and _in_body(scan, index):
        return False  # "Comité de Defensa del Río X".
    if index > 0 and scan.joins[index - 1] and scan.open[index - 1]:
        return False  # "Tribunal Penal de X", "Código Penal de X".
    if index > 0 and scan.joins[index - 1] and scan.text[index] in grammar.modifiers:
        before = scan.text[index - 1]
        if before not in grammar.articles and before not in grammar.links and before not in grammar.dative:
            return False  # "juzgado segundo penal de X".
    while at < len(scan.text) and at - index < LONGEST and scan.joins[at - 1] and not scan.taken[at]:
        word = scan.text[at]
        if scan.open[at] and word not in grammar.honorifics:
            named = scan.capital[end] and not _adjective(scan, scan.text[end].lower())
            if (
                named
                and confirmed > end
                and scan.text[at - 1] in grammar.links
                and (word in grammar.cities or word in grammar.city_starts)
            ):
                break  # "cárcel La Modelo de Bogotá": the town is a name of its own.
            at, first = scan.run(at), at
            while named and at - 2 > first and scan.text[at - 1] in grammar.cities:
                at -= 2
            confirmed = at
        elif word in grammar.number_words and at + 1 < len(scan.text) and scan.text[at + 1].isdigit():
            at = confirmed = at + 2
        elif word in grammar.links and scan.text[at + 1 : at + 2] and _held(scan, at + 1):
            at += 2  # "para Mujeres".
        elif (
            word in grammar.modifiers
            or (word in grammar.links and word[0] == "d")
            or word.lower() in grammar.articles
            or _adjective(scan, word)
        ):
            at += 1
        else:
            break
    if confirmed == end:
        return False
    scan.claim(index, trailing(scan, confirmed), "place", "kind")
    return True


def _held(scan: Scan, index: int) -> bool:
    """Are it women, men or minors who are held there?"""
    return scan.text[index].lower() in scan.grammar.group_nouns and scan.joins[index - 1]


def _adjective(scan: Scan, word: str) -> bool:
    return len(word) > 5 and word[0].islower() and word.endswith(scan.grammar.endings)


def of_kind(scan: Scan, index: int) -> None:
    """ "village of X", "la région de l’X", "parroquia X": X alone."""
    grammar, at = scan.grammar, index + 1
    while at < len(scan.text) and at < index + 4 and scan.joins[at - 1]:
        if scan.open[at] or (at > index and scan.capital[at] and starts_name(scan, at)):
            break
        word = scan.text[at]
        small = word in grammar.links or word in grammar.articles
        romance = grammar.language != "en" and at < index + 3 and word[0].islower() and scan.joins[at]
        if not small and not (romance and scan.text[at - 1] not in grammar.links and _linked(scan, at)):
            return
        at += 1
    if at >= len(scan.text) or not starts_name(scan, at) or scan.taken[at] or not scan.joins[at - 1]:
        return
    if all(word in grammar.inner for word in scan.text[at : at + 1]):
        return  # "site Internet".
    person = scan.text[index] in grammar.honorifics or (
        scan.text[index] in grammar.roles and role_at(scan, index) is not None
    )
    if at == index + 1 and (grammar.language == "en" or person):
        return
    end = scan.run(at if scan.open[at] else at + 1)
    if end - 2 > at and scan.text[end - 1] in grammar.cities and scan.text[end - 2] in grammar.links:
        end -= 2  # "barrio El Prado de Cali": the town is a name of its own.
    if scan.free(at, end) and scan.text[at] not in grammar.honorifics:
        if grammar.language != "en" and at > index + 1 and scan.text[index] in grammar.place_fronts:
            scan.claim(index, end, "place", "kind")  # "port de X" is no town.
        else:
            scan.claim(at, end, "place", "of_kind")


def _linked(scan: Scan, at: int) -> bool:
    """Is this word, or the next, followed by a link: "comunidad mbyá guaraní de X"?"""
    links = scan.grammar.links
    return scan.text[at + 1] in links or (at + 2 < len(scan.text) and scan.text[at + 2] in links)
