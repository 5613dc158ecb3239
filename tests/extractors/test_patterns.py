"""Patterns of a user: what a row finds, what its file may say, and how a bad row is told."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegex.config import Config
from allegex.errors import ConfigError, StageError
from allegex.extractors.patterns.check import check_rows
from allegex.extractors.patterns.match import Matcher
from allegex.extractors.patterns.rows import Row, read_rows
from allegex.plugins import build_extractor
from allegex.resources import Resources
from build import document_of

CASES = [
    # row, text, what it finds (text, value)
    (Row(label="S", literal="camp five"), "At Camp Five and camp fives.", [("Camp Five", None)]),
    (Row(label="S", literal="Camp Five", case=True), "camp five, Camp Five", [("Camp Five", None)]),
    (Row(label="S", literal=("north wing", "wing"), value="W"), "the north wing", [("north wing", "W")]),
    (Row(label="S", literal="é"), "CAFÉ é", [("é", None)]),
    (Row(label="S", literal="gate"), "İgate İ gate", [("gate", None)]),
    (Row(label="F", regex=r"form (\d+)", value=r"F\1"), "Form 12, form x", [("Form 12", "F12")]),
    (Row(label="F", regex=r"x*"), "aaa", []),
    (Row(label="B", shape="Block <number>"), "block 7, Block seven, Block 7a", [("block 7", None)]),
    (Row(label="B", shape="Camp <Title>+"), "Camp Alpha Bravo is closed", [("Camp Alpha Bravo", None)]),
    (
        Row(label="B", shape="Unit <UPPER>? <number>"),
        "Unit AB 12 and Unit 9",
        [("Unit AB 12", None), ("Unit 9", None)],
    ),
]


@pytest.mark.parametrize(("row", "text", "expected"), CASES)
def test_a_row_finds(row: Row, text: str, expected: list[tuple[str, str | None]]) -> None:
    found = sorted(Matcher([row]).find(text, 0, len(text)), key=lambda m: m.start)
    assert [(text[m.start : m.end], m.value) for m in found] == expected


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


FILE = """
[[pattern]]
label = "SITE"
literal = "old mill"
sections = ["allegations"]
examples = ["at the old mill"]

[[pattern]]
label = "SITE"
shape = "<Title> Mill"
languages = ["en"]
"""


def test_an_extractor_of_a_block_is_called_like_the_block(tmp_path: Path) -> None:
    file = write(tmp_path / "sites.toml", FILE)
    extract = build_extractor("sites", {"use": "patterns", "file": str(file)}, Resources())
    document = document_of([("subject", "The old mill."), ("allegations", "At the Old Mill they met.")])
    found = list(extract(document))
    assert [(m.extractor, m.label, document.content[m.start : m.end], m.by) for m in found] == [
        ("sites", "SITE", "Old Mill", "sites:1")
    ]


def test_rows_of_another_language_are_silent(tmp_path: Path) -> None:
    file = write(tmp_path / "sites.toml", FILE)
    extract = build_extractor("sites", {"use": "patterns", "file": str(file)}, Resources())
    assert list(extract(document_of([("subject", "Le Grand Mill.")], "fr"))) == []
    assert len(list(extract(document_of([("subject", "The Grand Mill.")], "en")))) == 1


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.toml", "x = ", "a.toml"),
        ("a.json", "[]", "no rows"),
        ("a.toml", "", "no rows"),
        ("a.toml", '[[pattern]]\nlabel = "X"', "row 1 .X.: give one of"),
        ("a.toml", '[[pattern]]\nlabel = "X"\nliteral = "a"\nregex = "b"', "give one of"),
        ("a.toml", '[[pattern]]\nlabel = "X"\nlitteral = "a"', "row 1.*unknown field"),
        (
            "a.toml",
            '[[pattern]]\nlabel = "X"\nliteral = "a"\nsections = ["facts"]',
            "kinds of section: .*allegations",
        ),
        ("a.toml", '[[pattern]]\nlabel = "X"\nregex = "("', "the expression is wrong"),
        ("a.toml", '[[pattern]]\nlabel = "X"\nshape = "<Word>"', "no shape <Word>; possible: Title"),
    ],
)
def test_a_bad_file_says_where(tmp_path: Path, name: str, text: str, says: str) -> None:
    file = write(tmp_path / name, text)
    with pytest.raises(ConfigError, match=says):
        build_extractor("sites", {"use": "patterns", "file": str(file)}, Resources())


def test_a_missing_file_and_an_unknown_setting_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere\.toml cannot be read"):
        read_rows(tmp_path / "nowhere.toml")
    with pytest.raises(ConfigError, match=r"extractors\.sites: unknown key 'files'.*did you mean 'file'"):
        build_extractor("sites", {"use": "patterns", "files": "x"}, Resources())


def test_check_reports_each_kind_of_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allegex.extractors.patterns.match.SECONDS", 0.5)
    rows = [
        Row(label="A", literal="mill", examples=("the mill",), counterexamples=("the Mill house",)),
        Row(label="B", literal="water mill", examples=("a water mill", "a windmill")),
        Row(label="C", regex="x"),
        Row(label="D", regex=r"(a+)+$", examples=("aaa",)),
    ]
    found = {(f.row, f.kind) for f in check_rows(rows)}
    assert found >= {(1, "finds_counterexample"), (2, "misses_example"), (3, "no_examples"), (4, "slow")}
    assert not any(kind == "slow" for row, kind in found if row < 3)


def test_overlapping_rows_of_other_labels_are_reported() -> None:
    rows = [
        Row(label="A", literal="mill", examples=("the mill",)),
        Row(label="B", regex="the (?:water )?mill", examples=("the mill",)),
    ]
    assert [(f.row, f.kind, f.detail) for f in check_rows(rows)] == [
        (1, "overlaps", "row 2 (B)"),
        (2, "overlaps", "row 1 (A)"),
    ]


def test_an_expression_that_backtracks_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allegex.extractors.patterns.match.SECONDS", 0.2)
    text = "a" * 5000 + "b"
    started = time.monotonic()
    with pytest.raises(StageError, match=r"row 1 \(X\) took more than"):
        list(Matcher([Row(label="X", regex=r"(?:a|aa)+c(?:a|aa)+$|(a*)*c")]).find(text, 0, len(text)))
    assert time.monotonic() - started < 30


@given(st.text(max_size=200), st.text(min_size=1, max_size=5).filter(str.strip))
def test_spans_hold_what_was_looked_for(text: str, words: str) -> None:
    for match in Matcher([Row(label="X", literal=words, case=True)]).find(text, 0, len(text)):
        assert text[match.start : match.end] == words


def test_config_with_patterns_runs_in_a_pipeline(tmp_path: Path) -> None:
    import allegex

    file = write(tmp_path / "sites.toml", FILE)
    config = Config(extractors={"sites": {"use": "patterns", "file": str(file)}})
    pipeline = allegex.load(config)
    assert pipeline.config.digest != Config().digest
