"""Rights at issue and topics of questions in short letters, from text to record: floors under what was reached.

When first read, before anything was changed for them, the 24 letters named u- had F1 0.76 for themes and 0.83 for topics, with 0.956
of their words in the right section; the 12 named v-, which say everything in words of their own, 0.66, 0.29 and 0.81; the six named w-,
in the usual forms again, 0.80, 0.88 and 1.00.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

import allegex
from allegex.facts.request_topics import request_topics
from allegex.facts.violations import violations
from allegex.linking.link import link
from allegex.pipeline import Pipeline
from allegex.records.link import Links
from allegex.resources import Resources
from allegex.segmentation.segment import segment
from letters import Case, cases, text_of

LETTERS = [*cases("*_rights.txt"), *(case for case in cases("*_headers.txt") if case.themes)]


@pytest.fixture(scope="module")
def linked() -> list[tuple[Case, Links]]:
    """What is linked in each letter."""
    pipeline = allegex.load("fast")
    return [(case, _linked(case, pipeline)) for case in LETTERS]


def _linked(case: Case, pipeline: Pipeline) -> Links:
    document = segment(text_of(case), pipeline.resources)
    mentions = [mention for extract in pipeline._extractors for mention in extract(document)]
    return link(document, mentions, pipeline.resources)


def f1(pairs: Iterable[tuple[set[str], set[str]]]) -> float:
    """Of what was found against what is right, counted together."""
    found = right = both = 0
    for told, wanted in pairs:
        found, right, both = found + len(told), right + len(wanted), both + len(told & wanted)
    return 2 * both / (found + right)


def test_the_rights_at_issue_are_found(linked: list[tuple[Case, Links]]) -> None:
    assert f1(({theme.id for theme in links.themes}, set(case.themes)) for case, links in linked) >= 0.87


def test_the_topics_of_the_questions_are_found(linked: list[tuple[Case, Links]]) -> None:
    asked = [
        ({topic.id for topic in request.topics}, set(topics))
        for case, links in linked
        if case.topics
        for request, topics in zip(links.requests, case.topics, strict=True)
    ]
    assert f1(asked) >= 0.88


def test_the_languages_are_equals(linked: list[tuple[Case, Links]]) -> None:
    for language in ("en", "fr", "es"):
        own = [(c, links) for c, links in linked if c.name.startswith(language)]
        assert f1(({theme.id for theme in links.themes}, set(c.themes)) for c, links in own) >= 0.82


def test_letters_name_known_themes_and_topics(resources: Resources) -> None:
    themes = {row.id for row in violations(resources)}
    topics = {row.id for row in request_topics(resources)}
    for case in LETTERS:
        assert themes.issuperset(case.themes), case.name
        assert all(topics.issuperset(asked) for asked in case.topics), case.name
