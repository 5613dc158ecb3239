"""Persons: names after honorifics, offices and kin, in signatures and lists, with ages, and other names for them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from allegex.extractors.names.offices import (
    ends_as_body,
    goes_on_as_body,
    is_borne,
    is_inside,
    is_of_police,
    is_ranked,
)
from allegex.extractors.names.scan import LONGEST, Scan
from allegex.facts.names import NameRow, RoleRow
from allegex.records.name import Attributes

_QUOTED = re.compile(r" ?[“\"«(‘] ?([^”\"»)’\n]{1,24}?) ?[”\"»)’] ?")


def find_persons(scan: Scan) -> None:
    """Claims the persons that the words around them tell."""
    for index in scan.at["honorific"]:
        if not scan.taken[index]:
            _after_honorific(scan, index, scan.grammar.honorifics[scan.text[index]])
    for index in scan.at["role"]:
        if not scan.taken[index]:
            _after_role(scan, index)
    find_aliases(scan)


def person_end(scan: Scan, first: int, *, strict: bool, titled: bool = False) -> int:
    """End of the person's name that starts at a word, `first` where there is none. `strict`: no body or place in it."""
    if first >= len(scan.text) or not scan.capital[first]:
        return first
    known = scan.person_ends.get((first, strict, titled))
    if known is None:
        known = scan.person_ends[first, strict, titled] = _person_end(scan, first, strict, titled)
    end, looked = known
    return end if scan.free(first, looked) else first


def _person_end(scan: Scan, first: int, strict: bool, titled: bool) -> tuple[int, int]:
    """End of a person's name where all its words are free, and the end of the words that were looked at."""
    grammar = scan.grammar
    none = first, first + 1
    if not scan.open[first] and strict:
        return none
    title = grammar.honorifics.get(scan.text[first])
    if strict and title is not None and title.gender is not None and "alone" not in title.flags:
        return none
    end = scan.run(first) if scan.open[first] else first + 1
    initial = len(scan.text[first]) == 1 and scan.gap(first) in {". ", "."}
    if end == first + 1 and not scan.open[first] and end < len(scan.text) and (initial or scan.joins[first]):
        at = end
        while (
            at < first + 3
            and at + 1 < len(scan.text)
            and scan.text[at] in grammar.particles
            and scan.joins[at]
        ):
            at += 1  # "De la Torre".
        end = max(scan.run(at), end) if scan.open[at] else end
    end = _past_nickname(scan, end)
    for index in range(first, end):
        word = scan.text[index]
        if word not in grammar.closing:
            continue
        title = grammar.honorifics.get(word)
        closed = (title is not None and not {"alone", "inner"} & {*title.flags} and index + 1 < end) or (
            word in grammar.stops
            and not scan.open[index]
            and word.lower() not in grammar.particles
            and len(word) > 1
        )
        if index > first and (closed or scan.gap(index - 1) == " & "):
            return index, index + 1
        if (
            word in grammar.heads
            or word in grammar.suffixes
            or (word in grammar.inner and not (index > first and word in grammar.given_names))
            or word in grammar.official
        ):
            held = scan.text[index - 1] in grammar.particles
            if strict and held and index > first + 2:
                stop = index  # "Omar Sorun del Juzgado Quinto".
                while stop > first + 1 and scan.text[stop - 1] in grammar.particles:
                    stop -= 1
                return (stop, index + 1) if stop > first + 1 else (first, index + 1)
            if strict:
                return first, index + 1
            if index > first and word not in grammar.matter and (held or not titled):
                stop = index
                while stop > first + 1 and scan.text[stop - 1] in grammar.particles:
                    stop -= 1
                return stop, index + 1
    if strict and end > first + 1 and scan.text[end - 1] in grammar.foreign:
        return none  # "Norvale Conservation Society" in French.
    return end, end


def _past_nickname(scan: Scan, end: int) -> int:
    """Past a nickname in quotes when the name goes on after it: Ana “Nita” Kolar."""
    if scan.gap(end - 1) in {" ", ", "}:
        return end
    quoted = _QUOTED.match(scan.words.content, scan.words.end[end - 1])
    if quoted is None:
        return end
    after = end
    while after < len(scan.text) and scan.words.start[after] < quoted.end():
        after += 1
    if after == end or after >= len(scan.text) or scan.words.start[after] != quoted.end():
        return end
    return scan.run(after) if scan.open[after] and all(scan.capital[end:after]) else end


