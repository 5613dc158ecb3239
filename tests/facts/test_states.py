"""The table of States: complete in three languages, and what its names and adjectives point to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from allegex.facts.folding import fold
from allegex.facts.states import adjectives, by_code, named, states
from allegex.resources import Resources


def test_every_state_speaks_three_languages(resources: Resources) -> None:
    for state in states(resources):
        for language in ("en", "fr", "es"):
            assert state.name[language], state.id
            assert state.of[language], state.id
            assert state.demonyms[language], (state.id, language)
        assert state.source


def test_the_codes_are_those_of_the_domain_file(resources: Resources, shared: Path) -> None:
    rows = json.loads((shared / "domain" / "country_codes.json").read_text())["states"]
    assert {state.id for state in states(resources)} == {row["alpha3"] for row in rows}
    assert {state.alpha2 for state in states(resources)} == {row["alpha2"] for row in rows}


def test_rows_are_sorted_and_their_words_trimmed_and_single(resources: Resources) -> None:
    table = states(resources)
    assert [state.id for state in table] == sorted(state.id for state in table)
    for state in table:
        for words in (*state.aliases.values(), *state.demonyms.values()):
            assert len(set(words)) == len(words), state.id
            assert all(word == word.strip() and word for word in words), state.id


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("République du Cameroun", "CMR"),
        ("República Bolivariana de Venezuela", "VEN"),
        ("Turquie", "TUR"),
        ("Turkey", "TUR"),
        ("CÔTE D’IVOIRE", "CIV"),
        ("Iran", "IRN"),
        ("République islamique d'Iran", "IRN"),
        ("the former Yugoslav Republic of Macedonia", "MKD"),
        ("Swaziland", "SWZ"),
        ("Zaïre", "COD"),
        ("Reino Unido", "GBR"),
        ("Congo", "COG"),
        ("Niger", "NER"),
        ("Nigéria", "NGA"),
        ("Kazajistán", "KAZ"),
    ],
)
def test_a_name_gives_its_state(resources: Resources, name: str, code: str) -> None:
    assert resources.of(named)[fold(name)] == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Kazakh", "KAZ"),
        ("Kazakhstani", "KAZ"),
        ("camerounaises", "CMR"),
        ("venezolanas", "VEN"),
        ("turque", "TUR"),
        ("nigérienne", "NER"),
        ("nigérianes", "NGA"),
        ("grecque", "GRC"),
        ("dominiquais", "DMA"),
        ("South Korean", "KOR"),
        ("équatoguinéen", "GNQ"),
        # Two States each: no code.
        ("Congolese", None),
        ("Dominican", None),
        ("Korean", None),
        ("guinéenne", None),
    ],
)
def test_an_adjective_gives_its_state_or_none_where_two_share_it(
    resources: Resources, word: str, code: str | None
) -> None:
    table = resources.of(adjectives)
    assert fold(word) in table
    assert table[fold(word)] == code


def test_old_codes_lead_to_their_state(resources: Resources) -> None:
    assert resources.of(by_code)["ROM"].id == "ROU"
    assert resources.of(by_code)["ROU"].id == "ROU"
