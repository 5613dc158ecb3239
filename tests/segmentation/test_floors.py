"""Floors on letters that neither the anchors nor the generator were made from. They may only rise."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegex.config import ReadSettings
from allegex.layout.compose import compose
from allegex.readers.read import read as read_source
from allegex.resources import Resources
from allegex.segmentation.segment import segment
from benchmarks.segmentation import Score, alone, compare, gold_starts, held_out, tops
from corpus.marked import read

ROOT = Path(__file__).parents[2]


def share(score: Score) -> tuple[float, float]:
    return score.right / score.words, score.hits / score.gold


@pytest.mark.shared
def test_shared_marked_letters(shared: Path, resources: Resources) -> None:
    right = words = 0
    for path in sorted((shared / "letters/typeset/src").glob("*.txt")):
        document = read(path).document
        gold = tops(document.sections)
        assert share(compare(document.text, gold, tops(segment(document.text, resources).sections))) == (1, 1)
        part, of = alone(document.text, gold, resources)
        right, words = right + part, words + of
    assert right / words >= 0.95, "the classifier alone, anchors off"


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "AL_CMR_4_2019",
        "AL_KAZ_1_2024",
        "AL_KAZ_1_2024_office",
        "AL_OTH_188_2021",
        "UA_BHR_3_2012",
        "UA_VEN_9_2018",
    ],
)
def test_shared_pdfs(name: str, shared: Path, resources: Resources) -> None:
    text = compose(read_source(shared / "letters" / f"{name}.pdf", ReadSettings()))
    gold = gold_starts(text, shared / "gold" / f"{name.removesuffix('_office')}.json")
    words, starts = share(compare(text, gold, tops(segment(text, resources).sections)))
    assert words >= 0.98
    assert starts == 1
    right, of = alone(text, gold, resources)
    assert right / of >= 0.85


@pytest.mark.parametrize("path", sorted((ROOT / "corpus/examples").glob("*.marked")), ids=lambda p: p.stem)
def test_examples(path: Path, resources: Resources) -> None:
    document = read(path).document
    assert share(
        compare(document.text, tops(document.sections), tops(segment(document.text, resources).sections))
    ) == (1, 1)


def test_generated_letters_held_out(resources: Resources) -> None:
    groups = {language: Score() for language in ("en", "fr", "es")}
    for _, language, document in held_out(2):
        found = segment(document.text, resources)
        groups[language] += compare(document.text, tops(document.sections), tops(found.sections))
    shares = {language: share(score) for language, score in groups.items()}
    assert all(words >= 0.97 and starts >= 0.95 for words, starts in shares.values()), shares
    assert max(w for w, _ in shares.values()) - min(w for w, _ in shares.values()) <= 0.02, shares
