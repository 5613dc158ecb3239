"""Trained models and spaCy pipelines as extractors: their finds come out under `custom`, their models in the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegex.errors import ConfigError, ModelError
from allegex.plugins import build_extractor
from allegex.records.mention import CustomMention
from allegex.resources import Resources
from build import document_of


@pytest.fixture(scope="module")
def ruler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spaCy pipeline of one rule, on disk."""
    spacy = pytest.importorskip("spacy", reason="needs the extra `spacy`")
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "COMPANY", "pattern": "Orvane Mining", "id": "Q1"}, {"label": "ORE", "pattern": "cobalt"}]
    )
    folder = tmp_path_factory.mktemp("spacy") / "ruler"
    nlp.to_disk(folder)
    return folder


DOCUMENT = document_of(
    [
        ("subject", "On cobalt."),
        (
            "allegations",
            "Orvane Mining digs for\ncobalt there.\n" + "And so on. " * 6000 + "Orvane Mining left.",
        ),
    ]
)


def test_any_spacy_pipeline(ruler: Path, resources: Resources) -> None:
    """Long paragraphs are read in windows; ids of the pipeline are values."""
    extract = build_extractor("ores", {"use": "spacy", "model": str(ruler)}, resources)
    found = list(extract(DOCUMENT))
    assert [(m.label, m.value, m.extractor) for m in found if isinstance(m, CustomMention)] == [
        ("ORE", None, "ores"),
        ("COMPANY", "Q1", "ores"),
        ("ORE", None, "ores"),
        ("COMPANY", "Q1", "ores"),
    ]
    assert DOCUMENT.content[found[-1].start : found[-1].end] == "Orvane Mining"
    (model,) = extract.models
    assert model.name == "en_pipeline" and model.digest.startswith("sha256:")


def test_labels_and_sections(ruler: Path, resources: Resources) -> None:
    """Only what is wanted."""
    block = {"use": "spacy", "model": str(ruler), "labels": ["ORE"], "sections": ["allegations"]}
    (found,) = build_extractor("ores", block, resources)(DOCUMENT)
    assert found.start > 10


def test_no_such_pipeline(resources: Resources) -> None:
    """Said with what is possible."""
    pytest.importorskip("spacy", reason="needs the extra `spacy`")
    with pytest.raises(ModelError, match="no pipeline 'nobody'"):
        build_extractor("x", {"use": "spacy", "model": "nobody"}, resources)


def test_shipped_model_as_own_extractor(resources: Resources) -> None:
    """Any tagger can be used so; what it is less sure of than `least` is left out."""
    document = document_of([("allegations", "Mr. Pavel Dorosh was held in Oskaro.")])
    block = {"use": "trained", "model": "names-crf"}
    found = list(build_extractor("mine", block, resources)(document))
    assert {m.label for m in found if isinstance(m, CustomMention)} == {"PER", "LOC"}
    assert all(m.extractor == "mine" and m.by == "mine:names-crf" and m.score for m in found)
    assert list(build_extractor("mine", {**block, "least": 1.1}, resources)(document)) == []
    assert list(build_extractor("mine", {**block, "sections": ["annex"]}, resources)(document)) == []


def test_mistakes(resources: Resources) -> None:
    """Missing key, unknown key, missing model."""
    with pytest.raises(ConfigError, match=r"extractors\.x: .*model"):
        build_extractor("x", {"use": "trained"}, resources)
    with pytest.raises(ConfigError, match="did you mean 'sections'"):
        build_extractor("x", {"use": "trained", "model": "names-crf", "section": ["annex"]}, resources)
    with pytest.raises(ModelError, match="no model 'nobody'"):
        build_extractor("x", {"use": "trained", "model": "nobody"}, resources)
