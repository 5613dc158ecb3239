"""Places: States, cities, kinds of place with their names, and unknown names after a preposition of place."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from allegex.extractors.names.announced import starts_name
from allegex.extractors.names.heads import numbered
from allegex.extractors.names.scan import LONGEST, Scan
from allegex.records.document import Document


def find_kept_places(scan: Scan) -> None:
    """Claims places whose kind is part of the name: prisons, airports, rivers, districts. Runs before the bodies."""
    romance = scan.grammar.language != "en"
    for index in scan.at["kept_place"]:
        if scan.taken[index]:
            continue
        for parts in scan.grammar.kept_places[scan.text[index]]:
            end = index + len(parts)
            if scan.text[index:end] == parts and (_kept_after if romance else _kept_before)(scan, index, end):
                break


def find_places(scan: Scan) -> None:
    """Claims States, cities and names after prepositions and kinds of place. Runs after persons and bodies."""
    people = {
        scan.text[i] for m in scan.mentions if m.kind == "person" for i in _between(scan, m.start, m.end)
    }
    towns = [index for index in scan.at["city"] if scan.capital[index]]
    for index in towns:
        if not scan.taken[index]:
            _town(scan, index, people, least=2)  # "Ciudad de México" before "México".
    _states(scan)
    for index in scan.at["place_kind"]:
        _of_kind(scan, index)
    for index in towns:
        if not scan.taken[index]:
            _town(scan, index, people)
    for index in scan.at["preposition"]:
        if index + 1 < len(scan.text):
            _after_preposition(scan, index)
    _reached(scan)
    _listed(scan)
    _between_places(scan)
    _chained(scan)


def _listed(scan: Scan) -> None:
    """ "in X, Y and Z": names that follow a place in a series which a joiner ends."""
    grammar, text = scan.grammar, scan.text
    for mention in [m for m in scan.mentions if m.kind == "place"]:
        index = scan.words.at(mention.start)
        if index is None:
            continue
        end = bisect_left(scan.words.start, mention.end, index)
        names: list[tuple[int, int]] = []
        known, closed = 0, False
        while end < len(text) and not closed and len(names) < LONGEST:
            if scan.gap(end - 1) == ", ":
                first, closed = (end + 1, True) if text[end] in grammar.joiners else (end, False)
            elif text[end] in grammar.joiners and scan.joins[end - 1]:
                first, closed = end + 1, True
            else:
                break
            if first >= len(text) or not starts_name(scan, first):
                closed = False
                break
            end = scan.run(first if scan.open[first] else first + 1)
            known += bool(scan.taken[first])
            if not scan.taken[first]:
                names.append((first, end))
        if closed and names and len(names) + known > 1 and all(_placelike(scan, *name) for name in names):
            for first, end in names:
                scan.claim(first, end, "place", "series")


def _placelike(scan: Scan, first: int, end: int) -> bool:
    """May these words be the name of a place: a few, none of a body, a person or a nationality?"""
    grammar, words = scan.grammar, scan.text[first:end]
    if end - first > 3 or not scan.free(first, end) or _bodylike(scan, first, end):
        return False
    if words[0] in grammar.given_names or words[0] in grammar.demonyms or words[-1].isupper():
        return False
    goes_on = end < len(scan.text) and scan.joins[end - 1] and (scan.open[end] or scan.capital[end])
    return not goes_on and words[0] not in grammar.stops


def _between_places(scan: Scan) -> None:
    """ "from X to Norvale", "entre X y Norvale", "the villages of X and Y": names beside a place."""
    grammar, text = scan.grammar, scan.text
    starts = {m.start for m in scan.mentions if m.kind == "place"}
    ends = {m.end for m in scan.mentions if m.kind == "place"}
    for index in scan.opens:
        if index < 2 or scan.taken[index]:
            continue
        before = index - 1
        if text[before] in grammar.place_prepositions:
            if text[before - 1] in grammar.joiners:
                before -= 1  # "de X et d’Y".
        elif text[before] not in grammar.joiners:
            continue
        end = scan.run(index)
        acronym = end == index + 1 and text[index].isupper()
        if acronym or end - index > 3 or not scan.free(index, end) or _bodylike(scan, index, end):
            continue
        after = end + 1 if end + 1 < len(text) else end
        small = end < len(text) and text[end] in grammar.place_prepositions
        led = text[before] in grammar.place_starts and scan.joins[end - 1] and small
        behind = (
            text[before] in grammar.joiners
            and before > 1
            and scan.joins[before - 1]
            and scan.words.end[before - 1] in ends
        )
        if (led and scan.words.start[after] in starts and scan.joins[end]) or (
            behind and text[index] not in grammar.given_names
        ):
            scan.claim(index, end, "place", "between")


def find_address(document: Document, scan: Scan) -> None:
    """Lines of an address that are nothing but a name, under a line with a number: a town."""
    for span in document.spans("addressee"):
        at, numbered = span.start, False
        for line in document.content[span.start : span.end].split("\n"):
            first = scan.words.at(at)
            if numbered and first is not None and scan.open[first] and not scan.taken[first]:
                end = scan.run(first)
                whole = scan.words.end[end - 1] >= at + len(line.rstrip(" ,."))
                if whole and end - first <= 3 and scan.free(first, end) and not _bodylike(scan, first, end):
                    scan.claim(first, end, "place", "address")
            numbered = numbered or any(c.isdigit() for c in line)
            at += len(line) + 1


def _states(scan: Scan) -> None:
    """States, also inside the names of authorities: "Government of [Norland]"."""
    authorities = [m for m in scan.mentions if m.kind == "authority"]
    whole = {(m.start, m.end) for m in authorities}
    starts, ends = scan.words.start, scan.words.end
    inside = bytearray(len(scan.text))
    for mention in authorities:
        for index in _between(scan, mention.start, mention.end):
            inside[index] = 1
    past = 0
    for index in scan.at["phrase"]:
        if index < past:
            continue
        for phrase in scan.phrases[scan.text[index]]:
            end = index + len(phrase.words)
            if phrase.state is None or scan.text[index:end] != phrase.words:
                continue
            nested = all(inside[index:end])
            if (scan.free(index, end) or nested) and not _name_goes_on(scan, index, end, nested):
                mention = replace(scan.mention(index, end, "place", "state"), state=phrase.state)
                if "(" in scan.words.content[mention.start : mention.end]:
                    mention = replace(mention, end=mention.end + 1)
                if (starts[index], ends[end - 1]) not in whole:
                    scan.claim(index, end, "place", "state", mention=mention)
            past = end
            break


def _between(scan: Scan, start: int, end: int) -> range:
    """Words inside the characters start..end."""
    first = bisect_left(scan.words.start, start)
    return range(first, bisect_left(scan.words.start, end))


def _name_goes_on(scan: Scan, first: int, end: int, nested: bool) -> bool:
    """Is the State's name a part of an unknown longer name ("Guinea Gold")? Inside an authority it never is."""
    if nested or end >= len(scan.text) or not scan.joins[end - 1]:
        return False
    if scan.text[end] in scan.grammar.stops and not scan.capital[end]:
        return True
    return scan.open[end] and not scan.taken[end] and not scan.text[end][-1].isdigit()


