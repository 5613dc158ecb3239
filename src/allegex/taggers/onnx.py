"""Token classification in ONNX, run by onnxruntime and tokenizers alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnxruntime
from msgspec import Struct
from onnxruntime.capi import onnxruntime_pybind11_state as _state
from tokenizers import Tokenizer

from allegex.errors import ModelError
from allegex.records.letter import Model
from allegex.taggers.bio import Tagged, Tokens, decode
from allegex.taggers.card import ModelCard
from allegex.taggers.open import Tagger, as_model
from allegex.taggers.shapes import shape_of
from allegex.taggers.windows import windows

_UNREADABLE: tuple[type[Exception], ...] = (
    OSError,
    ValueError,
    _state.Fail,
    _state.InvalidArgument,
    _state.InvalidGraph,
    _state.InvalidProtobuf,
    _state.NoModel,
    _state.NoSuchFile,
    _state.NotImplemented,
    _state.RuntimeException,
)
"""What is raised for files that are damaged: those of onnxruntime have no class in common but Exception."""


class Shape(Struct, frozen=True, forbid_unknown_fields=True):
    """What the network wants: its tags in order, the pieces around every window, and the most pieces in one.

    `inputs` are input_ids and any of attention_mask and shapes. Words that no vocabulary holds are read as `unknown`, so
    that none falls out.
    """

    tags: tuple[str, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    pad: int
    pieces: int
    inputs: tuple[str, ...]
    unknown: int


class Pieces(Struct, frozen=True):
    """Word pieces of each token; none is empty."""

    ids: tuple[tuple[int, ...], ...]


def pieces_of(tokenizer: Tokenizer, words: Sequence[str], unknown: int, most: int) -> Pieces:
    """Pieces of each word. A word of more than `most` pieces is cut, for its first piece answers for it."""
    ids: list[list[int]] = [[] for _ in words]
    if words:
        encoded = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
        for word, piece in zip(encoded.word_ids, encoded.ids, strict=True):
            if word is not None:
                ids[word].append(piece)
    return Pieces(tuple(tuple(found[:most]) or (unknown,) for found in ids))


class OnnxTagger:
    """A network, its tokenizer and its shape."""

    def __init__(self, session: Any, tokenizer: Tokenizer, shape: Shape, model: Model) -> None:
        self.model = model
        self._session = session
        self._tokenizer = tokenizer
        self._shape = shape

    def __call__(self, sentences: Sequence[Tokens], language: str) -> list[tuple[Tagged, ...]]:
        """The spans of each sentence, scored by the probability of their weakest token."""
        return [self._spans(tokens) for tokens in sentences]

    def _spans(self, tokens: Tokens) -> tuple[Tagged, ...]:
        shape = self._shape
        room = shape.pieces - len(shape.before) - len(shape.after)
        pieces = pieces_of(self._tokenizer, tokens.text, shape.unknown, room).ids
        tags: list[str] = []
        scores: list[float] = []
        for window in windows([len(ids) for ids in pieces], room):
            part = slice(window.start, window.end)
            best, chances = self._run(pieces[part], tokens.text[part])
            for index in range(window.first - window.start, window.last - window.start):
                tags.append(shape.tags[best[index]])
                scores.append(chances[index])
        return decode(tokens, tags, scores)

    def _run(self, pieces: Sequence[Sequence[int]], words: Sequence[str]) -> tuple[list[int], list[float]]:
        """The best tag for the first piece of each word, and its probability.

        One window at a time, which needs no padding: quicker, and eight-bit sums do not depend on who sits beside whom.
        """
        before, after = self._shape.before, self._shape.after
        feed = {"input_ids": [*before, *(piece for ids in pieces for piece in ids), *after]}
        if "attention_mask" in self._shape.inputs:
            feed["attention_mask"] = [1] * len(feed["input_ids"])
        if "shapes" in self._shape.inputs:
            forms = [shape_of(word) for word, ids in zip(words, pieces, strict=True) for _ in ids]
            feed["shapes"] = [*[0] * len(before), *forms, *[0] * len(after)]
        arrays = {name: np.array([row], dtype=np.int64) for name, row in feed.items()}
        heads = list(accumulate((len(ids) for ids in pieces[:-1]), initial=len(before)))
        logits = self._session.run(["logits"], arrays)[0][0, heads]
        best = logits.argmax(axis=1)
        chances = 1 / np.exp(logits - logits.max(axis=1, keepdims=True)).sum(axis=1)
        return best.tolist(), chances.tolist()


def _tokenizer(text: str) -> Tokenizer:
    """The tokenizer written in tokenizer.json. Raises ValueError."""
    try:
        tokenizer = Tokenizer.from_str(text)
    except Exception as error:  # tokenizers raises nothing narrower than Exception itself.
        raise ValueError("no tokenizer") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _session(path: Path) -> Any:
    """The network, on one thread: sums in one order, so that the same letter gives the same scores; a batch has its own
    workers."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def load(folder: Path, card: ModelCard) -> Tagger:
    """The tagger of a model folder. Raises ModelError."""
    place = folder / card.weights
    try:
        shape = msgspec.json.decode((place / "shape.json").read_bytes(), type=Shape)
        tokenizer = _tokenizer((place / "tokenizer.json").read_text("utf-8"))
        session = _session(place / "model.onnx")
    except _UNREADABLE as error:
        raise ModelError(
            f"model {card.name}: {card.weights} is no network that this onnxruntime reads ({type(error).__name__})"
        ) from error
    labels = {tag.partition("-")[2] for tag in shape.tags} - {""}
    if labels != set(card.labels):
        raise ModelError(
            f"model {card.name}: weights have labels {', '.join(sorted(labels))}, the card says {', '.join(card.labels)}"
        )
    if {one.name for one in session.get_inputs()} != set(shape.inputs):
        raise ModelError(
            f"model {card.name}: the network does not read {' and '.join(shape.inputs)}; rebuild it: {card.rebuild}"
        )
    return OnnxTagger(session, tokenizer, shape, as_model(card))
