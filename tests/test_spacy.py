"""spaCy both ways: a letter as a Doc, and allegex inside a spaCy pipeline."""

from __future__ import annotations

import pytest
import spacy

from allegex.errors import ConfigError
from allegex.spacy import add_to, to_doc
from corpus.fabricate import letter


@pytest.mark.parametrize("seed", range(4))
def test_a_doc_has_the_letters_characters_and_all_its_spans(seed: int) -> None:
    record = letter(seed)
    doc = to_doc(record)
    assert doc.text == record.text
    assert doc._.allegex is record
    mentions = [(m.start, m.end) for e in record.entities for m in e.mentions]
    assert sorted((s.start_char, s.end_char) for s in doc.spans["entities"]) == sorted(mentions)
    assert [s._.allegex_value for s in doc.spans["dates"]] == [
        d.edtf for d in sorted(record.dates, key=lambda d: d.start)
    ]
    assert len(doc.spans["citations"]) == len(record.citations)
    assert [s.label_ for s in doc.spans["sections"]] == [s.kind for s in record.sections]
    assert [s.label_ for s in doc.spans["custom"]] == ["SITE"]


def test_a_doc_survives_spacys_own_bytes() -> None:
    doc = to_doc(letter(1))
    doc._.allegex = None  # the record itself is no data of spaCy's
    again = spacy.tokens.Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert [(s.start, s.end, s.label_) for s in again.spans["dates"]] == [
        (s.start, s.end, s.label_) for s in doc.spans["dates"]
    ]


def test_the_component_finds_dates_and_citations_in_any_text() -> None:
    nlp = add_to(spacy.blank("en"))
    doc = nlp("On 6 May 2020 she was charged under article 5 of the Penal Code.")
    assert [(s.text, s._.allegex_value) for s in doc.spans["dates"]] == [("6 May 2020", "2020-05-06")]
    assert [s._.allegex_value for s in doc.spans["citations"]] == ["Penal Code 5"]


def test_another_language_is_refused_by_name() -> None:
    with pytest.raises(ConfigError, match="'de'; possible: en, fr, es"):
        add_to(spacy.blank("de"))
