"""Plain text and Markdown, read and composed."""

from __future__ import annotations

import time

import pytest

from allegex.errors import ReadError
from allegex.layout.compose import compose
from allegex.readers.kinds import MARKDOWN, TEXT
from allegex.readers.text import read_text
from allegex.records.text import Text
from allegex.resources import Resources


def text_of(content: str, media_type: str, resources: Resources) -> Text:
    return compose(read_text(content.encode(), media_type), resources)


def blocks(content: str, media_type: str, resources: Resources) -> list[str]:
    text = text_of(content, media_type, resources)
    return [text.content[block.start : block.end] for block in text.blocks]


MARKUP = [
    ("**Annex**", ["Annex"], "bold"),
    ("## **Annex**\n\ntext", ["Annex", "text"], "heading"),
    ("one\ntwo", ["one two"], "a soft line break"),
    ("Ref.: AL XQA 1/2020  \n(Please use it)", ["Ref.: AL XQA 1/2020\n(Please use it)"], "a hard line break"),
    ("1. First.\n2. Second,\n   which goes on.", ["1. First.", "2. Second, which goes on."], "a list"),
    ("- one thing\n- another", ["• one thing", "• another"], "bullets"),
    ("see [website](https://a.org/x_(1)) now", ["see website now"], "a link"),
    ("see <https://a.org/a_b_c> now", ["see https://a.org/a_b_c now"], "an address"),
    ("snake_case_name and *stress* and 2 * 3", ["snake_case_name and stress and 2 * 3"], "stress"),
    (r"\*not\* stressed \[x\]", ["*not* stressed [x]"], "escapes"),
    ("Art. 1 &amp; 2&nbsp;bis", ["Art. 1 & 2 bis"], "entities"),
    ("| No. | Name |\n|---|---|\n| 1 | Ada |", ["No. | Name", "1 | Ada"], "a table"),
    ("> quoted words", ["quoted words"], "a quotation"),
    ("text\n\n---\n\nother text.", ["text other text."], "a sentence over a page rule"),
    ("Text.\n\n---\n\nOther text.", ["Text.", "Other text."], "a page rule between sentences"),
    ("le 1<sup>er</sup> mai", ["le 1er mai"], "a raised ending"),
]


@pytest.mark.parametrize(("content", "wanted", "why"), MARKUP, ids=[row[2] for row in MARKUP])
def test_markdown(content: str, wanted: list[str], why: str, resources: Resources) -> None:
    assert blocks(content, MARKDOWN, resources) == wanted


@pytest.mark.parametrize(
    "content",
    [
        "It discredited the<sup>1</sup>\n\n---\n\n<sup>1</sup> <https://a.org/x>\n\nhonour of three.",
        "It discredited the[^1]\n\nhonour of three.\n\n[^1]: https://a.org/x",
    ],
)
def test_markdown_notes_move_to_the_end(content: str, resources: Resources) -> None:
    text = text_of(content, MARKDOWN, resources)
    assert text.content == "It discredited the honour of three.\n\nhttps://a.org/x"
    [note] = text.notes
    assert (note.marker, note.anchor) == ("1", len("It discredited the"))


def test_markdown_bold_is_marked(resources: Resources) -> None:
    text = text_of("Ms. **Ada Bekele** is free.", MARKDOWN, resources)
    assert [text.content[span.start : span.end] for span in text.bold] == ["Ada Bekele"]


LONG = "We would like to bring to the attention of your Excellency’s Government information"
PLAIN = [
    ("One paragraph.\n\nAnother one.", ["One paragraph.", "Another one."], "blank lines"),
    (f"{LONG}\nwe have received about a man.", [f"{LONG} we have received about a man."], "wrapped lines"),
    (f"{LONG} con-\ncerning him.", [f"{LONG} concerning him."], "a parted word"),
    ("3 May 2020\nGeneva\n\n" + LONG, ["3 May 2020\nGeneva", LONG], "short lines"),
    (f"{LONG} on\n\f\nthe arrest.", [f"{LONG} on the arrest."], "a form feed"),
    (f"{LONG}.\n\n2\n\f{LONG}.\n\n3\n\f{LONG}.\n\n4", [f"{LONG}."] * 3, "page numbers"),
    ("1. One.\n2. Two.", ["1. One.", "2. Two."], "items"),
]


@pytest.mark.parametrize(("content", "wanted", "why"), PLAIN, ids=[row[2] for row in PLAIN])
def test_plain_text(content: str, wanted: list[str], why: str, resources: Resources) -> None:
    assert blocks(content, TEXT, resources) == wanted


def test_plain_text_has_pages_but_no_boxes(resources: Resources) -> None:
    text = text_of(f"{LONG} on\n\f\nthe arrest.", TEXT, resources)
    assert [(place.page, place.boxes) for place in text.places(0, len(text.content))] == [(1, ()), (2, ())]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        ("\n\n \t\n", TEXT),
        ("\f\f", TEXT),
        ("-----\n", TEXT),
        (" \n", MARKDOWN),
        ("\f", MARKDOWN),
        ("---\n", MARKDOWN),
    ],
)
def test_text_without_words_is_refused(content: str, media_type: str) -> None:
    with pytest.raises(ReadError, match="no text"):
        read_text(content.encode(), media_type)


@pytest.mark.parametrize(
    "sign", ["[", "<", "<https://", "**", "_", "`", "![", "[a](", "<sup>", "\\", "| ", "> ", "- "]
)
def test_markup_without_end_takes_no_longer_than_its_length(sign: str) -> None:
    """A hundred thousand opening brackets took minutes: each of them looked for its end."""
    start = time.process_time()
    read_text(f"{sign * (100_000 // len(sign))} end\n".encode(), MARKDOWN)
    assert time.process_time() - start < 3
