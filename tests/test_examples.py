"""What lies in examples/ works as it stands, and models become packages that pip installs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest

from allegex.errors import ModelError
from allegex.training.own.wheel import write_wheel

ROOT = Path(__file__).parents[1]
LETTER = "Her Excellency\n\nThe company paid USD 1,250,000 and CHF 900 to the police.\n"


def extract(place: Path, config: str, path: str) -> dict[str, list[dict[str, object]]]:
    """The `custom` part of the record of LETTER."""
    (place / "letter.txt").write_text(LETTER, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "allegex", "extract", "letter.txt", "--config", config],
        cwd=place,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return msgspec.json.decode(done.stdout)["custom"]


def install(source: Path, site: Path) -> None:
    """By pip, without network."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
    ]
    done = subprocess.run(
        [*command, "--target", str(site), str(source)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_function(tmp_path: Path) -> None:
    """module:attr."""
    found = extract(tmp_path, str(ROOT / "examples/amounts.toml"), str(ROOT))
    assert [item["value"] for item in found["amounts"]] == ["USD 1250000", "CHF 900"]


def test_package(tmp_path: Path) -> None:
    """An entry point, built and installed."""
    pytest.importorskip("setuptools", reason="needs setuptools to build")
    shutil.copytree(ROOT / "examples/allegex-amounts", tmp_path / "source")
    install(tmp_path / "source", tmp_path / "site")
    (tmp_path / "c.toml").write_text('[extractors.sums]\nuse = "amounts"\n', "utf-8")
    found = extract(tmp_path, "c.toml", str(tmp_path / "site"))
    assert [item["value"] for item in found["sums"]] == ["USD 1250000"]


def test_wheel_of_a_model(tmp_path: Path) -> None:
    """The same model gives the same bytes; what the wheel records of its files is true: pip checks nothing itself."""
    first = write_wheel(ROOT / "models/names-crf", tmp_path / "a")
    second = write_wheel(ROOT / "models/names-crf", tmp_path / "b")
    assert first.name == "allegex_names_crf-1-py3-none-any.whl"
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as wheel:
        assert (
            "names-crf = allegex_names_crf:build"
            in wheel.read("allegex_names_crf-1.dist-info/entry_points.txt").decode()
        )
        names = {
            line.split(",")[0]
            for line in wheel.read("allegex_names_crf-1.dist-info/RECORD").decode().splitlines()
        }
        assert names == set(wheel.namelist())


def test_model_with_other_weights_is_not_packaged(tmp_path: Path) -> None:
    """The card is checked first."""
    shutil.copytree(ROOT / "models/names-crf", tmp_path / "model")
    (tmp_path / "model/weights.crfsuite").write_bytes(b"other")
    with pytest.raises(ModelError, match="weights have digest"):
        write_wheel(tmp_path / "model", tmp_path)
    assert not list(tmp_path.glob("*.whl"))
