"""Paragraphs to a linear-chain CRF, through python-crfsuite."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pycrfsuite

from allegex.taggers.features import Flags, features
from allegex.training.own.letters import Paragraph
from allegex.training.own.steps import Epoch, Fitted, Job

WATCHES = False
HIDDEN = 0.5
"""Share of features hidden. On the twenty letters of the example F1 rose by more than 0.1 with 0.3 to 0.7."""
MOST = 40_000
"""Tokens shown again at most: what is learned from many letters needs no blurring."""
WEIGHTS = "weights.crfsuite"
NO_TABLES: Flags = {}
"""Without the tables of names and places a model finds the same with every version of them; F1 was no lower."""


def fit(learn: list[Paragraph], watch: list[Paragraph], folder: Path, job: Job) -> Fitted:
    """Writes the weights. The same paragraphs give the same weights: L-BFGS draws no chance."""
    settings = job.recipe.crf
    epochs: list[Epoch] = []
    stopped: list[KeyboardInterrupt] = []

    class Trainer(pycrfsuite.Trainer):  # type: ignore[misc]
        def on_iteration(self, log: str, info: dict[str, Any]) -> None:
            epochs.append(Epoch(int(info["num"]), round(float(info["loss"]), 4)))
            try:
                job.report(len(epochs), settings.iterations)
            except KeyboardInterrupt as stop:
                # crfsuite cannot be stopped from here and swallows what is raised: told when it has ended.
                stopped.append(stop)

        def silent(self, log: str, *told: Any) -> None:
            """What else crfsuite reports."""

        on_start = on_featgen_progress = on_featgen_end = on_prepared = on_prepare_error = silent
        on_optimization_end = on_end = silent

    # Without verbose it tells nothing of its iterations either.
    trainer = Trainer(verbose=True)
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
    draw = random.Random(job.recipe.seed)
    again = min(settings.blurred, MOST // sum(len(p.tokens.text) for p in learn))
    for paragraph in learn:
        seen = features(paragraph.tokens.text, NO_TABLES, paragraph.language)
        tags = list(paragraph.tags)
        trainer.append(seen, tags)
        for _ in range(again):
            trainer.append([_blurred(row, draw) for row in seen], tags)
    trainer.train(str(folder / WEIGHTS))
    if stopped:
        raise stopped[0]
    return Fitted(WEIGHTS, tuple(epochs))


def _blurred(row: list[str], draw: random.Random) -> list[str]:
    """A token with some of its features hidden, so that no single word decides: in few letters it would."""
    return [feature for feature in row if draw.random() >= HIDDEN]
