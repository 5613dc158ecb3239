"""DOCX: what Word shows is what is read - numbers, notes, bold, rows; not what is deleted, hidden or blacked out."""

from __future__ import annotations

import io
import zipfile

import pytest

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.readers.read import read
from allegex.records.page import Pages, Run

docx = pytest.importorskip("docx")

HERE = ReadSettings(isolate="never")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOTES = (
    f'<?xml version="1.0"?><w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    '<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> See A/HRC/1/2.</w:t></w:r></w:p>'
    "</w:footnote></w:footnotes>"
)


def saved(document) -> bytes:  # type: ignore[no-untyped-def]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(data: bytes, parts: dict[str, str], body: str) -> bytes:
    """The file with parts added and XML put at the start of its body."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text = text.replace(b"<w:body>", b"<w:body>" + body.encode(), 1)
            elif name == "word/_rels/document.xml.rels" and parts:
                link = (
                    '<Relationship Id="rId900" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/'
                    'officeDocument/2006/relationships/footnotes"/></Relationships>'
                )
                text = text.replace(b"</Relationships>", link.encode())
            elif name == "[Content_Types].xml" and parts:
                kind = (
                    '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-'
                    'officedocument.wordprocessingml.footnotes+xml"/></Types>'
                )
                text = text.replace(b"</Types>", kind.encode())
            new.writestr(name, text)
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def lines(pages: Pages) -> list[str]:
    """The text line by line, the runs of a line joined."""
    rows: dict[float, list[Run]] = {}
    for run in pages.pages[0].runs:
        rows.setdefault(round(run.box[3] + (0.4 if run.size < 1 else 0)), []).append(run)
    return ["".join(run.text for run in row) for row in rows.values()]


def of_body(body: str, parts: dict[str, str] | None = None) -> list[str]:
    return lines(read(with_parts(saved(docx.Document()), parts or {}, body), HERE))


def test_list_numbers_stand_in_the_text() -> None:
    document = docx.Document()
    document.add_paragraph("As requested:")
    for text in ("Please explain.", "Please provide details."):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("A point", style="List Bullet")
    assert lines(read(saved(document), HERE)) == [
        "As requested:",
        "1. Please explain.",
        "2. Please provide details.",
        "• A point",
    ]


def test_levels_restart_and_formats() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (kind, text) in enumerate(
            [("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%1.%2.%3")]
        )
    )
    from docx.oxml import parse_xml

    from allegex.readers.numbering import Numbering, Styles

    numbering = Numbering(
        parse_xml(
            f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
            '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
            '<w:num w:numId="6"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/>'
            "</w:lvlOverride></w:num></w:numbering>"
        ),
        Styles(None),
    )

    def marker(level: int, number: int = 5) -> str:
        return numbering.marker(
            parse_xml(
                f'<w:p xmlns:w="{W}"><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
                "</w:pPr></w:p>"
            )
        )[0]

    assert [marker(0), marker(1), marker(1), marker(2), marker(0), marker(1)] == [
        "1.",
        "(a)",
        "(b)",
        "1.b.i",
        "2.",
        "(a)",
    ]
    assert [marker(0, 6), marker(0, 6), marker(0, 99)] == ["4.", "5.", ""]


def test_footnotes_are_called_and_stand_at_the_end() -> None:
    body = (
        '<w:p><w:r><w:t>Reported</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r>'
        '<w:r><w:t xml:space="preserve"> by the press.</w:t></w:r></w:p>'
    )
    pages = read(with_parts(saved(docx.Document()), {"word/footnotes.xml": NOTES}, body), HERE)
    assert lines(pages) == ["Reported1 by the press.", "1See A/HRC/1/2."]
    assert [run.text for run in pages.pages[0].runs if run.size < 1] == ["1", "1"]


@pytest.mark.parametrize(
    ("run", "text", "why"),
    [
        ("<w:r><w:t>kept</w:t></w:r>", "kept", "plain"),
        ('<w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins>', "new", "insertions count as accepted"),
        ('<w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>', "", "deletions are gone"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>", "", "hidden text is not printed"),
        ('<w:r><w:rPr><w:highlight w:val="black"/></w:rPr><w:t>Name</w:t></w:r>', "███", "blacked out"),
        (
            '<w:r><w:rPr><w:shd w:val="clear" w:fill="000000"/></w:rPr><w:t>Name</w:t></w:r>',
            "███",
            "black ground",
        ),
        ('<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>Name</w:t></w:r>', "Name", "only marked"),
        ("<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>", "link", "links are text"),
        (
            "<w:sdt><w:sdtContent><w:r><w:t>field</w:t></w:r></w:sdtContent></w:sdt>",
            "field",
            "content controls",
        ),
        ("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>state</w:t></w:r>", "non-state", "hard hyphen"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", "", "field codes are no text"),
    ],
)
def test_what_of_a_run_is_read(run: str, text: str, why: str) -> None:
    found = of_body(f"<w:p><w:r><w:t>A</w:t></w:r>{run}</w:p>")
    assert found[0] == "A" + text, why


def test_bold_of_runs_and_styles() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("We write on ")
    paragraph.add_run("Ms. Ada Example").bold = True
    document.add_heading("Annex", 1)
    runs = read(saved(document), HERE).pages[0].runs
    assert [(run.text.strip(), run.bold) for run in runs] == [
        ("We write on", False),
        ("Ms. Ada Example", True),
        ("Annex", True),
    ]


def test_tables_are_read_row_by_row_and_headers_left_out() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "HEADER"
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Name", "Age", "Ada Example", "34"], strict=True):
        cell.text = text
    runs = read(saved(document), HERE).pages[0].runs
    assert [run.text for run in runs] == ["Name", "Age", "Ada Example", "34"]
    assert runs[0].box[3] == runs[1].box[3] < runs[2].box[3] == runs[3].box[3]


def test_a_text_box_is_read_once() -> None:
    box = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>'
        "<mc:Choice><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>Beside it</w:t></w:r></w:p>"
    )
    assert of_body(box) == ["In the box", "Beside it"]


def test_an_empty_or_damaged_file_is_a_read_error() -> None:
    whole = saved(docx.Document())
    with pytest.raises(ReadError, match="no text"):
        read(whole, HERE)
    for end in range(200, len(whole), max(len(whole) // 12, 1)):
        with pytest.raises(ReadError):
            read(whole[:end], HERE)


def test_a_file_that_unpacks_to_too_much_is_refused() -> None:
    bomb = with_parts(saved(docx.Document()), {"word/footnotes.xml": " " * 3_000_000}, "")
    with pytest.raises(ReadError, match="unpacks to more"):
        read(bomb, ReadSettings(isolate="never", max_bytes=1_000_000))
