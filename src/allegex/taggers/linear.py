"""A linear model that gives each paragraph a class: weights in a plain file, read without any library."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
from msgspec import Struct

from allegex.errors import ModelError
from allegex.records.letter import Model
from allegex.taggers.bio import Tagged, Tokens
from allegex.taggers.card import ModelCard
from allegex.taggers.open import Tagger, as_model

NONE = ""
"""The class of paragraphs that have none; nothing is said of them."""


class Linear(Struct, frozen=True, forbid_unknown_fields=True):
    """Classes, their biases, and per feature a weight for each class."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]


def features(words: Sequence[str]) -> list[str]:
    """Words and pairs of neighbours, small letters, each once, sorted."""
    low = [word.lower() for word in words if word[0].isalnum()]
    return sorted({*low, *(f"{a} {b}" for a, b in pairwise(low))})


class LinearTagger:
    """Softmax over the weights of what a paragraph holds; the paragraph's length is taken out."""

    def __init__(self, linear: Linear, model: Model) -> None:
        self.model = model
        self._linear = linear

    def __call__(self, sentences: Sequence[Tokens], language: str) -> list[tuple[Tagged, ...]]:
        """The whole sentence with its class and probability; nothing where it has none."""
        return [self._spans(tokens) for tokens in sentences]

    def _spans(self, tokens: Tokens) -> tuple[Tagged, ...]:
        found = features(tokens.text)
        if not found:
            return ()
        scale = 1 / math.sqrt(len(found))
        sums = list(self._linear.bias)
        for feature in found:
            for index, weight in enumerate(self._linear.weights.get(feature, ())):
                sums[index] += weight * scale
        top = max(sums)
        shares = [math.exp(value - top) for value in sums]
        best = max(range(len(sums)), key=sums.__getitem__)
        label = self._linear.classes[best]
        if label == NONE:
            return ()
        return (Tagged(tokens.start[0], tokens.end[-1], label, shares[best] / sum(shares)),)


def load(folder: Path, card: ModelCard) -> Tagger:
    """The tagger of a model folder. Raises ModelError."""
    try:
        linear = msgspec.json.decode((folder / card.weights).read_bytes(), type=Linear)
    except (OSError, msgspec.MsgspecError) as error:
        raise ModelError(f"model {card.name}: {card.weights} holds no linear weights") from error
    return LinearTagger(linear, as_model(card))
