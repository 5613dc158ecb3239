"""Organisations and authorities: known bodies, legal forms, heads; then names that are announced, and acronyms."""

from __future__ import annotations

from msgspec.structs import replace

from allegex.extractors.names.acronyms import find_acronyms
from allegex.extractors.names.announced import find_announced
from allegex.extractors.names.heads import headed
from allegex.extractors.names.scan import LONGEST, Scan


def find_bodies(scan: Scan) -> None:
    """Claims the bodies that rules can tell."""
    for index in scan.at["suffix"]:
        if scan.text[index] in scan.grammar.fronts and scan.joins[index] and not scan.taken[index]:
            _fronted(scan, index)
        elif not scan.taken[index]:
            _legal(scan, index)
    _known(scan, acronyms=False)
    for index in scan.at["head"]:
        if not scan.taken[index]:
            head = scan.grammar.heads[scan.text[index]]
            if scan.open[index] or (head.lower and not scan.capital[index]):
                headed(scan, index, head)
    find_announced(scan)
    find_acronyms(scan)
    _known(scan, acronyms=True)


def _known(scan: Scan, *, acronyms: bool) -> None:
    """Bodies of the world and bodies that are names by themselves; a longer name around them is left to its head.

    Acronyms come later: a letter that gives one its own meaning is right.
    """
    defined = {mention.acronym for mention in scan.mentions if mention.acronym}
    for index in scan.at["phrase"]:
        word = scan.text[index]
        if acronyms and not word.isupper():
            continue
        for phrase in scan.phrases[word]:
            end = index + len(phrase.words)
            if phrase.kind == "place" or scan.text[index:end] != phrase.words or not scan.free(index, end):
                continue
            if phrase.rule == "body" and _national(scan, end):
                end += 1  # "Cruz Roja Española".
            if phrase.rule == "body" and phrase.kind == "organisation" and len(phrase.words) > 1:
                end = _branch(scan, end)  # "Amnesty International Togo".
            if (len(phrase.words) == 1 and word.isupper()) is not acronyms or word in defined:
                continue
            if phrase.rule == "alone" and (
                not _stands_alone(scan, index, end) or _complements_head(scan, index)
            ):
                break
            if phrase.rule == "alone" and index and scan.text[index - 1] in scan.grammar.indefinite:
                break  # "may be granted by a High Court only".
            if phrase.rule == "body" and in_title(scan, index):
                break
            if any(scan.text[at:end] in scan.grammar.compounds for at in range(max(index - 3, 0), index)):
                break  # "Congreso de las Naciones Unidas".
            if (
                phrase.rule == "body"
                and end < len(scan.text)
                and scan.text[end] in scan.grammar.law
                and scan.joins[end - 1]
            ):
                break
            if phrase.rule == "body" and not word.isupper() and _inside_longer(scan, index, end):
                continue
            if len(phrase.words) == 1 and len(word) <= 3 and not _apart(scan, index, end):
                break
            scan.claim(index, end, phrase.kind, phrase.rule)
            break


def _national(scan: Scan, end: int) -> bool:
    """Does a nationality with a capital follow, as part of the name?"""
    return (
        end < len(scan.text)
        and scan.grammar.language != "en"
        and scan.joins[end - 1]
        and scan.open[end]
        and scan.text[end].lower() in scan.grammar.demonyms
    )


def _branch(scan: Scan, end: int) -> int:
    """Past the name of a State that ends the name of a branch."""
    if end >= len(scan.text) or not scan.joins[end - 1] or not scan.open[end]:
        return end
    whole = scan.run(end)
    words = scan.text[end:whole]
    state = any(phrase.state and phrase.words == words for phrase in scan.phrases.get(words[0], ()))
    return whole if state else end


def _inside_longer(scan: Scan, first: int, end: int) -> bool:
    """Does the name go on with capitals: "National Human Rights Council", "United Nations Mission"?"""
    if (
        first
        and scan.joins[first - 1]
        and scan.open[first - 1]
        and scan.text[first - 1] not in scan.grammar.honorifics
    ):
        return True
    return end < len(scan.text) and scan.joins[end - 1] and scan.open[end]


def in_title(scan: Scan, first: int) -> bool:
    """Does the name stand in the title of an instrument or mandate: "Charter of the United Nations"?"""
    grammar, at = scan.grammar, first - 1
    while at >= 0 and first - at < 8 and scan.joins[at]:
        word = scan.text[at]
        if word in grammar.law or (word in grammar.forbidden and scan.capital[at]):
            return scan.text[at + 1] not in grammar.joiners  # "the Covenant and Commission X".
        if not (
            scan.open[at]
            or word in grammar.links
            or word in grammar.articles
            or word in grammar.joiners
            or word in grammar.place_prepositions
            or word in grammar.matter
        ):
            return False
        at -= 1
    return False


def _stands_alone(scan: Scan, first: int, end: int) -> bool:
    """No more of a name on either side: not "Supreme Court of Norland", not "Northern Supreme Court"."""
    if not _apart(scan, first, end):
        return False
    if end + 1 < len(scan.text) and scan.text[end].isdigit() and scan.joins[end - 1] and scan.joins[end]:
        return not (
            scan.open[end + 1] or scan.text[end + 1] in scan.grammar.links
        )  # "Fiscalía 12 Seccional".
    nothing_more = (
        end >= len(scan.text) or not scan.joins[end - 1] or scan.text[end] not in scan.grammar.links
    )
    return nothing_more or not _complement_follows(scan, end)


