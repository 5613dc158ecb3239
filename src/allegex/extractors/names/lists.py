"""Persons by where they stand: signatures, labelled lines, addressees, lists and series of names."""

from __future__ import annotations

from allegex.extractors.names.persons import known_elsewhere, next_in_list, person_end
from allegex.extractors.names.scan import Scan
from allegex.facts.nouns import noun_after
from allegex.records.document import Document
from allegex.records.text import Block


def find_placed(document: Document, scan: Scan) -> None:
    """Claims signatures, labelled lines and addressees."""
    _signatures(document, scan)
    _labels(document, scan)


def find_listed(document: Document, scan: Scan) -> None:
    """Claims names in lists. Runs after the persons that stand alone, for they vouch for their neighbours."""
    _series(scan)
    _lists(document, scan)


def _signatures(document: Document, scan: Scan) -> None:
    """Names on lines of their own over a title in the signatures: first lines of paragraphs, or lines before a title."""
    for span in document.spans("signatories"):
        at, first = span.start, True
        for line in document.content[span.start : span.end].split("\n"):
            after = at + len(line) + 1
            if line and (first or _titled(scan, after)):
                _whole_line(scan, at, at + len(line), "signature")
            first = not line
            at = after


def _titled(scan: Scan, at: int) -> bool:
    """Does a title start at this offset? Its first word is no name."""
    index = scan.words.at(at)
    return (
        index is not None
        and scan.capital[index]
        and (
            not scan.open[index]
            or scan.text[index] in scan.grammar.inner
            or scan.text[index] in scan.grammar.honorifics
        )
    )


def _whole_line(scan: Scan, start: int, end: int, rule: str) -> bool:
    """Claims a line that is nothing but a name of two words or more."""
    first = scan.words.at(start)
    if first is None:
        return False
    last = person_end(scan, first, strict=True)
    if (
        last - first < 2
        or last - first > 6
        or scan.words.end[last - 1] < end - 1
        or known_elsewhere(scan, first, last)
    ):
        return False
    scan.claim(first, last, "person", rule)
    return True


def _labels(document: Document, scan: Scan) -> None:
    """ "FROM: X Y" on a cover page."""
    for span in document.spans("addressee"):
        lines = document.content[span.start : span.end].strip().split("\n")
        if len(lines) > 1 and lines[0].split(" ")[0].rstrip(".") not in scan.grammar.honorifics:
            _whole_line(scan, span.start, span.start + len(lines[0]), "addressee")
    for span in document.spans("cover", "letterhead", "addressee"):
        at = span.start
        for line in document.content[span.start : span.end].split("\n"):
            label, colon, rest = line.partition(":")
            if colon and label.strip() in scan.grammar.labels:
                begin = at + len(line) - len(rest.lstrip())
                _whole_line(scan, begin, at + len(line.rstrip()), "label")
            at += len(line) + 1


def _lists(document: Document, scan: Scan) -> None:
    """Lists of persons: three items or more in a row that start with a name, and most of them do."""
    group: list[Block] = []
    for block in (*document.text.blocks, None):
        if block is not None and block.role in {"item", "bullet", "row"}:
            group.append(block)
            continue
        if len(group) >= 3:
            _list(document, scan, group)
        group = []


def _list(document: Document, scan: Scan, blocks: list[Block]) -> None:
    names: list[tuple[int, int]] = []
    known = 0
    for block in blocks:
        at = block.start + len(block.marker or "")
        while at < block.end and not (document.content[at].isalpha()):
            at += 1
        first = scan.words.at(at)
        if first is None:
            continue
        if scan.taken[first] or scan.text[first] in scan.grammar.honorifics:
            known += 1
            continue
        end = person_end(scan, first, strict=True)
        after = document.content[scan.words.end[end - 1] : scan.words.end[end - 1] + 1] if end > first else ""
        if (
            2 <= end - first <= 6
            and after in {"", "\n", ",", ";", ".", "(", " "}
            and (
                after != " "
                or scan.words.content[scan.words.end[end - 1] + 1 : scan.words.end[end - 1] + 2]
                in "(–-—|0123456789"
            )
            and not known_elsewhere(scan, first, end)
        ):
            names.append((first, end))
    if 2 * (len(names) + known) >= len(blocks) and len(names) + known >= 3:
        for first, end in names:
            scan.claim(first, end, "person", "list")


def _said_of_persons(scan: Scan, end: int) -> bool:
    """Does the letter go on as of persons: ", students", " were arrested"?"""
    content, at = scan.words.content, scan.words.end[end - 1]
    grammar = scan.grammar
    after = content[at : at + 120]
    described = after.startswith(",") and noun_after(after, grammar.nouns) is not None
    return described or grammar.victim_after.match(content, at + 1) is not None


def _series(scan: Scan) -> None:
    """ "A B, C D and E F": three names of persons in a row, or two behind a noun for people or beside a known person."""
    grammar = scan.grammar
    past = 0
    for first, run in list(scan.free_runs()):
        if first < past or not _goes_on(scan, first, run):
            continue
        names, known, at = [], 0, first
        while at < len(scan.text):
            end = person_end(scan, at, strict=True)
            if not 2 <= end - at <= 5 or known_elsewhere(scan, at, end):
                known += 1 if scan.taken[at] else 0
                break
            names.append((at, end))
            past = end
            after = next_in_list(scan, end)
            if not after:
                break
            at = after
        if first >= 2 and not scan.capital[first - 1] and scan.text[first - 1] in grammar.joiners:
            known += 1 if scan.taken[first - 2] else 0
        if names and first and scan.text[first - 1] in grammar.group_nouns:
            known += 1
        if len(names) > 1 and _said_of_persons(scan, names[-1][1]):
            known += 1
        if len(names) + known >= 3:
            for begin, end in names:
                scan.claim(begin, end, "person", "series")


def _goes_on(scan: Scan, first: int, run: int) -> bool:
    """May another name follow the one in this run? Where none does, there are no three."""
    if run >= len(scan.text):
        return False
    gap, joiners = scan.gap(run - 1), scan.grammar.joiners
    if gap == ", " or (gap == " " and scan.text[run] in joiners):
        return True
    if gap not in {" ", ". ", "\n", "\n\n", ") ", ".\n\n", "; "}:
        return True  # A nickname in quotes may make the name longer.
    return run - first > 2 and not joiners.isdisjoint(scan.text[first:run])
