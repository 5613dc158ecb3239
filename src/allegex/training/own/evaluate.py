"""A model folder against a corpus, as text to print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from allegex.errors import ConfigError
from allegex.taggers.card import read_card
from allegex.taggers.open import find_model, open_tagger
from allegex.training.own.letters import Wanted, chosen, read_letters
from allegex.training.own.report import confusion_table, score_table, worst_table
from allegex.training.own.score import Miss, Outcome, outcome
from allegex.writers.annotation.corpus import read_corpus


def evaluate(model: str, corpus: Path, *, field: str = "") -> Outcome:
    """How good a model is on a corpus; labels that it does not know are passed over. Raises ModelError, ReadError.

    `field` holds the classes for a model of paragraph classes.
    """
    folder = find_model(model)
    card = read_card(folder, None)
    if (card.backend == "linear") != bool(field):
        raise ConfigError(
            f"model {card.name} has backend {card.backend}; --field names the field with the classes for a linear model"
            " and for no other"
        )
    others = {span.label for text in read_corpus(corpus) for span in text.spans} - set(card.labels)
    letters = read_letters(corpus, Wanted(card.labels, tuple(sorted(others)), field))
    return outcome(open_tagger(model, None), chosen(letters, list(letters)), len(letters), card.labels)


def as_text(found: Outcome, corpus: Path, *, worst: int, show_text: bool) -> Iterator[str]:
    """Scores, confusion and the worst errors as Markdown; their words only with `show_text`."""
    yield f"{found.letters} letters"
    yield ""
    yield from score_table(found)
    yield ""
    yield from confusion_table(found)
    if found.misses and worst:
        yield ""
        quotes = _quotes(found.misses[:worst], corpus) if show_text else []
        yield from worst_table(found, worst, quotes)


def _quotes(misses: tuple[Miss, ...], corpus: Path) -> list[str]:
    texts = {text.id: text.text for text in read_corpus(corpus)}
    return [" ".join(texts[m.text][m.start : m.end].split()).replace("|", "\\|") for m in misses]
