"""Calls of `extract` that are read by hand mean what the parser of the commands takes them to mean."""

from __future__ import annotations

import subprocess
import sys

import pytest
import typer

from allegex.cli import extract as command
from allegex.cli.commands import app
from allegex.cli.extraction import Order
from allegex.cli.plain import order_of

PLAIN = [
    ["a.pdf"],
    ["a.pdf", "b.pdf", "--config", "fast"],
    ["-", "--format", "summary"],
    ["--set", "read.ocr=never", "--set", "read.isolate=never", "a.pdf", "-o", "out"],
    ["a.pdf", "--out", "x.json", "--ocr", "force", "--format", "jsonl"],
]
OPEN = [
    [],
    ["--help"],
    ["a.pdf", "--help"],
    ["a.pdf", "--out"],
    ["a.pdf", "--out", "--config"],
    ["a.pdf", "--out=x.json"],
    ["a.pdf", "-ox.json"],
    ["a.pdf", "-o", "x", "-o", "y"],
    ["a.pdf", "--format", "xml"],
    ["a.pdf", "--ocr", "AUTO"],
    ["a.pdf", "--unknown", "x"],
    ["--", "-a.pdf"],
]


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_a_plain_call_gives_the_order_that_the_parser_gives(arguments, monkeypatch):
    orders: list[Order] = []
    monkeypatch.setattr(command, "run", lambda order: orders.append(order) or 0)
    with pytest.raises(SystemExit) as ended:
        typer.main.get_command(app)(["extract", *arguments])
    assert ended.value.code == 0
    assert [order_of(arguments)] == orders


@pytest.mark.parametrize("arguments", OPEN, ids=" ".join)
def test_help_mistakes_and_other_spellings_are_left_to_the_parser(arguments):
    assert order_of(arguments) is None


def test_a_plain_call_loads_no_parser(letter):
    code = "import sys, allegex.cli\nsys.argv[1:] = ['extract', *sys.argv[1:]]\n"
    code += "try: allegex.cli.main()\nexcept SystemExit: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, letter], capture_output=True, text=True, check=True)
    assert '"allegex.letter/' in done.stdout
    assert {"typer", "rich", "pydantic"}.isdisjoint(done.stderr.split())
