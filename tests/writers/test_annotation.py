"""Annotation formats as their tools write them, and what is said of broken files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

from allegex.errors import AllegexError, ReadError
from allegex.records.annotated import AnnotatedSpan, AnnotatedText
from allegex.writers.annotation.formats import export_texts, import_texts

TEXT = AnnotatedText("t1", "😀 Held in Old Mill.", "en", (AnnotatedSpan(10, 18, "SITE"),), letter="L1")


def test_label_studio_counts_utf16_units(tmp_path: Path) -> None:
    export_texts([TEXT], tmp_path / "t.json", "label-studio")
    task = json.loads((tmp_path / "t.json").read_text())[0]
    value = task["predictions"][0]["result"][0]["value"]
    assert (value["start"], value["end"], value["text"]) == (11, 19, "Old Mill")
    assert '<Label value="SITE"/>' in (tmp_path / "t.xml").read_text()


def test_label_studio_annotations_win_over_predictions_and_cancelled_ones(tmp_path: Path) -> None:
    task = {
        "id": 3,
        "data": {"text": "Held in Old Mill."},
        "predictions": [{"result": [{"type": "labels", "value": {"start": 0, "end": 4, "labels": ["X"]}}]}],
        "annotations": [
            {"result": [{"id": "q", "type": "labels", "value": {"start": 8, "end": 16, "labels": ["SITE"]}}]},
            {"was_cancelled": True, "result": []},
        ],
    }
    (tmp_path / "t.json").write_text(json.dumps([task]))
    (text,) = import_texts(tmp_path / "t.json", "label-studio")
    assert [(s.start, s.end, s.label) for s in text.spans] == [(8, 16, "SITE")]
    assert text.id == "task 3"


def test_doccano_takes_entities_that_people_added(tmp_path: Path) -> None:
    line = {
        "id": 1,
        "text": "Held in Old Mill.",
        "entities": [{"id": 77, "label": "SITE", "start_offset": 8, "end_offset": 16}],
        "relations": [],
        "Comments": [],
    }
    (tmp_path / "t.jsonl").write_text(json.dumps(line))
    (text,) = import_texts(tmp_path / "t.jsonl", "doccano")
    assert text.spans == (AnnotatedSpan(8, 16, "SITE"),)


def test_prodigy_leaves_out_what_was_rejected(tmp_path: Path) -> None:
    lines = [
        {"text": "a", "answer": a, "spans": [], "_input_hash": 1} for a in ("accept", "reject", "ignore")
    ]
    (tmp_path / "t.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert len(import_texts(tmp_path / "t.jsonl", "prodigy")) == 1


def test_spacy_reads_the_docbin_with_entities(tmp_path: Path) -> None:
    export_texts([TEXT], tmp_path / "t.spacy", "spacy")
    (doc,) = spacy.tokens.DocBin().from_disk(tmp_path / "t.spacy").get_docs(spacy.blank("en").vocab)
    assert doc.text == TEXT.text
    assert [(e.text, e.label_) for e in doc.ents] == [("Old Mill", "SITE")]


def test_conll_has_four_columns(tmp_path: Path) -> None:
    export_texts([TEXT], tmp_path / "t.conll", "conll")
    lines = (tmp_path / "t.conll").read_text().splitlines()
    assert "Old\t10\t13\tB-SITE" in lines
    assert "Mill\t14\t18\tI-SITE" in lines
    assert ".\t18\t19\tO" in lines


@pytest.mark.parametrize(
    ("form", "name", "content", "says"),
    [
        ("label-studio", "t.json", "{}", "not an export of Label Studio"),
        ("doccano", "t.jsonl", '{"text": "a"}\n{"text": 3}', r"t\.jsonl, line 2"),
        (
            "doccano",
            "t.jsonl",
            '{"text":"a","entities":[{"id":1,"label":"X","start_offset":0,"end_offset":9}]}',
            "0-9 is outside",
        ),
        (
            "doccano",
            "t.jsonl",
            '{"text":"a","entities":[{"id":1,"label":"","start_offset":0,"end_offset":1}]}',
            "no label",
        ),
        ("prodigy", "t.jsonl", "[", r"t\.jsonl, line 1"),
        ("conll", "t.conll", "Ana\tO\n", "before the first token"),
        ("conll", "t.conll", '# allegex = {"id":"a","text":"b","language":"en"}\nb O\n', "line 2: not token"),
        (
            "conll",
            "t.conll",
            '# allegex = {"id":"a","text":"b","language":"en"}\nb\t0\t1\tI-X\n',
            "line 2: tag",
        ),
        ("spacy", "t.spacy", "nonsense", "not a DocBin"),
        ("hf", "t", "x", "not a dataset"),
    ],
)
def test_a_broken_file_is_told_with_its_line(
    tmp_path: Path, form: str, name: str, content: str, says: str
) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(ReadError, match=says):
        import_texts(tmp_path / name, form)


def test_unknown_formats_missing_files_and_broken_texts(tmp_path: Path) -> None:
    with pytest.raises(AllegexError, match="possible: label-studio, doccano, prodigy, spacy, conll, hf"):
        import_texts(tmp_path / "x", "brat")
    with pytest.raises(ReadError, match="no such file"):
        import_texts(tmp_path / "x", "conll")
    broken = AnnotatedText("t", "ab", "en", (AnnotatedSpan(1, 3, "X"),))
    with pytest.raises(AllegexError, match="t: span 1-3 is outside"):
        export_texts([broken], tmp_path / "x.conll", "conll")
    assert not list(tmp_path.iterdir())
