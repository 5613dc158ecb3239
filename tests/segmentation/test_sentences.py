"""Sentences: the cases of the data, and what holds for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegex.resources import LANGUAGES, Resources
from allegex.segmentation.rows import SentenceRules
from allegex.segmentation.sentences import split_sentences

SHARED = Resources()
CASES = [
    (language, case)
    for language in LANGUAGES
    for case in SHARED.language(language, "sentences.json", SentenceRules).examples
]


def sentences(text: str, language: str = "en") -> tuple[str, ...]:
    return tuple(text[s.start : s.end] for s in split_sentences(text, 0, len(text), language, SHARED))


@pytest.mark.parametrize(("language", "case"), CASES, ids=[f"{lang}: {c.reason}" for lang, c in CASES])
def test_cases_of_the_data(language: str, case) -> None:
    assert sentences(case.text, language) == case.sentences


def test_a_part_of_a_text_is_cut_inside_its_borders() -> None:
    text = "Before. He fell. She ran. After."
    assert [text[s.start : s.end] for s in split_sentences(text, 8, 25, "en", SHARED)] == [
        "He fell.",
        "She ran.",
    ]


def test_a_kept_line_break_ends_a_sentence() -> None:
    assert sentences("Jana Orsel\nSpecial Rapporteur") == ("Jana Orsel", "Special Rapporteur")


def test_a_language_without_rules_is_cut_by_those_of_another() -> None:
    assert sentences("Он пришёл. Она ушла.", "ru") == ("Он пришёл.", "Она ушла.")


@given(st.text(alphabet="aAéÑ .!?\n\u00a0M1”«»(’)-…", max_size=120), st.sampled_from(LANGUAGES))
def test_sentences_keep_every_character_that_is_not_white(text: str, language: str) -> None:
    spans = split_sentences(text, 0, len(text), language, SHARED)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(
        s.end > s.start and not text[s.start].isspace() and not text[s.end - 1].isspace() for s in spans
    )
    kept = "".join("".join(text[s.start : s.end].split()) for s in spans)
    assert kept == "".join(text.split())
