"""The cues of themes and topics: every row against its examples, and how phrases are matched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegex.facts.request_topics import request_topics
from allegex.facts.violations import violations
from allegex.linking.cues import CueFile, CueRow, Cues, Lexicon, WorkRow
from allegex.linking.passages import Passages, build_themes, build_topics
from allegex.records.text import Span
from allegex.resources import LANGUAGES, Resources

FILES = [(name, language) for name in ("themes.json", "topics.json") for language in LANGUAGES]


def cues_in(cues: Cues, text: str, *, work: bool = False) -> set[str]:
    """The labels that cues of a text speak for."""
    return {c[2:] for unit in cues.units(text, [Span(0, len(text))], work=work) for c in unit.cues}


@pytest.mark.parametrize(("name", "language"), FILES)
def test_each_row_finds_its_examples_and_not_its_counterexamples(
    name: str, language: str, resources: Resources
) -> None:
    cues = Lexicon(name, resources).of(language)
    assert cues is not None
    for row in cues.file.rows:
        assert row.examples and row.counterexamples, row.id
        for text in row.examples:
            assert row.id in cues_in(cues, text), (row.id, text)
        for text in row.counterexamples:
            assert row.id not in cues_in(cues, text), (row.id, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_for_work_end_what_is_told_as_done(language: str, resources: Resources) -> None:
    cues = Lexicon("themes.json", resources).of(language)
    assert cues is not None and cues.file.work is not None

    def cut(text: str) -> bool:
        (unit,) = cues.units(text, [Span(0, len(text))], work=True)
        return len(unit.plain) < len(text)

    assert all(cut(text) for text in cues.file.work.examples)
    assert not any(cut(text) for text in cues.file.work.counterexamples)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_languages_know_all_themes_and_topics(language: str, resources: Resources) -> None:
    for name, ids in (
        ("themes.json", [row.id for row in violations(resources)]),
        ("topics.json", [row.id for row in request_topics(resources) if row.id != "other"]),
    ):
        file = resources.language(language, name, CueFile)
        assert [row.id for row in file.rows] == ids


@pytest.mark.parametrize(("build", "name"), [(build_themes, "themes.json"), (build_topics, "topics.json")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_model_tells_the_examples(build: object, name: str, language: str, resources: Resources) -> None:
    passages: Passages = resources.of(build)  # type: ignore[arg-type]
    for row in resources.language(language, name, CueFile).rows:
        for text in row.examples:
            (passage,) = passages.read(text, [Span(0, len(text))], language)
            assert passage.scores.get(row.id, 0) >= 0.5, (row.id, text)


def made(*phrases: str, work: tuple[str, ...] = ()) -> Cues:
    row = CueRow("x", phrases, (), (), ())
    return Cues(CueFile(WorkRow(work, (), ()) if work else None, (row,)))


PHRASES = [
    ("travel ban*", "Travel bans were imposed.", True, "a star opens the word's end"),
    ("travel ban", "Travel bans were imposed.", False, "without it the word is whole"),
    ("ban", "He lives in Urban.", False, "no word begins inside another"),
    ("fair trial", "a fair\ntrial", True, "a line break is a blank"),
    ("procès équitable", "un PROCES EQUITABLE", True, "accents and capitals do not matter"),
    ("l’eau potable", "l'eau potable", True, "nor do the forms of apostrophes"),
    ("detenid* arbitraria*", "fue detenida arbitrariamente", True, "stars inside a phrase"),
    ("detenid* arbitraria*", "detenida y luego, arbitrariamente", False, "whose words follow each other"),
    ("lawyer + denied", "He was denied a visit of his lawyer", True, "parts in any order"),
    ("lawyer + denied", "The lawyer came", False, "all of them"),
]


@pytest.mark.parametrize(("phrase", "text", "found", "why"), PHRASES)
def test_phrases(phrase: str, text: str, found: bool, why: str) -> None:
    assert bool(cues_in(made(phrase), text)) == found, why


def test_parts_in_two_sentences_are_no_cue() -> None:
    text = "The lawyer came. He was denied."
    units = list(made("lawyer + denied").units(text, [Span(0, 16), Span(17, len(text))]))
    assert [unit.cues for unit in units] == [frozenset(), frozenset()]


def test_what_stands_before_the_words_for_work_counts() -> None:
    cues = made("rape", work=("hotline",))
    assert not cues_in(cues, "She opened a hotline for victims of rape.", work=True)
    assert cues_in(cues, "After the rape she opened a hotline.", work=True)


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    for unit in made("travel ban*", "a* b* + c").units(text, [Span(0, len(text))] if text else []):
        assert (unit.start, unit.end) == (0, len(text))


def test_a_language_that_is_not_known_has_no_cues(resources: Resources) -> None:
    assert Lexicon("themes.json", resources).of("ru") is None
    assert resources.of(build_themes).read("torture", [Span(0, 7)], "ru") == []
