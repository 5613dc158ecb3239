"""`allegex evaluate`: scores, gates, and what does not fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "corpus/examples"


@pytest.fixture
def gold(tmp_path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "AL_NPL_3_2022.json").write_bytes((EXAMPLES / "AL_NPL_3_2022.json").read_bytes())
    return folder


@pytest.fixture
def records(program, tmp_path) -> Path:
    folder = tmp_path / "records"
    assert program("extract", EXAMPLES / "AL_NPL_3_2022.txt", "-o", f"{folder}/").status == 0
    return folder


def test_a_table_and_the_same_as_json(program, gold, records):
    table = program("evaluate", gold, records)
    assert table.status == 0
    assert "reference" in table.out.decode()
    report = json.loads(program("evaluate", gold, records, "--format", "json").out)
    assert report["all"]["reference"]["gold"] == 1
    assert set(report["languages"]) == {"en"}


def test_records_of_any_file_name_are_found_by_their_reference(program, gold, records):
    (records / "AL_NPL_3_2022.json").rename(records / "other.json")
    assert program("evaluate", gold, records).status == 0


def test_a_gold_letter_without_a_record_counts_as_missed_and_is_named(program, gold, records):
    (gold / "UA_TGO_1_2020.json").write_bytes((EXAMPLES / "UA_TGO_1_2020.json").read_bytes())
    outcome = program("evaluate", gold, records, "--format", "json")
    assert outcome.status == 1
    assert "UA_TGO_1_2020" in outcome.err
    assert json.loads(outcome.out)["languages"]["fr"]["reference"]["missed"] == 1


def test_a_gate_is_written_held_and_not_lowered(program, gold, records, tmp_path):
    gate = tmp_path / "gate.toml"
    assert program("evaluate", gold, records, "--gate", gate, "--raise").status == 0
    assert program("evaluate", gold, records, "--gate", gate).status == 0
    record = json.loads((records / "AL_NPL_3_2022.json").read_bytes())
    record["header"]["reference"] = None
    (records / "AL_NPL_3_2022.json").write_text(json.dumps(record))
    outcome = program("evaluate", gold, records, "--gate", gate)
    assert outcome.status == 1
    assert "all reference: F1 0.000 is below the floor 1.000" in outcome.err
    before = gate.read_text()
    assert program("evaluate", gold, records, "--gate", gate, "--raise").status == 0
    assert gate.read_text() == before


def test_a_gate_knows_its_gold(program, gold, records, tmp_path):
    gate = tmp_path / "gate.toml"
    program("evaluate", gold, records, "--gate", gate, "--raise")
    changed = json.loads((gold / "AL_NPL_3_2022.json").read_bytes())
    changed["requests"].pop()
    (gold / "AL_NPL_3_2022.json").write_text(json.dumps(changed))
    outcome = program("evaluate", gold, records, "--gate", gate)
    assert outcome.status == 1
    assert "the gold differs" in outcome.err
    assert program("evaluate", gold, records, "--gate", gate, "--raise").status == 2


@pytest.mark.parametrize(
    ("gold_text", "words"),
    [("{", "not a gold file"), ('{"source": "x", "communication": {}, "persns": []}', "persns")],
)
def test_broken_gold_is_named(program, gold, records, gold_text, words):
    (gold / "broken.json").write_text(gold_text)
    outcome = program("evaluate", gold, records)
    assert outcome.status == 1
    assert "broken.json" in outcome.err
    assert words in outcome.err


def test_folders_without_gold_or_records(program, gold, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no gold here" in program("evaluate", empty, gold).err
    assert "no records here" in program("evaluate", gold, empty).err
