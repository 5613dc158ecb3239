"""Organisations and authorities: known bodies, heads with their complements, legal forms, acronyms, announced names."""

from __future__ import annotations

import re

from msgspec.structs import replace

from allegex.extractors.names.grammar import Grammar, Head
from allegex.extractors.names.scan import LONGEST, Scan
from allegex.records.name import EntityKind

_ACRONYM = re.compile(r" ?[(\[](?:[a-zà-ÿ]+ )?[“\"«‘]?([A-ZÀ-Þ][A-ZÀ-Þ0-9.&-]{1,11})[”\"»’]?[)\];,]")
_QUOTE = re.compile(r"[“\"«‘] ?([#\w][^”\"»’\n]{1,60}?) ?[”\"»’]")
_HASHTAG = re.compile(r"#(?=\w*[A-ZÀ-Þ])\w{4,}")


def find_bodies(scan: Scan, starts: dict[int, int]) -> None:
    """Claims the bodies that rules can tell."""
    for index in scan.hits:
        word = scan.text[index]
        if word in scan.grammar.suffixes and not scan.taken[index]:
            _legal(scan, index)
    _known(scan)
    for index in scan.hits:
        word = scan.text[index]
        if not scan.taken[index]:
            head = scan.grammar.heads.get(word)
            if head is not None and (scan.open[index] or (head.lower and not scan.capital[index])):
                _headed(scan, index, head)
    _announced(scan, starts)
    _officers(scan)
    _acronyms(scan, starts)
    _brands(scan, starts)


def _known(scan: Scan) -> None:
    """Bodies of the world and bodies that are names by themselves; a longer name around them is left to its head."""
    for index in scan.hits:
        word = scan.text[index]
        for phrase in scan.grammar.phrases.get(word, ()):
            end = index + len(phrase.words)
            if phrase.kind == "place" or scan.text[index:end] != phrase.words or not scan.free(index, end):
                continue
            if phrase.rule == "alone" and not _stands_alone(scan, index, end):
                break
            if phrase.rule == "body" and in_title(scan, index):
                break
            if phrase.rule == "body" and end < len(scan.text) and scan.text[end] in scan.grammar.law and scan.joined(end - 1):
                break
            if phrase.rule == "body" and end < len(scan.text) and scan.joined(end - 1) and scan.open[end]:
                continue
            if len(phrase.words) == 1 and len(word) <= 3 and not _apart(scan, index, end):
                break
            scan.claim(index, end, phrase.kind, phrase.rule)
            break


def in_title(scan: Scan, first: int) -> bool:
    """Does the name stand in the title of an instrument or mandate: "Charter of the United Nations"?"""
    grammar, at = scan.grammar, first - 1
    while at >= 0 and first - at < 8 and scan.joined(at):
        word = scan.text[at]
        if word in grammar.law or (word in grammar.forbidden and scan.capital[at]):
            return True
        if not (scan.open[at] or word in grammar.links or word in grammar.articles or word in grammar.joiners or word in grammar.place_prepositions or word in grammar.matter):
            return False
        at -= 1
    return False


def _stands_alone(scan: Scan, first: int, end: int) -> bool:
    """No more of a name on either side: not "Supreme Court of Norland", not "Northern Supreme Court"."""
    if not _apart(scan, first, end):
        return False
    nothing_more = end >= len(scan.text) or not scan.joined(end - 1) or scan.text[end] not in scan.grammar.links
    return nothing_more or not _complement_follows(scan, end)


def _complement_follows(scan: Scan, link: int) -> bool:
    after = link + 1
    while after < len(scan.text) and scan.text[after] in scan.grammar.articles and scan.joined(after - 1):
        after += 1
    return after < len(scan.text) and scan.joined(after - 1) and scan.open[after]


def _apart(scan: Scan, first: int, end: int) -> bool:
    """No capitalised neighbour on the same line, but for the start of a sentence."""
    left = first > 0 and scan.joined(first - 1) and scan.open[first - 1]
    right = end < len(scan.text) and scan.joined(end - 1) and scan.open[end]
    return not left and not right


