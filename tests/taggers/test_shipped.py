"""The shipped name model: what its card says, in three languages, within its limits of size and time."""

from __future__ import annotations

import time

import pytest

from allegex.config import shipped
from allegex.taggers.bio import tokenize
from allegex.taggers.card import read_card
from allegex.taggers.open import open_tagger

FOLDER = shipped("models") / "names-crf"


def test_the_card_fits_the_weights() -> None:
    """Digest, size, licence and source of all data; nothing share-alike."""
    card = read_card(FOLDER)
    assert card.size == (FOLDER / card.weights).stat().st_size <= 10_000_000
    assert card.languages == ("en", "fr", "es")
    assert all(row.licence and row.source for row in card.data)
    assert not [row.name for row in card.data if "SA" in row.licence]
    assert all(score.low is not None and score.low <= score.f1 for score in card.scores)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "On Friday, Mr. Anton Verel was released by the police.", "Anton Verel"),
        ("fr", "Le lendemain, Mme Ortova a rencontré le directeur.", "Ortova"),
        ("es", "Al día siguiente, el Sr. Marek fue trasladado.", "Marek"),
    ],
)
def test_it_finds_persons(language: str, text: str, name: str) -> None:
    """One plain sentence in each language."""
    found = [
        text[s.start : s.end]
        for s in open_tagger("names-crf")([tokenize(text)], language)[0]
        if s.label == "PER"
    ]
    assert found == [name]


def test_it_reads_a_letter_in_time() -> None:
    """2,500 words take a fraction of a second even on a busy machine."""
    tagger = open_tagger("names-crf")
    sentences = [
        tokenize("On Monday Ms. Lena Ortova went from Oslo to the Ministry of Labour with her lawyer.")
    ] * 150
    begin = time.process_time()
    tagger(sentences, "en")
    assert time.process_time() - begin < 0.5
