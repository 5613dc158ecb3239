"""Letters that comment on a law: what is told of the draft is context, and the analysis under its headings is one section.

Such a letter alleges nothing that happened. Its analysis goes through the draft article by article, each with a paragraph
that describes, holds against standards and criticises at once; no paragraph's words alone tell which section it is of.
"""

from __future__ import annotations

from collections.abc import Sequence

from allegex.records.document import SectionKind
from allegex.segmentation.anchors import Anchors
from allegex.segmentation.units import Unit
from allegex.segmentation.words import line

ANALYSIS: frozenset[SectionKind] = frozenset({"concerns", "legal_framework"})
DESCRIBED: frozenset[SectionKind] = frozenset({"background", "allegations"})
PASSING: frozenset[SectionKind] = (
    ANALYSIS | DESCRIBED | {"requests", "interim_measures", "correspondence", "other"}
)
"""What paragraphs of an analysis look like taken alone."""
ASKED = 3.0
"""Evidence from which a paragraph leads to the questions."""
STANDARD = 3.0
"""Evidence from which a paragraph recalls a standard rather than speaks of an article of the draft."""
RIGHT = "law-right"
"""How the ids of the rows begin that speak for headings which name a right."""
OPENING = 12
"""Words in which a paragraph that begins with a provision names what it is of."""
NAMED = 2.0
"""Evidence from which a paragraph names a standard."""
FORMULA = 5.0
"""Evidence of a formula (the non-prejudgement, the pointer to an annex) that begins its section wherever it stands."""


def as_comment(units: Sequence[Unit], kinds: list[SectionKind], anchors: Anchors) -> list[SectionKind]:
    """The kinds, put right where the letter comments on a law."""
    if not any(
        (evidence := unit.evidence.get(kind)) is not None and evidence.comment
        for unit, kind in zip(units, kinds, strict=True)
    ):
        return kinds
    kinds = _described(units, kinds)
    first, last = _run(units, kinds)
    headings = [i for i in range(first, last) if units[i].heading]
    if len(headings) > 1:
        return _analysed(units, kinds, (first, last), headings, anchors)
    for index in range(first + 1, last):
        # An article of the draft does not begin the law by itself: it is held against what stands before it.
        unit = units[index]
        if kinds[index - 1] == "concerns" and "background" in unit.evidence and _said(unit, STANDARD) is None:
            kinds[index] = "concerns"
    return kinds


def _run(units: Sequence[Unit], kinds: Sequence[SectionKind]) -> tuple[int, int]:
    """Where the analysis begins and ends. Under headings it begins at the first one that names no context, and goes on to
    the questions: what it describes, recommends or asks for on the way is part of it."""
    first = next((i for i, kind in enumerate(kinds) if kind in ANALYSIS), len(kinds))
    last = first
    while last < len(kinds) and kinds[last] in ANALYSIS:
        last += 1
    begins = next((i for i in range(first) if kinds[i] in DESCRIBED and _topic(units[i])), first)
    ends = last if first < len(kinds) else begins
    while ends < len(kinds) and kinds[ends] in PASSING and not _asks(units[ends]):
        ends += 1
    if sum(units[i].heading for i in range(begins, ends)) > 1:
        return begins, ends
    return first, last


def _topic(unit: Unit) -> bool:
    """True for a heading that does not announce context, facts or concerns."""
    return unit.heading and not any(
        evidence.heading and kind != "legal_framework" for kind, evidence in unit.evidence.items()
    )


def _asks(unit: Unit) -> bool:
    """True where the questions to the Government, or the measures asked of it meanwhile, begin by a formula."""
    return max(_weight(unit, "requests"), _weight(unit, "interim_measures") - 1) >= ASKED


def _described(units: Sequence[Unit], kinds: list[SectionKind]) -> list[SectionKind]:
    """What is told of the draft is background; facts led in by their formula on a line of its own stay facts."""
    if any(kind == "allegations" and unit.leads for unit, kind in zip(units, kinds, strict=True)):
        return kinds
    return ["background" if kind == "allegations" else kind for kind in kinds]


def _analysed(
    units: Sequence[Unit],
    kinds: list[SectionKind],
    run: tuple[int, int],
    headings: Sequence[int],
    anchors: Anchors,
) -> list[SectionKind]:
    """An analysis under headings: of law where it begins with standards, of concerns where it begins with the draft.

    A heading or a formula may say otherwise for what follows; after the last heading's first paragraph the units
    that recall a standard speak for themselves again.
    """
    kinds = list(kinds)
    if _law_follows(units, run, headings, anchors):
        run = headings[0], run[1]
        kind: SectionKind = "legal_framework"
    else:
        kind = _first(units, run, headings)
    for index in range(*run):
        unit = units[index]
        said = _said(unit, FORMULA if not unit.heading else STANDARD)
        if said is None and index > headings[-1] + 1 and kind == "concerns":
            said = "legal_framework" if _weight(unit, "legal_framework") >= STANDARD else None
        if said is not None:
            kind = said
        kinds[index] = kind
    return kinds


def _law_follows(
    units: Sequence[Unit], run: tuple[int, int], headings: Sequence[int], anchors: Anchors
) -> bool:
    """True where the law begins at the first heading, whatever stands before it: the headings name rights, or a standard
    opens the first paragraph under them, or the concerns were voiced by their formula before, and standards are recalled
    under headings of which none announces the law."""
    first, last = headings[0], run[1]
    if first > run[0] and units[first - 1].leads:
        return False
    rights = sum(_names_right(units[i]) for i in headings)
    if _names_right(units[first]) or 2 * rights >= len(headings):
        return True
    under = next((i for i in range(first, last) if not units[i].heading), last)
    if under < last and _opens_with_standard(units[under], anchors):
        return True
    if first == run[0] or _said(units[run[0]], FORMULA) != "concerns":
        return False
    announced = any(_weight(units[i], "legal_framework") >= STANDARD for i in headings[1:])
    named = any(_weight(units[i], "legal_framework") >= NAMED for i in range(first, last))
    return named and not announced


def _opens_with_standard(unit: Unit, anchors: Anchors) -> bool:
    """True where a paragraph begins with a provision of a treaty, though it may go on to the draft."""
    if _weight(unit, "legal_framework") < STANDARD:
        return False
    evidence = anchors.evidence(line(unit.head[:OPENING]), OPENING)
    return "background" not in evidence and "legal_framework" in evidence


def _names_right(unit: Unit) -> bool:
    """True for a heading that is the name of a right or freedom."""
    evidence = unit.evidence.get("legal_framework")
    return evidence is not None and evidence.anchor.startswith(RIGHT)


def _first(units: Sequence[Unit], run: tuple[int, int], headings: Sequence[int]) -> SectionKind:
    """What the analysis begins with: as its first headings say, else as its first paragraph does."""
    for index in range(*run):
        said = _said(units[index], STANDARD)
        if said is not None:
            return said
        if index not in headings:
            break
    return "concerns"


def _said(unit: Unit, least: float) -> SectionKind | None:
    """What a unit says of itself with at least this weight. An article of the draft is no standard."""
    if not unit.heading and "background" in unit.evidence and least < FORMULA:
        return None
    law, concern = _weight(unit, "legal_framework"), _weight(unit, "concerns")
    if max(law, concern) < least:
        return None
    return "legal_framework" if law >= concern else "concerns"


def _weight(unit: Unit, kind: SectionKind) -> float:
    evidence = unit.evidence.get(kind)
    return 0.0 if evidence is None else evidence.weight