def _after_honorific(scan: Scan, index: int, row: NameRow) -> None:
    """Claims the name, or the names in a row, after an honorific."""
    grammar = scan.grammar
    first, word = index + 1, scan.text[index]
    roles = row.roles
    gender = row.gender
    if roles and is_of_police(scan, index):
        index, first = index + 2, index + 3  # "Superintendent of Police X Y".
    gap = scan.gap(index)
    before = scan.text[index - 1] if index and scan.joins[index - 1] else ""
    led = before in grammar.links or before in grammar.sure_prepositions
    if led and " ".join(scan.text[index : index + 2]) in grammar.cities:
        return  # "Juzgado de Fray X", a town.
    if index > 1 and is_inside(scan, index):
        return  # "Tribunal de Mayor Riesgo".
    if index > 1 and scan.open[index - 1] and scan.joins[index - 1] and is_borne(scan, index):
        return  # "Centro de Derechos Humanos Fray X".
    if index and word[0].islower() and scan.joins[index - 1] and scan.text[index - 1] in grammar.kept_places:
        return  # "hôpital général X".
    if (gap not in {" ", ". "}) or (len(word) == 1 and gap != ". " and "alone" not in row.flags):
        return
    while first < len(scan.text) and (more := grammar.honorifics.get(scan.text[first])) is not None:
        if (
            "alone" in more.flags
            or scan.gap(first) not in {" ", ". "}
            or not (first + 1 < len(scan.text) and scan.capital[first + 1])
        ):
            break
        roles = tuple(dict.fromkeys((*roles, *more.roles)))
        gender = gender or more.gender
        first += 1
    if row.roles and is_ranked(scan, first):
        first += 1  # "el cabo primero X", "le commissaire divisionnaire X".
    polite = row.gender is not None or not row.roles
    end = person_end(scan, first, strict=not polite, titled=row.gender is not None)
    if end == first and row.gender is not None:
        end = _after_particles(scan, first)
    office = end == first + 1 and (
        scan.text[first] in grammar.inner or scan.text[first] in grammar.honorifics
    )
    if office and "inner" in row.flags:
        return  # "the Chief Secretary".
    if end > first and (goes_on_as_body(scan, end) or (gap == " " and ends_as_body(scan, end))):
        return
    while end > first:
        honorific = scan.words.content[scan.words.start[index] : scan.words.start[first]].strip()
        mention = replace(
            scan.mention(first, end, "person", "honorific"),
            honorific=honorific,
            roles=roles,
            attributes=Attributes(gender=gender),
        )
        scan.claim(first, end, "person", "honorific", mention=mention)
        if "many" not in row.flags:
            return
        first = next_in_list(scan, end)
        end = person_end(scan, first, strict=True) if first > 0 else first


def _after_particles(scan: Scan, first: int) -> int:
    """End of a surname that begins small: "Mr. de Souza", "Sra. de la Cruz"; `first` where there is none."""
    at = first
    while (
        at < min(first + 3, len(scan.text) - 1) and scan.text[at] in scan.grammar.particles and scan.joins[at]
    ):
        at += 1
    end = person_end(scan, at, strict=True) if at > first else first
    return end if end > at else first


def next_in_list(scan: Scan, end: int) -> int:
    """First word of the next name in "A, B and C", 0 where the list ends."""
    if end >= len(scan.text):
        return 0
    if scan.gap(end - 1) == ", ":
        return end + 1 if scan.text[end] in scan.grammar.joiners else end
    if scan.text[end] in scan.grammar.joiners and scan.joins[end - 1]:
        return end + 1
    return 0


