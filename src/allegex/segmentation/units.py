"""Blocks to units: the paragraphs and lines that get one label each, with what is known of them at a glance."""

from __future__ import annotations

import re
from itertools import pairwise

from allegex.records.document import SectionKind
from allegex.records.text import Block, Text
from allegex.segmentation.anchors import Anchors, Evidence
from allegex.segmentation.words import HEAD, fold, line

_MARKER = re.compile(
    r"[\s*_>•·–—-]*(?:\(?(?:\d{1,3}[.)]|[a-z][.)]|[A-Z]\)|[A-HIVX]\.|[ivxIVX]{1,6}[.)])(?:\d{1,2}[.)]?)*(?=\s)\s*)?"
)
_DATE = re.compile(
    r"(?:(?:[^\W\d][\w.'’-]{2,20}(?: [\w.'’-]{2,20})?,? )?(?:[Tt]he |[Ll]e |[Ee]l |a )?)"
    r"(?:\d{1,2} ?(?:er|st|nd|rd|th|º|°|o)?\.? (?:de |of )?[^\W\d]{3,12}\.?,? (?:de |del )?|[^\W\d]{3,12}\.? \d{1,2},? )"
    r"(?:19|20)\d\d\b\.?|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d"
)
_REFERENCE = re.compile(r"\b[A-Z]{3}\s+\d{1,3}\s*/\s*(?:19|20)\d\d\b|\bG/SO\b")
_LETTER = re.compile(r"\b[A-Z]{2,3}\s[A-Z]{3}\s\d{1,3}/(?:19|20)\d\d\b")
_COMMENT = re.compile(r"\bOL [A-Z]{3}\s")
_LABELLED = re.compile(r"[\w ]{1,12}\s?:\s*")
LISTED = {"item", "bullet", "row"}
_HONORIFIC = re.compile(r"[J-UWYZ]\.")
"""« M. » begins a sentence on a person as often as an item."""

AFTER: frozenset[SectionKind] = frozenset(
    {
        "response_deadline",
        "interim_measures",
        "public_statement",
        "copy_notice",
        "procedure_notice",
        "closing",
    }
)
"""What follows the questions of a letter."""
NAMES_LETTER = 1.8
"""Evidence that a paragraph which names a letter by its reference tells of correspondence: less than what leads out of the
facts costs."""
SHORT = 90
"""Characters up to which a unit may be a line of the head of a letter."""


class Unit:
    """A block or one of its lines. `evidence` is what anchors and looks say of each kind."""

    __slots__ = (
        "block",
        "end",
        "evidence",
        "foreign",
        "head",
        "heading",
        "leads",
        "listed",
        "short",
        "start",
        "words",
    )

    def __init__(self, start: int, end: int, block: Block, words: int, head: list[str]) -> None:
        self.start = start
        self.end = end
        self.block = block
        self.words = words
        self.head = head
        self.evidence: dict[SectionKind, Evidence] = {}
        self.heading = False
        self.short = end - start <= SHORT
        self.foreign = False
        self.listed = False
        """An item of a list, a bullet or a row of a table."""
        self.leads = False
        """Ends in a colon: what it leads to follows."""

    def silenced(self) -> Unit:
        """The unit without what anchors and looks say of it."""
        unit = self.until(self.end)
        unit.evidence = {}
        return unit

    def until(self, end: int) -> Unit:
        """The unit up to `end`, with all that is known of the whole."""
        unit = Unit(self.start, end, self.block, self.words, self.head)
        unit.evidence = self.evidence
        unit.heading, unit.short, unit.foreign = self.heading, self.short, self.foreign
        unit.listed, unit.leads = self.listed, self.leads
        return unit


def units_of(text: Text, anchors: Anchors) -> list[Unit]:
    """The units of a text, in order, with their evidence."""
    units: list[Unit] = []
    for block in text.blocks:
        if block.role == "footnote":
            continue
        for start, end in _lines(text.content, block):
            if end > start:
                units.append(unit_at(text.content, start, end, block, anchors))
    for unit, following in pairwise(units):
        unit.leads = text.content[unit.end - 1] == ":"
        if unit.leads and not unit.short and "requests" in following.evidence:
            _add(unit.evidence, "requests", 3.0)
        if "salutation" in unit.evidence and _addresses(text.content, unit, following):
            del unit.evidence["salutation"]
            _add(unit.evidence, "addressee", 3.0)
    _asked(units)
    return units


