"""Requests: every way to number them, sub-items, run-on and prose questions, and where the list ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegex.extractors.markers import Series, marker_at
from allegex.extractors.requests import Settings, build
from allegex.extractors.requests.extract import Words, cues
from allegex.records.document import Document, DocumentSection
from allegex.records.mention import RequestItemMention
from allegex.records.text import Block, Span, Text
from allegex.resources import LANGUAGES, Resources
from build import text_of

LEAD = "As it is our responsibility to seek to clarify all cases, we would be grateful for your observations:"


def requests_of(
    resources: Resources, paragraphs: list[str], sentences: list[str] | None = None
) -> tuple[str, list[RequestItemMention]]:
    """The text of one requests section and its mentions; each paragraph is a sentence unless said otherwise."""
    text = text_of(paragraphs)
    spans = [] if sentences else [Span(block.start, block.end) for block in text.blocks]
    for sentence in sentences or ():
        start = text.content.index(sentence)
        spans.append(Span(start, start + len(sentence)))
    section = DocumentSection(kind="requests", start=0, end=len(text.content), language="en")
    document = Document(text=text, kind="letter", language="en", sections=(section,), sentences=tuple(spans))
    mentions = [m for m in build(Settings(), resources)(document) if isinstance(m, RequestItemMention)]
    return text.content, mentions


def items(resources: Resources, paragraphs: list[str]) -> list[tuple[int | None, str]]:
    content, mentions = requests_of(resources, paragraphs)
    return [(m.number, content[m.start : m.end]) for m in mentions if m.level == 0]


@pytest.mark.parametrize(
    "markers",
    [
        ["1.", "2.", "3."],
        ["1)", "2)", "3)"],
        ["(1)", "(2)", "(3)"],
        ["(a)", "(b)", "(c)"],
        ["a)", "b)", "c)"],
        ["a.", "b.", "c."],
        ["i)", "ii)", "iii)"],
        ["(i)", "(ii)", "(iii)"],
        ["I.", "II.", "III."],
        ["-", "-", "-"],
        ["•", "•", "•"],
        ["–", "–", "–"],
        ["Question 1:", "Question 2:", "Question 3:"],
        # A scan took 1 for l.
        ["l.", "2.", "3."],
        # A scan set the point apart.
        ["1 .", "2 .", "3 ."],
    ],
)
def test_every_kind_of_marker_numbers_the_items(resources: Resources, markers: list[str]) -> None:
    paragraphs = [
        LEAD,
        *(f"{marker} Please explain point {word}." for marker, word in zip(markers, "xyz", strict=True)),
    ]
    assert items(resources, paragraphs) == [
        (1, "Please explain point x."),
        (2, "Please explain point y."),
        (3, "Please explain point z."),
    ]


def test_the_lead_in_and_the_deadline_are_no_items(resources: Resources) -> None:
    found = items(
        resources,
        [
            LEAD,
            "1. Are the facts alleged in the summary of the case accurate?",
            "2. Please provide the results of any investigation.",
            "If no inquiries have taken place, please explain why.",
            "We would appreciate receiving a response within 60 days.",
            "3. This belongs to no list.",
        ],
    )
    assert found == [
        (1, "Are the facts alleged in the summary of the case accurate?"),
        (
            2,
            "Please provide the results of any investigation.\n\nIf no inquiries have taken place, please explain why.",
        ),
    ]


def test_an_item_goes_on_over_a_page_break(resources: Resources) -> None:
    found = items(
        resources, ["1. Please explain how the arrest of", "the journalist was lawful.", "2. Please say why."]
    )
    assert found[0] == (1, "Please explain how the arrest of\n\nthe journalist was lawful.")
    assert len(found) == 2


def test_nested_items_stay_inside_their_item(resources: Resources) -> None:
    content, mentions = requests_of(
        resources,
        [
            "1. Please provide details of:",
            "(a) the charges;",
            "(b) the trial;",
            "2. Please explain.",
            "- one",
            "- two",
        ],
    )
    assert [(m.level, m.marker, content[m.start : m.end]) for m in mentions] == [
        (0, "1.", "Please provide details of:\n\n(a) the charges;\n\n(b) the trial;"),
        (1, "(a)", "the charges;"),
        (1, "(b)", "the trial;"),
        (0, "2.", "Please explain.\n\n- one\n\n- two"),
        (1, "-", "one"),
        (1, "-", "two"),
    ]


def test_sub_items_in_the_text_of_an_item_are_found_but_articles_are_not(resources: Resources) -> None:
    content, mentions = requests_of(
        resources,
        [
            "1. Please provide, under article 5 (a) and (b): (a) the charges; (b) the trial; and (c) the sentence."
        ],
    )
    assert [content[m.start : m.end] for m in mentions if m.level == 1] == [
        "the charges;",
        "the trial;",
        "the sentence.",
    ]
    _, mentions = requests_of(
        resources, ["1. Please explain how article 14 (3) (d) and article 5 (a) were respected."]
    )
    assert [m.level for m in mentions] == [0]


def test_items_run_together_in_one_paragraph_come_apart(resources: Resources) -> None:
    found = items(
        resources,
        [f"{LEAD} 1. Please explain. 2. Please say since when, in section 12. Please add why. 3. ¿Por qué?"],
    )
    assert found == [
        (1, "Please explain."),
        (2, "Please say since when, in section 12. Please add why."),
        (3, "¿Por qué?"),
    ]


def test_kept_lines_that_begin_with_a_marker_come_apart(resources: Resources) -> None:
    assert items(resources, ["1. Please explain\nhow.\n2. Please say why."]) == [
        (1, "Please explain\nhow."),
        (2, "Please say why."),
    ]


def test_a_second_list_begins_at_one_and_its_lead_in_is_no_item(resources: Resources) -> None:
    found = items(
        resources, ["1. Please explain.", "To the company we put these questions:", "1. Please say why."]
    )
    assert found == [(1, "Please explain."), (1, "Please say why.")]


def test_headings_between_groups_of_items_belong_to_none(resources: Resources) -> None:
    content = "1. Please explain.\n\nOn the arrest\n\n2. Please say why."
    blocks = (Block(0, 18, "item", 1), Block(20, 33, "heading", 1, bold=1.0), Block(35, 53, "item", 1))
    document = Document(
        text=Text(content=content, blocks=blocks, segments=()),
        kind="letter",
        language="en",
        sections=(DocumentSection(kind="requests", start=0, end=len(content), language="en"),),
        sentences=(),
    )
    mentions = list(build(Settings(), resources)(document))
    assert [content[m.start : m.end] for m in mentions] == ["Please explain.", "Please say why."]


@pytest.mark.parametrize(
    ("paragraph", "sentences", "expected"),
    [
        (
            "We would welcome your views. Please explain the law. Has a complaint been lodged? If so, with what result?",
            [
                "We would welcome your views.",
                "Please explain the law.",
                "Has a complaint been lodged?",
                "If so, with what result?",
            ],
            [
                "We would welcome your views.",
                "Please explain the law.",
                "Has a complaint been lodged?",
                "If so, with what result?",
            ],
        ),
        (
            "Comme il est de notre responsabilité, nous demandons ce qui suit : Veuillez indiquer la base légale. Elle manque.",
            [
                "Comme il est de notre responsabilité, nous demandons ce qui suit :",
                "Veuillez indiquer la base légale.",
                "Elle manque.",
            ],
            ["Veuillez indiquer la base légale. Elle manque."],
        ),
        (
            "Sírvanse indicar el motivo. ¿Son exactos los hechos? Agradeceríamos recibir una respuesta en un plazo de 60 días.",
            [
                "Sírvanse indicar el motivo.",
                "¿Son exactos los hechos?",
                "Agradeceríamos recibir una respuesta en un plazo de 60 días.",
            ],
            ["Sírvanse indicar el motivo.", "¿Son exactos los hechos?"],
        ),
    ],
)
def test_unnumbered_questions_are_told_by_their_words(
    resources: Resources, paragraph: str, sentences: list[str], expected: list[str]
) -> None:
    content, mentions = requests_of(resources, [paragraph], sentences)
    assert [content[m.start : m.end] for m in mentions] == expected
    assert [m.number for m in mentions] == list(range(1, len(expected) + 1))
    assert {m.marker for m in mentions} == {None}


def test_a_paragraph_that_begins_like_a_marker_is_none(resources: Resources) -> None:
    """ "M. X" is an honorific, "v. Other" no fifth Roman number."""
    found = items(resources, ["1. Veuillez indiquer le sort de", "M. Exemple, arrêté hier.", "v. Autre"])
    assert found == [(1, "Veuillez indiquer le sort de\n\nM. Exemple, arrêté hier.\n\nv. Autre")]


def test_roman_numbers_and_letters_are_told_by_their_series() -> None:
    series = Series()
    text = "(g) x (h) x (i) x (j) x"
    levels = []
    for place in (0, 6, 12, 18):
        marker = marker_at(text, place, len(text))
        assert marker is not None
        if place == 0:
            series._open = [("(a", 6)]
        levels.append(series.level(marker))
    assert levels == [(0, 7), (0, 8), (0, 9), (0, 10)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_the_language_files_hold(resources: Resources, language: str) -> None:
    words, reader = resources.language(language, "requests.json", Words), resources.of(cues)
    assert all(reader.asks(example) for example in words.asks.examples)
    assert not any(reader.asks(example) for example in words.asks.counterexamples)
    assert all(reader.ends(example) for example in words.ends.examples)
    assert not any(reader.ends(example) for example in words.ends.counterexamples)


@given(
    st.lists(
        st.text(alphabet="12.)(abi-• \n?P", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=5
    )
)
@settings(max_examples=150, deadline=None)
def test_any_section_gives_spans_inside_it(paragraphs: list[str]) -> None:
    content, mentions = requests_of(Resources(), paragraphs)
    for mention in mentions:
        assert 0 <= mention.start <= mention.end <= len(content)
    tops = [m for m in mentions if m.level == 0]
    assert all(a.end <= b.start for a, b in pairwise(tops))
