"""The README's Python runs, its commands exist, and its files are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from allegex.cli.commands import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", README, re.S))
def test_python(code, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {})
    assert "AL NPL 3/2022 on page 1" in capsys.readouterr().out


@pytest.mark.parametrize(
    "command", sorted(set(re.findall(r"^(?:cat \S+ \| )?allegex ([a-z]+)\b", README, re.M)))
)
def test_commands(command):
    assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make (\w+)`", README))))
def test_make_targets(target):
    assert re.search(rf"^[^#\n]*\b{target}\b[^\n]*:", (ROOT / "Makefile").read_text("utf-8"), re.M)


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"`((?:configs|corpus|tests|src)/[\w./]*|[A-Z]+\.md)`", README)))
)
def test_files(name):
    assert (ROOT / name).exists()