def _addresses(content: str, unit: Unit, following: Unit) -> bool:
    """True for the first line of an address that begins as a salutation does: "Monsieur" with a name, and lines below."""
    return unit.block is following.block and following.short and content[unit.end - 1] not in ",:!"


def _asked(units: list[Unit]) -> None:
    """Marks the last list before the deadline, or before what else ends a letter, as its questions, with what leads to it."""
    for last in range(1, len(units) - 1):
        if not units[last].listed or units[last + 1].listed or not _ends(units[last + 1]):
            continue
        first = last
        while first > 0 and units[first - 1].listed:
            first -= 1
        if not 0 < first < last or any(_speaks(unit) for unit in units[first - 1 : last + 1]):
            continue
        for unit in units[first : last + 1]:
            _add(unit.evidence, "requests", 2.0)
        if units[first - 1].leads:
            _add(units[first - 1].evidence, "requests", 3.0)


def _ends(unit: Unit) -> bool:
    """True for a formula that follows the questions."""
    return any(kind in AFTER and e.weight >= 3 for kind, e in unit.evidence.items())


def _speaks(unit: Unit) -> bool:
    """True for a unit that says strongly that it is no question."""
    return any(kind != "requests" and e.weight >= 3 for kind, e in unit.evidence.items())


def _lines(content: str, block: Block) -> list[tuple[int, int]]:
    """The block itself, or its lines where it keeps line breaks; a date is cut off the salutation glued to it."""
    lines = []
    start = block.start
    while (stop := content.find("\n", start, block.end)) >= 0:
        lines.append((start, stop))
        start = stop + 1
    lines.append((start, block.end))
    if (
        len(lines) == 1
        and block.end - block.start < SHORT
        and (date := _DATE.match(content, block.start, block.end))
    ):
        cut = date.end()
        while cut < block.end and content[cut] in " ,\t":
            cut += 1
        if cut < block.end:
            return [(block.start, cut), (cut, block.end)]
    return lines


def unit_at(content: str, start: int, end: int, block: Block, anchors: Anchors) -> Unit:
    """The unit of the characters [start, end) of a block, with its evidence."""
    marker = _MARKER.match(content, start, min(end, start + 24))
    inner = marker.end() if marker and marker.end() < end else start
    head = content[inner : min(end, inner + HEAD)]
    words = fold(head)
    length = end - start
    count = len(words) if length <= HEAD else len(words) * length // HEAD
    unit = Unit(start, end, block, count, words)
    if len(words) * 12 < len(head) and _foreign(head):
        unit.foreign = True
        unit.evidence["other"] = Evidence(6.0, "script")
        return unit
    unit.evidence = anchors.evidence(line(words), count)
    unit.listed = block.role in LISTED and not _HONORIFIC.match(block.marker or "")
    unit.heading = block.role == "heading" or (block.bold > 0.8 and length < 160)
    if unit.short and not unit.heading:
        unit.heading = any(e.heading for e in unit.evidence.values())
    _looks(content, start, end, unit)
    return unit


def _foreign(head: str) -> bool:
    letters = [c for c in head if c.isalpha()]
    return len(letters) > 3 and sum(c > "ɏ" for c in letters) > len(letters) / 2


def _looks(content: str, start: int, end: int, unit: Unit) -> None:
    """Adds what the look of the unit says: its role from layout, a question, a date or a reference standing alone."""
    evidence = unit.evidence
    role = unit.block.role
    if role in {"cover", "letterhead"}:
        _add(evidence, role, 3.0)
    if content[end - 1] == "?":
        _add(evidence, "requests", 2.0)
    if not unit.short:
        if content.find("/", start, min(end, start + HEAD)) > 0 and _LETTER.search(content, start, end):
            _add(evidence, "correspondence", NAMES_LETTER)
        return
    label = _LABELLED.match(content, start, end)
    inner = label.end() if label else start
    date = _DATE.match(content, inner, end)
    if date and end - date.end() <= 3:
        _add(evidence, "date", 4.0)
    if _REFERENCE.search(content, start, end) and unit.words <= 30:
        _add(evidence, "reference", 3.0)
        if _COMMENT.search(content, start, end):
            evidence["reference"] = evidence["reference"]._replace(comment=True)


def _add(evidence: dict[SectionKind, Evidence], kind: SectionKind, weight: float) -> None:
    old = evidence.get(kind)
    evidence[kind] = (
        Evidence(weight, "look") if old is None else Evidence(max(weight, old.weight) + 0.5, old.anchor)
    )
