"""Paragraphs with classes to linear weights: scikit-learn's logistic regression, written down plainly."""

from __future__ import annotations

from pathlib import Path

import msgspec
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from allegex.taggers.linear import NONE, Linear, features
from allegex.training.own.letters import Paragraph
from allegex.training.own.steps import Epoch, Fitted, Job
from allegex.writers.annotation.lines import write_bytes

WATCHES = False
WEIGHTS = "weights.json"


def fit(learn: list[Paragraph], watch: list[Paragraph], folder: Path, job: Job) -> Fitted:
    """Writes the weights. L-BFGS draws no chance, and ends where it has converged."""
    settings = job.recipe.linear
    rows, kinds = [], []
    for paragraph in learn:
        found = features(paragraph.tokens.text)
        if found:
            rows.append(dict.fromkeys(found, 1 / len(found) ** 0.5))
            kinds.append(paragraph.marks[0][2] if paragraph.marks else NONE)
    classes = sorted(set(kinds))
    if len(classes) == 1:
        linear = Linear(tuple(classes), (0.0,), {})
        rounds = 0
    else:
        vectorizer = DictVectorizer()
        model = LogisticRegression(
            C=settings.strength, max_iter=settings.iterations, random_state=job.recipe.seed
        )
        model.fit(vectorizer.fit_transform(rows), kinds)
        rounds = int(max(model.n_iter_))
        weights, bias = model.coef_, model.intercept_
        if len(classes) == 2:
            # scikit-learn keeps one row for two classes: softmax over (0, w) is its sigmoid.
            weights, bias = [0 * weights[0], weights[0]], [0.0, bias[0]]
        names = vectorizer.get_feature_names_out()
        linear = Linear(
            tuple(str(name) for name in model.classes_),
            tuple(round(float(value), 4) for value in bias),
            {str(name): tuple(round(float(row[at]), 4) for row in weights) for at, name in enumerate(names)},
        )
    write_bytes(folder / WEIGHTS, msgspec.json.encode(linear))
    job.report(1, 1)
    return Fitted(WEIGHTS, (Epoch(rounds, 0.0),) if rounds else ())
