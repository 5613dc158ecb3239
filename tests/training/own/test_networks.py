"""spaCy and transformers, as small as they come: they train, watch letters, go on, and open without their trainer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from allegex.errors import ConfigError
from allegex.taggers.bio import tokenize
from allegex.taggers.card import read_card
from allegex.taggers.open import open_tagger
from prisons import PLACES, letter

pytest.importorskip("matplotlib", reason="needs the extra `train`")
from allegex.training.own.train import train

Write = Callable[..., Path]
LETTERS = [letter(number) for number in range(6)]
TEXT = "He was held in Oskaro Prison for days."


class Interrupt:
    """A progress that interrupts after so many epochs."""

    def __init__(self, epochs: int) -> None:
        self.left = epochs

    def __call__(self, name: str, done: int, total: int) -> None:
        self.left -= done > 0
        if self.left == 0:
            raise KeyboardInterrupt


def quiet(name: str, done: int, total: int) -> None:
    """No progress."""


def test_spacy(write: Write, tmp_path: Path) -> None:
    """Interrupted after an epoch and resumed; plain spacy.load reads the pipeline."""
    spacy = pytest.importorskip("spacy", reason="needs the extra `spacy`")
    recipe = write(LETTERS, "spacy", "folds = 0\n[spacy]\nepochs = 12\npatience = 12\nwords = 20")
    with pytest.raises(KeyboardInterrupt):
        train(recipe, tmp_path / "out", Interrupt(2))
    assert not (tmp_path / "out").exists()
    result = train(recipe, tmp_path / "out", quiet, resume=True)
    fitted = result.steps[-1].fitted
    assert fitted is not None and [e.number for e in fitted.epochs] == list(range(1, 13))
    nlp = spacy.load(tmp_path / "out/pipeline")
    assert nlp.pipe_names == ["ner"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "curve.svg",
        "model.toml",
        "pipeline",
        "report.md",
    ]
    (found,) = open_tagger(str(tmp_path / "out"), None)([tokenize(TEXT)], "en")
    assert [TEXT[s.start : s.end] for s in found] == ["Oskaro Prison"]
    assert all(0 < s.score <= 1 for s in found)


def test_spacy_config_that_is_none(write: Write, tmp_path: Path) -> None:
    """A broken config is named."""
    pytest.importorskip("spacy", reason="needs the extra `spacy`")
    (tmp_path / "mine.cfg").write_text("[nlp\nlang=", "utf-8")
    with pytest.raises(ConfigError, match=r"spaCy config .*mine\.cfg"):
        train(write(LETTERS, "spacy", 'folds = 0\n[spacy]\nconfig = "mine.cfg"'), tmp_path / "out", quiet)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model folder as Hugging Face libraries write it, with chance weights."""
    transformers = pytest.importorskip("transformers", reason="needs the extra `transformers`")
    pytest.importorskip("onnx", reason="needs the extra `transformers`")
    folder = tmp_path_factory.mktemp("base")
    words = sorted(
        {w.lower() for text in LETTERS for w in tokenize(text.text).text} | set("abcdefghijklmnopqrstuvwxyz")
    )
    vocabulary = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
        *words,
        *(f"##{c}" for c in "abcdefghijklmnopqrstuvwxyz"),
    ]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), "utf-8")
    transformers.BertTokenizerFast(vocab={w: i for i, w in enumerate(vocabulary)}).save_pretrained(folder)
    config = transformers.BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
    )
    transformers.BertModel(config).save_pretrained(folder)
    return folder


def test_transformers(write: Write, tmp_path: Path, base: Path) -> None:
    """Interrupted and resumed; the network is in eight bits, and reads long paragraphs in windows."""
    settings = f'folds = 0\n[transformers]\nbase = "{base}"\nepochs = 20\npatience = 20\nrate = 0.01\nbatch = 60\npieces = 24'
    recipe = write(LETTERS, "transformers", settings)
    with pytest.raises(KeyboardInterrupt):
        train(recipe, tmp_path / "out", Interrupt(2))
    result = train(recipe, tmp_path / "out", quiet, resume=True)
    fitted = result.steps[-1].fitted
    assert fitted is not None and len(fitted.epochs) == 20 and fitted.epochs[-1].loss < fitted.epochs[0].loss
    assert read_card(tmp_path / "out", None).backend == "onnx"
    assert sorted(p.name for p in (tmp_path / "out/network").iterdir()) == [
        "model.onnx",
        "shape.json",
        "tokenizer.json",
    ]
    tagger = open_tagger(str(tmp_path / "out"), None)
    (found,) = tagger([tokenize(TEXT)], "en")
    assert "Oskaro Prison" in {TEXT[s.start : s.end] for s in found}
    long = " ".join(f"She was held in {PLACES[n % 6]} for days." for n in range(60))
    (many,) = tagger([tokenize(long)], "en")
    assert len(many) >= 50 and max(s.start for s in many) > len(long) - 60
    # A word that no vocabulary holds, and one of very many pieces, fall into no hole.
    assert tagger([tokenize("日本 " + "a" * 500 + " " + TEXT)], "en")[0]


def test_transformers_without_a_model(write: Write, tmp_path: Path) -> None:
    """Nothing is downloaded: what is not there is said."""
    pytest.importorskip("transformers", reason="needs the extra `transformers`")
    pytest.importorskip("onnxruntime", reason="needs the extra `transformers`")
    with pytest.raises(ConfigError, match="nothing is downloaded"):
        train(
            write(LETTERS, "transformers", 'folds = 0\n[transformers]\nbase = "nobody/nothing"'),
            tmp_path / "out",
            quiet,
        )


def test_onnx_model_runs_without_torch(write: Write, tmp_path: Path, base: Path) -> None:
    """Neither torch nor transformers is loaded to use it."""
    settings = f'folds = 0\n[transformers]\nbase = "{base}"\nepochs = 1'
    train(write(LETTERS, "transformers", settings), tmp_path / "out", quiet)
    code = (
        "import sys, json; from allegex.taggers.open import open_tagger; from allegex.taggers.bio import tokenize;"
        f"open_tagger({str(tmp_path / 'out')!r}, None)([tokenize('a b')], 'en');"
        "print(json.dumps(sorted({'torch', 'transformers', 'onnx', 'matplotlib'} & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []
