"""Tagged sentences to a transformer in eight bits."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from allegex.taggers.card import LABELS
from allegex.training.network import base_folder
from allegex.training.train import Lesson
from allegex.training.transformer import Training

WEIGHTS = "network"
SHOWN = 25
"""Steps between two lines of progress."""


def train(lesson: Lesson, target: Path) -> str:
    """Writes the weights into the folder."""
    settings = lesson.recipe.transformers
    labels = [label for label in LABELS if any(f"B-{label}" in s.tags for s in lesson.learn)]
    training = Training(labels, base_folder(settings.base), settings, lesson.recipe.seed)
    rows = training.rows([(s.tokens, s.tags) for s in lesson.learn])
    for number in range(1, settings.epochs + 1):
        training.epoch(rows, number, _show)
    shutil.rmtree(target / WEIGHTS, ignore_errors=True)
    training.save(target / WEIGHTS, quantised=settings.bits == 8)
    return WEIGHTS


def _show(done: int, steps: int) -> None:
    if done % SHOWN == 0 or done == steps:
        sys.stderr.write(f"step {done} of {steps}\n")
