"""Linear models in plain files: the sums, and models of another version."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegex.errors import ModelError
from allegex.linear import Linear, Weights, shipped_weights

WEIGHTS: Weights[str] = Weights(1, ("a", "b"), (-100, 0), {"w:one": "0:300", "w:two": "0:50 1:-100"})


def test_each_label_has_a_probability_of_its_own() -> None:
    found = Linear(WEIGHTS, name="x", format=1).each(["w:one", "w:two", "w:unknown", "w:one"], 0.1)
    assert found == {"a": pytest.approx(0.924, abs=0.001), "b": pytest.approx(0.269, abs=0.001)}


def test_what_nothing_speaks_for_is_left_out() -> None:
    assert Linear(WEIGHTS, name="x", format=1).each(["w:unknown"], 0.1) == {}
    assert set(Linear(WEIGHTS, name="x", format=1).each(["w:two"], 0.3)) == {"a"}


@given(st.lists(st.sampled_from(["w:one", "w:two", "w:three"])))
def test_where_one_is_right_the_probabilities_make_one(features: list[str]) -> None:
    assert sum(Linear(WEIGHTS, name="x", format=1).softmax(features).values()) == pytest.approx(1)


def test_a_model_of_another_version_is_refused() -> None:
    with pytest.raises(ModelError, match="model x: its features are of format 1, this version reads 2"):
        Linear(WEIGHTS, name="x", format=2)


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(ModelError, match=r"model nowhere: .*weights\.json cannot be read"):
        shipped_weights("nowhere", Weights[str])
