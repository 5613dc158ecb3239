"""Generated letters: the same every time, true to their gold, and no template or name in both splits."""

from __future__ import annotations

import json
import random
import re
from typing import Any

import pytest

from allegex.resources import LANGUAGES
from corpus.generate.grammar import DATA, Split, names, templates, words
from corpus.generate.letters import Order, generate, read_back
from corpus.generate.noise import Noise
from corpus.generate.people import named
from corpus.generate.plans import KINDS
from corpus.generate.world import FACTS

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
    persons = {p["id"]: p for p in letter.front["persons"]}
    for mark in letter.of("PER"):
        # In capitals, because "ı" and "ß" do not come back from them.
        said, person = text[mark.start : mark.end].upper(), persons[mark.attributes["id"]]
        assert said in person["name"].upper() or said in [a.upper() for a in person["aliases"]]
    for charge in letter.front["charges"]:
        assert charge["person"] in [p["name"] for p in persons.values()]


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
        for kind in ("police", "court", "authority", "prison", "org", "company"):
            assert not set(words(language)[kind]["train"]) & set(words(language)[kind]["test"])
    kinds = ("male", "female", "family", "family_f", "places")
    learned = {name for row in names() for kind in kinds for name in row.get(kind, ())}
    held = {name for row in names() for kind in kinds for name in row["test"].get(kind, ())}
    assert not learned & held


def test_names_come_from_everywhere() -> None:
    states = json.loads((FACTS / "states.json").read_text("utf-8"))
    covered = {code for row in names() for code in row["states"]}
    assert {s["id"] for s in states if s["status"] == "member"} <= covered
    assert len(names()) >= 40
    for row in names():
        assert row["source"], row["locale"]
        assert row["licence"] == "MIT"
        assert ("Faker" in row["source"]) <= (DATA / "LICENSE-faker.txt").is_file()


@pytest.mark.parametrize("split", ["train", "test"])
@pytest.mark.parametrize("row", names(), ids=lambda row: row["locale"])
def test_every_pattern_of_a_locale_can_be_filled(row: dict[str, Any], split: Split) -> None:
    draw = random.Random(3)
    for sex in "mf":
        for _ in range(40):
            name, short, spellings = named(row, split, sex, draw)
            assert short in name
            assert name == " ".join(name.split()) != ""
            assert name not in spellings
            assert not set("{}<>:") & set(name + "".join(spellings))


def test_letters_name_people_in_every_form() -> None:
    letters = [
        read_back(Order("modern", language, "train", seed)) for language in LANGUAGES for seed in range(30)
    ]
    said = [letter.document.content[m.start : m.end] for letter in letters for m in letter.of("PER")]
    forms = {
        "in capitals": r"[^\W\d_a-zß-ÿ]{4,} [^\W\d_a-zß-ÿ]{4,}",
        "hyphen": r".*\w-\w.*",
        "particle": r".*\b(?:bin|al|Al|de|El|van|Ould|Ben|dos|von)\b.*",
        "initial": r"(?:.* )?[A-Z]\..*",
        "one word": r"\w+",
        "three words": r"\w+ \w+ \w+",
    }
    for form, pattern in forms.items():
        assert any(re.fullmatch(pattern, name) for name in said), form
    assert any(p["aliases"] for letter in letters for p in letter.front["persons"])
    assert any(o["aliases"] for letter in letters for o in letter.front["organisations"])


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


def test_words_broken_at_line_ends_stay_in_their_marks() -> None:
    noisy = read_back(Order("modern", "fr", "train", 7, Noise(breaks=0.5)))
    text = noisy.document.content
    broken = [m for m in noisy.of("PER") if "- " in text[m.start : m.end]]
    assert broken
    clean = read_back(Order("modern", "fr", "train", 7))
    assert text.replace("- ", "") == clean.document.content.replace("- ", "")


def test_dropping_takes_one_section() -> None:
    found = set()
    for seed in range(12):
        kinds = [
            s.kind for s in read_back(Order("modern", "es", "train", seed, Noise(drop=1.0))).document.sections
        ]
        found |= {"opening", "subject", "concerns", "legal_framework", "closing", "date"} - set(kinds)
    assert len(found) >= 3
