"""Provisions that stand apart from their law in its sentence: behind a resolution, or before the law of the next one."""

from __future__ import annotations

import re
from bisect import bisect_right

from allegex.extractors.citations.name import Name
from allegex.extractors.citations.part import Pin
from allegex.extractors.citations.work import Work, name_end

AHEAD = 120
"""Longest run between two provisions of a list of offences."""
BEHIND = 110
"""Longest run between a case or document and a paragraph of it behind a comma: its court, its date."""
REPORTED = 160
"""Longest run between a case and a paragraph of it, with the volume it is reported in."""
_REPORT = re.compile(r" C [Nn]\S{0,2} ?\d{1,4}, $")
"""A volume of the series of judgments, which stands in a sentence of its own."""
SENTENCE = 400
"""Longest run between a resolution and a paragraph of it in the same sentence."""
SENTENCE_END = re.compile(r"[.!?][”\"]? +[A-ZÀ-Þ]|\n\n|\0")


def far_behind(work: Work) -> dict[int, list[Pin]]:
    """Paragraphs that stand later in the sentence than their resolution or document: "... resolution 22/6, which says
    that ... (PPs 10-13)"."""
    found, pins, names, owner, used = work.found, work.pins, work.names, work.owner, work.used
    far: dict[int, list[Pin]] = {}
    ends = [name.end for name in names]
    for index, pin in enumerate(pins):
        numbered = pin.unit.unit in {"PP", "OP"}
        if index in owner or not (
            numbered
            or (
                (pin.unit.unit == "paragraph" or pin.unit.role == "sign")
                and found.flat[pin.start - 2 : pin.start] in {" (", ", "}
            )
        ):
            continue
        bracket = found.flat[pin.start - 1] == "("
        kinds = (
            {"resolution"} if numbered else {"resolution", "document", "general_comment", "opinion", "case"}
        )
        at = bisect_right(ends, pin.start) - 1
        if at < 0 or names[at].kind not in kinds or at in used or len(names[at].ids) > 1:
            continue
        if not names[at].ids and names[at].kind != "case":
            continue
        between = found.text[names[at].end : pin.start]
        reported = names[at].kind == "case" and len(between) <= REPORTED and _REPORT.search(between)
        near = len(between) <= (SENTENCE if numbered or bracket else BEHIND)
        if reported or (near and not SENTENCE_END.search(between)):
            far.setdefault(at, []).append(pin)
            owner[index] = at
    return far


def with_next(work: Work) -> dict[int, Name]:
    """Provisions whose law is named with the next one: "vol (art. 9) et recel (art. 10 du Code pénal)"."""
    found, pins, owner = work.found, work.pins, work.owner
    laws: dict[int, Name] = {}
    for index in range(len(pins) - 2, -1, -1):
        if index in owner:
            continue
        pin, after = pins[index], pins[index + 1]
        name = laws.get(index + 1) or (work.names[owner[index + 1]] if index + 1 in owner else None)
        if name is None or name.kind != "statute" or name.elliptic or after.unit.unit != pin.unit.unit:
            continue
        place = pin.end + found.flat.startswith(")", pin.end)
        joined = found.flat.startswith(", ", place) or work.rules.again(found.flat, place) is not None
        between = found.text[pin.end : after.start]
        if not joined or len(between) > AHEAD or name.start < after.start or SENTENCE_END.search(between):
            continue
        if not _names_between(work, found.flat.rfind(". ", 0, pin.start) + 1, after.start):
            laws[index] = name
    return laws


def _names_between(work: Work, start: int, end: int) -> bool:
    """Whether a law is named that begins from `start` to `end`."""
    at = bisect_right(work.names, start, key=name_end)
    return at < len(work.names) and work.names[at].start < end
