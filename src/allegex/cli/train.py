"""`allegex train`: a recipe to a model folder. What it needs is in the extra `train`."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from allegex.errors import ConfigError

TRAINERS = {
    "sets": ("allegex.training.train", "build/data"),
    "silenced": ("allegex.training.sections", "build/sections.jsonl"),
}
"""A key that only this kind of recipe has -> the module that trains it, and where its data lie by default."""


def train(
    recipe: Annotated[Path, typer.Argument(help="A recipe, e.g. configs/train/names-crf.toml.")],
    data: Annotated[
        Path | None, typer.Option(help="Where the labelled text lies; corpus/README.md says where to get it.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Model folder; models/NAME by default.")
    ] = None,
) -> None:
    """Train a model from a recipe."""
    try:
        keys = tomllib.loads(recipe.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"recipe {recipe}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"recipe {recipe}: {error}") from error
    found = next((trainer for key, trainer in TRAINERS.items() if key in keys), None)
    if found is None:
        raise ConfigError(
            f"recipe {recipe}: none of the keys {', '.join(sorted(TRAINERS))} says what to train"
        )
    module, place = found
    try:
        trainer = import_module(module)
    except ImportError as error:
        raise ConfigError(
            f"training needs the extra `train`: pip install 'allegex[train]' ({error})"
        ) from error
    trainer.main(
        [str(recipe), str(data or place), str(out or Path("models") / str(keys.get("name", recipe.stem)))]
    )