def _headed(scan: Scan, index: int, head: Head) -> None:
    """A head noun with what belongs to it."""
    if scan.grammar.language == "en":
        first = _left(scan, index, head)
        end, before_link = _right_en(scan, index)
        anchor = range(first, before_link)
    else:
        first = index
        before = scan.text[index - 1].lower() if index else ""
        if before in scan.grammar.modifiers and scan.open[index - 1] and scan.joined(index - 1):
            first -= 1
        end = _right_romance(scan, index)
        anchor = range(index, index + 1)
    if first < 0 or end - first < 2 or not scan.free(first, end):
        return
    kind = _kind(scan, anchor, first, end, head)
    proper = any(
        scan.open[i] and scan.text[i] not in scan.grammar.inner and scan.text[i] not in scan.grammar.heads
        for i in range(first, end)
    )
    proper = proper or (grammar_romance(scan) and scan.capital[index] and end - first >= 4)
    if not proper and (kind == "organisation" or not scan.capital[index]):
        return
    if head.kind == "organisation" and _forbidden(scan, index):
        return
    scan.claim(first, end, kind, "head")


def grammar_romance(scan: Scan) -> bool:
    """French and Spanish put the head first and write its complements small."""
    return scan.grammar.language != "en"


def _forbidden(scan: Scan, index: int) -> bool:
    """ "Groupe de travail", "Grupo de Trabajo": an office of the procedure, not a body."""
    return any(word in scan.grammar.forbidden for word in scan.text[index + 1 : index + 3])


def _kind(scan: Scan, anchor: range, first: int, end: int, head: Head) -> EntityKind:
    """Authority or organisation: by the last head before the first link, or by words of State power beside a weak one."""
    grammar = scan.grammar
    words = scan.text[first:end]
    for size in (3, 2):
        for at in range(first, end - size + 1):
            for phrase in grammar.phrases.get(scan.text[at], ()):
                if phrase.rule == "alone" and phrase.words == scan.text[at : at + size]:
                    return phrase.kind
    compound = next((kind for inside, kind in grammar.compounds.items() if _holds(words, inside)), None)
    if compound is not None:
        return compound
    heads = [grammar.heads[scan.text[i]] for i in anchor if scan.text[i] in grammar.heads]
    last = heads[-1] if heads else head
    if any(h.kind == "authority" and not h.weak for h in heads) and last.weak:
        return "authority"
    if not last.weak or last.kind == "organisation":
        return last.kind
    state = any(word in grammar.official for word in words) or any(
        grammar.language == "en" and grammar.heads[w].kind == "authority" and not grammar.heads[w].weak for w in words if w in grammar.heads
    )
    return "authority" if state else "organisation"


def _holds(words: tuple[str, ...], inside: tuple[str, ...]) -> bool:
    size = len(inside)
    return any(words[at : at + size] == inside for at in range(len(words) - size + 1))


def _left(scan: Scan, index: int, head: Head) -> int:
    """Start of an English name left of its head; -1 where what stands there forbids a name."""
    grammar, first = scan.grammar, index
    lower = not scan.capital[index]
    while first > 0 and index - first < LONGEST and scan.joined(first - 1) and not scan.taken[first - 1]:
        word = scan.text[first - 1]
        if scan.open[first - 1] and (word not in grammar.honorifics or len(word) > 3):
            first -= 1
        elif lower and first == index and word in grammar.modifiers:
            first -= 1
        elif first == index and scan.capital[first - 1] and word in grammar.forbidden:
            return -1
        elif (
            word in grammar.joiners
            and first >= 3
            and scan.open[first - 2]
            and scan.joined(first - 2)
            and scan.text[first - 3] in {"the", "The"}
            and not scan.taken[first - 2]
        ):
            first -= 2
        else:
            break
    return first


def _right_en(scan: Scan, index: int) -> tuple[int, int]:
    """End of an English name right of its head, and where its first link stands."""
    grammar, end = scan.grammar, index + 1
    while end < len(scan.text) and scan.joined(end - 1) and scan.open[end] and not scan.taken[end]:
        if scan.text[end] in grammar.honorifics and scan.person_follows(end):
            break
        end += 1
    if end + 1 < len(scan.text) and scan.text[end].isdigit() and scan.joined(end - 1) and scan.text[end + 1] in grammar.links:
        end += 1  # "Branch 15 of the …"
    before_link = end
    for _ in range(4):
        after = _linked_en(scan, end)
        if after == end:
            break
        end = after
    return end, before_link


