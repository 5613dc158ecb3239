"""The header's words: every row of the language files finds its examples, and not its counterexamples."""

from __future__ import annotations

import pytest

from allegex.facts.folding import plain
from allegex.linking.wording import Cue, Forms, HeaderWords, wording
from allegex.resources import LANGUAGES, Resources

CUES = [
    "governments",
    "missions",
    "pursuant",
    "reply_asked",
    "reply_words",
    "published",
    "after_reply",
    "planned",
    "urgent",
    "copied",
    "parallel",
    "earlier",
    "replied",
    "greets",
    "greets_ends",
    "your_company",
    "your_body",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CUES)
def test_cues_find_their_examples(resources: Resources, language: str, name: str) -> None:
    row: Forms = getattr(resources.language(language, "header.json", HeaderWords), name)
    own, cue = Cue(list(row.forms)), getattr(resources.of(wording), name)
    assert row.examples
    assert row.counterexamples
    assert all(own.within(plain(example)) for example in row.examples)
    assert not any(cue.within(plain(example)) for example in row.counterexamples)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_three_languages_are_as_many_kinds(resources: Resources, language: str) -> None:
    words = resources.language(language, "header.json", HeaderWords)
    assert set(words.units.values()) == {"D", "W", "M", "H"}
    assert words.numbers
    assert words.government


def test_offsets_are_those_of_the_text() -> None:
    text = "Écrit, conformément aux règles"
    cue = Cue(["conformément"])
    assert [text[start:] for start in cue.starts(plain(text))] == ["conformément aux règles"]
    assert [text[end:] for end in cue.ends(plain(text))] == [" aux règles"]


def test_cues_begin_at_words() -> None:
    assert not Cue(["copy"]).within(plain("a photocopy"))
    assert Cue(["copy"]).within(plain("(Copy)"))
