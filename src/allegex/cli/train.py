"""`allegex train`: a recipe to a model folder. What it needs is in the extra `train`."""

from __future__ import annotations

import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from allegex.errors import ConfigError

TRAINERS = {
    "sets": ("allegex.training.train", "build/data"),
    "sets_of": ("allegex.training.train", "build/data"),
    "shown": ("allegex.training.passages", "build/passages.jsonl"),
    "silenced": ("allegex.training.sections", "build/sections.jsonl"),
}
"""A key of this kind of recipe, and of none below it -> the module that trains it, and where its data lie by default."""


def train(
    recipe: Annotated[Path, typer.Argument(help="A recipe, e.g. configs/train/names-crf.toml.")],
    data: Annotated[
        Path | None, typer.Option(help="Where the labelled text lies; corpus/README.md says where to get it.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Model folder; models/NAME by default.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a training that was interrupted.")
    ] = False,
) -> None:
    """Train a model from a recipe: one with the key `corpus` learns from letters that you annotated."""
    try:
        keys = tomllib.loads(recipe.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"recipe {recipe}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"recipe {recipe}: {error}") from error
    if "corpus" in keys:
        _own(recipe, out or Path("models") / str(keys.get("name", recipe.stem)), resume=resume)
        return
    if resume:
        raise ConfigError("--resume goes with recipes that have the key `corpus`; others begin anew")
    found = next((trainer for key, trainer in TRAINERS.items() if key in keys), None)
    if found is None:
        raise ConfigError(
            f"recipe {recipe}: none of the keys {', '.join(sorted((*TRAINERS, 'corpus')))} says what to train"
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


def _own(recipe: Path, out: Path, *, resume: bool) -> None:
    """Trains on a corpus of one's own and prints how good the model is."""
    from allegex.cli.progress import steps
    from allegex.training.own.report import curve_of, score_table, whole_of
    from allegex.training.own.train import train as train_own

    try:
        with steps() as progress:
            result = train_own(recipe, out, progress, resume=resume)
    except KeyboardInterrupt:
        print("allegex: interrupted; the same command with --resume goes on", file=sys.stderr)
        raise
    print(
        f"{out}: {result.card.name} {result.card.version}, {result.card.size / 1e6:.2f} MB, scored on {result.on}"
    )
    for letters, f1 in curve_of(result):
        print(f"F1 after {letters} letters: {f1:.2f}")
    whole = whole_of(result)
    for line in score_table(whole) if whole is not None else ():
        print(line)
    print(f"report: {out / 'report.md'}")
