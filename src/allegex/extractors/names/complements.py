"""What belongs to a body's name right of its head: "of Labour and Social Security", "de première instance de X"."""

from __future__ import annotations

from allegex.extractors.names.scan import LONGEST, Scan


def right_en(scan: Scan, index: int) -> tuple[int, int]:
    """End of an English name right of its head, and where its first link stands."""
    grammar, end = scan.grammar, index + 1
    while end < len(scan.text) and scan.joins[end - 1] and scan.open[end] and not scan.taken[end]:
        if scan.text[end] in grammar.honorifics and person_follows(scan, end):
            break
        end += 1
    end = _joined_heads(scan, index, numbered(scan, end))
    before_link = end
    for _ in range(4):
        after = _linked_en(scan, end)
        if after == end:
            break
        end = after
    return end, before_link


def _joined_heads(scan: Scan, index: int, end: int) -> int:
    """Past "and Security Service" in "the National Intelligence and Security Service": one name with two matters."""
    grammar = scan.grammar
    if end != index + 1 or scan.text[index] not in grammar.official or end + 1 >= len(scan.text):
        return end
    if scan.text[end] not in grammar.joiners or not scan.joins[index] or not scan.open[end + 1]:
        return end
    after = capitals(scan, end + 1)
    head = grammar.heads.get(scan.text[after - 1])
    if scan.joins[end] and 2 <= after - end - 1 <= 3 and head is not None and head.kind == "authority":
        return after
    return end


def numbered(scan: Scan, end: int) -> int:
    """Past the number of a court or unit: "Branch 15", "Court No. 2", "Infantería núm. 27"."""
    if end + 1 < len(scan.text) and scan.text[end] in scan.grammar.number_words and scan.joins[end - 1]:
        number = scan.text[end + 1]
        return end + 2 if number[-1].isdigit() and len(number) < 5 else end
    if end < len(scan.text) and scan.joins[end - 1] and scan.text[end].isdigit() and len(scan.text[end]) < 4:
        return end + 1 if end + 1 < len(scan.text) and scan.text[end + 1] in scan.grammar.links else end
    return end


def _linked_en(scan: Scan, end: int) -> int:
    """Past one complement: "of the X Y, Z and W"; `end` where there is none."""
    grammar = scan.grammar
    if end >= len(scan.text) or not scan.joins[end - 1] or scan.text[end] not in grammar.links:
        return end
    at = end + 1
    if at < len(scan.text) and scan.text[at] in grammar.articles and scan.joins[at - 1]:
        at += 1
    if at + 1 < len(scan.text) and scan.text[at].isdigit() and scan.open[at + 1] and scan.joins[at]:
        at += 1  # "Front of 7 November".
    for phrase in scan.phrases.get(scan.text[at], ()) if at < len(scan.text) else ():
        past = at + len(phrase.words)
        if phrase.state and len(phrase.words) > 3 and scan.text[at:past] == phrase.words:
            return past if scan.joins[at - 1] else end  # "Great Britain and Northern Ireland" is one.
    if at + 1 < len(scan.text) and at - end == 2 and scan.text[at + 1] in grammar.links:
        known = scan.phrases.get(scan.text[at], ())
        if any(p.rule == "body" and scan.text[at : at + len(p.words)] == p.words for p in known):
            return end  # "Enterprises of the Organisation for X": a body of the world.
        inner = grammar.heads.get(scan.text[at])
        if inner is not None and inner.kind == "authority" and not inner.weak and scan.open[end - 2]:
            return end  # "Investigation Department of the Ministry of Justice": two authorities.
    after = capitals(scan, at)
    if not scan.joins[at - 1] or _another(scan, end, at, after):
        return end
    if after == at:
        while after < len(scan.text) and scan.text[after] in grammar.matter and scan.joins[after - 1]:
            after += 1
        return after if after > at else end
    return _listed(scan, after)


def _another(scan: Scan, link: int, first: int, end: int) -> bool:
    """Is the complement an authority with a name of its own: "Cyber Crime Wing of the Federal Investigation Agency"?"""
    grammar = scan.grammar
    if end - first < 2 or link < 2 or scan.text[link] not in grammar.owners or not scan.open[link - 2]:
        return False
    if scan.text[link - 1] in grammar.chambers or scan.text[link - 1] not in grammar.heads:
        return False
    head = grammar.heads.get(scan.text[end - 1])
    if head is None or head.kind != "authority" or scan.text[end - 1] in grammar.matter:
        return False
    return not head.weak or any(word in grammar.official for word in scan.text[first : end - 1])


