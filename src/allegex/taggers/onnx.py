"""Token classification by a transformer: onnxruntime and tokenizers, one sentence at a time, without filling."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy
import onnxruntime
from msgspec import Struct
from tokenizers import Tokenizer

from allegex.errors import ModelError
from allegex.records.letter import Model
from allegex.taggers.bio import Tagged, Tokens, decode
from allegex.taggers.card import ModelCard
from allegex.taggers.open import Tagger, as_model
from allegex.taggers.pieces import Pieces, cut, open_tokenizer

NETWORK, TOKENIZER, SETTINGS = "network.onnx", "tokenizer.json", "settings.json"
"""What a folder of weights holds."""


class OnnxSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """What the network's outputs mean, and how many pieces it reads at once."""

    tags: tuple[str, ...]
    pieces: int


class OnnxTagger:
    """A network with its tokenizer. The network takes `ids` and `shapes` (1, pieces) and gives `scores` (1, pieces, tags)."""

    def __init__(
        self,
        session: onnxruntime.InferenceSession,
        tokenizer: Tokenizer,
        settings: OnnxSettings,
        model: Model,
    ) -> None:
        self.model = model
        self._session = session
        self._tokenizer = tokenizer
        self._settings = settings

    def __call__(self, sentences: Sequence[Tokens], language: str) -> list[tuple[Tagged, ...]]:
        """The spans of each sentence, scored by the probability of their weakest token."""
        return [self._spans(tokens) for tokens in sentences]

    def _spans(self, tokens: Tokens) -> tuple[Tagged, ...]:
        tags: list[str] = []
        scores: list[float] = []
        for part in cut(self._tokenizer, tokens.text, self._settings.pieces):
            best, sure = self._run(part)
            for word in range(*part.kept):
                head = part.heads[word - part.first]
                tags.append(self._settings.tags[best[head]] if head else "O")
                scores.append(sure[head] if head else 1.0)
        return decode(tokens, tags, scores)

    def _run(self, pieces: Pieces) -> tuple[list[int], list[float]]:
        """The best tag of each piece and its probability."""
        inputs = {
            "ids": numpy.array([pieces.ids], dtype=numpy.int64),
            "shapes": numpy.array([pieces.shapes], dtype=numpy.int64),
        }
        found = self._session.run(None, inputs)[0][0]
        best = found.argmax(axis=1)
        sure = 1 / numpy.exp(found - found.max(axis=1, keepdims=True)).sum(axis=1)
        return best.tolist(), sure.tolist()


def load(folder: Path, card: ModelCard) -> Tagger:
    """The tagger of a model folder. Raises ModelError."""
    weights = folder / card.weights
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = (
        1  # Files are read side by side, not one on all cores.
    )
    options.log_severity_level = 3
    try:
        settings = msgspec.json.decode((weights / SETTINGS).read_bytes(), type=OnnxSettings)
        tokenizer = open_tokenizer(weights / TOKENIZER)
        session = onnxruntime.InferenceSession(
            str(weights / NETWORK), options, providers=["CPUExecutionProvider"]
        )
    except OSError as error:
        raise ModelError(f"model {card.name}: {card.weights}: {error.strerror}") from error
    except (msgspec.MsgspecError, ValueError) as error:
        raise ModelError(f"model {card.name}: {card.weights}: {error}") from error
    except _refusals() as error:
        raise ModelError(f"model {card.name}: {card.weights}/{NETWORK} is no network: {error}") from error
    labels = {tag.partition("-")[2] for tag in settings.tags} - {""}
    if labels != set(card.labels):
        raise ModelError(
            f"model {card.name}: weights have labels {', '.join(sorted(labels))}, the card says {', '.join(card.labels)}"
        )
    inputs = [one.name for one in session.get_inputs()]
    if sorted(inputs) != ["ids", "shapes"] or session.get_outputs()[0].shape[-1] != len(settings.tags):
        raise ModelError(
            f"model {card.name}: {NETWORK} does not turn ids and shapes into {len(settings.tags)} scores; rebuild it: {card.rebuild}"
        )
    return OnnxTagger(session, tokenizer, settings, as_model(card))


def _refusals() -> tuple[type[Exception], ...]:
    """What onnxruntime raises for a file that it cannot run."""
    state = onnxruntime.capi.onnxruntime_pybind11_state
    return (
        state.InvalidProtobuf,
        state.InvalidGraph,
        state.Fail,
        state.InvalidArgument,
        state.NoSuchFile,
        state.NotImplemented,
    )
