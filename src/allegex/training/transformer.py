"""Tagged sentences to a fine-tuned transformer, through transformers and datasets."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset

from allegex.taggers.onnx import pieces_of
from allegex.taggers.shapes import shape_of
from allegex.taggers.windows import windows
from allegex.training.network import export, open_base, tags_of
from allegex.training.settings import NetworkSettings

UNSCORED = -100
"""What torch's loss passes over: pieces inside words, and words of a window that count in another."""
NEW = 4
"""How much faster the shapes and the layer of tags are learned than the encoder."""
Report = Callable[[int, int], None]
"""Told the steps that are done, and how many there are."""
Example = tuple[Sequence[str], Sequence[str]]
"""Words and their tags."""


def _silent(done: int, steps: int) -> None:
    """Tells nobody."""


class Training:
    """A network in training, on a GPU if there is one. The same seed on the same machine gives the same weights."""

    def __init__(self, labels: Sequence[str], base: Path, settings: NetworkSettings, seed: int) -> None:
        torch.manual_seed(seed)
        torch.set_num_threads(1)
        self._settings = settings
        self._seed = seed
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.network, self._tokenizer, self.shape = open_base(base, tags_of(labels), settings.pieces)
        self.network.to(self.device)
        self.network.encoder.get_input_embeddings().weight.requires_grad_(not settings.frozen)
        self.optimiser = torch.optim.AdamW(self._groups(), weight_decay=0.01, fused=True)

    def _groups(self) -> list[dict[str, Any]]:
        """What is learned, in two groups: layers that begin with nothing take larger steps."""
        new = [*self.network.shapes.parameters(), *self.network.head.parameters()]
        old = [p for p in self.network.encoder.parameters() if p.requires_grad]
        return [{"params": old, "pace": 1}, {"params": new, "pace": NEW}]

    def state(self) -> dict[str, Any]:
        """What training goes on from after an epoch."""
        return {"network": self.network.state_dict(), "optimiser": self.optimiser.state_dict()}

    def restore(self, state: dict[str, Any]) -> None:
        """Goes back to a state."""
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])

    def epoch(self, rows: Dataset, number: int, report: Report = _silent) -> float:
        """Trains on all rows once; the mean loss. Epochs count from 1, and one depends on its number alone."""
        if number > 1:
            torch.manual_seed(self._seed * 1000 + number)
        batches = self._batches([len(ids) for ids in rows["ids"]], number)
        steps = len(batches) * self._settings.epochs
        learned = [p for group in self.optimiser.param_groups for p in group["params"]]
        self.network.train()
        total = 0.0
        for done, batch in enumerate(batches, len(batches) * (number - 1)):
            for group in self.optimiser.param_groups:
                group["lr"] = self._settings.rate * group["pace"] * pace(done, steps)
            ids, shapes, gold, mask = (part.to(self.device) for part in self._filled(rows[batch]))
            with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.device.type == "cuda"):
                scores = self.network(ids, shapes, mask)
            loss = torch.nn.functional.cross_entropy(
                scores.float().flatten(0, 1), gold.flatten(), ignore_index=UNSCORED
            )
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            self.optimiser.step()
            self.optimiser.zero_grad()
            total += loss.item()
            report(done + 1, steps)
        return total / len(batches)

    def rows(self, sentences: Sequence[Example]) -> Dataset:
        """What the network learns from, cut as it is cut when the network is used: a row for each window."""
        number = {tag: index for index, tag in enumerate(self.shape.tags)}
        table: dict[str, list[list[int]]] = {"ids": [], "shapes": [], "gold": []}
        before, after = list(self.shape.before), list(self.shape.after)
        room = self.shape.pieces - len(before) - len(after)
        for words, tags in sentences:
            pieces = pieces_of(self._tokenizer, words, self.shape.unknown, room).ids
            for part in windows([len(ids) for ids in pieces], room):
                ids, shapes, gold = list(before), [0] * len(before), [UNSCORED] * len(before)
                for at in range(part.start, part.end):
                    counts = part.first <= at < part.last
                    ids.extend(pieces[at])
                    shapes.extend([shape_of(words[at])] * len(pieces[at]))
                    gold.extend([number.get(tags[at], 0) if counts else UNSCORED])
                    gold.extend([UNSCORED] * (len(pieces[at]) - 1))
                table["ids"].append(ids + after)
                table["shapes"].append(shapes + [0] * len(after))
                table["gold"].append(gold + [UNSCORED] * len(after))
        return Dataset.from_dict(table)

    def answers(self, rows: Dataset) -> Iterator[tuple[list[str], list[str]]]:
        """Of each row the tags that are right and those that the network gives, word by word."""
        self.network.eval()
        for number in range(len(rows)):
            ids, shapes, gold, mask = (part.to(self.device) for part in self._filled(rows[[number]]))
            with torch.inference_mode():
                best = self.network(ids, shapes, mask)[0].argmax(-1).tolist()
            pairs = [(g, b) for g, b in zip(gold[0].tolist(), best, strict=True) if g != UNSCORED]
            yield [self.shape.tags[g] for g, _ in pairs], [self.shape.tags[b] for _, b in pairs]

    def _batches(self, sizes: Sequence[int], number: int) -> list[list[int]]:
        """Numbers of rows of like size, in an order of its own for each epoch."""
        draw = random.Random(self._seed)
        batches: list[list[int]] = []
        for _ in range(number + 1):
            order = sorted(range(len(sizes)), key=lambda i: (sizes[i] + draw.random() * 8, i))
            batches = [[]]
            for row in order:
                if batches[-1] and (len(batches[-1]) + 1) * sizes[row] > self._settings.batch:
                    batches.append([])
                batches[-1].append(row)
            draw.shuffle(batches)
        return batches

    def _filled(self, rows: dict[str, list[list[int]]]) -> tuple[Any, Any, Any, Any]:
        """Ids, shapes, tags and mask of a batch, filled up to the longest row."""
        longest = max(len(ids) for ids in rows["ids"])

        def fill(table: list[list[int]], empty: int) -> Any:
            return torch.tensor([row + [empty] * (longest - len(row)) for row in table])

        return (
            fill(rows["ids"], self.shape.pad),
            fill(rows["shapes"], 0),
            fill(rows["gold"], UNSCORED),
            fill([[1] * len(ids) for ids in rows["ids"]], 0),
        )

    def save(self, folder: Path, *, quantised: bool = True) -> None:
        """Writes the network as a folder of weights."""
        export(self.network.cpu(), self._tokenizer, self.shape, folder, quantised=quantised)


def pace(step: int, steps: int) -> float:
    """Share of the learning rate: it rises over a tenth of the steps, then falls in a line to nothing."""
    rise = max(steps // 10, 1)
    return step / rise if step < rise else (steps - step) / max(steps - rise, 1)
