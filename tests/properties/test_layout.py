"""What holds for any pages: every character has a place or was inserted, nothing crashes, nothing depends on chance."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from allegex.config import ReadSettings
from allegex.layout.compose import compose
from allegex.readers.kinds import TEXT
from allegex.readers.pdf import read_pdf
from allegex.readers.text import read_text
from allegex.records.page import Page, Pages, Run
from allegex.records.text import Text
from allegex.resources import Resources

RESOURCES = Resources()
LAYOUTS = Path(__file__).parents[2] / "corpus" / "layouts"
INSERTED = set(" \n|")
QUICK = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

WORDS = st.sampled_from(
    ["1.", "(a)", "•", "Excellency,", "AL", "XQA", "1/2020", "non-", "gov\u00ad", "ernment", "https://a.org/", "é", "ﬁle",
     "\u00a0", "Page 2", "2", "-", "TEL:", "FAX", "PALAIS DES NATIONS", "[1]", "1", "*", "المادة", "статья", "\x02", ""]
)  # fmt: skip
NUMBERS = st.floats(-50, 900, allow_nan=False, width=32)


@st.composite
def runs(draw: st.DrawFn) -> Run:
    text = " ".join(draw(st.lists(WORDS, min_size=1, max_size=6)))
    x, baseline, size = draw(NUMBERS), draw(NUMBERS), draw(st.sampled_from([0.6, 6.5, 8.0, 10.0, 12.0, 30.0]))
    box = (x, baseline - 0.75 * size, x + len(text) * size / 2, baseline + 0.25 * size)
    known = draw(st.booleans())
    score = draw(st.sampled_from([None, 0.5]))
    return Run(text, box, size, draw(st.booleans()), False, baseline if known else None, score)


BOXES = st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
PAGES = st.lists(
    st.builds(
        lambda found, bars, rules: (found, bars, rules),
        st.lists(runs(), max_size=12),
        st.lists(BOXES, max_size=2),
        st.lists(BOXES, max_size=3),
    ),
    max_size=4,
).map(
    lambda sheets: Pages(
        "sha256:0",
        "application/pdf",
        1,
        tuple(
            Page(n + 1, 595.0, 842.0, tuple(found), bars=tuple(bars), rules=tuple(rules))
            for n, (found, bars, rules) in enumerate(sheets)
        ),
        "digital",
    )
)


def check(text: Text) -> None:
    """The invariants of a composed text."""
    content = text.content
    ends = [0]
    printed = bytearray(len(content))
    for segment in text.segments:
        assert ends[-1] <= segment.start < segment.end <= len(content)
        ends.append(segment.end)
        printed[segment.start : segment.end] = b"\x01" * (segment.end - segment.start)
    assert {sign for sign, known in zip(content, printed, strict=True) if not known} <= INSERTED
    place = 0
    for index, block in enumerate(text.blocks):
        assert block.start == (place + 2 if index else 0)
        assert content[place : block.start] == ("\n\n" if index else "")
        assert content[block.start : block.end].strip() == content[block.start : block.end] != ""
        if block.marker is not None and block.role != "footnote":
            assert content.startswith(block.marker, block.start)
        place = block.end
    assert place == len(content)
    for note in text.notes:
        assert note.anchor is None or 0 <= note.anchor <= len(content)
        assert any((block.start, block.end) == (note.start, note.end) for block in text.blocks)
    for span in (*text.bold, *text.redactions):
        assert 0 <= span.start < span.end <= len(content)


@QUICK
@given(PAGES)
def test_any_pages_compose(pages: Pages) -> None:
    text = compose(pages, RESOURCES)
    check(text)
    assert compose(pages, RESOURCES) == text


@QUICK
@given(PAGES, st.integers(-5, 400), st.integers(-5, 400))
def test_places_are_total(pages: Pages, start: int, length: int) -> None:
    text = compose(pages, RESOURCES)
    known = {page.number for page in pages.pages}
    assert {place.page for place in text.places(start, start + length)} <= known


@QUICK
@given(st.lists(st.text(st.sampled_from("ab .-,\nABé("), max_size=120), max_size=6))
def test_composing_composed_text_changes_nothing_more(parts: list[str]) -> None:
    """Plain text once composed is its own composition, but for paragraphs that only now look like one."""
    content = "\n\n".join(parts)
    if not content.strip():
        return
    first = compose(read_text(content.encode(), TEXT), RESOURCES)
    if not first.content:
        return
    second = compose(read_text(first.content.encode(), TEXT), RESOURCES)
    assert "".join(second.content.split()) == "".join(first.content.split())


@pytest.mark.parametrize(
    "name", ["victims.weasyprint.pdf", "notice.reportlab.pdf", "premier.libreoffice.pdf"]
)
def test_lost_runs_and_shuffled_pages_do_not_matter(name: str) -> None:
    pages = read_pdf((LAYOUTS / name).read_bytes(), ReadSettings())
    whole = compose(pages, RESOURCES)
    check(whole)
    chance = random.Random(name)
    for _ in range(12):
        sheets = [
            replace(page, runs=tuple(run for run in page.runs if chance.random() > 0.2))
            for page in pages.pages
        ]
        chance.shuffle(sheets)
        check(compose(replace(pages, pages=tuple(sheets)), RESOURCES))
    # The order in which a file paints its runs says nothing.
    mixed = [replace(page, runs=tuple(chance.sample(page.runs, len(page.runs)))) for page in pages.pages]
    assert compose(replace(pages, pages=tuple(mixed)), RESOURCES) == whole
