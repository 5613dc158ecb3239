"""Scores are put on cards without touching anything else on them."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from benchmarks.cards import MODELS, Row, put

NAMES = sorted(path.parent.name for path in MODELS.glob("*/model.toml"))


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """The cards of the shipped models, without their weights."""
    for name in NAMES:
        (tmp_path / name).mkdir()
        shutil.copyfile(MODELS / name / "model.toml", tmp_path / name / "model.toml")
    return tmp_path


def card(models: Path, name: str) -> dict[str, object]:
    return tomllib.loads((models / name / "model.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_the_same_scores_change_nothing(models: Path, name: str) -> None:
    before = (models / name / "model.toml").read_text("utf-8")
    rows = card(models, name)["scores"]
    assert isinstance(rows, list)
    put(name, rows, lambda row: True, models)
    assert (models / name / "model.toml").read_text("utf-8") == before


@pytest.mark.parametrize("name", NAMES)
def test_scores_of_others_stay(models: Path, name: str) -> None:
    before = card(models, name)
    row: Row = {"on": 'three letters, "quoted"', "measure": "exact", "f1": 0.5}
    for f1 in (0.5, 0.75):
        put(name, [{**row, "f1": f1}], lambda old: old["on"] == row["on"], models)
    after = card(models, name)
    assert isinstance(before["scores"], list)
    assert after == {**before, "scores": [*before["scores"], {**row, "f1": 0.75}]}
