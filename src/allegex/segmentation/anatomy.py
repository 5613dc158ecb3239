"""The order of a letter: what it costs to go from one section to the next, and to stay in one.

Costs are in the unit of `Anchor.weight`: a jump happens where the evidence outweighs its cost, so that one false
anchor does not derail the rest and one missing anchor does not either.
"""

from __future__ import annotations

from allegex.records.document import SectionKind
from allegex.segmentation.units import Unit

HEAD: tuple[SectionKind, ...] = (
    "cover",
    "letterhead",
    "mandates",
    "reference",
    "date",
    "addressee",
    "salutation",
)
LEAD: tuple[SectionKind, ...] = ("opening", "correspondence", "subject", "background")
CORE: tuple[SectionKind, ...] = ("allegations",)
TAIL: tuple[SectionKind, ...] = (
    "concerns",
    "legal_framework",
    "requests",
    "interim_measures",
    "response_deadline",
    "public_statement",
    "procedure_notice",
    "copy_notice",
)
END: tuple[SectionKind, ...] = ("closing", "signatories", "annex", "footnotes")
REPLY: tuple[SectionKind, ...] = ("reply_header", "reply_opening", "reply_body", "reply_closing")
KINDS: tuple[SectionKind, ...] = (*HEAD, *LEAD, *CORE, *TAIL, *END, *REPLY, "other")

BODY: frozenset[SectionKind] = frozenset((*LEAD, *CORE, *TAIL))
"""What is written in paragraphs under headings."""

_ZONES = (HEAD, LEAD, CORE, TAIL, ("closing",), ("signatories",), ("annex",), ("footnotes",))
_ZONE = {kind: zone for zone, kinds in enumerate(_ZONES) for kind in kinds}
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}

RESTART = 6.0
"""A second letter begins: its head outweighs this together (mandates 5, reference 4, salutation 5, opening 5)."""
BACK = 8.0
"""Back to an earlier part of the letter: more than any single anchor weighs."""

_SPECIAL: dict[tuple[SectionKind, SectionKind], float] = {
    ("cover", "date"): 6.0,
    ("cover", "reference"): 6.0,
    ("cover", "addressee"): 6.0,
    ("cover", "salutation"): 4.0,
    ("salutation", "date"): 3.0,
    ("salutation", "reference"): 4.0,
    ("salutation", "addressee"): 4.0,
    ("salutation", "letterhead"): 4.0,
    ("salutation", "mandates"): 4.0,
    ("date", "letterhead"): 2.5,
    ("opening", "date"): BACK,
    ("opening", "background"): 2.0,
    ("opening", "allegations"): 3.0,
    ("concerns", "allegations"): 4.0,
    ("concerns", "correspondence"): 1.5,
    ("allegations", "correspondence"): 2.0,
    ("allegations", "subject"): 5.0,
    ("allegations", "background"): 9.0,
    ("legal_framework", "concerns"): 0.8,
    ("requests", "concerns"): 3.5,
    ("requests", "legal_framework"): 2.5,
    ("background", "subject"): 2.0,
    ("background", "opening"): 4.0,
    ("correspondence", "opening"): 3.0,
    ("subject", "opening"): 3.0,
    ("background", "correspondence"): 0.5,
    ("signatories", "closing"): 3.0,
    ("response_deadline", "requests"): 1.5,
    ("subject", "requests"): 1.0,
    ("annex", "signatories"): 5.0,
    ("reply_closing", "reply_opening"): 5.5,
    ("reply_body", "reply_opening"): 5.5,
}


def _jump(old: SectionKind, new: SectionKind) -> float:
    if (old, new) in _SPECIAL:
        return _SPECIAL[old, new]
    if "other" in (old, new):
        return 2.0
    if old in REPLY or new in REPLY:
        if old in REPLY and new in REPLY:
            back = _RANK[new] < _RANK[old]
            return 1.0 if (old, new) == ("reply_closing", "reply_body") else 3.0 if back else 0.3
        if old in REPLY:
            return 1.0 if new in {"annex", "closing", "signatories"} else RESTART + 2
        return 0.5 if old in HEAD else RESTART
    if new == "footnotes":
        return BACK
    before, after = _ZONE[old], _ZONE[new]
    if before == after:
        return 0.3 if _RANK[new] > _RANK[old] else 0.7
    if after > before:
        return 0.4 * (after - before) - 0.3
    if old in END and new in HEAD:
        return RESTART
    return BACK


JUMP: dict[SectionKind, dict[SectionKind, float]] = {
    old: {new: _jump(old, new) for new in KINDS if new != old} for old in KINDS
}

_STAY: dict[SectionKind, tuple[float, float]] = {
    "cover": (0.0, 0.3),
    "letterhead": (0.0, 2.5),
    "mandates": (0.2, 0.8),
    "reference": (0.2, 3.0),
    "date": (2.5, 4.0),
    "addressee": (0.0, 3.0),
    "salutation": (3.0, 4.0),
    "opening": (1.0, 1.4),
    "correspondence": (0.6, 0.6),
    "subject": (0.5, 1.2),
    "background": (0.1, 0.1),
    "allegations": (0.0, 0.0),
    "concerns": (0.5, 0.4),
    "legal_framework": (0.3, 0.3),
    "requests": (0.2, 0.9),
    "interim_measures": (0.8, 0.9),
    "response_deadline": (0.8, 0.9),
    "public_statement": (0.8, 0.9),
    "procedure_notice": (0.6, 0.6),
    "copy_notice": (0.8, 0.9),
    "closing": (1.5, 3.5),
    "signatories": (0.0, 1.5),
    "annex": (0.0, 0.0),
    "footnotes": (9.0, 9.0),
    "reply_header": (0.0, 1.5),
    "reply_opening": (1.0, 1.0),
    "reply_body": (0.0, 0.0),
    "reply_closing": (0.2, 1.0),
    "other": (0.3, 0.2),
}
"""Cost of staying in a section over a short unit and over a long one that says nothing."""

FOLLOW: dict[SectionKind, tuple[tuple[SectionKind, float], ...]] = {
    "subject": (("background", 0.4),),
    "closing": (("signatories", 0.2),),
    "date": (("addressee", 0.5),),
    "reference": (("addressee", 1.0),),
    "mandates": (("addressee", 1.5),),
    "salutation": (("opening", 1.2),),
    "reply_opening": (("reply_body", 0.3),),
    "reply_header": (("reply_opening", 1.5),),
    "reply_closing": (("reply_body", 1.2),),
    "opening": (("subject", 0.7),),
    "response_deadline": (("closing", 2.5),),
}
"""What follows a section where nothing speaks, and what that costs."""

START: dict[SectionKind, float] = {
    kind: 0.0 if kind in {"cover", "letterhead", "mandates", "reference", "reply_header", "other"} else 1.0
    for kind in KINDS
}
"""Cost of beginning a text with this section."""


def stay(kind: SectionKind, unit: Unit) -> float:
    """The cost of staying in a section over a unit that does not speak for it."""
    if unit.listed and kind in {"requests", "subject", "concerns", "interim_measures"}:
        return 0.1
    short, long = _STAY[kind]
    return short if unit.short else long
