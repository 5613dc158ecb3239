"""The paragraph classifier: what a paragraph is likely to be where no anchor speaks. A linear model in a plain file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from allegex.linear import Linear, Weights, shipped_weights
from allegex.records.document import SectionKind
from allegex.resources import Resources
from allegex.segmentation.units import Unit

FORMAT = 1
"""Version of the features; weights made for another one are refused."""

WORDS = 40
CHARACTERS = 48
FLOOR = 0.03
"""Probability below which a kind is not considered."""


class Classifier:
    """Says what a paragraph is likely to be."""

    def __init__(self, weights: Weights[SectionKind]) -> None:
        self._linear = Linear(weights, name="sections", format=FORMAT)

    def probabilities(self, features: Iterable[str]) -> dict[SectionKind, float]:
        """The probability of each kind."""
        return self._linear.softmax(features)

    def evidence(self, unit: Unit, place: float, *, anchored: bool = True) -> dict[SectionKind, float]:
        """Evidence in the unit of anchors for the kinds that are likely enough."""
        probabilities = self.probabilities(features(unit, place, anchored=anchored))
        return {kind: math.log(p / FLOOR) for kind, p in probabilities.items() if p > FLOOR}


def features(unit: Unit, place: float, *, anchored: bool) -> Iterator[str]:
    """What the classifier sees of a unit: words, pairs of words, characters, place, look and anchors.

    `place` is how far down the document the unit stands, 0 to 1.
    """
    words = [word if word.isalpha() else "0" * len(word) for word in unit.head[:WORDS]]
    yield from ("w:" + word for word in words)
    yield from (f"p:{first} {second}" for first, second in pairwise(("^", *words)))
    line = " ".join(words)[:CHARACTERS]
    yield from ("c:" + line[i : i + 4] for i in range(len(line) - 3))
    yield f"at:{min(int(place * 8), 7)}"
    yield f"long:{min(unit.words.bit_length(), 8)}"
    block = unit.block
    yield "role:" + block.role
    if block.marker:
        yield "marked:number" if block.marker[0].isdigit() else "marked:other"
    if block.bold > 0.5:
        yield "bold"
    if block.centred:
        yield "centred"
    if block.indent > 18:
        yield "indented"
    for kind, evidence in unit.evidence.items():
        if evidence.anchor == "look":
            yield "look:" + kind
        elif anchored:
            yield f"a:{kind}"
            yield f"a:{kind}{int(evidence.weight)}"


def build_classifier(resources: Resources) -> Classifier:
    """The classifier that is shipped. Raises ModelError."""
    return Classifier(shipped_weights("sections", Weights[SectionKind]))
