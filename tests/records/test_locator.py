"""Where spans of the text are printed: the characters' share of a line, lines kept apart, neighbours put together."""

from __future__ import annotations

import pytest

from allegex.records.locator import Locator
from allegex.records.text import Place, Segment

# "The police | of Aldmoor" on one line in two runs, its second line below, then page 2.
SEGMENTS = (
    Segment(0, 10, 1, (100.0, 50.0, 200.0, 60.0)),
    Segment(11, 21, 1, (205.0, 51.0, 305.0, 61.0)),
    Segment(22, 32, 1, (100.0, 64.0, 200.0, 74.0)),
    Segment(34, 44, 2, (100.04, 50.0, 200.0, 60.0)),
    Segment(46, 50, 3, None),
)


@pytest.mark.parametrize(
    ("start", "end", "expected", "reason"),
    [
        (0, 10, (Place(1, ((100.0, 50.0, 200.0, 60.0),)),), "a whole run is its box"),
        (5, 10, (Place(1, ((150.0, 50.0, 200.0, 60.0),)),), "half of the characters, half of the box"),
        (2, 4, (Place(1, ((120.0, 50.0, 140.0, 60.0),)),), "a part in the middle"),
        (0, 21, (Place(1, ((100.0, 50.0, 305.0, 61.0),)),), "two runs of one line are one box"),
        (8, 13, (Place(1, ((180.0, 50.0, 225.0, 61.0),)),), "parts of two runs of one line too"),
        (
            11,
            32,
            (Place(1, ((205.0, 51.0, 305.0, 61.0), (100.0, 64.0, 200.0, 74.0))),),
            "lines do not overlap in height: a box each",
        ),
        (
            22,
            44,
            (Place(1, ((100.0, 64.0, 200.0, 74.0),)), Place(2, ((100.0, 50.0, 200.0, 60.0),))),
            "over a page break, a place for each page",
        ),
        (46, 50, (Place(3, ()),), "plain text has pages without boxes"),
        (32, 34, (), "what layout inserted is printed nowhere"),
        (5, 5, (Place(1, ((150.0, 50.0, 150.0, 60.0),)),), "a point between two characters has no width"),
        (60, 70, (), "past the end"),
    ],
)
def test_places(start: int, end: int, expected: tuple[Place, ...], reason: str) -> None:
    assert Locator(SEGMENTS).places(start, end) == expected, reason


def test_an_area_is_one_box_a_page() -> None:
    assert Locator(SEGMENTS).areas(0, 50) == (
        Place(1, ((100.0, 50.0, 305.0, 74.0),)),
        Place(2, ((100.0, 50.0, 200.0, 60.0),)),
        Place(3, ()),
    )
