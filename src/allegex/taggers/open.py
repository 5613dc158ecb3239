"""Opens a trained model by its folder, with the backend that its card names."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

from allegex.config import shipped
from allegex.errors import ModelError
from allegex.records.letter import Model
from allegex.taggers.bio import Tagged, Tokens
from allegex.taggers.card import LABELS, ModelCard, read_card

BACKENDS = {
    "crf": "allegex.taggers.crf",
    "linear": "allegex.taggers.linear",
    "onnx": "allegex.taggers.onnx",
    "spacy": "allegex.taggers.spacy",
}
"""Each module has `load(folder, card) -> Tagger`; heavy libraries are imported there, when a configuration asks."""


class Tagger(Protocol):
    """Marks the spans of sentences."""

    model: Model

    def __call__(self, sentences: Sequence[Tokens], language: str) -> list[tuple[Tagged, ...]]: ...


def open_tagger(name: str, possible: Sequence[str] | None = LABELS) -> Tagger:
    """The tagger in `models/NAME`, or in the folder NAME; `possible` labels, None for any. Raises ModelError."""
    folder = find_model(name)
    card = read_card(folder, possible)
    module = BACKENDS[card.backend]
    try:
        backend = import_module(module)
    except ImportError as error:
        raise ModelError(
            f"model {card.name} is run by more than is installed: pip install 'allegex[{card.backend}]' ({error})"
        ) from error
    tagger: Tagger = backend.load(folder, card)
    return tagger


def find_model(name: str) -> Path:
    """The folder of a model. Raises ModelError with the names that are there."""
    folder = Path(name)
    if folder.is_dir():
        return folder
    root = shipped("models")
    if (root / name).is_dir() and "/" not in name:
        return root / name
    known = sorted(p.parent.name for p in root.glob("*/model.toml"))
    raise ModelError(f"no model {name!r}; there are: {', '.join(known) or 'none'}, or name a folder")


def as_model(card: ModelCard) -> Model:
    """How the record names a model."""
    return Model(card.name, card.version, f"sha256:{card.digest}")
