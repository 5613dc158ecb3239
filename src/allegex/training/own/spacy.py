"""Paragraphs to spaCy's entity recogniser, by spaCy's own config and training loop; plain `spacy.load` reads it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.training.initialize import init_nlp
from spacy.training.loop import train_while_improving
from spacy.util import fix_random_seed, load_config_from_str, registry

from allegex.config import shipped
from allegex.errors import ConfigError
from allegex.training.own.letters import Paragraph
from allegex.training.own.steps import Epoch, Fitted, Job, best_so_far, over
from allegex.writers.annotation.lines import read_bytes, write_bytes

WATCHES = True
WEIGHTS = "pipeline"
CONFIG = "train/spacy-small.cfg"
UNWATCHED = 10
"""Epochs where there are no letters to watch."""


def fit(learn: list[Paragraph], watch: list[Paragraph], folder: Path, job: Job) -> Fitted:
    """Writes the pipeline of the best epoch. An interrupted training goes on from its last epoch."""
    settings = job.recipe.spacy
    spacy.prefer_gpu()
    fix_random_seed(job.recipe.seed)
    last, best, journal = folder / "last", folder / "best", folder / "epochs.json"
    before = msgspec.json.decode(read_bytes(journal), type=tuple[Epoch, ...]) if journal.is_file() else ()
    nlp = spacy.load(last) if before else _blank(learn, job)
    examples = list(_examples(nlp, learn))
    watched = list(_examples(nlp, watch))
    optimizer = nlp.resume_training() if before else registry.resolve(nlp.config["training"])["optimizer"]
    epochs = list(before)
    most = settings.epochs if watched else min(settings.epochs, UNWATCHED)
    for number in range(len(epochs) + 1, most + 1):
        if over(epochs, settings.patience):
            break
        loss = _epoch(nlp, optimizer, examples, number, job)
        f1 = round(nlp.evaluate(watched)["ents_f"] or 0.0, 4) if watched else None
        epochs.append(Epoch(number, round(loss, 3), f1))
        _save(nlp, last)
        if best_so_far(epochs):
            _save(nlp, best)
        write_bytes(journal, msgspec.json.encode(epochs))
        job.report(number, most)
    # In this order an interruption here, too, can be gone on from.
    if best.exists():
        shutil.rmtree(folder / WEIGHTS, ignore_errors=True)
        best.rename(folder / WEIGHTS)
    journal.unlink()
    for rest in (last, folder / "last.new", folder / "best.new"):
        shutil.rmtree(rest, ignore_errors=True)
    return Fitted(WEIGHTS, tuple(epochs))


def _blank(learn: list[Paragraph], job: Job) -> Any:
    """A pipeline after the config, with the labels of the examples."""
    named = job.recipe.spacy.config
    path = job.home / named if named else shipped("configs") / CONFIG
    languages = {paragraph.language for paragraph in learn}
    try:
        config = load_config_from_str(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"spaCy config {path}: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"spaCy config {path}: {error}") from error
    if not named:
        config["nlp"]["lang"] = languages.pop() if len(languages) == 1 else "xx"
    config["training"]["seed"] = job.recipe.seed
    config["initialize"]["components"] = {}

    @registry.readers("allegex.paragraphs.v1")  # type: ignore[untyped-decorator]
    def paragraphs() -> Any:
        return lambda nlp: _examples(nlp, learn)

    try:
        nlp = init_nlp(config, use_gpu=-1)
    except ValueError as error:
        raise ConfigError(f"spaCy config {path}: {error}") from error
    if "ner" not in nlp.pipe_names:
        raise ConfigError(f"spaCy config {path}: the pipeline has no component `ner`")
    return nlp


def _examples(nlp: Any, paragraphs: list[Paragraph]) -> Iterator[Example]:
    """Paragraphs as spaCy's examples, on our tokens."""
    for paragraph in paragraphs:
        tokens = paragraph.tokens
        words = list(tokens.text)
        gold = Doc(nlp.vocab, words=words)
        places = {start: at for at, start in enumerate(tokens.start)}
        ends = {end: at + 1 for at, end in enumerate(tokens.end)}
        gold.ents = [Span(gold, places[s], ends[e], label=label) for s, e, label in paragraph.marks]
        yield Example(Doc(nlp.vocab, words=words), gold)


def _epoch(nlp: Any, optimizer: Any, learn: list[Example], number: int, job: Job) -> float:
    """One pass over all examples, in an order of its own; the loss."""
    order = list(learn)
    random.Random(f"{job.recipe.seed}/{number}").shuffle(order)
    batches = list(minibatch_by_words(order, job.recipe.spacy.words))
    loss = 0.0
    loop = train_while_improving(
        nlp,
        optimizer,
        ((number, batch) for batch in batches),
        # Scored once, after the pass: below.
        evaluate=lambda: (0.0, {}),
        dropout=0.1,
        eval_frequency=len(batches) + 1,
        accumulate_gradient=1,
        patience=0,
        max_steps=0,
        exclude=[],
        annotating_components=[],
        before_update=None,
    )
    for _, info, _ in loop:
        loss = sum(info["losses"].values())
    return float(loss)


def _save(nlp: Any, folder: Path) -> None:
    """The pipeline on disk, whole or as it was before."""
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    nlp.to_disk(fresh)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
