"""Where anchors leave it open: units that say nothing at a place where a section may have begun unannounced."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.records.document import SectionKind
from allegex.segmentation.anatomy import HEAD
from allegex.segmentation.units import Unit

HEARD = 2.0
"""Evidence from which a unit counts as having said what it is."""

FORMULA = 4.5
"""Weight of a formula that does begin its section; a lighter anchor may stand in its second paragraph."""

NEAR = 2
"""Paragraphs before a border without a formula that may belong to the section after it."""

FEW = 6
"""Words below which a paragraph is a heading or a line, which the classifier cannot judge."""

_AT_HOME: dict[SectionKind, frozenset[SectionKind]] = {
    "background": frozenset({"allegations", "correspondence"}),
    "allegations": frozenset({"concerns"}),
    "concerns": frozenset({"legal_framework"}),
    "legal_framework": frozenset({"requests", "interim_measures"}),
    "subject": frozenset({"background", "allegations"}),
    "opening": frozenset({"subject", "correspondence"}),
    "reply_body": frozenset({"reply_closing", "annex", "footnotes"}),
    "reply_opening": frozenset({"reply_body"}),
}
"""Silence is natural in the first when the second follows: a paragraph of facts needs no formula before the concerns."""

_SILENT: frozenset[SectionKind] = frozenset(
    {*HEAD, "annex", "footnotes", "signatories", "reply_header", "reply_body", "reply_closing", "other"}
)
"""Sections that are never open, because their paragraphs say nothing as a rule."""


def undecided(units: Sequence[Unit], kinds: Sequence[SectionKind]) -> list[int]:
    """Indices of the units for which the classifier should be asked."""
    asked = []
    following: SectionKind | None = None
    border = len(units)
    for index in range(len(units) - 1, -1, -1):
        kind = kinds[index]
        if index + 1 < len(units) and kinds[index + 1] != kind:
            following = kinds[index + 1]
            border = index + 1
        unit = units[index]
        if kind in _SILENT and (unit.short or kind not in {"signatories", "letterhead"}):
            continue
        heard = unit.evidence.get(kind)
        if heard is not None and heard.weight >= HEARD:
            continue
        if unit.words < FEW or (kind == "requests" and unit.listed):
            continue
        if kind == "subject" and index > 0 and kinds[index - 1] == "opening":
            # What follows the opening is what the letter is about; its words are those of the facts to come.
            continue
        begins = (
            index > 0 and kinds[index - 1] != kind and (kinds[index - 1], kind) != ("subject", "background")
        )
        near = border - index <= NEAR and not _formula(units[border], kinds[border]) if following else False
        if begins or near or following not in _AT_HOME.get(kind, ()):
            asked.append(index)
    return asked[::-1]


def _formula(unit: Unit, kind: SectionKind) -> bool:
    evidence = unit.evidence.get(kind)
    return evidence is not None and evidence.weight >= FORMULA