def capitals(scan: Scan, first: int) -> int:
    """End of adjacent capitalised words, with a lower-case kind of place at the end ("East Sorun region")."""
    end = first
    while end < len(scan.text) and scan.open[end] and not scan.taken[end] and end - first < LONGEST:
        if scan.text[end] in scan.grammar.honorifics and person_follows(scan, end):
            break
        end += 1
        if not scan.joins[end - 1]:
            return end
    if (
        first < end < len(scan.text)
        and scan.text[end] in scan.grammar.place_kinds
        and scan.grammar.language == "en"
    ):
        return end + 1
    return end


def _listed(scan: Scan, end: int) -> int:
    """Past "and W", or ", Z and W", when what follows is no name of its own."""
    grammar = scan.grammar
    at, commas = end, 0
    while at < len(scan.text):
        gap = scan.gap(at - 1)
        if gap == ", " and scan.text[at] not in grammar.joiners and scan.open[at] and commas < 4:
            after = capitals(scan, at)
            if after == at or headlike(scan, at, after):
                return end
            at, commas = after, commas + 1
            continue
        if (
            scan.text[at] in grammar.joiners
            and gap in ({" "} if not commas else {" ", ", "})
            and scan.joins[at]
        ):
            first = at + 1
            if first < len(scan.text) and scan.text[first] in grammar.articles and commas == 0:
                return end
            after = capitals(scan, first) if first < len(scan.text) else first
            if after == first or headlike(scan, first, after) or scan.text[first] in grammar.honorifics:
                return end
            return after
        return end
    return end


def headlike(scan: Scan, first: int, end: int) -> bool:
    """Do these words hold a head, and so begin a name of their own? Or do they name a State or city?"""
    grammar = scan.grammar
    words = scan.text[first:end]
    if any(
        word in grammar.heads and not grammar.heads[word].weak and word not in grammar.matter
        for word in words
    ):
        return True
    return (
        any(p.state for p in scan.phrases.get(words[0], ()) if p.words == words)
        or " ".join(words) in grammar.cities
    )


def person_follows(scan: Scan, index: int) -> bool:
    """Is this honorific or office followed by a person's name, or is it a part of a body's name?"""
    row = scan.grammar.honorifics[scan.text[index]]
    if " ".join(scan.text[index : index + 2]) in scan.grammar.cities:
        return False  # "Juzgado de Fray X", a town.
    if row.gender is not None or (not row.roles and not scan.joins[index]):
        return True
    after = index + 1
    return (
        after < len(scan.text)
        and scan.joins[index]
        and scan.open[after]
        and scan.text[after] not in scan.grammar.heads
        and scan.text[after] not in scan.grammar.official
        and scan.text[after] not in scan.grammar.matter
        and (scan.text[after] not in scan.grammar.honorifics or scan.gap(after) not in {" ", ". "})
    )


def cause_before(scan: Scan, link: int) -> bool:
    """Does a town's preposition end a name that says in small letters what for: "Comité pour la libre parole à X"?"""
    grammar, at = scan.grammar, link - 1
    if scan.text[link + 1] not in grammar.cities:
        return False
    while at > link - 6 and scan.joins[at] and scan.text[at].islower():
        word = scan.text[at]
        if word in grammar.links and word not in grammar.dative and word[0] != "d":
            return True
        at -= 1
    return False


def same_number(scan: Scan, at: int) -> bool:
    """Two small plural words side by side, of which no verb is one?"""
    one, other, grammar = scan.text[at - 1], scan.text[at], scan.grammar
    plural = one.islower() and other.islower() and one[-1] in "sx" and other[-1] == "s"
    return (
        plural
        and len(other) > 4
        and len(one) > 3
        and other not in grammar.small
        and other not in grammar.stops
        and one not in grammar.small
        and not other.endswith(grammar.participles)
    )


def both_plural(scan: Scan, joiner: int) -> bool:
    """Two small plural nouns around a joiner, with more of the name behind?"""
    one, other = scan.text[joiner - 1], scan.text[joiner + 1]
    after = joiner + 2
    plural = one.islower() and other.islower() and one[-1] == other[-1] == "s" and len(other) > 5
    return (
        plural
        and after < len(scan.text)
        and scan.joins[after - 1]
        and scan.text[after] in scan.grammar.owners
    )