def _kept_before(scan: Scan, index: int, end: int) -> bool:
    """English: capitalised words in front of the kind, and "of X" behind a district: "Sorun district of Norvale"."""
    first = index
    while first > 0 and index - first < LONGEST and scan.joins[first - 1] and not scan.taken[first - 1]:
        word = scan.text[first - 1]
        polite = word in scan.grammar.honorifics and len(word) <= 3
        if (scan.open[first - 1] and not polite and word not in scan.grammar.heads) or (
            first == index and word in scan.grammar.modifiers
        ):
            first -= 1
        else:
            break
    while first < index and not scan.open[first]:
        first += 1
    number = _number_after(scan, index, end)
    if (first == index and number == end) or _of_body(scan, first):
        return False
    if first < index and all(scan.text[i] in scan.grammar.demonyms for i in range(first, index)):
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
            end = after if after > end + 1 else end
    scan.claim(first, end, "place", "kind")
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
    scan.claim(index, confirmed, "place", "kind")
    return True


def _adjective(scan: Scan, word: str) -> bool:
    return len(word) > 5 and word[0].islower() and word.endswith(scan.grammar.endings)


def _of_kind(scan: Scan, index: int) -> None:
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
    person = scan.text[index] in grammar.roles or scan.text[index] in grammar.honorifics
    if at == index + 1 and (grammar.language == "en" or person):
        return
    end = scan.run(at if scan.open[at] else at + 1)
    if end - 2 > at and scan.text[end - 1] in grammar.cities and scan.text[end - 2] in grammar.links:
        end -= 2  # "barrio El Prado de Cali": the town is a name of its own.
    if scan.free(at, end) and scan.text[at] not in grammar.honorifics:
        scan.claim(at, end, "place", "of_kind")


def _linked(scan: Scan, at: int) -> bool:
    """Is this word, or the next, followed by a link: "comunidad mbyá guaraní de X"?"""
    links = scan.grammar.links
    return scan.text[at + 1] in links or (at + 2 < len(scan.text) and scan.text[at + 2] in links)


