"""What a corpus or a recipe gets wrong is said with file and line, and nothing is left half-written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from allegex.errors import AllegexError, ConfigError, ReadError, WriteError
from allegex.records.annotated import AnnotatedSpan, AnnotatedText

pytest.importorskip("matplotlib", reason="needs the extra `train`")
from allegex.training.own.train import train
from prisons import letter

Write = Callable[..., Path]
LETTERS = [letter(number) for number in range(4)]
PLAIN = replace(LETTERS[0], id="plain", letter="plain", spans=())
SPAN = LETTERS[0].spans[0]


def quiet(name: str, done: int, total: int) -> None:
    """No progress."""


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (
            [*LETTERS, replace(PLAIN, spans=(SPAN, AnnotatedSpan(SPAN.start + 2, SPAN.end + 2, "PRISON")))],
            r"own\.corpus\.jsonl, line 5: plain: spans 16-30 \(PRISON\) and 18-32 \(PRISON\) overlap",
        ),
        (
            [*LETTERS, replace(PLAIN, spans=(AnnotatedSpan(0, 3, "JAIL"),))],
            r"line 5: plain: span 0-3 has the label 'JAIL', which is not declared; labels: PRISON",
        ),
        (
            [*LETTERS, replace(PLAIN, spans=(AnnotatedSpan(30, 45, "PRISON"),))],
            r"line 5: plain: span 30-45 \(PRISON\) goes over a blank line",
        ),
        ([LETTERS[0]], "one letter; some letters are learned from"),
        ([replace(LETTERS[0], spans=()), PLAIN], "no example of the label PRISON"),
        ([replace(LETTERS[0], spans=(SPAN,)), PLAIN], "PRISON has one example, in letter-0"),
        ([LETTERS[0], PLAIN], "all examples of the label PRISON are in letter-0"),
    ],
)
def test_corpus(write: Write, tmp_path: Path, texts: list[AnnotatedText], message: str) -> None:
    """Refused before anything is written."""
    with pytest.raises(ReadError, match=message):
        train(write(texts), tmp_path / "out", quiet)
    assert not list(tmp_path.glob("out*"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the corpus is empty"),
        (b"\n\n", "the corpus is empty"),
        (b"-DOCSTART- O\nA B-X\n", r"own\.corpus\.jsonl, line 1: "),
        (b'{"id":"a","text":"b"}\n', r"line 1: .*language"),
        (b'{"id":"a","text":"\xff","language":"en"}\n', "line 1: "),
        (
            b'{"id":"a","text":"ab","language":"en","spans":[{"start":1,"end":9,"label":"PRISON"}]}\n',
            "line 1: a: span 1-9 is outside",
        ),
    ],
)
def test_file(write: Write, tmp_path: Path, content: bytes, message: str) -> None:
    """Other formats, broken lines and spans out of range."""
    recipe = write(LETTERS)
    (tmp_path / "own.corpus.jsonl").write_bytes(content)
    with pytest.raises(ReadError, match=message):
        train(recipe, tmp_path / "out", quiet)
    assert not list(tmp_path.glob("out*"))


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ("seeds = 3", "unknown key 'seeds'.*did you mean 'seed'"),
        ("[crf]\nc3 = 1", "unknown key 'c3'"),
        ("share = 1.5", "share 1.5 is not between 0 and 1"),
        ("folds = 1", "folds 1 is neither 0 nor at least 2"),
        ('field = "kind"', "field belongs to backend linear"),
        ('ignore = ["PRISON"]', "PRISON is both in labels and in ignore"),
        ("version = 'new'", "version 'new' is not made of numbers"),
        ("curve = [0]", "below 1"),
    ],
)
def test_recipe(write: Write, tmp_path: Path, extra: str, message: str) -> None:
    """Keys and values that make no sense are refused by name."""
    with pytest.raises(ConfigError, match=message):
        train(write(LETTERS, "crf", extra), tmp_path / "out", quiet)


def test_letter_in_both_corpora(write: Write, tmp_path: Path) -> None:
    """What was learned cannot test."""
    with pytest.raises(ReadError, match=r"the letter letter-0 is in own\.corpus\.jsonl too"):
        train(write(LETTERS, "crf", 'held_out = "own.corpus.jsonl"'), tmp_path / "out", quiet)


def test_folder_of_others_is_left_alone(write: Write, tmp_path: Path) -> None:
    """A folder that is no model is not replaced."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("keep", "utf-8")
    with pytest.raises(WriteError, match="is there and is no model"):
        train(write(LETTERS), tmp_path / "out", quiet)
    assert (tmp_path / "out" / "mine.txt").read_text("utf-8") == "keep"


def test_messages_tell_no_names(write: Write, tmp_path: Path) -> None:
    """Offsets stand for words."""
    texts = [*LETTERS, replace(PLAIN, spans=(AnnotatedSpan(16, 30, "JAIL"),))]
    with pytest.raises(AllegexError) as caught:
        train(write(texts), tmp_path / "out", quiet)
    assert "Zheltau" not in str(caught.value)
