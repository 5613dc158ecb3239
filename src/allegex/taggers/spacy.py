"""spaCy's entity recogniser, as trained by this program, on our tokens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from allegex.errors import ModelError
from allegex.records.letter import Model
from allegex.taggers.bio import Tagged, Tokens
from allegex.taggers.card import ModelCard
from allegex.taggers.open import Tagger, as_model
from allegex.taggers.windows import windows

BEAM, DENSITY = 8, 0.001
"""Readings kept while parsing, and the least share of the best one's weight that another must have."""
WORDS = 2000
"""Tokens read at once."""


class SpacyTagger:
    """A pipeline with a component `ner`."""

    def __init__(self, nlp: Any, model: Model) -> None:
        self.model = model
        self._nlp = nlp
        self._ner = nlp.get_pipe("ner")

    def __call__(self, sentences: Sequence[Tokens], language: str) -> list[tuple[Tagged, ...]]:
        """The spans of each sentence; the score is the share of likely readings that hold the span."""
        return [self._spans(tokens) for tokens in sentences]

    def _spans(self, tokens: Tokens) -> tuple[Tagged, ...]:
        found: list[Tagged] = []
        for part in windows([1] * len(tokens.text), WORDS):
            doc = self._nlp(Doc(self._nlp.vocab, words=list(tokens.text[part.start : part.end])))
            scores = self._scores(doc) if doc.ents else {}
            for span in doc.ents:
                first, last = span.start + part.start, span.end + part.start
                if part.first <= first < part.last and (not found or found[-1].end <= tokens.start[first]):
                    score = scores.get((span.start, span.end, span.label_), 0.0)
                    found.append(Tagged(tokens.start[first], tokens.end[last - 1], span.label_, score))
        return tuple(found)

    def _scores(self, doc: Any) -> dict[tuple[int, int, str], float]:
        (beam,) = self._ner.beam_parse([doc], beam_width=BEAM, beam_density=DENSITY)
        readings = self._ner.moves.get_beam_parses(beam)
        whole = sum(weight for weight, _ in readings) or 1.0
        scores: dict[tuple[int, int, str], float] = {}
        for weight, spans in readings:
            for start, end, label in spans:
                key = (start, end, self._nlp.vocab.strings[label] if isinstance(label, int) else label)
                scores[key] = scores.get(key, 0.0) + weight / whole
        return {key: min(score, 1.0) for key, score in scores.items()}


def load(folder: Path, card: ModelCard) -> Tagger:
    """The tagger of a model folder. Raises ModelError."""
    try:
        nlp = spacy.load(folder / card.weights)
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            f"model {card.name}: {card.weights} is no pipeline that this spaCy reads ({type(error).__name__})"
        ) from error
    if not nlp.has_pipe("ner"):
        raise ModelError(f"model {card.name}: the pipeline has no component `ner`")
    return SpacyTagger(nlp, as_model(card))
