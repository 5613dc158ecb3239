"""HTML: what a browser shows, paragraph by paragraph."""

from __future__ import annotations

import pytest

from allegex.errors import ReadError
from allegex.readers.html import read_html
from allegex.records.page import Run


def rows(html: str) -> list[list[Run]]:
    """The runs line by line."""
    out: dict[float, list[Run]] = {}
    for run in read_html(html.encode()).pages[0].runs:
        out.setdefault(round((run.baseline or 0) + (0.4 if run.size < 1 else 0)), []).append(run)
    return list(out.values())


def lines(html: str) -> list[str]:
    return ["|".join(run.text.strip() for run in row) for row in rows(html)]


@pytest.mark.parametrize(
    ("html", "expected", "why"),
    [
        (
            "<p>We  have\n the honour</p><p>to address",
            ["We have the honour", "to address"],
            "white space, open tags",
        ),
        ("<p>First<p>Second", ["First", "Second"], "a paragraph ends the one before"),
        ("<div>One<div>Two</div>Three</div>", ["One", "Two", "Three"], "nested blocks"),
        ("<p>Name<br>Title</p>", ["Name", "Title"], "line breaks are kept"),
        (
            "<ol><li>A<li>B</ol><ol start=7><li>C</ol>",
            ["1. A", "2. B", "7. C"],
            "numbers are not in the text",
        ),
        ("<ol><li value=4>A<li>B</ol>", ["4. A", "5. B"], "numbers that jump"),
        ("<ul><li>A<ul><li>B</ul><li>C</ul>", ["• A", "• B", "• C"], "bullets, nested"),
        ("<table><tr><th>Name<th>Age<tr><td>Ada<td>34</table>", ["Name|Age", "Ada|34"], "rows"),
        ("<table><tr><td><p>A</p><p>B</p></td><td>C</td></tr></table>", ["A B|C"], "paragraphs in a cell"),
        ("<script>x</script><style>y</style><p>Text", ["Text"], "scripts are no text"),
        ("<p>A<span style='display: none'>B<b>C</b></span>D", ["AD"], "hidden"),
        ("<div hidden><div>A</div>B</div>C", ["C"], "hidden, with the same tag inside"),
        ("<p>Caf&eacute; &amp; &#8220;x&#8221;&nbsp;y", ["Café & “x”\xa0y"], "entities"),
        ("<!-- no --><p>Text</p></div></p>", ["Text"], "comments; tags that close nothing"),
        ("<pre>A\nB</pre>", ["A", "B"], "lines of preformatted text"),
    ],
)
def test_what_is_shown(html: str, expected: list[str], why: str) -> None:
    assert lines(html) == expected, why


def test_bold_headings_and_the_numbers_of_notes() -> None:
    html = "<h2>Annex</h2><p>We <strong>urge</strong> them.<sup>12</sup> The 1<sup>st</sup> time"
    runs = [run for row in rows(html) for run in row]
    assert [run.text.strip() for run in runs if run.bold] == ["Annex", "urge"]
    assert [run.text for run in runs if run.size < 1] == ["12"]


def test_the_encoding_that_a_page_states_is_used() -> None:
    page = "<html><meta charset='iso-8859-15'><p>Señor".encode("iso-8859-15")
    pages = read_html(page)
    assert pages.pages[0].runs[0].text == "Señor"
    assert not pages.warnings


def test_a_page_without_text_is_a_read_error() -> None:
    with pytest.raises(ReadError, match="no text"):
        read_html(b"<html><script>x</script><img src=a>")
