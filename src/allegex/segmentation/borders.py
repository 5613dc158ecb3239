"""Borders inside paragraphs: a formula in the middle of a paragraph, looked for where its section is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allegex.records.document import SectionKind
from allegex.segmentation.anchors import Anchors
from allegex.segmentation.units import Unit, unit_at

_START = re.compile(r"[.!?:;][\"”’»)]*\s+(?=[^\W\d_a-zà-ÿ])")
FORMULA = 4.0
"""Weight of an anchor that may cut a paragraph; hints may not."""
LONG = 250
"""Characters from which a paragraph can hold two sections."""

_WHERE: dict[SectionKind, frozenset[SectionKind]] = {
    "subject": frozenset({"opening", "correspondence"}),
    "allegations": frozenset({"opening", "subject", "background", "correspondence"}),
    "concerns": frozenset({"allegations", "background", "subject", "opening"}),
    "requests": frozenset({"concerns", "legal_framework"}),
    "response_deadline": frozenset({"requests", "interim_measures", "public_statement"}),
}
"""A section that every letter has, and the sections in whose paragraphs it is looked for when it is missing."""


def cut_further(
    content: str, units: Sequence[Unit], kinds: Sequence[SectionKind], anchors: Anchors
) -> list[Unit] | None:
    """The units with some paragraphs cut in two before a formula, None where nothing is missing or found."""
    if "opening" not in kinds and "subject" not in kinds and "allegations" not in kinds:
        return None
    missing = [kind for kind in _WHERE if kind not in kinds]
    if "subject" not in missing and not any(
        kind == "subject" and kind in unit.evidence for unit, kind in zip(units, kinds, strict=True)
    ):
        # Taken for the subject by its place alone: the opening may hold the formula.
        missing.append("subject")
    if not missing:
        return None
    cut: list[Unit] = []
    for unit, kind in zip(units, kinds, strict=True):
        wanted = [k for k in missing if kind in _WHERE[k]] if unit.end - unit.start >= LONG else []
        cut.extend(_cut(content, unit, wanted, anchors) if wanted else [unit])
    return cut if len(cut) > len(units) else None


def _cut(content: str, unit: Unit, wanted: Sequence[SectionKind], anchors: Anchors) -> list[Unit]:
    """The parts of a unit: a new one begins at each sentence that opens with a formula of a wanted section."""
    starts = [unit.start]
    left = list(wanted)
    if len(wanted) and any(k in _WHERE for k in wanted):
        left.extend(k for k in _WHERE if k not in left and any(w in _WHERE[k] for w in wanted))
    for match in _START.finditer(content, unit.start, unit.end):
        found = unit_at(content, match.end(), unit.end, unit.block, anchors)
        best = max(found.evidence.items(), key=lambda item: (item[1].weight, item[0]), default=None)
        if best is not None and best[0] in left and best[1].weight >= FORMULA:
            starts.append(match.end())
            left.remove(best[0])
    if len(starts) == 1:
        return [unit]
    first = unit.until(_trimmed(content, starts[0], starts[1]))
    rest = [
        unit_at(content, start, _trimmed(content, start, stop), unit.block, anchors)
        for start, stop in zip(starts[1:], [*starts[2:], unit.end], strict=True)
    ]
    return [first, *rest]


def _trimmed(content: str, start: int, end: int) -> int:
    while end > start and content[end - 1].isspace():
        end -= 1
    return end
