"""The quick tables of letters say what str.translate says, for every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegex.facts.folding import _FLAT, _PLAIN, Letters, flat, fold, plain
from allegex.facts.titles import _BLUR

TABLES = {"flat": _FLAT, "plain": _PLAIN, "blur": _BLUR}


@pytest.mark.parametrize("name", TABLES)
def test_every_letter_becomes_what_the_table_says(name: str) -> None:
    every = "".join(map(chr, range(0x11000)))
    assert TABLES[name].of(every) == every.translate(TABLES[name].table)


@pytest.mark.parametrize("name", TABLES)
@given(text=st.text())
def test_any_text_keeps_its_length(name: str, text: str) -> None:
    letters: Letters = TABLES[name]
    assert letters.of(text) == text.translate(letters.table)
    assert len(letters.of(text)) == len(text)


@pytest.mark.parametrize("name", TABLES)
def test_results_are_stable_so_that_the_order_of_replacing_is_free(name: str) -> None:
    table = TABLES[name].table
    assert {letter for letter in table.values() if table.get(ord(letter), letter) != letter} == set()


def test_names_are_compared_without_accents_and_typographic_signs() -> None:
    assert fold("Côte  d’Ivoire") == "cote d'ivoire"
    assert flat("Été,\nÎle") == "ete, ile"
    assert plain("Été, Île") == " ete  ile "
    assert fold("Łódź (Россия)") == "łodz (россия)"
