"""Letters as annotated texts: every span where it was, cut into paragraphs, chosen by doubt or by lot."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from allegex.errors import ReadError
from allegex.records.annotated import AnnotatedSpan, AnnotatedText, faults
from allegex.writers.annotation.corpus import read_corpus, write_corpus
from allegex.writers.annotation.letters import (
    annotated,
    most_uncertain,
    paragraphs,
    sample,
    uncertainty,
    with_labels,
)
from corpus.fabricate import letter


@pytest.mark.parametrize("seed", range(5))
def test_a_letter_keeps_every_span_with_its_place(seed: int) -> None:
    record = letter(seed)
    text = annotated(record)
    assert faults(text) == []
    mentions = sum(len(e.mentions) for e in record.entities)
    assert len(text.spans) == mentions + len(record.dates) + len(record.citations) + 1
    assert all(span.places for span in text.spans)
    assert [r.label for r in text.relations] == ["charged_under"]


@pytest.mark.parametrize("seed", range(5))
def test_paragraphs_are_pieces_of_the_letter(seed: int) -> None:
    record = letter(seed)
    for piece in paragraphs(record):
        assert faults(piece) == []
        assert record.text[piece.offset :].startswith(piece.text)
        for span in piece.spans:
            assert (
                piece.text[span.start : span.end]
                == record.text[piece.offset + span.start : piece.offset + span.end]
            )


def test_paragraphs_of_some_sections_only() -> None:
    record = letter(3)
    (section,) = [s for s in record.sections if s.kind == "allegations"]
    assert [p.offset for p in paragraphs(record, ["allegations"])] == [section.start]


def test_choosing_texts() -> None:
    texts = [
        AnnotatedText(f"t{n}", "abc", "en", (AnnotatedSpan(0, 1, "X", score=score), AnnotatedSpan(1, 2, "Y")))
        for n, score in enumerate([0.9, 0.2, None, 0.6])
    ]
    assert [t.id for t in most_uncertain(texts, 2)] == ["t1", "t3"]
    assert uncertainty(texts[2]) == 0
    assert sample(texts, 2, seed=1) == sample(texts, 2, seed=1)
    assert len(sample(texts, 9, seed=1)) == 4
    assert [len(t.spans) for t in with_labels(texts, ["Y"])] == [1, 1, 1, 1]


def test_a_corpus_is_read_as_it_was_written(tmp_path: Path) -> None:
    texts = paragraphs(letter(1))
    write_corpus(texts, tmp_path / "a.corpus.jsonl")
    assert read_corpus(tmp_path / "a.corpus.jsonl") == texts


def test_a_broken_corpus_names_its_line(tmp_path: Path) -> None:
    good = AnnotatedText("a", "abc", "en")
    path = tmp_path / "a.corpus.jsonl"
    for bad, says in [
        (replace(good, id="b", spans=(AnnotatedSpan(1, 9, "X"),)), "line 2: b: span 1-9 is outside"),
        (good, "line 2: a second text has the id"),
    ]:
        write_corpus([good, bad], path)
        with pytest.raises(ReadError, match=says):
            read_corpus(path)
    path.write_text("")
    with pytest.raises(ReadError, match="the corpus is empty"):
        read_corpus(path)
