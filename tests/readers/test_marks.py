"""The raised numbers of notes: believed only in pairs."""

from __future__ import annotations

import pytest

from allegex.readers.hocr import Glyph, Line, Word, parse
from allegex.readers.marks import Mark, proven, unread, written
from allegex.readers.raster import Raster

NONE = Raster(0, 0, b"")


def mark(text: str, *, first: bool = False, box: tuple[int, int, int, int] = (0, 0, 5, 12)) -> Mark:
    return Mark(0, 0, first, 0, len(text), box, text, NONE)


@pytest.mark.parametrize(
    ("pages", "numbers", "expected", "why"),
    [
        (
            [[mark("'"), mark('"', first=True)]],
            [{0: "1", 1: "1"}],
            [{0: "1", 1: "1"}],
            "both misread, both say 1",
        ),
        ([[mark("'"), mark("1", first=True)]], [{0: "1"}], [{0: "1"}], "the note was read well"),
        ([[mark("'")]], [{0: "2"}], [{}], "no note: it may be the square of a metre"),
        ([[mark("'"), mark("2", first=True)]], [{0: "1"}], [{}], "another number"),
        ([[mark("'")], [mark("3", first=True)]], [{0: "3"}, {}], [{0: "3"}, {}], "the note stands overleaf"),
        (
            [[mark("'")], [], [mark("3", first=True)]],
            [{0: "3"}, {}, {}],
            [{}, {}, {}],
            "two pages on is too far",
        ),
    ],
)
def test_a_number_needs_its_pair(pages: list, numbers: list, expected: list, why: str) -> None:
    assert proven([tuple(page) for page in pages], numbers) == expected, why


def test_what_is_read_again() -> None:
    marks = [
        mark("1"),
        mark("'"),
        mark(""),
        mark("*", box=(0, 0, 12, 12)),
        mark("*", box=(0, 0, 5, 12)),
        mark("†"),
    ]
    assert unread(marks) == [1, 2, 4]


def test_numbers_are_written_as_raised_glyphs() -> None:
    box = (0, 0, 9, 9)
    glyphs = tuple(Glyph(sign, box) for sign in "end.'")
    line = Line((Word(glyphs, box, 0.9),), box, 0.0, 9.0)
    at_end = Mark(0, 0, False, 4, 5, (9, 0, 12, 5), "'", NONE)
    (changed,) = written([line], [at_end], {0: "12"})
    assert changed.words[0].text == "end.12"
    assert [glyph.raised for glyph in changed.words[0].glyphs] == [False] * 4 + [True] * 2
    assert written([line], [at_end], {}) == (line,)


def test_hocr_is_parsed_with_its_boxes() -> None:
    (lines,) = parse(
        "<div class='ocr_page' id='page_1'><span class='ocr_line' title=\"bbox 10 20 90 40; baseline 0.01 -5; x_size 20\">"
        "<span class='ocrx_word' id='w' title='bbox 10 20 40 40; x_wconf 87'>"
        "<span class='ocrx_cinfo' title='x_bboxes 10 20 20 40; x_conf 99'>A</span>"
        "<span class='ocrx_cinfo' title='x_bboxes 20 20 40 40; x_conf 99'>&amp;</span></span></span>"
        "<span class='ocr_line' title=\"bbox 10 50 90 60\"></span></div>"
    )
    assert len(lines) == 1
    assert (lines[0].slope, lines[0].base, lines[0].words[0].text, lines[0].words[0].score) == (
        0.01,
        35.0,
        "A&",
        0.87,
    )
