"""Paragraphs to token classification on a local Hugging Face model, written as ONNX with weights in eight bits."""

from __future__ import annotations

import importlib.util
import logging
import os
import random
import shutil
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import onnxruntime  # noqa: F401 - its absence is told before anything is trained
import torch
from msgspec import Struct
from tokenizers import Tokenizer
from transformers import AutoModelForTokenClassification, AutoTokenizer
from transformers.utils import logging as verbosity

from allegex.errors import ConfigError
from allegex.taggers.bio import decode
from allegex.taggers.onnx import Shape, pieces_of
from allegex.taggers.windows import windows
from allegex.training.own.letters import Paragraph
from allegex.training.own.steps import Epoch, Fitted, Job
from allegex.writers.annotation.lines import write_bytes

WATCHES = True
WEIGHTS = "network"
CHECKPOINT = "checkpoint.pt"
PASSED = -100
"""torch's own sign for a piece that is not scored."""


class Row(Struct, frozen=True):
    """One window: pieces, and for the first piece of each word its tag by number."""

    ids: tuple[int, ...]
    tags: tuple[int, ...]


def fit(learn: list[Paragraph], watch: list[Paragraph], folder: Path, job: Job) -> Fitted:
    """Writes network, tokenizer and shape of the best epoch. An interrupted training goes on after its last epoch."""
    verbosity.set_verbosity_error()
    verbosity.disable_progress_bar()
    settings = job.recipe.transformers
    base = find_base(settings.base, job.home)
    labels = [label for label in job.recipe.labels if any(m[2] == label for p in learn for m in p.marks)]
    tags = ("O", *(f"{sign}-{label}" for label in labels for sign in "BI"))
    torch.manual_seed(job.recipe.seed)
    model, tokenizer, shape = _open(base, tags, settings.pieces)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model.to(device)
    rows = [row for paragraph in learn for row in rows_of(paragraph, tokenizer, shape)]
    watched = [list(rows_of(paragraph, tokenizer, shape)) for paragraph in watch]
    optimizer = torch.optim.AdamW(model.parameters(), lr=settings.rate, weight_decay=0.01)
    state: dict[str, Any] = {"epochs": [], "best": None}
    if (folder / CHECKPOINT).is_file():
        state = torch.load(folder / CHECKPOINT, map_location=device, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
    epochs = [Epoch(*row) for row in state["epochs"]]
    for number in range(len(epochs) + 1, settings.epochs + 1):
        if _over(epochs, settings.patience):
            break
        loss = _epoch(model, optimizer, rows, number, job)
        f1 = round(_score(model, watched, shape), 4) if watched else None
        epochs.append(Epoch(number, round(loss, 4), f1))
        if f1 is None or f1 >= max(e.f1 or 0.0 for e in epochs):
            state["best"] = {key: value.cpu().clone() for key, value in model.state_dict().items()}
        state |= {
            "epochs": [(e.number, e.loss, e.f1) for e in epochs],
            "model": model.state_dict(),
            "optimizer": optimizer.state_dict(),
        }
        torch.save(state, folder / "checkpoint.new")
        (folder / "checkpoint.new").replace(folder / CHECKPOINT)
        job.report(number, settings.epochs)
    model.load_state_dict(state["best"])
    _write(model.cpu().float(), base, shape, folder / WEIGHTS)
    (folder / CHECKPOINT).unlink()
    (folder / "checkpoint.new").unlink(missing_ok=True)
    return Fitted(WEIGHTS, tuple(epochs))


def find_base(name: str, home: Path) -> Path:
    """The folder of the model to start from: a path, or inside an installed package. Raises ConfigError."""
    folder = home / name
    if (folder / "config.json").is_file():
        return folder
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        for found in sorted(Path(place).rglob("tokenizer.json"), key=lambda path: len(path.parts)):
            if (found.parent / "config.json").is_file():
                return found.parent
    raise ConfigError(
        f"transformers.base {name!r}: no folder with config.json and tokenizer.json, and no installed package that"
        " holds one; nothing is downloaded"
    )


def rows_of(paragraph: Paragraph, tokenizer: Tokenizer, shape: Shape) -> Iterator[Row]:
    """The windows of a paragraph, cut as they are cut when the model is used."""
    room = shape.pieces - len(shape.before) - len(shape.after)
    pieces = pieces_of(tokenizer, paragraph.tokens.text, shape.unknown, room).ids
    numbers = [shape.tags.index(tag) if tag in shape.tags else 0 for tag in paragraph.tags]
    for window in windows([len(ids) for ids in pieces], room):
        ids, tags = list(shape.before), [PASSED] * len(shape.before)
        for at in range(window.start, window.end):
            ids.extend(pieces[at])
            answered = window.first <= at < window.last
            tags.extend([numbers[at] if answered else PASSED, *[PASSED] * (len(pieces[at]) - 1)])
        yield Row((*ids, *shape.after), (*tags, *[PASSED] * len(shape.after)))


def _open(base: Path, tags: tuple[str, ...], most: int) -> tuple[Any, Tokenizer, Shape]:
    """The network with a fresh last layer, its tokenizer, and the shape it wants."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        model = AutoModelForTokenClassification.from_pretrained(
            base,
            num_labels=len(tags),
            local_files_only=True,
            attn_implementation="eager",
            dtype=torch.float32,
        )
        known = AutoTokenizer.from_pretrained(base, local_files_only=True)
        tokenizer = Tokenizer.from_str(known.backend_tokenizer.to_str())
    except (OSError, ValueError, AttributeError) as error:
        raise ConfigError(
            f"transformers.base {base}: not a model that transformers reads with a fast tokenizer ({error})"
        ) from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    around = tokenizer.encode("", add_special_tokens=True).ids
    half = (len(around) + 1) // 2
    limit = getattr(model.config, "max_position_embeddings", most)
    return (
        model,
        tokenizer,
        Shape(
            tags,
            tuple(around[:half]),
            tuple(around[half:]),
            known.pad_token_id or 0,
            min(most, limit),
            ("input_ids", "attention_mask"),
            known.unk_token_id if known.unk_token_id is not None else known.pad_token_id or 0,
        ),
    )


def _batch(rows: Sequence[Row], pad: int, device: Any) -> tuple[Any, Any, Any]:
    width = max(len(row.ids) for row in rows)
    ids = torch.tensor([[*r.ids, *[pad] * (width - len(r.ids))] for r in rows], device=device)
    tags = torch.tensor([[*r.tags, *[PASSED] * (width - len(r.tags))] for r in rows], device=device)
    mask = torch.tensor([[1] * len(r.ids) + [0] * (width - len(r.ids)) for r in rows], device=device)
    return ids, mask, tags


def _epoch(model: Any, optimizer: Any, rows: list[Row], number: int, job: Job) -> float:
    """One pass in an order of its own; the rate falls in a line over all epochs. The mean loss."""
    settings = job.recipe.transformers
    device = next(model.parameters()).device
    order = list(rows)
    random.Random(f"{job.recipe.seed}/{number}").shuffle(order)
    torch.manual_seed(job.recipe.seed * 1000 + number)
    for group in optimizer.param_groups:
        group["lr"] = settings.rate * (1 - (number - 1) / settings.epochs)
    model.train()
    total = 0.0
    starts = range(0, len(order), settings.batch)
    for start in starts:
        ids, mask, tags = _batch(order[start : start + settings.batch], 0, device)
        with torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda"):
            loss = model(input_ids=ids, attention_mask=mask, labels=tags).loss
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        total += loss.item()
    return total / len(starts)


def _score(model: Any, watched: list[list[Row]], shape: Shape) -> float:
    """Exact F1 on the letters watched, window by window."""
    device = next(model.parameters()).device
    model.eval()
    found = right = wanted = 0
    for rows in watched:
        for row in rows:
            ids, mask, _ = _batch([row], 0, device)
            with torch.inference_mode():
                best = model(input_ids=ids, attention_mask=mask).logits[0].argmax(-1).tolist()
            places = [at for at, tag in enumerate(row.tags) if tag != PASSED]
            gold = _spans([shape.tags[row.tags[at]] for at in places])
            seen = _spans([shape.tags[best[at]] for at in places])
            found, right, wanted = found + len(seen), right + len(gold & seen), wanted + len(gold)
    return 2 * right / (found + wanted) if found + wanted else 1.0


def _spans(tags: list[str]) -> set[tuple[int, int, str]]:
    from allegex.taggers.bio import Tokens

    places = tuple(range(len(tags)))
    tokens = Tokens(tuple(tags), places, tuple(at + 1 for at in places))
    return {(s.start, s.end, s.label) for s in decode(tokens, tags)}


def _over(epochs: list[Epoch], patience: int) -> bool:
    """Whether the last `patience` epochs brought nothing better than what came before, if anything came."""
    scores = [e.f1 for e in epochs if e.f1 is not None]
    return len(scores) > patience and 0 < max(scores[:-patience]) >= max(scores[-patience:])


def _write(model: Any, base: Path, shape: Shape, folder: Path) -> None:
    """ONNX in eight bits, tokenizer.json and shape.json."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    class Logits(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.inner = model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            return self.inner(input_ids=input_ids, attention_mask=attention_mask).logits

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    whole = folder / "whole.onnx"
    example = torch.ones((2, 8), dtype=torch.long)
    model.eval()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Logits(),
            (example, example),
            str(whole),
            input_names=list(shape.inputs),
            output_names=["logits"],
            dynamic_axes={name: {0: "batch", 1: "pieces"} for name in (*shape.inputs, "logits")},
            opset_version=17,
            dynamo=False,
        )
    logging.getLogger().setLevel(logging.ERROR)
    quantize_dynamic(whole, folder / "model.onnx", weight_type=QuantType.QInt8)
    whole.unlink()
    known = AutoTokenizer.from_pretrained(base, local_files_only=True)
    write_bytes(folder / "tokenizer.json", known.backend_tokenizer.to_str().encode())
    write_bytes(folder / "shape.json", msgspec.json.encode(shape))