def _complements_head(scan: Scan, first: int) -> bool:
    """Is it the complement of a capitalised weak head: "Office of the Prosecutor General", "Intelligence and Security Service"?"""
    grammar, at = scan.grammar, first - 1
    if at > 0 and scan.text[at] in grammar.joiners and scan.text[at - 1] in grammar.official:
        return scan.text[at - 1] in grammar.heads and scan.joins[at] and scan.joins[at - 1]
    while at > 0 and scan.text[at] in grammar.articles and scan.joins[at]:
        at -= 1
    if at < 1 or scan.text[at] not in grammar.links or not scan.joins[at] or not scan.joins[at - 1]:
        return False
    head = grammar.heads.get(scan.text[at - 1])
    return head is not None and head.weak and head.kind == "authority" and scan.open[at - 1]


def _complement_follows(scan: Scan, link: int) -> bool:
    after = link + 1
    while after < len(scan.text) and scan.text[after] in scan.grammar.articles and scan.joins[after - 1]:
        after += 1
    return after < len(scan.text) and scan.joins[after - 1] and scan.open[after]


def _apart(scan: Scan, first: int, end: int) -> bool:
    """No capitalised neighbour on the same line, but for the start of a sentence."""
    left = first > 0 and scan.joins[first - 1] and scan.open[first - 1]
    right = end < len(scan.text) and scan.joins[end - 1] and scan.open[end]
    return not left and not right


def _fronted(scan: Scan, index: int) -> None:
    """A legal form before the name: "PT X Y"."""
    end = scan.run(index)
    if end - index > 1 and scan.free(index, end):
        scan.claim(index, end, "organisation", "legal")


def _legal(scan: Scan, index: int) -> None:
    """A legal form after a capitalised name: "X Y, Inc.", "X (Barbados) Holdings SRL"."""
    first, closed = index, False
    content = scan.words.content
    end = _past_form(scan, index)
    if end == index:
        return
    while first > 0 and index - first < LONGEST and not scan.taken[first - 1]:
        gap = content[scan.words.end[first - 1] : scan.words.start[first]]
        if gap not in {" ", ", ", " (", ") ", "", ". ", "., ", " & "} or not scan.open[first - 1]:
            small = scan.grammar.joiners | scan.grammar.particles
            at = first - 1
            while at > first - 4 and at > 0 and scan.joins[at] and scan.text[at].lower() in small:
                at -= 1  # "Bartolomé de Las Casas A.C.".
            if gap != " " or first == index or at == first - 1 or not (scan.open[at] and scan.joins[at]):
                break
            if scan.text[first - 1] in scan.grammar.joiners and _another_before(scan, at):
                break  # "the Anti-Fraud Cell and X Limited".
            first = at + 1
            continue
        if gap in {", ", ". ", "., "} and first < index:
            break
        closed = closed or gap == ") "
        if gap == " (" and not closed:
            break  # "the joint venture (X Limited)".
        first -= 1
    while first < index and not scan.open[first]:
        first += 1
    if first == index or all(scan.text[i] in scan.grammar.suffixes for i in range(first, index)):
        return
    if first > 1 and scan.joins[first - 1] and scan.joins[first - 2] and scan.capital[first - 1]:
        first -= scan.text[first - 1] in scan.grammar.articles  # "la empresa Las Bambas S.A.".
    if scan.text[index] in scan.grammar.heads and _ends_later(scan, index):
        return  # "X Group Technologies Ltd.": the last form takes it.
    while end < len(scan.text) and scan.gap(end - 1) in {" ", ", ", ". ", "., "}:
        held = end + (scan.text[end] in scan.grammar.particles)  # "S.A. de C.V."
        past = _past_form(scan, held)
        if past == held:
            break
        end = past
    mention = scan.mention(first, end, "organisation", "legal")
    form = scan.text[end - 1]
    abbreviated = len(form) == 1 or "." in form or form in scan.grammar.dotted
    if content[mention.end : mention.end + 1] == "." and abbreviated:
        mention = replace(mention, end=mention.end + 1)
    scan.claim(first, end, "organisation", "legal", mention=mention)


def _past_form(scan: Scan, index: int) -> int:
    """Past a legal form, which may be written with blanks ("S. A."); `index` where there is none."""
    suffixes, text = scan.grammar.suffixes, scan.text
    if index >= len(text) or text[index] in suffixes:
        return index + (index < len(text))
    end = index
    content, ends = scan.words.content, scan.words.end
    while end < min(index + 4, len(text)) and len(text[end]) == 1 and content.startswith(".", ends[end]):
        end += 1
        if scan.gap(end - 1) != ". ":
            break
    while end > index + 1 and ".".join(text[index:end]) not in suffixes:
        end -= 1
    return end if end > index + 1 else index


def _ends_later(scan: Scan, index: int) -> bool:
    """Does the name go on to another legal form in the next words?"""
    for at in range(index + 1, min(index + 4, len(scan.text))):
        if not scan.open[at] or scan.gap(at - 1) not in {" ", ", "}:
            return False
        if scan.text[at] in scan.grammar.suffixes:
            return at > index + 1
    return False


def _another_before(scan: Scan, last: int) -> bool:
    """Does the run that ends here begin with an article, or hold the head of a body?"""
    first = last
    while first > 0 and scan.joins[first - 1] and scan.open[first - 1]:
        first -= 1
    led = first > 0 and scan.joins[first - 1] and scan.text[first - 1] in scan.grammar.articles
    return led or any(scan.text[i] in scan.grammar.heads for i in range(first, last + 1))
