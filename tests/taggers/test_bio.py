"""Tokens, tags and spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegex.records.text import Span
from allegex.taggers.bio import decode, encode, tokenize

TEXT = "M. O’Brien d’Abidjan (SATC) et l'Union St.-Paul."


def test_tokens_know_where_they_stand() -> None:
    """Elisions and signs are tokens; an apostrophe inside a name is none."""
    tokens = tokenize(TEXT)
    assert tokens.text[:6] == ("M", ".", "O’Brien", "d’", "Abidjan", "(")
    for text, start, end in zip(tokens.text, tokens.start, tokens.end, strict=True):
        assert TEXT[start:end].replace("'", "’") == text


def test_a_part_has_the_offsets_of_the_whole() -> None:
    """Tokens of a span are those of the text there."""
    part = tokenize(TEXT, Span(11, 20))
    assert [TEXT[a:b] for a, b in zip(part.start, part.end, strict=True)] == ["d’", "Abidjan"]


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (("B-PER", "I-PER", "O"), [(0, 3, "PER")]),
        (("B-PER", "B-PER", "O"), [(0, 1, "PER"), (2, 3, "PER")]),
        (("I-PER", "I-ORG", "O"), [(0, 1, "PER"), (2, 3, "ORG")]),
        (("O", "O", "B-LOC"), [(4, 5, "LOC")]),
        (("O", "O", "O"), []),
    ],
)
def test_decode(tags: tuple[str, ...], spans: list[tuple[int, int, str]]) -> None:
    """Broken sequences begin anew where the label changes."""
    assert [(s.start, s.end, s.label) for s in decode(tokenize("a b c"), tags)] == spans


@given(st.lists(st.sampled_from(["O", "B-PER", "B-ORG", "PER+", "ORG+"]), max_size=12))
def test_encode_undoes_decode(kinds: list[str]) -> None:
    """What is decoded from good tags is encoded to the same tags."""
    tags: list[str] = []
    for kind in kinds:
        label = kind.rstrip("+")
        goes_on = bool(tags) and tags[-1].endswith(label) and tags[-1] != "O"
        tags.append(kind if not kind.endswith("+") else f"{'I' if goes_on else 'B'}-{label}")
    tokens = tokenize(" ".join("x" * len(tags)))
    assert encode(tokens, [(s.start, s.end, s.label) for s in decode(tokens, tags)]) == tuple(tags)


def test_scores_are_those_of_the_weakest_token() -> None:
    """A span is as sure as its least sure token."""
    assert decode(tokenize("a b"), ("B-PER", "I-PER"), (0.9, 0.4))[0].score == 0.4
