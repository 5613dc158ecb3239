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
