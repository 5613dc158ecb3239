"""Annotated texts survive every format: import(export(x)) = x for all that the format carries."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from allegex.records.annotated import AnnotatedSpan, AnnotatedText, Relation
from allegex.records.text import Place
from allegex.writers.annotation.formats import FORMATS, _reduce, export_texts, import_texts

# No lone surrogates (no file holds them), no NUL and no carriage return games with CSV-like tools; everything else.
CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
LABELS = st.sampled_from(["PER", "ORG", "PLACE OF DETENTION", 'é<&">', "X-Y"])


@st.composite
def annotated(draw: st.DrawFn) -> AnnotatedText:
    text = draw(
        st.text(CHARACTERS, min_size=1, max_size=60)
        | st.sampled_from(["😀 Ana 😀\n\nB", "a  b", " a ", "a\u00a0b\tc"])
    )
    spans = []
    for number in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        spans.append(
            AnnotatedSpan(
                start,
                end,
                draw(LABELS),
                id=f"s{number}",
                value=draw(st.none() | st.just("v")),
                score=draw(st.none() | st.just(0.5)),
                by=draw(st.sampled_from(["", "names:crf"])),
                places=draw(st.sampled_from([(), (Place(2, ((1.0, 2.0, 3.5, 4.0),)),)])),
            )
        )
    relations = []
    if spans and draw(st.booleans()):
        relations.append(
            Relation(draw(st.sampled_from(spans)).id, draw(st.sampled_from(spans)).id, "held in")
        )
    return AnnotatedText(
        id=draw(st.text(CHARACTERS, min_size=1, max_size=8)),
        text=text,
        language=draw(st.sampled_from(["en", "fr", "es"])),
        spans=tuple(sorted(spans, key=lambda s: (s.start, -s.end, s.label, s.id))),
        relations=tuple(relations),
        fields=draw(st.dictionaries(st.sampled_from(["kind", "ü"]), st.text(CHARACTERS, max_size=5))),
        letter=draw(st.sampled_from(["", "AL-XXX-1-2020"])),
        offset=draw(st.integers(0, 10_000)),
    )


@pytest.mark.parametrize("form", sorted(FORMATS))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(annotated(), min_size=1, max_size=20, unique_by=lambda t: t.id))
def test_import_of_export_is_the_same(form: str, texts: list[AnnotatedText]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"texts{FORMATS[form].suffix}"
        lost = export_texts(texts, target, form)
        expected = tuple(_reduce(text, FORMATS[form].carries) for text in texts)
        assert import_texts(target, form) == expected
        # A format that says it lost nothing must give back everything.
        if not lost:
            strip = [replace(s, id="", by="") for t in expected for s in t.spans]
            assert strip == [replace(s, id="", by="") for t in texts for s in t.spans]


def test_what_a_format_cannot_carry_is_said(tmp_path: Path) -> None:
    spans = (
        AnnotatedSpan(0, 7, "ORG", "a", "v", 0.4, "x", (Place(1),)),
        AnnotatedSpan(0, 3, "PER", "b"),
    )
    text = AnnotatedText("t", "Ana Ruiz", "es", spans, (Relation("a", "b", "r"),))
    lost = export_texts([text], tmp_path / "t.conll", "conll")
    assert {item.what: item.count for item in lost} == {
        "overlapping spans": 1,
        "relations": 1,
        "pages and boxes": 1,
        "values": 1,
        "scores": 1,
    }
    assert export_texts([text], tmp_path / "t.json", "label-studio") == ()
