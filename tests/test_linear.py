"""Linear models in plain files: the sums, and models of another version."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegex.errors import ModelError
from allegex.linear import SCALE, Linear, Several, Weights, logistic, shipped_weights

WEIGHTS: Weights[str] = Weights(1, ("a", "b"), (-100, 0), {"w:one": "0:300", "w:two": "0:50 1:-100"})


def several(floor: float) -> Several[str]:
    return Several(WEIGHTS, name="x", format=1, floor=floor)


def test_each_label_has_a_probability_of_its_own() -> None:
    found = several(0.1).scores({"w:one", "w:two", "w:unknown"})
    assert found == {"a": pytest.approx(0.924, abs=0.001), "b": pytest.approx(0.269, abs=0.001)}


def test_what_is_under_the_floor_is_left_out() -> None:
    assert several(0.6).scores({"w:unknown"}) == {}
    assert set(several(0.3).scores({"w:two"})) == {"a"}


@given(
    st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(-3000, 3000)), max_size=8),
    st.sampled_from([0.02, 0.1, 0.5, 0.9]),
)
def test_the_sums_are_those_added_up_one_by_one(features: list[dict[str, int]], floor: float) -> None:
    labels = tuple("abcdef")
    bias = (-500, 0, 7, -1200, 90, -33)
    written = {
        f"f{n}": " ".join(f"{labels.index(k)}:{w}" for k, w in row.items()) for n, row in enumerate(features)
    }
    found = Several(Weights(1, labels, bias, written), name="x", format=1, floor=floor).scores(set(written))
    sums = [b + sum(row.get(label, 0) for row in features) for label, b in zip(labels, bias, strict=True)]
    wanted = {label: logistic(s / SCALE) for label, s in zip(labels, sums, strict=True)}
    assert found == {label: p for label, p in wanted.items() if p >= floor}


@given(st.lists(st.sampled_from(["w:one", "w:two", "w:three"])))
def test_where_one_is_right_the_probabilities_make_one(features: list[str]) -> None:
    assert sum(Linear(WEIGHTS, name="x", format=1).softmax(features).values()) == pytest.approx(1)


def test_a_model_of_another_version_is_refused() -> None:
    with pytest.raises(ModelError, match="model x: its features are of format 1, this version reads 2"):
        Linear(WEIGHTS, name="x", format=2)


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(ModelError, match=r"model nowhere: .*weights\.json cannot be read"):
        shipped_weights("nowhere", Weights[str])
