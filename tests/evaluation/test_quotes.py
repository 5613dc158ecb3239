"""Quotes found again in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegex.evaluation.quotes import Quotes, squeeze


@pytest.mark.parametrize(
    ("text", "quote", "found", "why"),
    [
        ("the accused’s lawyer", "accused's lawyer", "accused’s lawyer", "quotation marks are alike"),
        ("on 3\nMay 2020.", "3 May 2020", "3\nMay 2020", "and so is white space"),
        ("a volunteer, ███, left", "volunteer, , left", "volunteer, ███, left", "a bar leaves no words"),
        ("22 May, and 2 May", "2 May", "2 May", "not the end of a longer number"),
        ("Mr. Anders, Mr. Ander", "Ander", "Ander", "nor the start of a longer word"),
        ("Decree–Law", "Decree-Law", "Decree–Law", "dashes are alike"),
        (
            "İstanbul court",
            "court",
            "court",
            "a letter whose small form is two characters keeps offsets right",
        ),
    ],
)
def test_find(text, quote, found, why):
    span = Quotes(text).find(quote, whole=True)
    assert span is not None
    assert text[slice(*span)] == found, why


def test_find_goes_on_from_where_it_is_told():
    quotes = Quotes("Mr. A. and Mr. A.")
    assert quotes.find("Mr. A.", 1) == (11, 17)
    assert quotes.find("Mr. A.", 12) is None
    assert quotes.find("", 0) is None


def test_a_stretch_runs_from_first_to_last_words():
    text = "We write to you. We end here. We end here."
    assert Quotes(text).stretch("We write", "end here.") == (0, 29)
    assert Quotes(text).stretch("We write", "never said") is None
    assert Quotes("Excellency,").stretch("Excellency,", "Excellency,") == (0, 11)


@given(st.text(max_size=40), st.data())
def test_every_part_of_a_text_is_found_in_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if squeeze(text[start:end]):
        span = Quotes(text).find(text[start:end])
        assert span is not None
        assert squeeze(text[slice(*span)]).find(squeeze(text[start:end])) >= 0
