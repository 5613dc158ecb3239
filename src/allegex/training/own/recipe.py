"""The recipe of an extractor of one's own: a TOML file beside the corpus."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from msgspec import Struct

from allegex.errors import ConfigError
from allegex.training.recipe import recipe_in
from allegex.training.settings import WatchedSettings

SMALL = 40
"""Letters below which a score on a fifth of them says little: then every letter is held out once, in folds."""


class CrfSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """L-BFGS with both penalties; it ends early when the loss no longer falls."""

    c1: float = 0.05
    c2: float = 0.01
    iterations: int = 100
    blurred: int = 4
    """How often each paragraph is shown again with some of its features hidden, in a small corpus."""


class SpacySettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """spaCy's named entity recogniser. `config` is a spaCy config in place of the small one of this program.

    Training ends after `patience` epochs without a better score.
    """

    config: str = ""
    epochs: int = 30
    patience: int = 5
    words: int = 200
    """Words of one batch."""


class LinearSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Logistic regression on words and pairs of words. `strength` is scikit-learn's C."""

    strength: float = 10.0
    iterations: int = 400


class OwnRecipe(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What to train, on what. Paths are relative to the recipe.

    `labels` are learned, labels in `ignore` are passed over, any other label in the corpus is refused. Scores come from
    the corpus `held_out`; where none is named, from `folds` in each of which other letters are held out, or, from SMALL
    letters on, from a `share` of the letters.
    """

    name: str
    backend: Literal["crf", "spacy", "transformers", "linear"]
    corpus: str
    labels: tuple[str, ...]
    ignore: tuple[str, ...] = ()
    field: str = ""
    """For `linear`: the field of a text that holds its class."""
    held_out: str = ""
    share: float = 0.2
    folds: int | None = None
    """None: five for a small corpus. 0: none."""
    curve: tuple[int, ...] | None = None
    """Numbers of letters to train on for the learning curve. None: 5, 10, 20 and so on where training is quick."""
    version: str = "1"
    licence: str = "not stated"
    note: str = ""
    seed: int = 1
    crf: CrfSettings = CrfSettings()
    spacy: SpacySettings = SpacySettings()
    transformers: WatchedSettings = WatchedSettings()
    linear: LinearSettings = LinearSettings()


def read_recipe(path: Path) -> OwnRecipe:
    """The recipe in a TOML file. Raises ConfigError."""
    recipe = recipe_in(path, OwnRecipe)
    for wrong in _faults(recipe):
        raise ConfigError(f"recipe {path}: {wrong}")
    return recipe


def _faults(recipe: OwnRecipe) -> list[str]:
    found = []
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", recipe.name):
        found.append(f"name {recipe.name!r} is not made of small letters, digits and single hyphens")
    if not re.fullmatch(r"\d+(\.\d+)*", recipe.version):
        found.append(f"version {recipe.version!r} is not made of numbers and dots, e.g. 1.2")
    if not recipe.labels:
        found.append("labels is empty; name what is to be learned")
    if both := sorted(set(recipe.labels) & set(recipe.ignore)):
        found.append(f"label {both[0]} is both in labels and in ignore")
    if (recipe.backend == "linear") != bool(recipe.field):
        found.append(
            "field belongs to backend linear, which learns the class that a field of each text holds"
        )
    if not 0 < recipe.share < 1:
        found.append(f"share {recipe.share} is not between 0 and 1")
    if recipe.folds is not None and (recipe.folds < 0 or recipe.folds == 1):
        found.append(f"folds {recipe.folds} is neither 0 nor at least 2")
    if recipe.curve and min(recipe.curve) < 1:
        found.append("curve holds a number of letters below 1")
    return found