def _town(scan: Scan, index: int, people: set[str], least: int = 1) -> None:
    """A city of the gazetteer that is a whole run, and no word of a person's name in this letter."""
    if index > 0 and scan.joins[index - 1] and scan.open[index - 1]:
        return
    end = scan.run(index if scan.open[index] else index + 1)
    if end == index + 1 and scan.text[index] in scan.grammar.demonyms:
        return  # "the Roma".
    if end < index + 3 and end < len(scan.text) and scan.capital[end] and scan.joins[end - 1]:
        sizes = [n for n in (3, 2) if index + n <= len(scan.text)]
        whole = next((n for n in sizes if " ".join(scan.text[index : index + n]) in scan.grammar.cities), 0)
        end = max(end, index + whole)  # "Nghe An", whose second word is an article elsewhere.
    last = end
    while last > index and " ".join(scan.text[index:last]) not in scan.grammar.cities:
        last -= 1
    if last == index or not scan.free(index, end) or (last < end and not scan.text[last][0].isdigit()):
        return
    if (
        least == 1
        and index > 1
        and scan.joins[index - 1]
        and scan.joins[index - 2]
        and not scan.taken[index - 1]
    ):
        article = scan.capital[index - 1] and scan.text[index - 1] in scan.grammar.articles
        index -= article  # "La Esperanza".
    if last - index >= least and people.isdisjoint(scan.text[index:last]):
        scan.claim(index, last, "place", "city")


def _reached(scan: Scan) -> None:
    """An unknown name after a word of motion and a preposition of place: "taken to X", "huyó hacia X"."""
    for index in scan.where(scan.grammar.motion):
        after = index + 1
        if (
            after + 1 < len(scan.text)
            and scan.joins[index]
            and scan.text[after] in scan.grammar.place_prepositions
        ):
            if scan.text[after + 1] not in scan.grammar.given_names:
                _after_preposition(scan, after)


def _after_preposition(scan: Scan, index: int) -> None:
    """An unknown name of one to three words after "in", "at", "near", "à", "en": a place."""
    grammar, first = scan.grammar, index + 1
    if not scan.joins[index]:
        return
    if not starts_name(scan, first) or scan.taken[first]:
        return
    end = scan.run(first if scan.open[first] else first + 1)
    words = scan.text[first:end]
    large = sum(word not in grammar.particles for word in words)
    if large > 3 or not scan.free(first, end) or (words[0].isupper() and len(words[0]) > 1):
        return
    if any(
        w in grammar.heads or w in grammar.inner or w in grammar.honorifics or w in grammar.demonyms
        for w in words
    ):
        return
    if any(word[-1].isdigit() for word in words):
        return
    scan.claim(first, end, "place", "preposition")


def _chained(scan: Scan) -> None:
    """Names on either side of a comma by a known place: "Boar, Norland", "Norvale, Ontario"."""
    content = scan.words.content
    places = sorted((m.start, m.end) for m in scan.mentions if m.kind == "place")
    by_start = {start for start, _ in places}
    by_end = {end for _, end in places}
    past = 0
    for index in scan.opens:
        if index < past or scan.taken[index]:
            continue
        end = past = scan.run(index)
        start, stop = scan.words.start[index], scan.words.end[end - 1]
        before = stop + 2 in by_start and content[stop : stop + 2] == ", "
        after = start - 2 in by_end and content[start - 2 : start] == ", "
        if not (before or after) or end - index > 3:
            continue
        if not scan.free(index, end) or _bodylike(scan, index, end):
            continue
        if before:
            scan.claim(index, end, "place", "chain")
        else:
            digits = end < len(scan.text) and any(c.isdigit() for c in scan.text[end])
            cut = end
            while cut > index and any(c.isdigit() for c in scan.text[cut - 1]):
                cut -= 1
            if cut > index and (cut < end or digits or content[stop : stop + 1] in ".,;\n)"):
                scan.claim(index, cut, "place", "chain")


def _bodylike(scan: Scan, first: int, end: int) -> bool:
    return any(
        scan.text[i] in scan.grammar.heads
        or scan.text[i] in scan.grammar.inner
        or scan.text[i] in scan.grammar.honorifics
        for i in range(first, end)
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
    sized = scan.text[at] in grammar.kept_places or scan.text[at] in grammar.official
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


def find_nested(scan: Scan) -> None:
    """Places inside the names of authorities that are not States: "district court of [Norvale]"."""
    grammar = scan.grammar
    known = {m.start for m in scan.mentions if m.kind == "place"}
    for mention in [m for m in scan.mentions if m.kind == "authority" and m.by == "names:head"]:
        span = _between(scan, mention.start, mention.end)
        if grammar.language == "en":
            _nested_before(scan, span, known)
        last = span.stop - 1
        first = last
        while first > span.start and scan.open[first - 1] and scan.joins[first - 1]:
            first -= 1
        if first <= span.start + 1 or not scan.open[last]:
            continue
        link = scan.text[first - 1]
        if not (link in grammar.links or link in grammar.articles):
            continue
        words = scan.text[first : last + 1]
        name = " ".join(words)
        local = any(scan.text[i] in grammar.local for i in range(span.start, min(span.start + 3, first)))
        local = local or (
            grammar.language == "en" and any(scan.text[i] in grammar.local for i in range(span.start, first))
        )
        if any(
            w in grammar.matter or w in grammar.inner or w in grammar.official or w in grammar.heads
            for w in words
        ):
            continue
        if name in grammar.cities or local:
            nested = scan.mention(first, last + 1, "place", "nested")
            if nested.start not in known:
                scan.mentions.append(nested)
