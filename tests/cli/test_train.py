"""`allegex train` answers for its recipe before anything heavy is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegex.cli.train import train
from allegex.errors import ConfigError


def test_missing_recipe(tmp_path: Path) -> None:
    """What was looked for, and why it failed."""
    with pytest.raises(ConfigError, match=r"nothing\.toml: No such file"):
        train(tmp_path / "nothing.toml")


def test_recipe_of_no_kind(tmp_path: Path) -> None:
    """A file that is no recipe is told so with the keys that make one."""
    path = tmp_path / "other.toml"
    path.write_text("languages = ['en']", "utf-8")
    with pytest.raises(ConfigError, match=r"none of the keys corpus, sets, .* says what to train"):
        train(path)


def test_recipe_without_data(tmp_path: Path) -> None:
    """The data folder is named when nothing lies there."""
    pytest.importorskip("sklearn_crfsuite", reason="needs the extra `train`")
    with pytest.raises(ConfigError, match=r"nothing at .*multiner-lk"):
        train(Path(__file__).parents[2] / "configs/train/names-crf.toml", data=tmp_path, out=tmp_path / "out")
