"""The shipped name models: what their cards say, in three languages, within their limits of size and time."""

from __future__ import annotations

import time

import pytest

from allegex.config import shipped
from allegex.taggers.bio import tokenize
from allegex.taggers.card import files_of, read_card, size_of
from allegex.taggers.open import open_tagger

MODELS = shipped("models")
NAMES = ("names-crf", "names-minilm")


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """Each model that can be run here."""
    if request.param == "names-minilm":
        pytest.importorskip("onnxruntime", reason="needs the extra onnx")
    return str(request.param)


@pytest.mark.parametrize(("folder", "most"), [("names-crf", 10_000_000), ("names-minilm", 25_000_000)])
def test_the_card_fits_the_weights(folder: str, most: int) -> None:
    """Digest, size, licence and source of all data; nothing share-alike."""
    card = read_card(MODELS / folder)
    assert card.size == size_of(MODELS / folder / card.weights) <= most
    assert card.languages == ("en", "fr", "es")
    assert card.labels == ("PER", "ORG", "LOC")
    assert all(row.licence and row.source for row in card.data)
    assert not [row.name for row in card.data if "SA" in row.licence]
    assert all(score.low is not None and score.low <= score.f1 for score in card.scores)


def test_all_weights_together_are_small() -> None:
    """At most 45 MB, and nothing that runs code when it is read."""
    assert size_of(MODELS) <= 45_000_000
    assert not [p for p in files_of(MODELS) if p.suffix in {".pkl", ".pickle", ".pt", ".bin", ".joblib"}]


def test_a_changed_base_keeps_its_licence() -> None:
    """The text of Apache-2.0 and what was changed lie beside the weights."""
    text = (MODELS / "names-minilm/LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "all-MiniLM-L6-v2" in (MODELS / "names-minilm/NOTICE").read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("en", "On Friday, Mr. Anton Verel was released by the police.", "Anton Verel"),
        ("fr", "Le lendemain, Mme Ortova a rencontré le directeur.", "Ortova"),
        ("es", "Al día siguiente, el Sr. Marek fue trasladado.", "Marek"),
    ],
)
def test_it_finds_persons(name: str, language: str, text: str, person: str) -> None:
    """One plain sentence in each language."""
    found = [
        text[s.start : s.end] for s in open_tagger(name)([tokenize(text)], language)[0] if s.label == "PER"
    ]
    assert found == [person]


def test_it_reads_a_letter_in_time() -> None:
    """2,500 words take a fraction of a second even on a busy machine."""
    tagger = open_tagger("names-crf")
    sentences = [
        tokenize("On Monday Ms. Lena Ortova went from Oslo to the Ministry of Labour with her lawyer.")
    ] * 150
    begin = time.process_time()
    tagger(sentences, "en")
    assert time.process_time() - begin < 0.5
