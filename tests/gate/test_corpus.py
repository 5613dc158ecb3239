"""The floors that the project's own letters must not fall below."""

from __future__ import annotations

from allegex.evaluation.floors import check, read_gate
from scripts.gate import GATE, measure


def test_the_corpus_stays_above_its_floors():
    gate = read_gate(GATE)
    assert gate.floors, "a gate without floors holds nothing"
    assert check(gate, measure()) == []
