"""The classifier: its plain sums are scikit-learn's numbers, and its file is what its card says."""

from __future__ import annotations

import hashlib
import random
import tomllib
import warnings
from pathlib import Path

import msgspec
import pytest

from allegex.config import shipped
from allegex.errors import ModelError
from allegex.linear import Weights
from allegex.records.document import Document
from allegex.resources import Resources
from allegex.segmentation.anchors import build_anchors
from allegex.segmentation.classify import Classifier, build_classifier, features
from allegex.segmentation.labels import label, label_alone
from allegex.segmentation.units import units_of
from build import text_of
from corpus.generate.letters import Order, read_back

LETTERS = [
    read_back(Order(kind, language, "train", 3)).document
    for kind, language in (("modern", "en"), ("reply", "fr"), ("followup", "es"))
]


def test_the_same_numbers_as_scikit_learn(resources: Resources) -> None:
    numpy = pytest.importorskip("numpy")
    pytest.importorskip("sklearn")
    from allegex.training.sections import SectionsRecipe, examples_of, fit

    recipe = SectionsRecipe(name="t", version="0", licence="", rebuild="", least=3, keep=300, iterations=20)
    draw = random.Random(1)
    anchors = resources.of(build_anchors)
    examples = [e for d in LETTERS for e in examples_of(d, anchors, 0.5, draw)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # twenty steps do not converge, and need not
        fitted = fit(examples, recipe)
    column = {name: index for index, name in enumerate(fitted.vocabulary)}
    table = numpy.zeros((len(examples), len(column)))
    for row, example in enumerate(examples):
        for feature in example.features & column.keys():
            table[row, column[feature]] = 1
    wanted = fitted.model.predict_proba(table)
    classifier = Classifier(fitted.weights)
    for row, example in enumerate(examples):
        ours = list(classifier.probabilities(sorted(example.features)).values())
        assert ours == pytest.approx(wanted[row], abs=1e-9)


def test_probabilities_sum_to_one(resources: Resources) -> None:
    classifier = resources.of(build_classifier)
    unit = units_of(LETTERS[0].text, resources.of(build_anchors))[-1]
    assert sum(classifier.probabilities(features(unit, 0.9, anchored=True)).values()) == pytest.approx(1)


def test_weights_of_other_features_are_refused() -> None:
    with pytest.raises(ModelError, match="format 0"):
        Classifier(Weights(0, ("closing",), (0,), {}))


def test_the_card_fits_the_file() -> None:
    folder = shipped("models") / "sections"
    card = tomllib.loads((folder / "model.toml").read_text("utf-8"))
    data = (folder / card["weights"]).read_bytes()
    assert card["size"] == len(data) <= 2_000_000
    assert card["digest"] == "sha256:" + hashlib.sha256(data).hexdigest()
    assert {row["anchors"] for row in card["scores"]} == {"on", "off"}


def test_a_model_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("allegex.linear.shipped", lambda folder: tmp_path)
    with pytest.raises(ModelError, match=r"weights\.json cannot"):
        build_classifier(Resources())


def test_anchors_that_speak_leave_the_classifier_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(resources: Resources) -> Classifier:
        raise AssertionError("the classifier was asked")

    monkeypatch.setattr("allegex.segmentation.labels.build_classifier", never)
    names = [
        "In this connection, we would like to bring to your attention information we have received concerning Mr. Vell.",
        "According to the information received:",
        "He was taken from his house at night, and nobody was told where he is.",
        "While we do not wish to prejudge the accuracy of these allegations, we express our concern.",
    ]
    fresh = Resources()
    anchors = fresh.of(build_anchors)
    kinds = label(units_of(text_of(names), anchors), anchors, fresh)
    assert kinds == ["subject", "allegations", "allegations", "concerns"]


def test_it_knows_paragraphs_without_any_formula(resources: Resources) -> None:
    names = [
        "Mr. Aro Vell teaches mathematics and has chaired a union of teachers since 2011.",
        "On 3 May 2020, police officers beat him in a cell, and the prosecutor charged him the next day.",
        "The Covenant, which the State ratified in 1990, protects everyone against torture (article 7).",
    ]
    kinds = label_alone(units_of(text_of(names), resources.of(build_anchors)), resources)
    assert kinds[1] == "allegations"
    assert kinds[2] in {"legal_framework", "annex"}


def test_documents_for_training_are_read_back() -> None:
    data = msgspec.json.encode(LETTERS[0])
    assert msgspec.json.decode(data, type=Document) == LETTERS[0]
