"""Facts as data: sources, order, and generated tables that are up to date."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from allegex.facts.communications import addressee_codes, communication_types
from allegex.facts.mandates import mandates
from allegex.facts.states import by_code
from allegex.resources import Resources

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
import build_facts


def test_generated_tables_are_up_to_date() -> None:
    assert build_facts.stale() == []


def test_a_stale_table_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(build_facts, "FACTS", tmp_path)
    assert build_facts.stale() == ["mandate_topics.json"]


def test_every_mandate_has_ids_years_and_sources(resources: Resources) -> None:
    table = mandates(resources)
    ids = [mandate.id for mandate in table]
    assert ids == sorted(set(ids))
    for mandate in table:
        assert mandate.titles["en"], mandate.id
        assert set(mandate.titles) == {"en", "fr", "es"}
        assert mandate.until is None or mandate.since <= mandate.until
        assert mandate.state is None or mandate.state in resources.of(by_code)
        assert (mandate.scope == "country") == (mandate.state is not None), mandate.id
        for row in (
            *(t for ts in mandate.titles.values() for t in ts),
            *mandate.resolutions,
            *mandate.holders,
        ):
            assert row.source, mandate.id


def test_mandates_hold_what_the_domain_file_holds(resources: Resources, shared: Path) -> None:
    rows = {m["id"]: m for m in json.loads((shared / "domain" / "mandates.json").read_text())["mandates"]}
    table = {m.id: m for m in mandates(resources)}
    assert table.keys() == rows.keys()
    for id_, row in rows.items():
        assert len(table[id_].resolutions) == len(row["resolutions"])
        # Years that are not confirmed stay so.
        assert [(h.name, h.since, h.until) for h in table[id_].holders] == [
            (h["name"], h["from"], h["to"]) for h in row["holders"]
        ]


def test_addressee_codes_are_no_codes_of_states(resources: Resources) -> None:
    codes = [row.code for row in addressee_codes(resources)]
    assert "OTH" in codes
    assert not set(codes) & set(by_code(resources))


def test_types_tell_urgency_and_say_which_codes_references_carry(resources: Resources) -> None:
    table = communication_types(resources)
    assert [code for code, t in table.items() if t.urgent] == ["UA", "JUA"]
    assert not table["AL"].urgent
    assert table["PI"].urgent is None
    assert [code for code, t in table.items() if not t.in_references] == ["PI", "GA"]
    assert [code for code, t in table.items() if t.joint] == ["JAL", "JUA", "JOL"]
