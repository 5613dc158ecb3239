"""The kind of each unit: what anchors say, what the classifier says where they leave it open, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.records.document import SectionKind
from allegex.resources import Resources
from allegex.segmentation.anatomy import BODY
from allegex.segmentation.anchors import Anchors
from allegex.segmentation.classify import build_classifier
from allegex.segmentation.comments import as_comment
from allegex.segmentation.undecided import undecided
from allegex.segmentation.units import Unit
from allegex.segmentation.viterbi import decode

LINE = 20
"""Words up to which a formula that leads to the facts is a line of its own."""


def label(units: Sequence[Unit], anchors: Anchors, resources: Resources) -> list[SectionKind]:
    """The kind of each unit: anchors first; the classifier is asked where they leave it open."""
    kinds = decode(units, {})
    asked = undecided(units, kinds)
    if asked:
        classifier = resources.of(build_classifier)
        kinds = decode(units, {i: classifier.evidence(units[i], i / len(units)) for i in asked})
    return as_comment(units, _told_before(units, _led(units, kinds)), anchors)


def label_alone(units: Sequence[Unit], resources: Resources) -> list[SectionKind]:
    """The kind of each unit by the classifier alone, without anchors: what it is worth by itself."""
    classifier = resources.of(build_classifier)
    extra = {i: classifier.evidence(u, i / len(units), anchored=False) for i, u in enumerate(units)}
    return decode([unit.silenced() for unit in units], extra)


def _told_before(units: Sequence[Unit], kinds: list[SectionKind]) -> list[SectionKind]:
    """The kinds, where the facts begin by a line of their own: what is told before that line is background, also what
    follows earlier letters, once the subject is said, without a word of them."""
    for i, kind in enumerate(kinds):
        if kind == "allegations" and _begins_facts(units[i]):
            told = [
                "background" if k == "allegations" and j < i and k not in units[j].evidence else k
                for j, k in enumerate(kinds)
            ]
            while (
                i and told[i - 1] == "correspondence" and not units[i - 1].evidence and "subject" in told[:i]
            ):
                i -= 1
                told[i] = "background"
            return told
    return kinds


def _begins_facts(unit: Unit) -> bool:
    evidence = unit.evidence.get("allegations")
    return evidence is not None and evidence.weight >= 3 and not evidence.heading and unit.words <= LINE


def _led(units: Sequence[Unit], kinds: list[SectionKind]) -> list[SectionKind]:
    """The kinds, a heading that says nothing itself and the lead of questions with the section that they lead to."""
    for i in range(len(units) - 2, -1, -1):
        old, new = kinds[i], kinds[i + 1]
        if (
            new == "requests"
            and old in ("legal_framework", "concerns")
            and units[i].leads
            and units[i + 1].listed
        ):
            kinds[i] = new
        if units[i].heading and old in BODY and new in BODY and old not in units[i].evidence:
            kinds[i] = new
    return kinds
