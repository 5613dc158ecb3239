"""Bodies told by their head noun: "Ministry of Labour and Social Security", "tribunal militaire de X"."""

from __future__ import annotations

import re

from allegex.extractors.names.grammar import Grammar
from allegex.extractors.names.scan import LONGEST, Scan
from allegex.extractors.names.tables import Head
from allegex.records.name import EntityKind


def headed(scan: Scan, index: int, head: Head) -> None:
    """A head noun with what belongs to it."""
    if scan.grammar.language == "en":
        first = _left(scan, index, head)
        end, before_link = _right_en(scan, index)
        anchor = range(first, before_link)
    else:
        first = index
        before = scan.text[index - 1].lower() if index else ""
        if before in scan.grammar.modifiers and scan.open[index - 1] and scan.joins[index - 1]:
            first -= 1
        end = _right_romance(scan, index)
        anchor = range(index, index + 1)
    if first < 0 or end - first < 2 or not scan.free(first, end):
        return
    proper = any(
        scan.open[i] and scan.text[i] not in scan.grammar.inner and scan.text[i] not in scan.grammar.heads
        for i in range(first, end)
    )
    if _in_law(scan, end) or (not proper and _possessed(scan, first)):
        return
    bracket = scan.words.content[scan.words.end[end - 1] : scan.words.end[end - 1] + 3]
    defined = bracket.startswith(" (") and bracket[2:].isupper()
    romance = scan.grammar.language != "en" and scan.capital[index]
    proper = proper or (
        romance
        and (
            end - first >= 4
            or (defined and end - first >= 2)
            or (end - first == 3 and scan.text[end - 1] in scan.grammar.demonyms)
        )
    )
    if not proper and not scan.capital[index]:
        return
    kind = _kind(scan, anchor, first, end, head)
    if not proper and kind == "organisation":
        return
    if head.kind == "organisation" and _forbidden(scan, index):
        return
    if kind == "authority" and _armed(scan, first, end):
        kind = "organisation"
    scan.claim(first, end, kind, "head")


def _possessed(scan: Scan, first: int) -> bool:
    """ "votre Gouvernement de prendre …": no name."""
    before = scan.text[first - 1] if first and scan.joins[first - 1] else ""
    return before.islower() and before in scan.grammar.stops


def _in_law(scan: Scan, end: int) -> bool:
    """Do the words go on to the name of a law: "Peaceful Assembly and Procession Law"?"""
    grammar, at = scan.grammar, end
    if grammar.language != "en":
        return False
    while at < min(end + 6, len(scan.text)) and scan.joins[at - 1]:
        if scan.open[at] is False and scan.capital[at] and scan.text[at] in grammar.law:
            return True
        if not (scan.open[at] or scan.text[at] in grammar.joiners):
            return False
        at += 1
    return False


def _armed(scan: Scan, first: int, end: int) -> bool:
    """Does the letter call it an armed group, right before or behind?"""
    content, start, stop = scan.words.content, scan.words.start[first], scan.words.end[end - 1]
    before = re.split("[,.;]", content[max(start - 24, 0) : start])[-1]
    after = content[stop + 2 : stop + 30] if content[stop : stop + 2] == ", " else ""
    for words in scan.grammar.armed:
        for text in (before, after):
            at = text.find(words)
            if at >= 0 and not f"_{text}_"[at].isalnum() and not f"{text}_"[at + len(words)].isalnum():
                return True
    return False


def _forbidden(scan: Scan, index: int) -> bool:
    """ "Groupe de travail", "Grupo de Trabajo": an office of the procedure, not a body."""
    return any(word in scan.grammar.forbidden for word in scan.text[index + 1 : index + 3])


def _kind(scan: Scan, anchor: range, first: int, end: int, head: Head) -> EntityKind:
    """Authority or organisation: by the last head before the first link, or by words of State power beside a weak one."""
    grammar = scan.grammar
    words = scan.text[first:end]
    known = [(at, scan.phrases[word]) for at, word in enumerate(words) if word in scan.phrases]
    for size in (3, 2) if known else ():
        for at, phrases in known:
            for phrase in phrases:
                if phrase.rule == "alone" and phrase.words == words[at : at + size]:
                    return phrase.kind
    if held := _compounds(grammar, words):
        return next(kind for inside, kind in grammar.compounds.items() if inside in held)
    heads = [grammar.heads[scan.text[i]] for i in anchor if scan.text[i] in grammar.heads]
    last = heads[-1] if heads else head
    if any(h.kind == "authority" and not h.weak for h in heads) and last.weak:
        return "authority"
    if not last.weak or last.kind == "organisation":
        return last.kind
    state = any(word in grammar.official for word in words) or any(
        grammar.language == "en" and grammar.heads[w].kind == "authority" and not grammar.heads[w].weak
        for w in words
        if w in grammar.heads
    )
    return "authority" if state else "organisation"