def _linked_en(scan: Scan, end: int) -> int:
    """Past one complement: "of the X Y, Z and W"; `end` where there is none."""
    grammar = scan.grammar
    if end >= len(scan.text) or not scan.joined(end - 1) or scan.text[end] not in grammar.links:
        return end
    at = end + 1
    if at < len(scan.text) and scan.text[at] in grammar.articles and scan.joined(at - 1):
        at += 1
    after = _capitals(scan, at)
    if not scan.joined(at - 1):
        return end
    if after == at:
        while after < len(scan.text) and scan.text[after] in grammar.matter and scan.joined(after - 1):
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
        if not scan.joined(end - 1):
            return end
    if first < end < len(scan.text) and scan.text[end] in scan.grammar.place_kinds and scan.grammar.language == "en":
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
        if scan.text[at] in grammar.joiners and gap in ({" "} if not commas else {" ", ", "}) and scan.joined(at):
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
    if any(word in grammar.heads and not grammar.heads[word].weak and word not in grammar.matter for word in words):
        return True
    return any(p.state for p in grammar.phrases.get(words[0], ()) if p.words == words) or " ".join(words) in grammar.cities


def _right_romance(scan: Scan, index: int) -> int:
    """End of a French or Spanish name after its head; `index` + 1 where nothing proper follows."""
    grammar = scan.grammar
    proud = scan.capital[index]
    confirmed = at = index + 1
    links = 0
    while at < len(scan.text) and at - index < LONGEST + 4 and scan.joined(at - 1) and not scan.taken[at]:
        word = scan.text[at]
        if scan.open[at] and not (word in grammar.honorifics and scan.person_follows(at)):
            at = confirmed = at + 1
        elif _is_modifier(grammar, word) or (word in grammar.matter and links):
            confirmed = at + 1 if proud or confirmed == at > index + 1 else confirmed
            at += 1
        elif word in grammar.links or (word in grammar.joiners and links) or (word in grammar.joiners and at > index + 1):
            after, proper = _complement(scan, at, proud or confirmed > index + 1)
            if after == at or links >= 5:
                break
            links += 1
            at = after
            if proper:
                confirmed = at
        else:
            break
    return confirmed if confirmed > index + 1 else index + 1


def _is_modifier(grammar: Grammar, word: str) -> bool:
    return word in grammar.modifiers or (len(word) > 5 and word[0].islower() and word.endswith(grammar.endings))


def _complement(scan: Scan, at: int, proud: bool) -> tuple[int, bool]:
    """Past "de la X", "pour le Y", "et des Z"; and whether it counts by itself."""
    grammar, first = scan.grammar, at
    joiner = scan.text[at] in grammar.joiners
    at += 1
    if joiner:
        if at < len(scan.text) and scan.text[at] in grammar.links and scan.joined(at - 1):
            at += 1
        elif at >= len(scan.text) or not scan.open[at] or not scan.joined(at - 1):
            return first, False
    link = scan.text[at - 1]
    article = False
    while at < len(scan.text) and scan.text[at] in grammar.articles and scan.joined(at - 1):
        at += 1
        article = True
    if at >= len(scan.text) or not scan.joined(at - 1) or scan.taken[at]:
        return first, False
    if scan.open[at]:
        if link == "à" and not article:
            return first, False
        if (scan.text[at] in grammar.honorifics and scan.person_follows(at)) or (
            joiner and _headlike(scan, at, at + 1)
        ):
            return first, False
        return at + 1, True
    word = scan.text[at]
    narrow = article or (link[0] == "d" and not word.endswith(grammar.verb_endings))
    if narrow and word[0].islower() and len(word) > 3 and word not in grammar.stops and not word[0].isdigit():
        return at + 1, proud
    return first, False


def _legal(scan: Scan, index: int) -> None:
    """A legal form after a capitalised name: "X Y, Inc.", "X (Barbados) Holdings SRL"."""
    first = index
    content = scan.words.content
    while first > 0 and index - first < LONGEST and not scan.taken[first - 1]:
        gap = content[scan.words.end[first - 1] : scan.words.start[first]]
        if gap not in {" ", ", ", " (", ") ", "", ". ", " & "} or not scan.open[first - 1]:
            word = scan.text[first - 1]
            joins = gap == " " and word in scan.grammar.joiners | scan.grammar.particles and first < index
            if not (joins and first > 1 and scan.open[first - 2]):
                break
            first -= 1
            continue
        if gap in {", ", ". "} and first < index:
            break
        first -= 1
    while first < index and not scan.open[first]:
        first += 1
    if first == index or all(scan.text[i] in scan.grammar.suffixes for i in range(first, index)):
        return
    end = index + 1
    while end < len(scan.text) and scan.text[end] in scan.grammar.suffixes and scan.gap(end - 1) in {" ", ", ", ". "}:
        end += 1
    mention = scan.mention(first, end, "organisation", "legal")
    form = scan.text[end - 1]
    if content[mention.end : mention.end + 1] == "." and ("." in form or (len(form) < 5 and not form.isupper())):
        mention = replace(mention, end=mention.end + 1)
    scan.claim(first, end, "organisation", "legal", mention=mention)


