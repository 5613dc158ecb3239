"""Places: States, cities, kinds of place with their names, and unknown names after a preposition of place."""

from __future__ import annotations

from msgspec.structs import replace

from allegex.extractors.names.announced import starts_name
from allegex.extractors.names.kinds import of_kind
from allegex.extractors.names.neighbours import bodylike, find_between, find_chained, find_listed_places
from allegex.extractors.names.scan import Scan
from allegex.records.document import Document


def find_places(scan: Scan) -> None:
    """Claims States, cities and names after prepositions and kinds of place. Runs after persons and bodies."""
    people = {scan.text[i] for m in scan.mentions if m.kind == "person" for i in scan.inside(m.start, m.end)}
    towns = [index for index in scan.at["city"] if scan.capital[index]]
    for index in towns:
        if not scan.taken[index]:
            _town(scan, index, people, least=2)  # "Ciudad de México" before "México".
    _states(scan)
    for index in scan.at["place_kind"]:
        of_kind(scan, index)
    for index in towns:
        if not scan.taken[index]:
            _town(scan, index, people)
    for index in scan.at["preposition"]:
        if index + 1 < len(scan.text):
            _after_preposition(scan, index)
    _reached(scan, people)
    for index in scan.at["bearing"]:
        _borne(scan, index)
    find_listed_places(scan)
    find_between(scan)
    find_chained(scan)


def find_address(document: Document, scan: Scan) -> None:
    """Lines of an address that are nothing but a name, under a line with a number: a town."""
    for span in document.spans("addressee"):
        at, numbered = span.start, False
        for line in document.content[span.start : span.end].split("\n"):
            first = scan.words.at(at)
            if numbered and first is not None and scan.open[first] and not scan.taken[first]:
                end = scan.run(first)
                whole = scan.words.end[end - 1] >= at + len(line.rstrip(" ,."))
                while end > first + 1 and any(c.isdigit() for c in scan.text[end - 1]):
                    end -= 1  # "London EC2".
                if whole and end - first <= 3 and scan.free(first, end) and not bodylike(scan, first, end):
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
        for index in scan.inside(mention.start, mention.end):
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
                name = scan.words.content[mention.start : mention.end]
                if "(" in name or ("." in name and scan.gap(end - 1)[:1] == "."):
                    mention = replace(mention, end=mention.end + 1)
                if index > 1 and scan.text[index - 2] in scan.grammar.currencies and scan.joins[index - 2]:
                    scan.taken[index:end] = b"\x01" * (end - index)
                    past = end
                    break  # "3 200 dollars des États-Unis".
                if (starts[index], ends[end - 1]) not in whole:
                    scan.claim(index, end, "place", "state", mention=mention)
            past = end
            break


def _name_goes_on(scan: Scan, first: int, end: int, nested: bool) -> bool:
    """Is the State's name a part of an unknown longer name ("Guinea Gold")? Inside an authority it never is."""
    if nested or end >= len(scan.text) or not scan.joins[end - 1]:
        return False
    if scan.text[end] in scan.grammar.stops and not scan.capital[end]:
        return True
    return scan.open[end] and not scan.taken[end] and not scan.text[end][-1].isdigit()


def _town(scan: Scan, index: int, people: set[str], least: int = 1) -> None:
    """A city of the gazetteer that is a whole run, and no word of a person's name in this letter."""
    if index > 0 and scan.joins[index - 1] and scan.open[index - 1]:
        return
    end = scan.run(index if scan.open[index] else index + 1)
    if end == index + 1 and scan.text[index] in scan.grammar.demonyms:
        return  # "the Roma".
    if index and scan.joins[index - 1] and scan.text[index - 1] in scan.grammar.law:
        return  # "Reglas Mandela".
    if end == index + 1 and scan.text[index] in scan.grammar.matter and not (index and scan.joins[index - 1]):
        return  # "Libertad de expresión" begins a sentence.
    linked = index > 1 and scan.joins[index - 1] and scan.text[index - 1] in scan.grammar.links
    if (
        linked
        and scan.joins[index - 2]
        and scan.capital[index - 2]
        and scan.text[index - 2] in scan.grammar.law
    ):
        return  # "Protocolo de Estambul".
    if linked and scan.joins[index - 2] and scan.text[index - 2] in scan.grammar.streets:
        if end == index + 1 and scan.free(index - 2, end):
            scan.claim(index - 2, end, "place", "city")  # "rue de Tunis" is a street, not the town.
        return
    if index > 1 and scan.joins[index - 1] and scan.joins[index - 2] and scan.open[index - 2]:
        held = scan.text[index - 1] in scan.grammar.particles and not scan.taken[index - 2]
        if held and " ".join(scan.text[index - 2 : end]) not in scan.grammar.cities and least == 1:
            return  # "Salto del Guairá": the end of a longer name.
    if end < len(scan.text) and scan.joins[end - 1] and scan.text[end] in scan.grammar.law:
        return  # "the Bangkok Rules".
    if end < index + 3 and end < len(scan.text) and scan.capital[end] and scan.joins[end - 1]:
        sizes = [n for n in (3, 2) if index + n <= len(scan.text)]
        whole = next((n for n in sizes if " ".join(scan.text[index : index + n]) in scan.grammar.cities), 0)
        end = max(end, index + whole)  # "Nghe An", whose second word is an article elsewhere.
    last = end
    start, content = scan.words.start[index], scan.words.content
    while last > index and content[start : scan.words.end[last - 1]] not in scan.grammar.cities:
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
        scan.claim(index, _bearing(scan, last), "place", "city")


def _reached(scan: Scan, people: set[str]) -> None:
    """An unknown name after a word of motion and a preposition of place: "taken to X", "huyó hacia X"."""
    for index in scan.at["motion"]:
        after = index + 1
        if (
            after + 1 < len(scan.text)
            and scan.joins[index]
            and scan.text[after] in scan.grammar.place_prepositions
            and (
                scan.text[after + 1] not in scan.grammar.given_names
                or scan.text[after + 1] in scan.grammar.cities
                or (scan.run(after + 1) == after + 2 and scan.text[after + 1] not in people)
            )
        ):
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
    scan.claim(first, _bearing(scan, end), "place", "preposition")


def _borne(scan: Scan, index: int) -> None:
    """A capitalised word before a small adjective of places, behind a preposition or article: "en Flandre orientale"."""
    grammar, first = scan.grammar, index - 1
    if first < 1 or not (scan.joins[first] and scan.joins[first - 1] and scan.open[first]):
        return
    before, word = scan.text[first - 1], scan.text[first]
    led = before in grammar.place_prepositions or before in grammar.sure_prepositions
    plain = word not in grammar.matter and word not in grammar.stops and not bodylike(scan, first, index)
    if led and plain and scan.free(first, index + 1):
        scan.claim(first, index + 1, "place", "preposition")


def _bearing(scan: Scan, end: int) -> int:
    """Past a small adjective of the name: "Flandre orientale"."""
    goes_on = end < len(scan.text) and scan.joins[end - 1] and scan.text[end] in scan.grammar.bearing
    return end + 1 if goes_on else end
