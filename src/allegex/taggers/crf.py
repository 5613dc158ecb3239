"""Linear-chain CRF, read and run by python-crfsuite."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from allegex.errors import ModelError
from allegex.records.letter import Model
from allegex.resources import Resources
from allegex.taggers.bio import Tagged, Tokens, decode
from allegex.taggers.card import ModelCard
from allegex.taggers.features import Flags, features, flags
from allegex.taggers.open import Tagger, as_model

WINDOW, STRIDE = 400, 300
"""Tokens tagged at once, and how far the next window starts: longer sentences are read in windows that overlap."""


class CrfTagger:
    """A CRF with the tables that its features need."""

    def __init__(self, tagger: pycrfsuite.Tagger, model: Model, table: Flags) -> None:
        self.model = model
        self._tagger = tagger
        self._flags = table

    def __call__(self, sentences: Sequence[Tokens], language: str) -> list[tuple[Tagged, ...]]:
        """The spans of each sentence, scored by the marginal probability of their weakest token."""
        return [self._spans(tokens, language) for tokens in sentences]

    def _spans(self, tokens: Tokens, language: str) -> tuple[Tagged, ...]:
        tags: list[str] = []
        scores: list[float] = []
        for start in range(0, max(len(tokens.text), 1), STRIDE):
            part = tokens.text[start : start + WINDOW]
            if not part:
                break
            found = self._tagger.tag(features(part, self._flags, language))
            kept = max(len(tags) - start, 0)
            if start and kept:
                kept -= (WINDOW - STRIDE) // 2  # The middle of the overlap: each side has context there.
                del tags[start + kept :], scores[start + kept :]
            tags.extend(found[kept:])
            scores.extend(
                self._tagger.marginal(tag, at) if tag != "O" else 1.0
                for at, tag in enumerate(found)
                if at >= kept
            )
            if start + WINDOW >= len(tokens.text):
                break
        return decode(tokens, tags, scores)


def load(folder: Path, card: ModelCard) -> Tagger:
    """The tagger of a model folder. Raises ModelError."""
    tagger = pycrfsuite.Tagger()
    try:
        tagger.open(str(folder / card.weights))
    except ValueError as error:
        raise ModelError(f"model {card.name}: {card.weights} is no CRF model") from error
    labels = {tag.partition("-")[2] for tag in tagger.labels()} - {""}
    if labels != set(card.labels):
        raise ModelError(
            f"model {card.name}: weights have labels {', '.join(sorted(labels))}, the card says {', '.join(card.labels)}"
        )
    return CrfTagger(tagger, as_model(card), flags(Resources()) if card.tables else {})
