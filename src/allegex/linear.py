"""Linear models in a plain file: of each feature the labels that it speaks for. Scored without the library that trained them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from allegex.config import shipped
from allegex.errors import ModelError

SCALE = 100
"""Weights are kept as whole numbers, hundredths."""
LANE = 24
"""Bits of a sum: room for all features of a model in one sentence."""
HALF = 1 << (LANE - 1)

Label = TypeVar("Label", bound=str)


class Weights(Struct, Generic[Label], frozen=True, forbid_unknown_fields=True):
    """weights.json: of each feature the labels that it speaks for, as "label:weight label:weight"."""

    format: int
    labels: tuple[Label, ...]
    bias: tuple[int, ...]
    features: dict[str, str]


class Linear(Generic[Label]):
    """Adds up the weights of features; the numbers are those of scikit-learn's logistic regression."""

    def __init__(self, weights: Weights[Label], *, name: str, format: int) -> None:
        _expect(weights, name, format)
        self.weights = weights
        self._parsed: dict[str, tuple[tuple[int, int], ...]] = {}
        """What features that were met stand for: a language has few words, and letters repeat them."""

    def softmax(self, features: Iterable[str]) -> dict[Label, float]:
        """The probability of each label where exactly one is right."""
        weights = self.weights
        totals = list(weights.bias)
        for feature in set(features):
            for label, weight in self._pairs(feature):
                totals[label] += weight
        highest = max(totals)
        powers = [math.exp((total - highest) / SCALE) for total in totals]
        whole = sum(powers)
        return {label: power / whole for label, power in zip(weights.labels, powers, strict=True)}

    def _pairs(self, feature: str) -> tuple[tuple[int, int], ...]:
        """The labels that a feature speaks for, with its weights."""
        pairs = self._parsed.get(feature)
        if pairs is None:
            written = self.weights.features.get(feature)
            if written is None:
                return ()
            pairs = tuple(_read(written))
            self._parsed[feature] = pairs
        return pairs


class Several(Generic[Label]):
    """Tells which of many labels are likely, where several may be right.

    The sums of all labels are kept in one whole number, `LANE` bits for each: adding the weights of a feature to all of
    them is then one addition, and which sums are high enough is one look at their highest bits.
    """

    def __init__(self, weights: Weights[Label], *, name: str, format: int, floor: float) -> None:
        _expect(weights, name, format)
        self.weights = weights
        self._known = frozenset(weights.features)
        self._lanes: dict[str, int] = {}
        """The weights of features that were met, each label's in its lane."""
        self._least = math.ceil(math.log(floor / (1 - floor)) * SCALE)
        # A sum that reaches `floor` sets the highest bit of its lane.
        self._base = sum((HALF + b - self._least) << (LANE * n) for n, b in enumerate(weights.bias))
        self._high = sum(HALF << (LANE * n) for n in range(len(weights.labels)))

    def scores(self, features: AbstractSet[str]) -> dict[Label, float]:
        """The probability of each label, in their order; those under the floor are left out."""
        present = self._known & features
        try:
            total = sum(map(self._lanes.__getitem__, present), self._base)
        except KeyError:
            self._meet(present)
            total = sum(map(self._lanes.__getitem__, present), self._base)
        high = total & self._high
        labels, least = self.weights.labels, self._least
        found: dict[Label, float] = {}
        while high:
            number = (high & -high).bit_length() // LANE - 1
            above = ((total >> (LANE * number)) & (2 * HALF - 1)) - HALF
            found[labels[number]] = 1 / (1 + math.exp(-((above + least) / SCALE)))
            high &= high - 1
        return found

    def _meet(self, features: AbstractSet[str]) -> None:
        """Puts the weights of features into their lanes."""
        for feature in features:
            if feature not in self._lanes:
                pairs = _read(self.weights.features[feature])
                self._lanes[feature] = sum(weight << (LANE * label) for label, weight in pairs)


def _expect(weights: Weights[Label], name: str, format: int) -> None:
    if weights.format != format:
        raise ModelError(
            f"model {name}: its features are of format {weights.format}, this version reads {format}; "
            "train it again with `make models`"
        )


def _read(written: str) -> Iterator[tuple[int, int]]:
    """Labels by number, with weights."""
    for pair in written.split():
        label, _, weight = pair.partition(":")
        yield int(label), int(weight)


def logistic(odds: float) -> float:
    """The probability of log-odds."""
    return 1 / (1 + math.exp(-odds))


def shipped_weights(name: str, shape: type[Weights[Label]]) -> Weights[Label]:
    """The weights of a model that allegex ships. Raises ModelError."""
    path = shipped("models") / name / "weights.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=shape)
    except OSError as error:
        raise ModelError(f"model {name}: {path} cannot be read: {error.strerror}") from error
    except msgspec.MsgspecError as error:
        raise ModelError(f"model {name}: {path}: {error}") from error
