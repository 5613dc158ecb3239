"""Names of laws that no title grammar reads: official codes by title number, and short forms defined in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from allegex.extractors.citations.lawwords import LawWords
from allegex.extractors.citations.name import Name
from allegex.extractors.citations.part import Pin
from allegex.extractors.citations.scan import Scan

_CODE = r"\b(?P<title>\d{1,2}) (?P<code>U\. ?S\. ?C\.?(?: ?A\.)?|USC|C\. ?F\. ?R\.?|CFR)(?= ?§| ?\d| sec)"
_DEFINED = re.compile(
    r"[ ,]{0,2}\((?:[^()\0]{0,40}?[“\"«' ])?(?P<name>[A-Z][\w&-]*[A-Z][\w&-]*|[A-Z]{2,8} (?:Law|Act))[”\"»']?\)"
)
_ACRONYM = re.compile(
    r"(?: of| du| de| del| de la)?(?: the| la| le| el)? (?P<name>[A-ZÁÉÍÓÚ][a-z]?[A-ZÁÉÍÓÚ]{1,7})(?![\w/-])"
)


def code_titles(found: Scan) -> Iterator[Name]:
    """ "18 U.S.C.", "8 C.F.R.": titles of the codes of the United States."""
    if not any(code in found.text for code in ("S.C", "F.R", "USC", "CFR", "S. C", "F. R")):
        return
    for match in re.finditer(_CODE, found.text):
        statutes = "S" in match["code"]
        title = "United States Code" if statutes else "Code of Federal Regulations"
        yield Name(
            start=match.start(),
            end=match.end(),
            rule="code-title",
            kind="statute",
            title=f"{title}, title {match['title']}",
            jurisdiction="USA",
            jurisdiction_by="name",
            number=match.group(),
        )


def short_forms(found: Scan, names: list[Name], words: LawWords) -> list[Name]:
    """The names, with the later uses of the acronyms that stand in brackets after them."""
    known: dict[str, Name] = {}
    for name in names:
        if name.kind in {"statute", "constitution"} and (match := _DEFINED.match(found.text, name.end)):
            known.setdefault(match["name"], name)
    if not known:
        return names
    pattern = re.compile(
        rf"(?<![\w(])(?:{'|'.join(re.escape(one) for one in sorted(known, key=len, reverse=True))})(?![\w/-])"
    )
    taken = [(name.start, name.end) for name in names]
    added = []
    for match in pattern.finditer(found.text):
        law = known[match.group()]
        if match.start() <= law.end + 60 or any(a < match.end() and match.start() < b for a, b in taken):
            if match.start() < law.end or found.text[law.end : match.start()].strip(" (“\"«'") == "":
                continue
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
        added.append(
            Name(
                start=match.start(),
                end=match.end(),
                rule="short-form",
                kind=law.kind,
                title=law.title,
                jurisdiction=law.jurisdiction,
                jurisdiction_by=law.jurisdiction_by,
                number=law.number,
                year=law.year,
                date=law.date,
                elliptic=match.group(),
                pinned_only=True,
            )
        )
    return sorted([*names, *added], key=lambda n: (n.start, -n.end))


def unknown_acronyms(found: Scan, names: list[Name], pins: list[Pin], words: LawWords) -> list[Name]:
    """The names, with acronyms that no one defines where a provision is said to be of them: "section 3 of the ICTA"."""
    starts = {name.start for name in names}
    added = []
    for pin in pins:
        match = _ACRONYM.match(found.text, pin.end)
        if match is not None and len(match["name"]) < 3 and match["name"] not in words.acronyms:
            continue
        if match is None or pin.unit.role not in {"top", "sign"} or match.start("name") in starts:
            continue
        if any(name.start < match.end() and match.start("name") < name.end for name in names):
            continue
        added.append(
            Name(
                start=match.start("name"),
                end=match.end("name"),
                rule="unknown-acronym",
                kind="statute",
                title=match["name"],
                pinned_only=True,
            )
        )
    return sorted([*names, *added], key=lambda n: (n.start, -n.end)) if added else names
