"""Training of the models of themes and topics on a small scale: weak labels from cues, weights that tell them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from allegex.errors import ConfigError
from allegex.linear import Several
from allegex.linking.cues import CueFile, CueRow, Cues
from allegex.training.passages import PassagesRecipe, examples_of, fit
from allegex.training.recipe import recipe_in

ROOT = Path(__file__).parents[2]
FILE = CueFile(
    None,
    (
        CueRow(
            "water",
            ("right to water",),
            ("wells + dry", "drinking water"),
            ("The wells are dry.",),
            ("He swims.",),
        ),
        CueRow(
            "school", ("right to education",), ("school* + closed",), ("Schools closed.",), ("He learns.",)
        ),
    ),
)
SENTENCES = [f"The committee met in room {n} and adopted its agenda without a vote" for n in range(60)]


def recipe(**changes: object) -> PassagesRecipe:
    return PassagesRecipe(name="x", version="1", licence="MIT", rebuild="", least=1, **changes)  # type: ignore[arg-type]


def test_the_model_tells_names_and_words_of_its_labels_apart() -> None:
    examples = list(examples_of(Cues(FILE), SENTENCES, recipe(shown=20, neutral=60), random.Random(1)))
    weights = fit(examples, ("water", "school"), recipe(most=1.0, strength=5.0))
    linear = Several(weights, name="x", format=2, floor=0.0001)
    for features, right in (({"n:water", "water"}, "water"), ({"c:school", "closed"}, "school")):
        scores = linear.scores(features)
        assert max(scores, key=lambda label: scores[label]) == right
        assert scores[right] > 5 * linear.scores({"commit", "agenda"}).get(right, 0.0)
    assert all(
        not feature.startswith(("n:school", "c:school")) or "0:" not in pairs
        for feature, pairs in weights.features.items()
    )


def test_examples_are_the_same_for_the_same_seed() -> None:
    runs = [list(examples_of(Cues(FILE), SENTENCES, recipe(), random.Random(7))) for _ in range(2)]
    assert runs[0] == runs[1]
    assert any(e.labels for e in runs[0]) and any(not e.labels for e in runs[0])


@pytest.mark.parametrize("name", ["themes", "topics"])
def test_the_recipes_are_read(name: str) -> None:
    assert recipe_in(ROOT / f"configs/train/{name}.toml", PassagesRecipe).name == name


def test_an_unknown_key_of_a_recipe_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('name = "x"\ntypo = 1\n')
    with pytest.raises(ConfigError, match=r"typo|missing"):
        recipe_in(path, PassagesRecipe)
