"""Generated letters: the same every time, true to their gold, and no template or name in both splits."""

from __future__ import annotations

import pytest

from allegex.resources import LANGUAGES
from corpus.generate.grammar import DATA, names, templates, words
from corpus.generate.letters import Order, generate, read_back
from corpus.generate.noise import Noise
from corpus.generate.plans import KINDS

ORDERS = [
    Order(kind, language, split, 5) for kind in KINDS for language in LANGUAGES for split in ("train", "test")
]  # type: ignore[arg-type]


@pytest.mark.parametrize("order", ORDERS, ids=lambda o: f"{o.kind}-{o.language}-{o.split}")
def test_every_kind_is_written_and_read_back(order: Order) -> None:
    assert generate(order) == generate(order)
    letter = read_back(order)
    text = letter.document.content
    assert letter.document.language == order.language
    assert "<" not in text
    assert "{{" not in text
    persons = {p["id"]: p["name"] for p in letter.front["persons"]}
    for mark in letter.of("PER"):
        assert text[mark.start : mark.end].lower() in persons[mark.attributes["id"]].lower()
    for charge in letter.front["charges"]:
        assert charge["person"] in persons.values()


def test_letters_have_the_sections_of_their_kind() -> None:
    kinds = [s.kind for s in read_back(Order("company", "en", "train", 2)).document.sections]
    assert {"addressee", "salutation", "opening", "allegations", "requests", "annex"} <= set(kinds)
    assert [s.kind for s in read_back(Order("reply", "fr", "train", 2)).document.sections] == [
        "reply_header",
        "reply_opening",
        "reply_body",
        "reply_closing",
    ]


def test_splits_share_no_template_and_no_name() -> None:
    for language in LANGUAGES:
        for part, lines in templates(language).items():
            assert not set(lines["train"]) & set(lines["test"]), part
            assert lines["train"], part
            assert lines["test"], part
    for row in names():
        for kind in ("male", "female", "family", "places"):
            assert not set(row[kind]) & set(row["test"][kind])
    assert len(names()) >= 10


def test_the_three_languages_have_the_same_parts() -> None:
    parts = [set(templates(language)) for language in LANGUAGES]
    assert parts[0] == parts[1] == parts[2]
    assert {p.name for p in (DATA / "en").iterdir()} == {p.name for p in (DATA / "fr").iterdir()}
    assert set(words("fr")["treaties"]) == set(words("es")["treaties"])


def test_noise_leaves_the_gold_true() -> None:
    clean = read_back(Order("modern", "en", "train", 7))
    noisy = read_back(Order("modern", "en", "train", 7, Noise(merge=0.5, reorder=1.0, ocr=0.02)))
    assert sorted(s.kind for s in noisy.document.sections) == sorted(s.kind for s in clean.document.sections)
    assert noisy.document.content != clean.document.content
    assert len(noisy.document.text.blocks) < len(clean.document.text.blocks)
    assert [m.attributes for m in noisy.of("DATE")] != []
    first = noisy.of("DATE")[0]
    assert first.attributes == clean.of("DATE")[0].attributes


def test_dropping_takes_one_section() -> None:
    found = set()
    for seed in range(12):
        kinds = [
            s.kind for s in read_back(Order("modern", "es", "train", seed, Noise(drop=1.0))).document.sections
        ]
        found |= {"opening", "subject", "concerns", "legal_framework", "closing", "date"} - set(kinds)
    assert len(found) >= 3
