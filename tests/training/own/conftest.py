"""Small corpora and recipes for tests of training."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from allegex.records.annotated import AnnotatedText
from allegex.writers.annotation.corpus import write_corpus


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a corpus and a recipe for it; gives the recipe's path."""

    def make(texts: Sequence[AnnotatedText], backend: str = "crf", extra: str = "") -> Path:
        write_corpus(texts, tmp_path / "own.corpus.jsonl")
        recipe = tmp_path / "own.toml"
        recipe.write_text(
            f'name = "own"\nbackend = "{backend}"\ncorpus = "own.corpus.jsonl"\nlabels = ["PRISON"]\n{extra}',
            "utf-8",
        )
        return recipe

    return make
