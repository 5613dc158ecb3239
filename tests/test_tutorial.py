"""Every command of docs/own-extractor.md runs, in order, and does what the text says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

ROOT = Path(__file__).parents[1]
TUTORIAL = (ROOT / "docs/own-extractor.md").read_text("utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", TUTORIAL, re.S) for line in block.splitlines()]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that looks like the root of the repository, to write in."""
    pytest.importorskip("matplotlib", reason="needs the extra `train`")
    folder = tmp_path_factory.mktemp("tutorial")
    for name in ("corpus", "examples"):
        (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.fixture(scope="module")
def printed(place: Path) -> str:
    """What the commands print, all after each other; each must end well."""
    site = place / "site"
    found = []
    for command in COMMANDS:
        if command.startswith("pip install '."):
            continue  # The program under test is installed already.
        words = command.replace(
            "pip install", f"{sys.executable} -m pip install -q --no-index --target {site}"
        )
        words = re.sub(r"^allegex ", f"{sys.executable} -m allegex ", words)
        done = subprocess.run(
            words,
            shell=True,
            cwd=place,
            env={**os.environ, "PYTHONPATH": str(site)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        found.append(done.stdout)
    return "\n".join(found)


def test_there_are_commands() -> None:
    """The pattern that finds them finds them."""
    assert sum(command.startswith("allegex") for command in COMMANDS) >= 10


def test_scores_are_those_of_the_text(printed: str) -> None:
    """The curve stands in the text as it is printed, and the CRF is good enough on letters held out."""
    curve = re.findall(r"^F1 after \d+ letters: [\d.]+$", TUTORIAL, re.M)
    assert re.findall(r"^F1 after \d+ letters: [\d.]+$", printed, re.M) == curve
    assert [line.split()[2] for line in curve] == ["5", "10", "20"]
    assert float(curve[-1].split()[-1]) >= 0.80


def test_annotations_come_back_unchanged(place: Path, printed: str) -> None:
    """Out to doccano and in again."""
    assert (place / "build/own/detention.corpus.jsonl").read_text("utf-8") == (
        ROOT / "corpus/examples/detention.corpus.jsonl"
    ).read_text("utf-8")


def test_model_in_a_folder_and_in_a_package_find_the_same(place: Path, printed: str) -> None:
    """Under `custom`, with score and place, and the model named."""
    own, installed = (
        msgspec.json.decode((place / f"build/own/{name}.json").read_bytes())
        for name in ("letter", "installed")
    )
    found = own["custom"]["detention"]
    assert "al-Qurain prison" in {item["value"] for item in found}
    assert all(item["score"] >= 0.6 and item["places"] for item in found)
    assert installed["custom"] == own["custom"]
    assert "detention" in {model["name"] for model in own["run"]["models"]}
    assert 'use = "detention"' in printed


@pytest.mark.parametrize("name", ["detention.toml", "detention-own.toml"])
def test_files_shown_are_the_files(name: str) -> None:
    """The text shows the examples as they are, less their comments."""
    written = (ROOT / "examples" / name).read_text("utf-8")
    assert "\n".join(line for line in written.splitlines() if not line.startswith("#")) in TUTORIAL
