"""Paragraphs to token classification on a local Hugging Face model, written as ONNX with weights in eight bits."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import onnxruntime  # noqa: F401 - its absence is told before anything is trained
import torch
from transformers.utils import logging as verbosity

from allegex.taggers.bio import Tokens, decode
from allegex.training.network import base_folder
from allegex.training.own.letters import Paragraph
from allegex.training.own.steps import Epoch, Fitted, Job, best_so_far, over
from allegex.training.transformer import Training

WATCHES = True
WEIGHTS = "network"
CHECKPOINT = "checkpoint.pt"


def fit(learn: list[Paragraph], watch: list[Paragraph], folder: Path, job: Job) -> Fitted:
    """Writes network, tokenizer and shape of the best epoch. An interrupted training goes on after its last epoch."""
    verbosity.set_verbosity_error()
    verbosity.disable_progress_bar()
    settings = job.recipe.transformers
    labels = [label for label in job.recipe.labels if any(m[2] == label for p in learn for m in p.marks)]
    training = Training(labels, base_folder(settings.base, job.home), settings, job.recipe.seed)
    rows = training.rows([(p.tokens.text, p.tags) for p in learn])
    watched = training.rows([(p.tokens.text, p.tags) for p in watch]) if watch else None
    state: dict[str, Any] = {"epochs": [], "best": None}
    if (folder / CHECKPOINT).is_file():
        state = torch.load(folder / CHECKPOINT, map_location=training.device, weights_only=True)
        training.restore(state)
    epochs = [Epoch(*row) for row in state["epochs"]]
    for number in range(len(epochs) + 1, settings.epochs + 1):
        if over(epochs, settings.patience):
            break
        loss = training.epoch(rows, number)
        f1 = round(_f1(training.answers(watched)), 4) if watched is not None else None
        epochs.append(Epoch(number, round(loss, 4), f1))
        if best_so_far(epochs):
            state["best"] = {key: value.cpu().clone() for key, value in training.network.state_dict().items()}
        state |= {"epochs": [(e.number, e.loss, e.f1) for e in epochs], **training.state()}
        torch.save(state, folder / "checkpoint.new")
        (folder / "checkpoint.new").replace(folder / CHECKPOINT)
        job.report(number, settings.epochs)
    training.network.load_state_dict(state["best"])
    shutil.rmtree(folder / WEIGHTS, ignore_errors=True)
    training.save(folder / WEIGHTS, quantised=settings.bits == 8)
    (folder / CHECKPOINT).unlink()
    (folder / "checkpoint.new").unlink(missing_ok=True)
    return Fitted(WEIGHTS, tuple(epochs))


def _f1(answers: Iterable[tuple[Sequence[str], Sequence[str]]]) -> float:
    """Exact F1 over windows of tags that are right and tags that were given."""
    found = right = wanted = 0
    for gold, given in answers:
        here, seen = _spans(gold), _spans(given)
        found, right, wanted = found + len(seen), right + len(here & seen), wanted + len(here)
    return 2 * right / (found + wanted) if found + wanted else 1.0


def _spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    places = tuple(range(len(tags)))
    tokens = Tokens(tuple(tags), places, tuple(at + 1 for at in places))
    return {(s.start, s.end, s.label) for s in decode(tokens, tags)}
