"""CRF weights from tagged sentences, through sklearn-crfsuite."""

from __future__ import annotations

import shutil
from pathlib import Path

import sklearn_crfsuite

from allegex.resources import Resources
from allegex.taggers.features import features, flags
from allegex.training.train import Lesson

WEIGHTS = "weights.crfsuite"


def train(lesson: Lesson, target: Path) -> str:
    """Writes the weights into the folder. The same sentences give the same weights: L-BFGS draws no chance."""
    table, recipe = flags(Resources()), lesson.recipe
    model = sklearn_crfsuite.CRF(
        algorithm="lbfgs",
        c1=recipe.c1,
        c2=recipe.c2,
        max_iterations=recipe.iterations,
        all_possible_transitions=True,
        min_freq=2,
    )
    model.fit(
        [features(s.tokens, table, s.language) for s in lesson.learn], [list(s.tags) for s in lesson.learn]
    )
    shutil.copyfile(model.modelfile.name, target / WEIGHTS)
    return WEIGHTS
