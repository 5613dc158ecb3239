"""Linear models in a plain file: of each feature the labels that it speaks for. Scored without the library that trained them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from allegex.config import shipped
from allegex.errors import ModelError

SCALE = 100
"""Weights are kept as whole numbers, hundredths."""

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
        if weights.format != format:
            raise ModelError(
                f"model {name}: its features are of format {weights.format}, this version reads {format}; "
                "train it again with `make models`"
            )
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

    def each(self, features: Iterable[str], floor: float) -> dict[Label, float]:
        """The probability of each label where several may be right; those under `floor` are left out."""
        weights = self.weights
        totals: dict[int, int] = {}
        for feature in set(features):
            for label, weight in self._pairs(feature):
                totals[label] = totals.get(label, weights.bias[label]) + weight
        least = math.log(floor / (1 - floor)) * SCALE
        return {
            weights.labels[number]: logistic(total / SCALE)
            for number, total in sorted(totals.items())
            if total >= least
        }

    def _pairs(self, feature: str) -> tuple[tuple[int, int], ...]:
        """The labels that a feature speaks for, with its weights."""
        pairs = self._parsed.get(feature)
        if pairs is None:
            written = self.weights.features.get(feature)
            if written is None:
                return ()
            pairs = tuple(
                (int(label), int(weight))
                for label, _, weight in (pair.partition(":") for pair in written.split())
            )
            self._parsed[feature] = pairs
        return pairs


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
