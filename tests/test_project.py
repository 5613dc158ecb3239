"""The project's own promises: extras complete, README true to what is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_extra_all_holds_every_extra():
    extras = dict(PROJECT["project"]["optional-dependencies"])
    (everything,) = extras.pop("all")
    assert set(re.findall(r"[\w-]+", everything.partition("[")[2])) == set(extras)


def test_core_dependencies_stay_light():
    names = {re.split(r"[><=\[]", requirement)[0] for requirement in PROJECT["project"]["dependencies"]}
    assert names == {
        "pypdfium2",
        "msgspec",
        "typer",
        "rich",
        "regex",
        "pyahocorasick",
        "rapidfuzz",
        "python-crfsuite",
    }


def test_the_languages_have_the_same_files():
    folders = [ROOT / "src/allegex/data/languages" / language for language in ("en", "fr", "es")]
    names = [
        sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*")) for folder in folders
    ]
    assert names[0] == names[1] == names[2]
    assert names[0]
