"""Model cards: `model.toml` beside the weights says what they are; what does not agree with it is refused."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from allegex.errors import ModelError

FORMAT = 1
"""Version of features and code that weights are made for; a change of either raises it."""
LABELS = ("PER", "ORG", "LOC")


class Data(Struct, frozen=True, forbid_unknown_fields=True):
    """One source of training text."""

    name: str
    licence: str
    source: str
    sentences: int


class Score(Struct, frozen=True, forbid_unknown_fields=True):
    """F1 on a set held out, with a bootstrap interval of 95 per cent."""

    on: str
    measure: str
    f1: float
    low: float | None = None
    high: float | None = None


class ModelCard(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a model is. `digest` is the sha256 of the weights."""

    name: str
    version: str
    backend: Literal["crf", "onnx", "spacy"]
    format: int
    languages: tuple[str, ...]
    labels: tuple[str, ...]
    weights: str
    size: int
    digest: str
    licence: str
    rebuild: str
    note: str = ""
    data: tuple[Data, ...] = ()
    scores: tuple[Score, ...] = ()


def read_card(folder: Path) -> ModelCard:
    """The card of a model folder, checked against the weights beside it. Raises ModelError."""
    path = folder / "model.toml"
    if not path.is_file():
        raise ModelError(
            f"model {folder.name}: no model.toml in {folder}; train one or name a folder that has it"
        )
    try:
        card = msgspec.convert(tomllib.loads(path.read_text("utf-8")), ModelCard)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise ModelError(f"model {folder.name}: model.toml: {error}") from error
    if card.format != FORMAT:
        raise ModelError(
            f"model {card.name}: made for format {card.format}, this program reads {FORMAT}; rebuild it: {card.rebuild}"
        )
    if not card.labels or not set(card.labels) <= set(LABELS):
        raise ModelError(f"model {card.name}: labels {', '.join(card.labels)}; possible: {', '.join(LABELS)}")
    weights = folder / card.weights
    if not weights.is_file():
        raise ModelError(
            f"model {card.name}: weights {card.weights} are not there; rebuild it: {card.rebuild}"
        )
    digest = digest_of(weights)
    if digest != card.digest:
        raise ModelError(
            f"model {card.name}: weights have digest {digest[:12]}, the card says {card.digest[:12]}; rebuild it: {card.rebuild}"
        )
    return card


def digest_of(path: Path) -> str:
    """The sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
