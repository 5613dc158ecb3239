"""The facts of themes and of topics of requests: they point to what is there."""

from __future__ import annotations

import re

from allegex.facts.instruments import instruments_by_id
from allegex.facts.mandates import mandates
from allegex.facts.request_topics import request_topics
from allegex.facts.violations import violations
from allegex.resources import LANGUAGES, Resources


def test_there_are_52_themes_and_19_topics_with_labels(resources: Resources) -> None:
    themes, topics = violations(resources), request_topics(resources)
    assert (len({t.id for t in themes}), len({t.id for t in topics})) == (52, 19)
    assert topics[-1].id == "other"
    assert all(set(row.labels) == set(LANGUAGES) and all(row.labels.values()) for row in (*themes, *topics))


def test_themes_point_to_mandates_and_instruments_that_are_known(resources: Resources) -> None:
    known = {mandate.id for mandate in mandates(resources)}
    instruments = resources.of(instruments_by_id)
    for theme in violations(resources):
        assert set(theme.mandates) <= known, theme.id
        for law in (*theme.laws, *theme.also):
            symbol = re.fullmatch(r"[A-Z]+(\.\d+)?/[A-Z0-9./()-]+[\w/.()-]*", law.instrument)
            assert law.instrument in instruments or symbol, (theme.id, law.instrument)


def test_a_law_names_a_theme_or_is_shared_but_not_both(resources: Resources) -> None:
    for theme in violations(resources):
        named = {(law.instrument, p) for law in theme.laws for p in law.provisions or ("",)}
        shared = {(law.instrument, p) for law in theme.also for p in law.provisions or ("",)}
        assert not named & shared, theme.id