def _announced(scan: Scan, starts: dict[int, int]) -> None:
    """ "the newspaper X", "the organisation “X”", "“X” Foundation", "X, a local organisation"."""
    grammar, content = scan.grammar, scan.words.content
    for index in scan.hits:
        word = scan.text[index]
        if word not in grammar.descriptors or index + 1 >= len(scan.text):
            continue
        gap = scan.gap(index)
        if gap == " " and _starts_name(scan, index + 1) and not scan.taken[index + 1]:
            end = _body_run(scan, index + 1)
            if scan.text[index + 1] not in grammar.honorifics and not _place(scan, index + 1, end):
                scan.claim(index + 1, end, "organisation", "announced")
        elif gap.strip() in {"“", '"', "«", "‘", "called “", ", “", "#", "“#"}:
            _quoted(scan, starts, content.find(gap.strip()[-1], scan.words.end[index]))
    for index in scan.hits:
        word = scan.text[index]
        if scan.open[index] and not scan.taken[index] and (index == 0 or not (scan.joined(index - 1) and scan.open[index - 1])):
            end = _body_run(scan, index)
            at = scan.words.end[end - 1]
            if content[at : at + 1] in ",”\"»’ " and scan.free(index, end) and grammar.described.match(content, at):
                generic = all(w in grammar.heads or w in grammar.inner for w in scan.text[index:end])
                if not generic and not _place(scan, index, end) and word not in grammar.honorifics:
                    scan.claim(index, end, "organisation", "described")


def _officers(scan: Scan) -> None:
    """ "the spokesperson of X", "membre de X": a body, where nothing says that it is a place."""
    grammar = scan.grammar
    for index in scan.hits:
        word = scan.text[index]
        found = grammar.roles.get(word)
        if found is None or found[1].group != "post" or not scan.joined(index):
            continue
        at = index + 1
        if at >= len(scan.text) or scan.text[at] not in grammar.links:
            continue
        at += 1
        while at < len(scan.text) and scan.text[at] in grammar.articles and scan.joined(at - 1):
            at += 1
        if at >= len(scan.text) or not scan.joined(at - 1) or not scan.open[at] or scan.taken[at]:
            continue
        end = _body_run(scan, at)
        names = scan.text[at:end]
        unlikely = all(name in grammar.heads for name in names) or names[0] in grammar.honorifics or names[0] in grammar.inner or names[0] in grammar.demonyms
        if scan.free(at, end) and not unlikely and not _place(scan, at, end):
            scan.claim(at, end, "organisation", "officer")


def find_leftover(scan: Scan) -> None:
    """Runs of three words or more that hold words of bodies beside a proper one: "Sorun Human Rights Watchers"."""
    grammar, past = scan.grammar, 0
    for index in scan.hits:
        if index < past or not scan.open[index] or scan.taken[index]:
            continue
        end = past = scan.run(index)
        words = scan.text[index:end]
        inner = sum(word in grammar.inner for word in words)
        proper = [w for w in words if w not in grammar.inner and w not in grammar.matter and w not in grammar.honorifics]
        law = any(scan.text[i] in grammar.law for i in range(max(index - 4, 0), min(end + 1, len(scan.text))))
        if len(words) >= 3 and inner >= 2 and proper and not law and scan.free(index, end):
            scan.claim(index, end, "organisation", "leftover")


def _starts_name(scan: Scan, index: int) -> bool:
    """A capitalised word, or a capitalised article before one: "La Voz", "L’Avenir"."""
    if scan.open[index]:
        return True
    after = index + 1
    article = scan.capital[index] and scan.text[index] in scan.grammar.articles and after < len(scan.text)
    return article and scan.joined(index) and scan.open[after]


def _place(scan: Scan, first: int, end: int) -> bool:
    words = scan.text[first:end]
    if any(p.state for p in scan.grammar.phrases.get(words[0], ()) if p.words == words):
        return True
    return " ".join(words) in scan.grammar.cities


