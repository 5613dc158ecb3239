"""Names by spaCy: its own trainer, from the corpus form of the other backends."""

from __future__ import annotations

from pathlib import Path

import pytest

spacy = pytest.importorskip("spacy", reason="needs the extra spacy")

from allegex.errors import ConfigError  # noqa: E402
from allegex.taggers.bio import tokenize  # noqa: E402
from allegex.taggers.open import open_tagger  # noqa: E402
from allegex.training.train import Recipe, Source, train  # noqa: E402

ROOT = Path(__file__).parents[2]
SET = (
    "\n".join(
        f"{name}\tB-PER\nVerel\tI-PER\nwent\tO\nto\tO\nOslo\tB-LOC\n.\tO\n"
        for name in ("Anton", "Lena", "Bako", "Ines")
    )
    + "\n"
)
RECIPE = Recipe(
    name="small", version="1", backend="spacy", licence="MIT", rebuild="make models", languages=("en",),
    sets=(Source(name="made", licence="MIT", source="here", pattern="*.tsv", language="en"),),
)  # fmt: skip


def test_a_pipeline_is_trained_and_plain_spacy_reads_it(tmp_path: Path) -> None:
    """With the shipped config, two epochs of it; the tagger gives the same spans as spaCy."""
    (tmp_path / "set.tsv").write_text(SET * 12, "utf-8")
    config = (ROOT / "configs/train/names-spacy.cfg").read_text("utf-8")
    assert "max_epochs = 6" in config
    (tmp_path / "names.cfg").write_text(config.replace("max_epochs = 6", "max_epochs = 20"), "utf-8")
    recipe = _with_config("names.cfg")
    card = train(recipe, tmp_path, tmp_path / "model", tmp_path)
    assert card.backend == "spacy"
    assert card.labels == ("PER", "LOC")
    text = "Lena Verel went to Oslo."
    nlp = spacy.load(tmp_path / "model/pipeline")
    doc = nlp(spacy.tokens.Doc(nlp.vocab, words=list(tokenize(text).text)))
    assert [(e.text, e.label_) for e in doc.ents] == [("Lena Verel", "PER"), ("Oslo", "LOC")]
    [spans] = open_tagger(str(tmp_path / "model"))([tokenize(text)], "en")
    assert [(text[s.start : s.end], s.label) for s in spans] == [("Lena Verel", "PER"), ("Oslo", "LOC")]
    assert all(0 < s.score <= 1 for s in spans)


def test_a_missing_config_is_named(tmp_path: Path) -> None:
    """Before anything is trained."""
    (tmp_path / "set.tsv").write_text(SET * 3, "utf-8")
    with pytest.raises(ConfigError, match=r"no spaCy config .*none\.cfg"):
        train(_with_config("none.cfg"), tmp_path, tmp_path / "model", tmp_path)


def _with_config(name: str) -> Recipe:
    import msgspec

    from allegex.training.settings import PipelineSettings

    return msgspec.structs.replace(RECIPE, spacy=PipelineSettings(config=name))
