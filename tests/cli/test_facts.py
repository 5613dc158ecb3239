"""`allegex schema`, `config`, `version`."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from allegex import config as configuration
from allegex.version import VERSION
from allegex.writers.toml import toml

ROOT = Path(__file__).parents[2]


def test_the_schema_is_the_committed_one_and_describes_a_record(program, letter):
    schema = program("schema").out
    assert schema == (ROOT / "src/allegex/data/letter.schema.json").read_bytes()
    validator = jsonschema.Draft202012Validator(json.loads(schema))
    record = json.loads(program("extract", letter).out)
    validator.validate(record)
    assert not validator.is_valid(record | {"unheard_of": 1})


def test_config_prints_what_reads_back_as_the_same(program, tmp_path):
    printed = program("config", "--config", "fast", "--set", "read.ocr=never").out
    path = tmp_path / "again.toml"
    path.write_bytes(printed)
    assert configuration.load(path) == configuration.load("fast", ["read.ocr=never"])
    assert program("config", "--config", path).out == printed


@pytest.mark.parametrize(
    "value",
    [
        'quo"te',
        "new\nline",
        "tab\t",
        "del\x7f",
        "ünïcode",
        "back\\slash",
        True,
        3,
        0.5,
        ["a", "b"],
        {"a": {"b": 1}},
    ],
    ids=repr,
)
def test_every_kind_of_value_survives_as_toml(tmp_path, value):
    config = configuration.Config(extractors={"my own": {"use": "x", "set.ting": value}})
    path = tmp_path / "c.toml"
    path.write_text(toml(config), "utf-8")
    read = configuration.load(path).extractors["my own"]
    assert read == {"use": "x", "set.ting": value}


@pytest.mark.parametrize("args", [["version"], ["--version"]])
def test_version(program, args):
    assert program(*args).out.decode().strip() == VERSION


def test_help_names_every_command(program):
    out = program("--help").out.decode()
    for command in ("extract", "batch", "evaluate", "schema", "config", "version"):
        assert command in out