def _compounds(grammar: Grammar, words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The heads of several words that stand in a name."""
    return {
        words[start : start + size]
        for start, word in enumerate(words)
        if word in grammar.compound_starts
        for size in range(2, len(words) - start + 1)
        if words[start : start + size] in grammar.compounds
    }


def _left(scan: Scan, index: int, head: Head) -> int:
    """Start of an English name left of its head; -1 where what stands there forbids a name."""
    grammar, first = scan.grammar, index
    lower = not scan.capital[index]
    while first > 0 and index - first < LONGEST and scan.joins[first - 1] and not scan.taken[first - 1]:
        word = scan.text[first - 1]
        if (scan.open[first - 1] and (word not in grammar.honorifics or len(word) > 3)) or (
            lower and first == index and word in grammar.modifiers
        ):
            first -= 1
        elif word.isdigit() and first > 2 and scan.text[first - 2] in grammar.number_words:
            if not scan.open[first - 3]:
                break
            first -= 2  # "Norvale No. 2 Intermediate Court".
        elif first < index and word[0].isdigit() and word[-1].isalpha():
            first -= 1  # "77th Light Infantry Division", "Norvale 14th High Court".
        elif first == index and scan.capital[first - 1] and word in grammar.forbidden:
            return -1
        elif word in grammar.joiners and first >= 3 and (start := _matters(scan, first - 2)):
            first = start
        else:
            break
    return first


def _matters(scan: Scan, last: int) -> int:
    """Start of "Truth, Justice" in "the Truth, Justice and Reconciliation Commission", by its last word; 0 if none."""
    if not scan.joins[last]:
        return 0
    at = last
    while at > 0 and scan.open[at] and not scan.taken[at] and scan.gap(at - 1) == ", ":
        at -= 1
    good = at > 0 and scan.open[at] and not scan.taken[at]
    return at if good and scan.text[at - 1] in scan.grammar.articles else 0


def _right_en(scan: Scan, index: int) -> tuple[int, int]:
    """End of an English name right of its head, and where its first link stands."""
    grammar, end = scan.grammar, index + 1
    while end < len(scan.text) and scan.joins[end - 1] and scan.open[end] and not scan.taken[end]:
        if scan.text[end] in grammar.honorifics and scan.person_follows(end):
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
    after = _capitals(scan, end + 1)
    head = grammar.heads.get(scan.text[after - 1])
    if scan.joins[end] and 2 <= after - end - 1 <= 3 and head is not None and head.kind == "authority":
        return after
    return end


def numbered(scan: Scan, end: int) -> int:
    """Past the number of a court or unit: "Branch 15", "Court No. 2", "Infantería núm. 27"."""
    if end + 1 < len(scan.text) and scan.text[end] in scan.grammar.number_words and scan.joins[end - 1]:
        return end + 2 if scan.text[end + 1].isdigit() else end
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
    if at + 1 < len(scan.text) and at - end == 2 and scan.text[at + 1] in grammar.links:
        inner = grammar.heads.get(scan.text[at])
        if inner is not None and inner.kind == "authority" and not inner.weak and scan.open[end - 2]:
            return end  # "Investigation Department of the Ministry of Justice": two authorities.
    after = _capitals(scan, at)
    if not scan.joins[at - 1]:
        return end
    if after == at:
        while after < len(scan.text) and scan.text[after] in grammar.matter and scan.joins[after - 1]:
            after += 1
        return after if after > at else end
    return _listed(scan, after)


def _capitals(scan: Scan, first: int) -> int:
    """End of adjacent capitalised words, with a lower-case kind of place at the end ("East Sorun region")."""
    end = first
    while end < len(scan.text) and scan.open[end] and not scan.taken[end] and end - first < LONGEST:
        if scan.text[end] in scan.grammar.honorifics and scan.person_follows(end):
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
            after = _capitals(scan, at)
            if after == at or _headlike(scan, at, after):
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
            after = _capitals(scan, first) if first < len(scan.text) else first
            if after == first or _headlike(scan, first, after) or scan.text[first] in grammar.honorifics:
                return end
            return after
        return end
    return end


def _headlike(scan: Scan, first: int, end: int) -> bool:
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


def _right_romance(scan: Scan, index: int) -> int:
    """End of a French or Spanish name after its head; `index` + 1 where nothing proper follows."""
    grammar = scan.grammar
    proud = scan.capital[index]
    confirmed = at = index + 1
    links = 0
    while at < len(scan.text) and at - index < LONGEST + 4 and scan.joins[at - 1] and not scan.taken[at]:
        word = scan.text[at]
        if scan.open[at] and not (word in grammar.honorifics and scan.person_follows(at)):
            at = confirmed = at + 1
        elif is_modifier(grammar, word) or (word in grammar.matter and links):
            confirmed = at + 1 if proud or confirmed == at > index + 1 else confirmed
            at += 1
        elif word in grammar.number_words and at + 1 < len(scan.text) and scan.text[at + 1].isdigit():
            at += 2
            confirmed = at if confirmed > index + 1 else confirmed
        elif (
            word in grammar.links
            or (word in grammar.joiners and links)
            or (word in grammar.joiners and at > index + 1)
        ):
            after, proper = _complement(scan, at, proud or confirmed > index + 1)
            if after == at or links >= 5:
                break
            links += 1
            at = after
            if proper:
                confirmed = at
        else:
            break
    return numbered(scan, confirmed) if confirmed > index + 1 else index + 1


def is_modifier(grammar: Grammar, word: str) -> bool:
    return (
        word in grammar.modifiers
        or word in grammar.demonyms
        or (len(word) > 5 and word[0].islower() and word.endswith(grammar.endings))
    )


def _complement(scan: Scan, at: int, proud: bool) -> tuple[int, bool]:
    """Past "de la X", "pour le Y", "et des Z"; and whether it counts by itself."""
    grammar, first = scan.grammar, at
    joiner = scan.text[at] in grammar.joiners
    at += 1
    if joiner:
        if at < len(scan.text) and scan.text[at] in grammar.links and scan.joins[at - 1]:
            at += 1
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
        if link == "à" and not article:
            return first, False
        if (scan.text[at] in grammar.honorifics and scan.person_follows(at)) or (
            joiner and scan.text[at] in grammar.heads and scan.text[at] not in grammar.matter
        ):
            return first, False
        return at + 1, True
    word = scan.text[at]
    narrow = (article and link not in grammar.proud_links) or (
        link[0] == "d" and not word.endswith(grammar.verb_endings)
    )
    if narrow and word[0].islower() and len(word) > 2 and word not in grammar.stops and not word[0].isdigit():
        return at + 1, proud
    return first, False
