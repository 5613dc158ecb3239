"""The layout letters set by LibreOffice, through a flat ODT file."""

from __future__ import annotations

import re
import subprocess
import tempfile
from html import escape
from pathlib import Path

from corpus.layouts.content import BAR, NOTE, Block, Letter

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
    )
) + (
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)


def _style(name: str, paragraph: str, text: str = "") -> str:
    size = "" if "font-size" in text else 'fo:font-size="12pt"'
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {paragraph}/>'
        f'<style:text-properties style:font-name="Liberation Serif" {size} {text}/></style:style>'
    )


_GAP = 'fo:margin-bottom="0.35cm"'
_STYLES = "".join(
    (
        _style("para", f'fo:text-align="justify" fo:text-indent="1.2cm" {_GAP}', 'fo:hyphenate="true"'),
        _style("indented", f'fo:text-align="justify" fo:margin-left="1.2cm" {_GAP}', 'fo:hyphenate="true"'),
        _style("flush", f'fo:text-align="left" {_GAP}'),
        _style("date", f'fo:text-align="center" {_GAP}'),
        _style("mandates", f'fo:text-align="justify" {_GAP}', 'fo:font-weight="bold"'),
        _style("centred", f'fo:text-align="center" {_GAP}'),
        _style(
            "signature",
            'fo:text-align="center" fo:margin-bottom="1cm" fo:margin-left="2cm" fo:margin-right="2cm"',
        ),
        _style("small", 'fo:text-align="center" fo:margin-bottom="0.2cm"', 'fo:font-size="8.5pt"'),
        _style("cell", 'fo:text-align="left"', 'fo:font-size="11pt"'),
        _style("sign", 'fo:text-align="center" fo:margin-bottom="0.8cm"'),
        _style("right", 'fo:text-align="right"'),
        _style("item", f'fo:text-align="justify" fo:margin-left="1.7cm" fo:text-indent="-0.8cm" {_GAP}'),
        _style("sub", f'fo:text-align="justify" fo:margin-left="2.5cm" fo:text-indent="-0.8cm" {_GAP}'),
        _style("note", 'fo:text-align="left"', 'fo:font-size="10pt"'),
        _style("furniture", 'fo:text-align="center"', 'fo:font-size="10pt"'),
        _style("break", 'fo:break-before="page" fo:text-align="center"'),
    )
)
_AUTOMATIC = "".join(
    (
        '<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
        '<style:style style:name="box" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>',
        '<style:style style:name="bar" style:family="graphic"><style:graphic-properties draw:fill="solid" draw:fill-color="#000000" draw:stroke="none" style:vertical-pos="middle" style:vertical-rel="line"/></style:style>',
    )
)


def pdf(letter: Letter) -> bytes:
    """The letter as PDF. Needs the program soffice."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "letter.fodt"
        source.write_text(_document(letter), "utf-8")
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                str(source),
            ],
            check=True,
            capture_output=True,
        )
        return (Path(folder) / "letter.pdf").read_bytes()


def _document(letter: Letter) -> str:
    number = (
        escape(letter.number)
        .replace("{pages}", "<text:page-count>9</text:page-count>")
        .replace("{page}", '<text:page-number text:select-page="current">1</text:page-number>')
    )
    body, breaking = [], False
    for block in letter.blocks:
        if block.kind == "new page":
            breaking = True
            continue
        if breaking:
            body.append('<text:p text:style-name="break"/>')
        breaking = False
        body.append(_block(block))
    head = (
        f'<style:header><text:p text:style-name="furniture">{escape(letter.running)}</text:p></style:header>'
        if letter.running
        else ""
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_SPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Liberation Serif" svg:font-family="'Liberation Serif'"/></office:font-face-decls>
<office:styles>{_STYLES}
<text:notes-configuration text:note-class="footnote" text:default-style-name="note" text:citation-style-name="mark" text:citation-body-style-name="mark"/>
<style:style style:name="mark" style:family="text"><style:text-properties style:text-position="super 60%"/></style:style></office:styles>
<office:automatic-styles>{_AUTOMATIC}<style:page-layout style:name="sheet"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin-left="2.5cm" fo:margin-right="2.5cm" fo:margin-top="1.8cm" fo:margin-bottom="1.6cm"><style:footnote-sep style:width="0.018cm" style:rel-width="25%" style:color="#000000" style:distance-before-sep="0.15cm" style:distance-after-sep="0.1cm"/></style:page-layout-properties>
<style:header-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-bottom="0.4cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="sheet">{head}
<style:footer><text:p text:style-name="furniture">{number}</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{"".join(body)}</office:text></office:body></office:document>"""


def _block(block: Block) -> str:
    if block.kind == "head":
        rows = "".join(
            _row("small", tuple(column[n] for column in block.cells)) for n in range(len(block.cells[0]))
        )
        return f'<table:table><table:table-column table:number-columns-repeated="2"/>{rows}</table:table><text:p text:style-name="flush"/>'
    if block.kind == "table":
        rows = "".join(_row("cell", row, 'table:style-name="box"') for row in block.cells)
        return f'<table:table><table:table-column table:number-columns-repeated="4"/>{rows}</table:table><text:p text:style-name="flush"/>'
    if block.kind == "signatures":
        rows = "".join(_row("sign", row) for row in block.cells)
        return f'<table:table><table:table-column table:number-columns-repeated="2"/>{rows}</table:table>'
    if block.kind == "pair":
        return f'<table:table><table:table-column table:number-columns-repeated="2"/>{_row("flush", block.cells[0])}</table:table>'
    if block.kind in {"item", "sub", "bullet"}:
        marker, _, rest = ("• " + block.text if block.kind == "bullet" else block.text).partition(" ")
        style = "sub" if block.kind == "sub" else "item"
        return f'<text:p text:style-name="{style}">{escape(marker)}<text:tab/>{_inline(rest)}</text:p>'
    styles = {"palais": "small", "lines": "flush", "cover": "flush", "heading": "flush"}
    return f'<text:p text:style-name="{styles.get(block.kind, block.kind)}">{_inline(block.text)}</text:p>'


def _row(style: str, cells: tuple[str, ...], extra: str = "") -> str:
    inner = "".join(
        f'<table:table-cell {extra} office:value-type="string"><text:p text:style-name="{style}">{_inline(cell)}</text:p></table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row>{inner}</table:table-row>"


def _inline(text: str) -> str:
    held: list[str] = []

    def hold(source: str) -> str:
        held.append(source)
        return f"\0{len(held) - 1}\0"

    text = NOTE.sub(
        lambda m: hold(
            f'<text:note text:id="ftn{m[1]}" text:note-class="footnote"><text:note-citation>{m[1]}</text:note-citation>'
            f'<text:note-body><text:p text:style-name="note">{escape(m[2])}</text:p></text:note-body></text:note>'
        ),
        text,
    )
    text = BAR.sub(
        lambda m: hold(
            f'<draw:rect draw:style-name="bar" text:anchor-type="as-char" svg:width="{int(m[1]) * 0.2:.2f}cm" svg:height="0.36cm" svg:y="-0.3cm"/>'
        ),
        text,
    )
    text = re.sub(
        r"\*\*(.+?)\*\*",
        lambda m: hold(f'<text:span text:style-name="bold">{escape(m[1])}</text:span>'),
        text,
    )
    text = escape(text).replace("\n", "<text:line-break/>")
    return re.sub(r"\0(\d+)\0", lambda m: held[int(m[1])], text)
