"""Themes and topics of the short letters of the corpus: floors under what was reached."""

from __future__ import annotations

from allegex.facts.request_topics import request_topics
from allegex.facts.violations import violations
from allegex.resources import Resources
from benchmarks.short_letters import short_letters
from benchmarks.themes import measure_short


def test_the_themes_and_topics_of_short_letters_are_found(resources: Resources) -> None:
    themes, topics = measure_short(resources)
    assert themes.f1() >= 0.9
    assert topics.f1() >= 0.9


def test_short_letters_name_known_themes_and_topics(resources: Resources) -> None:
    themes = {row.id for row in violations(resources)}
    topics = {row.id for row in request_topics(resources)}
    for letter in short_letters():
        assert themes.issuperset(letter.themes), letter.id
        assert all(topics.issuperset(named) for _, named in letter.requests), letter.id
