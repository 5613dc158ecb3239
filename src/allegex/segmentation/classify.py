"""The paragraph classifier: what a paragraph is likely to be where no anchor speaks. A linear model in a plain file."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
from msgspec import Struct

from allegex.config import shipped
from allegex.errors import ModelError
from allegex.records.document import SectionKind
from allegex.resources import Resources
from allegex.segmentation.units import Unit

FORMAT = 1
"""Version of the features; weights made for another one are refused."""

SCALE = 100
"""Weights are kept as whole numbers, hundredths."""

WORDS = 40
CHARACTERS = 48
FLOOR = 0.03
"""Probability below which a kind is not considered."""


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """weights.json: of each feature the classes that it speaks for, as "class:weight class:weight"."""

    format: int
    labels: tuple[SectionKind, ...]
    bias: tuple[int, ...]
    features: dict[str, str]


class Classifier:
    """Scores paragraphs with plain sums; the numbers are those of scikit-learn's logistic regression."""

    def __init__(self, weights: Weights) -> None:
        if weights.format != FORMAT:
            raise ModelError(
                f"model sections: its features are of format {weights.format}, this version reads {FORMAT}; "
                "train it again with `allegex train sections`"
            )
        self._weights = weights

    def probabilities(self, features: Iterator[str] | Sequence[str]) -> dict[SectionKind, float]:
        """The probability of each kind."""
        weights = self._weights
        totals = list(weights.bias)
        known = weights.features
        for feature in set(features):
            for pair in known.get(feature, "").split():
                label, _, weight = pair.partition(":")
                totals[int(label)] += int(weight)
        highest = max(totals)
        powers = [math.exp((total - highest) / SCALE) for total in totals]
        whole = sum(powers)
        return {label: power / whole for label, power in zip(weights.labels, powers, strict=True)}

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
    path = shipped("models") / "sections" / "weights.json"
    try:
        return Classifier(msgspec.json.decode(path.read_bytes(), type=Weights))
    except OSError as error:
        raise ModelError(f"model sections: {path} cannot be read: {error.strerror}") from error
    except msgspec.MsgspecError as error:
        raise ModelError(f"model sections: {path}: {error}") from error
