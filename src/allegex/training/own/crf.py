"""Paragraphs to a linear-chain CRF, through python-crfsuite."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pycrfsuite

from allegex.resources import Resources
from allegex.taggers.features import features, flags
from allegex.training.own.letters import Paragraph
from allegex.training.own.steps import Epoch, Fitted, Job

WATCHES = False
WEIGHTS = "weights.crfsuite"


def fit(learn: list[Paragraph], watch: list[Paragraph], folder: Path, job: Job) -> Fitted:
    """Writes the weights. The same paragraphs give the same weights: L-BFGS draws no chance."""
    settings = job.recipe.crf
    epochs: list[Epoch] = []

    class Trainer(pycrfsuite.Trainer):  # type: ignore[misc]
        def on_iteration(self, log: str, info: dict[str, Any]) -> None:
            epochs.append(Epoch(int(info["num"]), round(float(info["loss"]), 4)))
            job.report(len(epochs), settings.iterations)

    trainer = Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(
        {
            "c1": settings.c1,
            "c2": settings.c2,
            "max_iterations": settings.iterations,
            "feature.possible_transitions": True,
            # Ends where ten iterations lower the loss by less than a thousandth.
            "period": 10,
            "delta": 1e-3,
        }
    )
    table = flags(Resources())
    for paragraph in learn:
        trainer.append(features(paragraph.tokens.text, table, paragraph.language), list(paragraph.tags))
    trainer.train(str(folder / WEIGHTS))
    return Fitted(WEIGHTS, tuple(epochs))