def _after_role(scan: Scan, index: int) -> None:
    """ "his wife, X Y", "the journalist X Y": two words at least, and none of a body or place."""
    row = role_at(scan, index)
    gap = scan.gap(index)
    if row is None:
        return
    if gap not in {" ", ", "} or (row.group != "kin" and gap == ", " and not _introduced(scan, index)):
        return
    first = index + 1
    if row.group == "kin" and gap == " " and scan.text[first][0].islower() and scan.gap(first) == ", ":
        first += 1  # "his elder brother" has it before, "son frère cadet" behind.
    elif gap == " " and _is_adjective(scan, first):
        first += 1  # "la periodista cubana X Y".
    end = person_end(scan, first, strict=True)
    given = gap == " " or scan.text[first] in scan.grammar.given_names
    least = 1 if row.group == "kin" and given and _introduced(scan, index) else 2
    if (
        least == 2
        and end == first + 1
        and gap == ", "
        and scan.gap(first) == ", "
        and _introduced(scan, index)
    ):
        least = (
            1 if scan.text[index][-1] != "s" and not scan.text[first].isupper() else 2
        )  # "a farmer, X, was …"
    if (
        end - first < least
        or known_elsewhere(scan, first, end)
        or scan.text[first] in scan.grammar.honorifics
    ):
        return
    if end - first == 2 and len(scan.text[first]) < 4 and "".join(scan.text[first:end]).isupper():
        return  # "joint communication AL TUN".
    titled = gap == " " and scan.text[index] in scan.grammar.clergy
    if titled and index and scan.text[index - 1] not in scan.grammar.possessives:
        mention = replace(
            scan.mention(first, end, "person", "role"),
            honorific=scan.text[index],
            attributes=Attributes(gender=row.gender),
        )
        scan.claim(first, end, "person", "role", mention=mention)
        return  # "el padre X Y" is a priest.
    mention = replace(
        scan.mention(first, end, "person", "role"),
        roles=row.roles,
        attributes=Attributes(gender=row.gender),
    )
    scan.claim(first, end, "person", "role", mention=mention)
    while scan.text[index][-1] == "s" and (first := next_in_list(scan, end)):
        end = person_end(scan, first, strict=True)
        if end - first < 2 or known_elsewhere(scan, first, end):
            return
        scan.claim(
            first,
            end,
            "person",
            "role",
            mention=replace(scan.mention(first, end, "person", "role"), roles=row.roles),
        )


def role_at(scan: Scan, index: int) -> RoleRow | None:
    """The row of the noun that ends here, all of which must stand: "estado" alone is no "secretario de estado"."""
    grammar, word = scan.grammar, scan.text[index]
    if index not in scan.roles:
        before = scan.text[index - 1]
        for noun, row in grammar.long_roles.get(word, ()):
            if noun[-2] == before and scan.text[index + 1 - len(noun) : index + 1] == noun:
                scan.roles[index] = row
                break
        else:
            scan.roles[index] = grammar.short_roles.get(word)
    return scan.roles[index]


def _is_adjective(scan: Scan, index: int) -> bool:
    """A small French or Spanish word that says more of the noun before it: "journaliste kurde", "líder indígena"."""
    grammar, word = scan.grammar, scan.text[index]
    if grammar.language == "en" or not word[0].islower() or not scan.joins[index]:
        return False
    return (
        word in grammar.modifiers
        or word in grammar.demonyms
        or (len(word) > 5 and word.endswith(grammar.endings))
    )


def _introduced(scan: Scan, index: int) -> bool:
    """Is the noun said of one person: "their lawyer, X", "a witness, X"?"""
    return index > 0 and not scan.open[index - 1] and scan.joins[index - 1]


def known_elsewhere(scan: Scan, first: int, end: int) -> bool:
    """Do these words begin a body or State known to the world?"""
    words = scan.text[first:end]
    return (
        any(phrase.words == words[: len(phrase.words)] for phrase in scan.phrases.get(words[0], ()))
        or " ".join(words) in scan.grammar.cities
    )


def find_aliases(scan: Scan) -> None:
    """ "X, also known as Y": Y too."""
    content = scan.words.content
    for mention in [m for m in scan.mentions if m.kind == "person"]:
        match = scan.grammar.alias.match(content, mention.end)
        if match is None:
            continue
        at = match.end()
        while at < len(content) and content[at] in '“"«‘ ':
            at += 1
        first = scan.words.at(at)
        if first is None or not scan.capital[first]:
            continue
        end = scan.run(first if scan.open[first] or first + 1 >= len(scan.text) else first + 1)
        if end > first and end - first <= LONGEST and scan.free(first, end):
            scan.claim(first, end, "person", "alias")
