"""Model cards: `model.toml` beside the weights says what they are; what does not agree with it is refused."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
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
    """What a model is. `weights` is a file or a folder beside the card, `size` its bytes, `digest` its sha256."""

    name: str
    version: str
    backend: Literal["crf", "linear", "onnx", "spacy"]
    format: int
    languages: tuple[str, ...]
    labels: tuple[str, ...]
    weights: str
    size: int
    digest: str
    licence: str
    rebuild: str
    note: str = ""
    tables: bool = True
    """Whether it sees what the tables of this program know of a word. What they know changes from version to version."""
    data: tuple[Data, ...] = ()
    scores: tuple[Score, ...] = ()


def read_card(folder: Path, possible: Sequence[str] | None = LABELS) -> ModelCard:
    """The card of a model folder, checked against the weights beside it and the `possible` labels. Raises ModelError."""
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
    if not card.labels or (possible is not None and not set(card.labels) <= set(possible)):
        raise ModelError(
            f"model {card.name}: labels {', '.join(card.labels) or 'none'}; possible: {', '.join(possible or ['any'])}"
        )
    weights = folder / card.weights
    if not weights.exists():
        raise ModelError(
            f"model {card.name}: weights {card.weights} are not there; rebuild it: {card.rebuild}"
        )
    digest = digest_of(weights)
    if digest != card.digest:
        raise ModelError(
            f"model {card.name}: weights have digest {digest[:12]}, the card says {card.digest[:12]}; rebuild it: {card.rebuild}"
        )
    return card


class Summary(Struct, frozen=True):
    """What every card has, of whatever kind of model; other keys are passed over."""

    name: str
    version: str
    labels: tuple[str, ...] = ()


def read_summary(folder: Path) -> Summary:
    """Name, version and labels of the model in a folder, its weights unseen. Raises ModelError."""
    try:
        return msgspec.convert(tomllib.loads((folder / "model.toml").read_text("utf-8")), Summary)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise ModelError(f"{folder / 'model.toml'}: {error}") from error


def digest_of(path: Path) -> str:
    """The sha256 of a file, or of the names and bytes of all files of a folder."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    found = hashlib.sha256()
    for file in files_of(path):
        data = file.read_bytes()
        found.update(f"{file.relative_to(path).as_posix()}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()


def size_of(path: Path) -> int:
    """Bytes of a file or of all files of a folder."""
    return sum(file.stat().st_size for file in files_of(path))


def files_of(path: Path) -> list[Path]:
    """The file itself, or the files of a folder, sorted."""
    return [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
