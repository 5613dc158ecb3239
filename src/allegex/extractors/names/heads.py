"""Bodies told by their head noun: "Ministry of Labour and Social Security", "tribunal militaire de X"."""

from __future__ import annotations

from allegex.extractors.names.complements import right_en
from allegex.extractors.names.headkinds import body_kind, compounds_in, holds_strong, is_armed, is_common
from allegex.extractors.names.offices import leads_body
from allegex.extractors.names.romance import right_romance
from allegex.extractors.names.scan import LONGEST, Scan
from allegex.extractors.names.tables import Head


def headed(scan: Scan, index: int, head: Head) -> None:
    """A head noun with what belongs to it."""
    after = scan.text[index + 1] if scan.joins[index] and index + 1 < len(scan.text) else ""
    if (
        not scan.capital[index]
        and after in scan.grammar.heads
        and scan.grammar.language == "en"
        and after.islower()
    ):
        return  # "Norvale police department": the department takes it.
    if leads_body(scan, index):
        return  # "procureur près le tribunal de X": the court has the name.
    if scan.grammar.language == "en":
        first = _left(scan, index, head)
        if first < index and scan.text[first].lower() in scan.grammar.descriptors and _opens(scan, first):
            first += 1  # "Broadcaster KTN News".
        end, before_link = right_en(scan, index)
        anchor = range(first, before_link)
        if first > 1 and scan.capital[first - 1] and scan.text[first - 1] in scan.grammar.articles:
            announced = scan.joins[first - 1] and scan.joins[first - 2]
            first -= (
                announced and scan.text[first - 2] in scan.grammar.descriptors
            )  # "the website The Daily X".
    else:
        first = index
        if _is_area(scan, index) or _of_office(scan, index):
            return
        before = scan.text[index - 1].lower() if index else ""
        if before in scan.grammar.modifiers and scan.open[index - 1] and scan.joins[index - 1]:
            first -= 1
        first = _compound_left(scan, first)
        raised = scan.text[index] in scan.grammar.raised
        if raised and not ((first < index and scan.capital[first]) or after in scan.grammar.areas):
            return  # "conseil" is none, "Haut conseil" is one, and "conseil municipal de X" too.
        end = right_romance(scan, index)
        anchor = range(index, index + 1)
    if first < 0 or end - first < 2 or not scan.free(first, end):
        return
    if scan.grammar.language == "en" and head.weak and head.kind == "organisation" and _shared(scan, end):
        return  # "the National Oil Spill Detection and Response Agency": the agency takes it.
    if first == index and head.weak and head.kind == "organisation" and holds_strong(scan, index + 1, end):
        return  # "Students of Norvale University": the university alone is a name.
    office = scan.text[index] in scan.grammar.honorifics and not scan.capital[index]
    proper = any(
        scan.open[i]
        and scan.text[i] not in scan.grammar.inner
        and scan.text[i] not in scan.grammar.heads
        and not (office and scan.text[i] in scan.grammar.matter)
        for i in range(first, end)
    )
    if _in_law(scan, end) or (scan.text[end - 1] in scan.grammar.law and scan.grammar.language == "en"):
        return  # "Human Rights Action Plan".
    if not proper and _possessed(scan, first):
        return
    bracket = scan.words.content[scan.words.end[end - 1] : scan.words.end[end - 1] + 3]
    defined = bracket.startswith(" (") and bracket[2:].isupper()
    romance = scan.grammar.language != "en" and scan.capital[first]
    inside = romance and head.kind == "organisation" and not head.weak and index > 0 and scan.joins[index - 1]
    proper = (
        proper
        or (
            romance
            and (
                end - first >= 4
                or (end - first == 3 and inside)  # "le Parti des travailleurs".
                or (end - first == 3 and bool(compounds_in(scan.grammar, scan.text[first:end])))
                or (defined and end - first >= 2)
                or (end - first == 3 and scan.text[end - 1] in scan.grammar.demonyms)
            )
        )
    )
    if not proper and not scan.capital[first]:
        return
    if first and scan.text[first - 1] in scan.grammar.indefinite and is_common(scan, first, end):
        return  # "granted by a High Court only".
    kind = body_kind(scan, anchor, first, end, head)
    said = scan.text[first - 1] if first and scan.joins[first - 1] else ""
    if kind == "authority" and said in scan.grammar.descriptors:
        kind = "organisation"  # "the NGO Bureau for Human Rights".
    if not proper and kind == "organisation" and not _named(scan, first, end):
        return
    if (
        head.kind == "organisation"
        and _forbidden(scan, index)
        and not compounds_in(scan.grammar, scan.text[first:end])
    ):
        return
    if kind == "authority" and is_armed(scan, first, end):
        kind = "organisation"
    if first > 1 and kind == "organisation" and scan.joins[first - 1] and scan.joins[first - 2]:
        article = scan.capital[first - 1] and scan.text[first - 1] in scan.grammar.articles
        first -= article and scan.grammar.language != "en"  # "correspondant de La Voix de X".
    scan.claim(first, end, kind, "head")


