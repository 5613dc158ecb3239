"""The steps of a training: each result is kept beside the model to come, so that an interrupted one can go on."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import msgspec
from msgspec import Struct

from allegex.errors import ConfigError, WriteError
from allegex.taggers.card import FORMAT
from allegex.training.own.letters import Paragraph
from allegex.training.own.recipe import OwnRecipe
from allegex.training.own.score import Outcome
from allegex.writers.annotation.lines import read_bytes, write_bytes

Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done, and of how much."""


class Epoch(Struct, frozen=True):
    """Loss of an epoch, and exact F1 on the letters that training watches, if it watches any."""

    number: int
    loss: float
    f1: float | None = None


def over(epochs: Sequence[Epoch], patience: int) -> bool:
    """Whether the last `patience` epochs brought nothing better than what came before, if anything came."""
    scores = [e.f1 for e in epochs if e.f1 is not None]
    return len(scores) > patience and 0 < max(scores[:-patience]) >= max(scores[-patience:])


def best_so_far(epochs: Sequence[Epoch]) -> bool:
    """Whether no epoch was better than the last; where none is watched, each is."""
    last = epochs[-1].f1
    return last is None or last >= max(e.f1 or 0.0 for e in epochs)


class Fitted(Struct, frozen=True):
    """What a backend wrote: the weights, a name in its folder, and how the epochs went."""

    weights: str
    epochs: tuple[Epoch, ...] = ()


class Step(Struct, frozen=True):
    """The result of one step: trained on `letters` letters."""

    name: str
    letters: int
    outcome: Outcome | None
    fitted: Fitted | None
    """None where there was nothing to learn from."""


class Job(Struct, frozen=True):
    """What a backend is told: the recipe, where it lies, and where to report."""

    recipe: OwnRecipe
    home: Path
    report: Callable[[int, int], None]


class Backend(Protocol):
    """A module that trains: `fit` writes weights into a folder.

    WATCHES says whether it ends early by watching letters that it does not learn from. What it leaves in the folder when
    it is interrupted it finds there again.
    """

    WATCHES: bool

    def fit(self, learn: list[Paragraph], watch: list[Paragraph], folder: Path, job: Job) -> Fitted: ...


class Workshop:
    """The folder NAME.partial, where a training works until its model is whole."""

    def __init__(self, target: Path, key: str, *, resume: bool) -> None:
        self.folder = target.with_name(target.name + ".partial")
        self._target = target
        if target.exists() and not (target / "model.toml").is_file():
            raise WriteError(f"{target} is there and is no model; name another folder with --out")
        started = self.folder / "training"
        if resume and not started.is_file():
            raise ConfigError(f"nothing to resume: no interrupted training in {self.folder}")
        if resume and started.read_text("utf-8") != key:
            raise ConfigError(
                f"{self.folder}: recipe or corpus have changed since; train without --resume to begin anew"
            )
        if not resume:
            if self.folder.exists() and not started.is_file():
                raise WriteError(f"{self.folder} is there and is no interrupted training; move it away")
            shutil.rmtree(self.folder, ignore_errors=True)
            try:
                self.folder.mkdir(parents=True)
            except OSError as error:
                raise WriteError(f"{self.folder}: cannot be written: {error.strerror}") from error
            write_bytes(started, key.encode())

    def done(self, name: str) -> Step | None:
        """The result of a step that was finished before."""
        path = self.folder / f"{name}.json"
        return msgspec.json.decode(read_bytes(path), type=Step) if path.is_file() else None

    def keep(self, step: Step) -> None:
        """Writes down the result of a step."""
        write_bytes(self.folder / f"{step.name}.json", msgspec.json.encode(step))

    def finish(self, model: Path) -> None:
        """Puts the whole model in its place, and clears the workshop away."""
        old = self._target.with_name(self._target.name + ".old")
        shutil.rmtree(old, ignore_errors=True)
        try:
            if self._target.exists():
                self._target.rename(old)
            model.rename(self._target)
        except OSError as error:
            raise WriteError(f"{self._target}: cannot be written: {error.strerror}") from error
        shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(self.folder, ignore_errors=True)


def key_of(recipe: OwnRecipe, corpora: list[Path]) -> str:
    """What a training depends on, as a digest: an interrupted one goes on only where all is the same."""
    digest = hashlib.sha256(msgspec.json.encode((FORMAT, recipe)))
    for path in corpora:
        digest.update(read_bytes(path))
    return digest.hexdigest()
