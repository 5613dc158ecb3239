"""Training on one's own corpus: by letter, the same twice, whole or absent, and on again after an interruption."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from allegex.errors import ConfigError, ReadError
from allegex.taggers.bio import tokenize
from allegex.taggers.card import read_card
from allegex.taggers.open import open_tagger
from allegex.training.own.evaluate import as_text, evaluate
from prisons import letter

pytest.importorskip("matplotlib", reason="needs the extra `train`")
from allegex.training.own.recipe import OwnRecipe
from allegex.training.own.train import plan, train

Write = Callable[..., Path]
LETTERS = [letter(number) for number in range(8)]
RECIPE = OwnRecipe(name="own", backend="crf", corpus="", labels=("PRISON",))
NAMES = [f"letter-{number}" for number in range(50)]


def quiet(name: str, done: int, total: int) -> None:
    """No progress."""


def test_small_corpus_is_scored_in_folds() -> None:
    """Each letter is held out once, never beside itself; the model learns from all."""
    plans = list(plan(RECIPE, NAMES[:20], ()))
    folds = [one for one in plans if one.kind == "fold"]
    assert sorted(name for one in folds for name in one.test) == sorted(NAMES[:20])
    assert all(not set(one.learn) & set(one.test) for one in plans)
    assert plans[-1].kind == "model" and len(plans[-1].learn) == 20
    assert [len(one.learn) for one in plans if one.kind == "curve"] == [5, 10]


def test_larger_corpus_is_parted_once() -> None:
    """A fifth is held out of all steps."""
    plans = list(plan(RECIPE, NAMES, ()))
    assert {one.test for one in plans} == {tuple(NAMES[:10])}
    assert not set(plans[-1].learn) & set(NAMES[:10])
    assert [len(one.learn) for one in plans] == [5, 10, 20, 40]


def test_model_card_report_and_use(write: Write, tmp_path: Path) -> None:
    """The folder is whole, what was learned is found, and nothing else is left."""
    steps = []
    result = train(write(LETTERS), tmp_path / "out", lambda name, *_: steps.append(name))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "curve.svg",
        "model.toml",
        "report.md",
        "weights.crfsuite",
    ]
    assert sorted(path.name for path in tmp_path.glob("out*")) == ["out"]
    card = read_card(tmp_path / "out", None)
    assert card.labels == ("PRISON",) and card.scores == result.card.scores
    assert "8 letters, each held out once in 5 folds" in (tmp_path / "out/report.md").read_text("utf-8")
    text = "He was held in Oskaro Prison for days."
    ((found,),) = open_tagger(str(tmp_path / "out"), None)([tokenize(text)], "en")
    assert text[found.start : found.end] == "Oskaro Prison"
    assert any(name.startswith("fold-1") for name in steps) and any(
        name.startswith("model") for name in steps
    )


def test_same_twice(write: Write, tmp_path: Path) -> None:
    """The same recipe, corpus and seed give the same files; a second training replaces the first."""
    recipe = write(LETTERS, "crf", "folds = 0")
    for name in ("a", "b", "b"):
        train(recipe, tmp_path / name, quiet)
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes(), file.name


def test_resume(write: Write, tmp_path: Path) -> None:
    """An interrupted training leaves no model; it goes on with the steps that are missing, to the same model."""
    recipe = write(LETTERS)
    train(recipe, tmp_path / "whole", quiet)

    def interrupt(name: str, done: int, total: int) -> None:
        if name.startswith("fold-3") and done > 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(recipe, tmp_path / "out", interrupt)
    assert not (tmp_path / "out").exists()
    steps = []
    train(recipe, tmp_path / "out", lambda name, *_: steps.append(name.split()[0]), resume=True)
    assert sorted(set(steps)) == ["fold-3", "fold-4", "fold-5", "model"]
    for file in (tmp_path / "whole").iterdir():
        assert file.read_bytes() == (tmp_path / "out" / file.name).read_bytes(), file.name


def test_resume_needs_something_to_resume(write: Write, tmp_path: Path) -> None:
    """And the same corpus as before."""
    recipe = write(LETTERS)
    with pytest.raises(ConfigError, match="nothing to resume"):
        train(recipe, tmp_path / "out", quiet, resume=True)

    def interrupt(name: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(recipe, tmp_path / "out", interrupt)
    write(LETTERS[1:])
    with pytest.raises(ConfigError, match="recipe or corpus have changed"):
        train(recipe, tmp_path / "out", quiet, resume=True)


def test_span_inside_a_word_marks_the_word(write: Write, tmp_path: Path) -> None:
    """Taggers say whole tokens: a span that cuts one is learned and scored as the token."""
    odd = replace(LETTERS[0], spans=tuple(replace(s, start=s.start + 1) for s in LETTERS[0].spans))
    result = train(write([odd, *LETTERS[1:]], "crf", "folds = 2"), tmp_path / "out", quiet)
    assert result.card.scores[0].f1 > 0


def test_evaluate_names_errors_by_place(write: Write, tmp_path: Path) -> None:
    """Scores, a confusion table, and no words of a letter unless they are asked for."""
    train(write(LETTERS, "crf", "folds = 0"), tmp_path / "out", quiet)
    strange = replace(
        letter(0), id="x", text="She was held in Mbandou Fortress for days, they say.", spans=()
    )
    span = replace(letter(0).spans[0], start=16, end=32)
    write([replace(strange, spans=(span,))])
    corpus = tmp_path / "own.corpus.jsonl"
    found = evaluate(str(tmp_path / "out"), corpus)
    assert found.total.wanted == 1 and found.letters == 1
    broken = replace(found, misses=(*found.misses,)) if found.misses else found
    text = "\n".join(as_text(broken, corpus, worst=5, show_text=False))
    assert "| Label | Precision | Recall | F1 |" in text and "| (nothing) |" in text
    assert "Mbandou" not in text
    if found.misses:
        assert "Mbandou" in "\n".join(as_text(found, corpus, worst=5, show_text=True))


def test_linear_learns_classes_of_paragraphs(write: Write, tmp_path: Path) -> None:
    """The class stands in a field; paragraphs without one get none."""
    pytest.importorskip("sklearn", reason="needs the extra `train`")
    kinds = {
        "conditions": "The cell was damp and cold.",
        "transfer": "She was moved to another town.",
        "": "We thank you.",
    }
    texts = [
        replace(
            LETTERS[0],
            id=f"{n}-{kind}",
            letter=f"{n}",
            text=text,
            spans=(),
            fields={"kind": kind} if kind else {},
        )
        for n in range(4)
        for kind, text in kinds.items()
    ]
    recipe = write(texts, "linear", 'field = "kind"')
    recipe.write_text(recipe.read_text("utf-8").replace('["PRISON"]', '["conditions", "transfer"]'), "utf-8")
    result = train(recipe, tmp_path / "out", quiet)
    assert result.card.scores[0].f1 == 1.0
    tagger = open_tagger(str(tmp_path / "out"), None)
    sentences = [tokenize(text) for text in (*kinds.values(), "...")]
    assert [[s.label for s in spans] for spans in tagger(sentences, "en")] == [
        ["conditions"],
        ["transfer"],
        [],
        [],
    ]
    with pytest.raises(ConfigError, match="--field"):
        evaluate(str(tmp_path / "out"), tmp_path / "own.corpus.jsonl")
    assert evaluate(str(tmp_path / "out"), tmp_path / "own.corpus.jsonl", field="kind").total.f1 == 1.0
    texts[0] = replace(texts[0], fields={"kind": "weather"})
    write(texts, "linear", 'field = "kind"')
    recipe.write_text(recipe.read_text("utf-8").replace('["PRISON"]', '["conditions", "transfer"]'), "utf-8")
    with pytest.raises(ReadError, match="kind is 'weather', which is not declared"):
        train(recipe, tmp_path / "again", quiet)