def _compound_left(scan: Scan, index: int) -> int:
    """French and Spanish: start of a head of several words that ends in this one: "zone de police X"."""
    first = index - 2
    if first < 0 or scan.text[first] not in scan.grammar.compound_starts or not scan.free(first, index):
        return index
    whole = scan.joins[first] and scan.joins[index - 1]
    return first if whole and scan.text[first : index + 1] in scan.grammar.compounds else index


def _of_office(scan: Scan, index: int) -> bool:
    """French and Spanish: is it a part of an office, "officier de police judiciaire", where no article stands before it?"""
    grammar = scan.grammar
    if scan.capital[index] or index < 2 or not (scan.joins[index - 1] and scan.joins[index - 2]):
        return False
    return scan.text[index - 1] in grammar.bare and scan.text[index - 2].lower() in grammar.roles


def _is_area(scan: Scan, index: int) -> bool:
    """French and Spanish: is the noun a division, "dans la préfecture de X", and not who sits there, "par la préfecture de X"?"""
    grammar = scan.grammar
    if scan.capital[index] or scan.text[index] not in grammar.place_kinds:
        return False
    link, inner = scan.text[index + 1 : index + 2], scan.text[index + 2 : index + 3]
    if inner and link[0] in grammar.links and inner[0] in grammar.heads:
        return False  # "préfecture de police de X".
    at = index - 1
    while at >= 0 and scan.joins[at] and scan.text[at].lower() in grammar.articles:
        at -= 1
    led = at >= 0 and scan.joins[at]
    return at == index - 1 or (led and scan.text[at] not in grammar.doers)


def _named(scan: Scan, first: int, end: int) -> bool:
    """English: is a name without a proper word one by its article, "the National Unity Platform", "the Lawyers Collective"?"""
    grammar, words = scan.grammar, scan.text[first:end]
    article = first > 0 and scan.joins[first - 1] and scan.text[first - 1] in grammar.articles
    last = grammar.heads.get(words[-1])
    if grammar.language != "en" or not article or last is None or last.weak:
        return False
    return all(scan.open[first:end]) and (len(words) > 2 or words[0][-1] == "s")


def _opens(scan: Scan, index: int) -> bool:
    """Does a sentence open with this word?"""
    return index == 0 or not scan.joins[index - 1]


def _shared(scan: Scan, end: int) -> bool:
    """Do a joiner and capitals that end in an authority's head follow?"""
    grammar = scan.grammar
    if end + 1 >= len(scan.text) or scan.text[end] not in grammar.joiners or not scan.joins[end]:
        return False
    after = scan.run(end + 1) if scan.open[end + 1] and scan.joins[end - 1] else end + 1
    last = grammar.heads.get(scan.text[after - 1])
    return end + 3 <= after < end + 5 and last is not None and last.kind == "authority"


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


def _forbidden(scan: Scan, index: int) -> bool:
    """ "Groupe de travail", "Grupo de Trabajo": an office of the procedure, not a body."""
    return any(word in scan.grammar.forbidden for word in scan.text[index + 1 : index + 3])


def _left(scan: Scan, index: int, head: Head) -> int:
    """Start of an English name left of its head; -1 where what stands there forbids a name."""
    grammar, first = scan.grammar, index
    lower = not scan.capital[index]
    while first > 0 and index - first < LONGEST and scan.joins[first - 1] and not scan.taken[first - 1]:
        word = scan.text[first - 1]
        if word in grammar.descriptors:
            break  # "the NGO Bureau for Human Rights".
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
        elif first >= 2 and " ".join(scan.text[first - 2 : first + 1]) in grammar.cities:
            first -= 2  # "Dar es Salaam Regional Court".
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
    owned = at < last and scan.gap(at - 1).startswith("’s ")
    if good and scan.text[at - 1] in scan.grammar.articles:
        return at
    if owned and scan.open[at] and not scan.taken[at]:
        return at  # "Norland’s Truth, Justice and Reconciliation Commission".
    return _whole_left(scan, last) if at == last else 0


def _whole_left(scan: Scan, last: int) -> int:
    """Start of "National Oil Spill Detection" before "and Response Agency": capitals behind an article, none of them a head."""
    grammar, first = scan.grammar, last
    while first > 0 and scan.joins[first - 1] and scan.open[first - 1] and not scan.taken[first - 1]:
        first -= 1
    words = scan.text[first : last + 1]
    whole = first > 0 and scan.joins[first - 1] and scan.text[first - 1] in grammar.articles
    apart = any(word in grammar.heads and not grammar.heads[word].weak for word in words)
    known = any(phrase.words == words for phrase in scan.phrases.get(words[0], ()))
    official = words[0] in grammar.cities or any(word in grammar.official for word in words)
    return (
        first if whole and official and not (apart or known) and " ".join(words) not in grammar.cities else 0
    )
