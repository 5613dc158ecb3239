"""What the trainings of linear models have in common: recipe, generated letters, weights and card, and the command."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from allegex.errors import ConfigError
from allegex.linear import Weights
from allegex.records.document import Document
from allegex.resources import LANGUAGES
from allegex.training.recipe import recipe_in


class LinearRecipe(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every recipe of a linear model says."""

    name: str
    version: str
    licence: str
    rebuild: str
    note: str = ""
    seed: int = 1
    strength: float = 1.0
    """scikit-learn's C: higher follows the training text more closely."""
    least: int = 4
    """Examples in which a feature must occur."""


Shape = TypeVar("Shape", bound=LinearRecipe)


def read_documents(path: Path) -> Iterator[Document]:
    """Documents with gold sections, one JSON object a line. Raises ConfigError."""
    try:
        for line in path.read_bytes().splitlines():
            yield msgspec.json.decode(line, type=Document)
    except OSError as error:
        raise ConfigError(
            f"documents {path}: {error.strerror}; make them with python -m corpus.generate"
        ) from error
    except msgspec.MsgspecError as error:
        raise ConfigError(f"documents {path}: {error}") from error


def write_model(weights: Weights[Any], recipe: LinearRecipe, target: Path, learned: dict[str, int]) -> None:
    """Writes weights.json and the card model.toml into a folder. `learned` counts what it was trained on.

    Scores on a card that is there stay: they are written by what measures them.
    """
    target.mkdir(parents=True, exist_ok=True)
    data = msgspec.json.format(msgspec.json.encode(weights, order="sorted"), indent=0) + b"\n"
    (target / "weights.json").write_bytes(data)
    rows = {
        "name": recipe.name,
        "version": recipe.version,
        "format": weights.format,
        "languages": list(LANGUAGES),
        "labels": list(weights.labels),
        "weights": "weights.json",
        "size": len(data),
        "digest": "sha256:" + hashlib.sha256(data).hexdigest(),
        "licence": recipe.licence,
        "rebuild": recipe.rebuild,
        "note": recipe.note,
        **learned,
    }
    text = "".join(f"{key} = {msgspec.json.encode(value).decode()}\n" for key, value in rows.items())
    card = target / "model.toml"
    scores = card.read_text("utf-8").partition("\n[[scores]]")[2] if card.exists() else ""
    card.write_text(text + (f"\n[[scores]]{scores}" if scores else ""), "utf-8")


def command(
    train: Callable[[Shape, Path, Path], Weights[Any]],
    shape: type[Shape],
    module: str,
    arguments: Sequence[str] | None,
) -> None:
    """python -m MODULE RECIPE DOCUMENTS TARGET: trains and says how large the model is."""
    parser = argparse.ArgumentParser(prog=f"python -m {module}")
    for name in ("recipe", "documents", "target"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args(arguments)
    weights = train(recipe_in(args.recipe, shape), args.documents, args.target)
    sys.stdout.write(f"{args.target}: {len(weights.features)} features, {len(weights.labels)} labels\n")
