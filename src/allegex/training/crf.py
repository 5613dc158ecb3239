"""CRF weights from tagged sentences, through sklearn-crfsuite."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import sklearn_crfsuite

from allegex.resources import Resources
from allegex.taggers.features import features, flags
from allegex.training.corpus import Sentence


def train(
    sentences: Sequence[Sentence], target: Path, *, c1: float = 0.08, c2: float = 0.02, iterations: int = 60
) -> None:
    """Writes the weights to `target`. The same sentences give the same weights: L-BFGS draws no chance."""
    table = flags(Resources())
    model = sklearn_crfsuite.CRF(
        algorithm="lbfgs", c1=c1, c2=c2, max_iterations=iterations, all_possible_transitions=True, min_freq=2
    )
    model.fit([features(s.tokens, table, s.language) for s in sentences], [list(s.tags) for s in sentences])
    shutil.copyfile(model.modelfile.name, target)
