"""Tagged sentences to a spaCy pipeline, by spaCy's own trainer; plain `spacy.load` reads it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy
from spacy.cli.train import train as train_spacy
from spacy.tokens import Doc, DocBin

from allegex.errors import ConfigError
from allegex.training.corpus import Sentence
from allegex.training.train import Lesson

WEIGHTS = "pipeline"


def train(lesson: Lesson, target: Path) -> str:
    """Writes the pipeline that the last step leaves; sentences held out are shown in the log and choose nothing."""
    config = lesson.home / lesson.recipe.spacy.config
    if not config.is_file():
        raise ConfigError(f"recipe {lesson.recipe.name}: no spaCy config {config}; name it in spacy.config")
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_docs(lesson.learn, folder / "train.spacy")
        write_docs(lesson.held or lesson.learn[:1], folder / "dev.spacy")
        paths = {f"paths.{part}": str(folder / f"{part}.spacy") for part in ("train", "dev")}
        train_spacy(config, folder / "out", overrides={**paths, "training.seed": lesson.recipe.seed})
        shutil.rmtree(target / WEIGHTS, ignore_errors=True)
        shutil.copytree(folder / "out/model-last", target / WEIGHTS)
    return WEIGHTS


def write_docs(sentences: Iterable[Sentence], path: Path) -> None:
    """Sentences as spaCy's binary corpus."""
    vocab = spacy.blank("xx").vocab
    docs = [Doc(vocab, words=list(s.tokens), ents=list(s.tags)) for s in sentences if s.tokens]
    DocBin(docs=docs).to_disk(path)