def _body_run(scan: Scan, first: int) -> int:
    """End of a body's name without a head: capitalised words, and links between them."""
    end = scan.run(first if scan.open[first] else first + 1)
    for _ in range(2):
        if end >= len(scan.text) or not scan.joined(end - 1) or scan.text[end] not in scan.grammar.links:
            break
        at = end + 1
        while at < len(scan.text) and scan.text[at] in scan.grammar.articles and scan.joined(at - 1):
            at += 1
        if at >= len(scan.text) or not scan.open[at] or not scan.joined(at - 1):
            break
        end = scan.run(at)
    if scan.grammar.language != "en":
        while end < len(scan.text) and scan.joined(end - 1) and _is_modifier(scan.grammar, scan.text[end]):
            end += 1
    return end


def _quoted(scan: Scan, starts: dict[int, int], at: int) -> None:
    """A name in quotes, or a hashtag, that starts at an offset."""
    content = scan.words.content
    match = _QUOTE.match(content, at) if at >= 0 else None
    if match is None:
        return
    begin = match.start(1)
    first = starts.get(begin if content[begin] != "#" else begin + 1)
    if first is None or not scan.capital[first] or scan.taken[first]:
        return
    end = first
    while end < len(scan.text) and scan.words.end[end] <= match.end(1):
        end += 1
    if end == first or end - first > 8 or not scan.free(first, end):
        return
    scan.claim(first, end, "organisation", "quoted")


def _acronyms(scan: Scan, starts: dict[int, int]) -> None:
    """Short forms in brackets: after a body that is known, or after words whose initials they are."""
    content = scan.words.content
    by_end = {m.end: m for m in scan.mentions if m.kind in {"organisation", "authority"}}
    for match in re.finditer(r"\(", content):
        found = _ACRONYM.match(content, match.start())
        if found is None:
            continue
        first = starts.get(found.start(1))
        if first is None or scan.taken[first]:
            continue
        before = by_end.get(len(content[: match.start()].rstrip(" ”\"»’")))
        kind = before.kind if before else _spelled(scan, first, found[1])
        if kind is None:
            continue
        if before is not None:
            scan.mentions[scan.mentions.index(before)] = replace(before, acronym=found[1])
        mention = replace(scan.mention(first, first + 1, kind, "acronym"), acronym=found[1])
        scan.claim(first, first + 1, kind, "acronym", mention=mention)


def _spelled(scan: Scan, acronym: int, letters: str) -> EntityKind | None:
    """Claims the words before an acronym that spell it; None where they do not."""
    wanted = [c for c in letters if c.isalpha()]
    at, low = acronym - 1, max(acronym - 3 * len(wanted), 0)
    skip = scan.grammar.links | scan.grammar.articles | scan.grammar.joiners
    for letter in reversed(wanted):
        while at >= low and (scan.text[at] in skip or scan.text[at] in scan.grammar.particles) and scan.text[at][0].upper() != letter:
            at -= 1
        if at < low or scan.text[at][0].upper() != letter or scan.taken[at]:
            return None
        at -= 1
    first = at + 1
    if len(wanted) < 3 or not scan.open[first] or any("\n" in scan.gap(i) for i in range(first, acronym)):
        return None
    head = scan.grammar.heads.get(scan.text[first])
    kind: EntityKind = head.kind if head is not None else "organisation"
    scan.claim(first, acronym, kind, "spelled")
    return kind


def _brands(scan: Scan, starts: dict[int, int]) -> None:
    """Hashtags, and words written like no ordinary word or surname: "#NeverMore", "MediaHub"."""
    for match in _HASHTAG.finditer(scan.words.content):
        first = starts.get(match.start() + 1)
        if first is not None and not scan.taken[first]:
            scan.claim(first, first + 1, "organisation", "hashtag")


def join_quoted(scan: Scan) -> None:
    """ "Northern Movement ‘Never More’" is one name: a headed name takes in the quoted one right behind it."""
    content = scan.words.content
    by_start = {m.start: m for m in scan.mentions if m.kind == "organisation"}
    for place, mention in enumerate(scan.mentions):
        if mention.by != "names:head" or mention.kind != "organisation":
            continue
        quoted = by_start.get(mention.end + 2)
        if quoted is not None and content[mention.end + 1] in "‘’“«\"" and content[quoted.end : quoted.end + 1] in "’”»\"":
            scan.mentions[place] = replace(mention, end=quoted.end + 1)
