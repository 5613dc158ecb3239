"""References of letters as printed: "AL CHL 1/2020", old index lists with or without a number, database codes.

The grammar is strict, so that the whole text can be searched; where a scan misread a reference on the front pages,
what the grammar alone proves is repaired and marked as inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from allegex.facts.communications import addressee_codes, communication_types
from allegex.facts.states import by_code
from allegex.records.document import Document, SectionKind
from allegex.records.mention import Mention, ReferenceMention
from allegex.resources import Resources

HEAD = 420
"""Characters before a number and year in which its type may stand: fifteen old indexes fit."""
FRONT: tuple[SectionKind, ...] = (
    "cover",
    "letterhead",
    "mandates",
    "reference",
    "date",
    "addressee",
    "salutation",
)
"""Where letters print their own reference: misread ones and bare file codes count only there."""

_GAP = r"[\s\u00a0]*"
_INDEX = (
    r"(?:G\s?/\s?SO\s?\d{3}(?:\s?/\s?\d{1,2})?(?:\s*\(\d[\d ]{0,3}-[\d -]{1,8}\))*"
    r"|[A-Z][A-Za-z&.,'’ -]{2,60}?\s?\(\d{4}\s?-\s?\d{1,2}\)"
    r"|\(\d{1,3}-\d{1,2}(?:-\d{1,2})?\))"
)
_INDEXES = rf"(?P<indexes>{_INDEX}(?:[\s;,]*{_INDEX})*)"
_NUMBER = r"(?P<number>\d{1,3})\s?/\s?(?P<year>(?:19|20)\d\d)(?![\d/])"
_ONE_INDEX = re.compile(_INDEX)
_YEAR = re.compile(r"[A-Z]{3}\s*\d{1,3}\s?$")
# Letters and digits that scans take for one another.
_TYPE = str.maketrans("01lL|", "OIIII")
_CODE = (str.maketrans("01l|582", "OIIISBZ"), str.maketrans("01l|582", "OLLLSBZ"))
_DIGIT = str.maketrans("OoIl|SBZ", "00111582")


class Forms(Struct, frozen=True, forbid_unknown_fields=True):
    """Forms of words with what they stand in, and what they do not mean."""

    forms: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """What a language file says of references."""

    joiners: Forms
    """Words between the numbers of a list."""


class Grammar:
    """The compiled grammar of references, for all types and State codes."""

    def __init__(self, types: list[str], codes: list[str], joiners: list[str]) -> None:
        self.types = {kind.translate(_TYPE): kind for kind in types}
        self.codes = frozenset(codes)
        kind = "|".join(sorted(types, key=lambda t: (-len(t), t)))
        self.strict = re.compile(
            rf"(?<![\w/])(?:(?P<type>{kind}):?{_GAP}[-:]?{_GAP})?(?:{_INDEXES}[\s;,]*)?"
            rf"(?P<state>[A-Z]{{3}}){_GAP}{_NUMBER}"
        )
        self.more = re.compile(rf"\s*(?:[,;&]|{'|'.join(map(re.escape, joiners))})\s*{_NUMBER}")
        self.old = re.compile(rf"(?<![\w/])(?P<type>{kind}):?{_GAP}{_INDEXES}")
        self.bare = re.compile(rf"(?<![\w/])(?=G\s?/){_INDEXES}")
        self.loose = re.compile(
            r"(?<![\w/])(?P<type>[A-Z0-9l|]{2,3})[:.]?\s*(?P<state>[A-Z0-9l|]{3})\s{0,2}"
            r"(?P<number>[\dOolI|SBZ]{1,3}?)(?P<slash>\s?[/\\]\s?|[lI|])?(?P<year>[12][\dOolI|SBZ]{3})(?![\w/])"
        )

    def state(self, printed: str) -> str | None:
        """The code that was printed, or the only one that it can be misread from."""
        if printed in self.codes:
            return printed
        found = {code for table in _CODE if (code := printed.translate(table)) in self.codes}
        return found.pop() if len(found) == 1 else None


def grammar(resources: Resources) -> Grammar:
    """The grammar of references."""
    types = [t.code for t in resources.of(communication_types).values() if t.in_references]
    words = [resources.language(lang, "references.json", Words) for lang in resources.languages]
    joiners = [joiner for w in words for joiner in w.joiners.forms]
    return Grammar(
        types, [*resources.of(by_code), *(row.code for row in resources.of(addressee_codes))], joiners
    )


def extract(document: Document, known: Grammar, *, repair: bool) -> list[Mention]:
    """The references of a document, sorted; with `repair` those too that a scan misread."""
    found = list(_strict(document.content, known))
    found.extend(m for m in list(_front(document, known, found)) if repair or not m.inferred)
    return sorted(found, key=lambda m: (m.start, -m.end))


def _strict(content: str, known: Grammar) -> Iterator[ReferenceMention]:
    """References as the grammar has them. Only the surroundings of years and file codes are looked at."""
    done = 0
    for start, end in _windows(content):
        for match in known.strict.finditer(content, max(start, done), end):
            if match["state"] not in known.codes:
                continue
            head = _mention(match, "references:modern" if match["type"] else "references:database")
            yield head
            done = match.end()
            while (more := known.more.match(content, done)) is not None:
                yield _following(head, more)
                done = more.end()
        for match in known.old.finditer(content, start, end):
            numbered = known.strict.match(content, match.start(), end)
            if numbered is None or numbered["state"] not in known.codes:
                yield _mention(match, "references:index")


def _windows(content: str) -> list[tuple[int, int]]:
    """Where a reference may stand: before a code, a number and "/19" or "/20", and around "G/SO"; merged."""
    windows: list[tuple[int, int]] = []
    for anchor in ("/20", "/19", "/ 20", "/ 19", "G/SO", "G/ SO"):
        place = content.find(anchor)
        while place >= 0:
            if anchor[0] == "G" or _YEAR.search(content, max(0, place - 9), place):
                before, after = (60, HEAD) if anchor[0] == "G" else (HEAD, 8)
                windows.append((max(0, place - before), min(len(content), place + after)))
            place = content.find(anchor, place + 1)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(windows):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _mention(match: re.Match[str], by: str) -> ReferenceMention:
    """The mention of a strict match."""
    parts = match.groupdict()
    state, number, year = parts.get("state"), parts.get("number"), parts.get("year")
    codes = tuple(" ".join(code.split()) for code in _ONE_INDEX.findall(parts.get("indexes") or ""))
    return ReferenceMention(
        start=match.start(),
        end=match.end(),
        by=by,
        type=parts.get("type"),
        state=state,
        number=int(number) if number else None,
        year=int(year) if year else None,
        codes=codes,
        value=_value(parts.get("type"), state, number, year) if state else None,
    )


def _following(head: ReferenceMention, match: re.Match[str]) -> ReferenceMention:
    """A further number of a list: "AL TUR 5/2016 and 7/2016"."""
    return ReferenceMention(
        start=match.start("number"),
        end=match.end("year"),
        by="references:list",
        type=head.type,
        state=head.state,
        number=int(match["number"]),
        year=int(match["year"]),
        value=_value(head.type, head.state, match["number"], match["year"]),
    )


def _value(kind: str | None, state: str | None, number: str | None, year: str | None) -> str:
    return " ".join(part for part in (kind, state, f"{int(number or 0)}/{year}") if part)


def _front(document: Document, known: Grammar, found: list[ReferenceMention]) -> Iterator[ReferenceMention]:
    """What only the front pages say: file codes without a type, and misread references."""
    content = document.content
    for span in document.spans(*FRONT):
        for match in known.bare.finditer(content, span.start, span.end):
            if not _taken(match, found):
                yield _mention(match, "references:index")
        for match in known.loose.finditer(content, span.start, span.end):
            mention = None if _taken(match, found) else _repair(match, known)
            if mention is not None:
                yield mention


def _taken(match: re.Match[str], found: list[ReferenceMention]) -> bool:
    return any(match.start() < mention.end and mention.start < match.end() for mention in found)


def _repair(match: re.Match[str], known: Grammar) -> ReferenceMention | None:
    """The reference that a misread one was; number and value are None where two readings fit."""
    kind, state = known.types.get(match["type"].translate(_TYPE)), known.state(match["state"])
    number, year = match["number"].translate(_DIGIT), match["year"].translate(_DIGIT)
    if kind is None or state is None or not 1985 <= int(year) <= 2060:
        return None
    # Without a slash "712019" is 71/2019 or, with the slash read as 1, 7/2019.
    sure = match["slash"] is not None or len(number) == 1 or not number.endswith("1")
    return ReferenceMention(
        start=match.start(),
        end=match.end(),
        by="references:repaired",
        type=kind,
        state=state,
        number=int(number) if sure else None,
        year=int(year),
        value=_value(kind, state, number, year) if sure else None,
        inferred=True,
    )
