"""Documents with known sections to the paragraph classifier: scikit-learn's logistic regression, written down plainly."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from allegex.linear import SCALE, Weights
from allegex.records.document import Document, SectionKind
from allegex.records.text import Block
from allegex.resources import Resources
from allegex.segmentation.anatomy import KINDS
from allegex.segmentation.anchors import Anchors, build_anchors
from allegex.segmentation.classify import FORMAT, features
from allegex.segmentation.units import Unit, units_of
from allegex.segmentation.words import fold
from allegex.training.linear import LinearRecipe, command, read_documents, write_model


class SectionsRecipe(LinearRecipe, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the classifier is made of."""

    iterations: int = 400
    keep: int = 9000
    """Features kept, those of the heaviest weights."""
    silenced: float = 0.6
    """Share of paragraphs that are shown without their anchors, because that is how most are met."""
    phrases: int = 1
    """How often each phrase of the language data is shown as a paragraph of its kind."""


class Example(NamedTuple):
    """One paragraph: what the classifier sees of it, and its kind."""

    features: frozenset[str]
    kind: SectionKind


def train(recipe: SectionsRecipe, documents: Path, target: Path) -> Weights[SectionKind]:
    """Trains on the documents, writes weights.json and the card model.toml into the folder `target`."""
    resources = Resources()
    anchors = resources.of(build_anchors)
    draw = random.Random(recipe.seed)
    examples: list[Example] = []
    count = 0
    for document in read_documents(documents):
        count += 1
        examples.extend(examples_of(document, anchors, recipe.silenced, draw))
    for _ in range(recipe.phrases):
        examples.extend(_phrases(anchors))
    weights = fit(examples, recipe).weights
    write_model(weights, recipe, target, {"letters": count, "paragraphs": len(examples)})
    return weights


def examples_of(
    document: Document, anchors: Anchors, silenced: float, draw: random.Random
) -> Iterator[Example]:
    """The paragraphs of a document with their gold kinds."""
    units = units_of(document.text, anchors)
    kinds = gold_kinds(document, units)
    for index, (unit, kind) in enumerate(zip(units, kinds, strict=True)):
        anchored = draw.random() >= silenced
        yield Example(frozenset(features(unit, index / len(units), anchored=anchored)), kind)


def gold_kinds(document: Document, units: Sequence[Unit]) -> list[SectionKind]:
    """The kind of the top section that each unit stands in."""
    top = [section for section in document.sections if section.parent is None]
    return [next(s.kind for s in top if s.start <= unit.start < s.end) for unit in units]


def _phrases(anchors: Anchors) -> Iterator[Example]:
    """What the language data says of each kind, as short paragraphs."""
    block = Block(0, 1, "body", 1)
    for row in anchors.rows:
        for text in (
            *row.examples,
            *(row.starts if len(row.holds) == 0 else ()),
            *(row.holds[0] if len(row.holds) == 1 else ()),
        ):
            unit = Unit(0, 1, block, len(text.split()), fold(text))
            found = {f for f in features(unit, 0.5, anchored=False) if f[:2] in {"w:", "p:", "c:"}}
            yield Example(frozenset(found), row.kind)


class Fitted(NamedTuple):
    """The weights as they are written, and scikit-learn's model with these very weights."""

    weights: Weights[SectionKind]
    model: Any
    vocabulary: list[str]


def fit(examples: Sequence[Example], recipe: SectionsRecipe) -> Fitted:
    """Logistic regression over the features that occur often enough; the lightest ones are cut off afterwards."""
    import numpy
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for example in examples for feature in example.features)
    often = {feature for feature, n in counts.items() if n >= recipe.least}
    vectorizer = DictVectorizer(sort=True)
    table = vectorizer.fit_transform([{f: 1.0 for f in e.features if f in often} for e in examples])
    order = {kind: index for index, kind in enumerate(KINDS)}
    wanted = [order[example.kind] for example in examples]
    model = LogisticRegression(C=recipe.strength, max_iter=recipe.iterations, random_state=recipe.seed)
    model.fit(table, wanted)
    whole = numpy.rint(model.coef_ * SCALE).astype(int)
    heaviest = numpy.argsort(-numpy.abs(whole).max(axis=0), kind="stable")[: recipe.keep]
    kept = numpy.zeros_like(whole)
    kept[:, heaviest] = whole[:, heaviest]
    kept[numpy.abs(kept) < 4] = 0
    bias = numpy.rint(model.intercept_ * SCALE).astype(int)
    model.coef_, model.intercept_ = kept / SCALE, bias / SCALE
    names = list(vectorizer.get_feature_names_out())
    written = {}
    for column, name in enumerate(names):
        pairs = [f"{row}:{kept[row, column]}" for row in range(kept.shape[0]) if kept[row, column]]
        if pairs:
            written[name] = " ".join(pairs)
    labels = tuple(KINDS[index] for index in model.classes_)
    return Fitted(Weights(FORMAT, labels, tuple(int(b) for b in bias), written), model, names)


def main(arguments: Sequence[str] | None = None) -> None:
    """python -m allegex.training.sections RECIPE DOCUMENTS TARGET"""
    command(train, SectionsRecipe, "allegex.training.sections", arguments)


if __name__ == "__main__":
    main()
