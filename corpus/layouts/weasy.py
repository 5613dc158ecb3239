"""The layout letters set by WeasyPrint, through HTML."""

from __future__ import annotations

import html
import re

import weasyprint

from corpus.layouts.content import BAR, NOTE, Block, Letter

_STYLE = """
@page { size: A4; margin: 2.3cm 2.5cm; @bottom-center { content: NUMBER; font: 10pt 'Liberation Serif' }
        @top-right { content: RUNNING; font: 9pt 'Liberation Serif' } @footnote { border-top: .6pt solid black; padding-top: 4pt } }
@page :first { @bottom-center { content: none } @top-right { content: none } }
body { font: 12pt/1.2 'Liberation Serif'; text-align: justify; hyphens: auto }
p { margin: 0 0 10pt } .para { text-indent: 1.2cm } .indented { margin-left: 1.2cm }
.head { width: 100%; table-layout: fixed; font-size: 8.5pt; text-align: center; border-spacing: 0; margin-bottom: 20pt } .head td { width: 44%; vertical-align: top }
.head p { margin: 0 0 6pt; text-align: center; hyphens: none } .palais { text-align: center; font-size: 8pt; hyphens: none }
.mandates { font-weight: bold; margin-bottom: 16pt } .lines, .date, .flush, .cover { text-align: left; hyphens: none }
.item { margin-left: 1.7cm; text-indent: -.8cm } .item i, .sub i, .bullet i { display: inline-block; width: .8cm; text-indent: 0; font-style: normal }
.sub { margin-left: 2.5cm; text-indent: -.8cm } .bullet { margin-left: 1.7cm; text-indent: -.8cm }
.grid { border-collapse: collapse; margin: 4pt 0 14pt 1.2cm; font-size: 11pt; text-align: left; hyphens: none } .grid td { border: .5pt solid black; padding: 3pt 5pt; vertical-align: top }
.signs { width: 100%; margin-top: 22pt; text-align: center; hyphens: none } .signs td { width: 46%; padding: 0 6pt 26pt; vertical-align: top }
.signature { text-align: center; margin: 20pt 2cm 24pt; hyphens: none } .centred { text-align: center } .heading { text-align: left } .pair { width: 100%; margin-bottom: 10pt } .pair td + td { text-align: right }
.new { break-before: page } .fn { float: footnote; font: 9.5pt/1.15 'Liberation Serif'; text-align: left; text-indent: 0; hyphens: none }
.fn::footnote-call { content: attr(data-m); font-size: 7.5pt; vertical-align: super; line-height: 0 }
.fn::footnote-marker { content: attr(data-m); font-size: 6.5pt; vertical-align: super; line-height: 0; margin-right: 3pt; list-style-position: inside }
.bar { display: inline-block; background: black; height: .85em; vertical-align: -.1em }
"""


def pdf(letter: Letter) -> bytes:
    """The letter as PDF."""
    number = re.sub(r"\{page\}", '" counter(page) "', f'"{letter.number}"').replace(
        "{pages}", '" counter(pages) "'
    )
    style = _STYLE.replace("NUMBER", number).replace("RUNNING", f'"{letter.running}"')
    body, new = [], False
    for block in letter.blocks:
        if block.kind == "new page":
            new = True
            continue
        body.append(f'<div class="{"new" if new else ""}">{_block(block)}</div>')
        new = False
    page = f'<html lang="{letter.language}"><style>{style}</style><body>{"".join(body)}</body></html>'
    return weasyprint.HTML(string=page).write_pdf() or b""


def _block(block: Block) -> str:
    if block.kind == "head":
        cells = ["".join(f"<p>{_inline(cell)}</p>" for cell in column) for column in block.cells]
        return f'<table class="head"><tr><td>{cells[0]}</td><td></td><td>{cells[1]}</td></tr></table>'
    if block.kind == "table":
        rows = "".join(
            "<tr>" + "".join(f"<td>{_inline(cell)}</td>" for cell in row) + "</tr>" for row in block.cells
        )
        return f'<table class="grid">{rows}</table>'
    if block.kind in {"signatures", "pair"}:
        rows = "".join(
            "<tr>" + "".join(f"<td>{_inline(cell)}</td>" for cell in row) + "</tr>" for row in block.cells
        )
        return f'<table class="{"signs" if block.kind == "signatures" else "pair"}">{rows}</table>'
    text = block.text
    if block.kind in {"item", "sub"}:
        marker, _, rest = text.partition(" ")
        return f'<p class="{block.kind}"><i>{marker}</i>{_inline(rest)}</p>'
    if block.kind == "bullet":
        return f'<p class="bullet"><i>•</i>{_inline(text)}</p>'
    return f'<p class="{block.kind}">{_inline(text)}</p>'


def _inline(text: str) -> str:
    notes: list[str] = []

    def hold(match: re.Match[str]) -> str:
        notes.append(f'<span class="fn" data-m="{match[1]}">{html.escape(match[2])}</span>')
        return f"\0{len(notes) - 1}\0"

    text = html.escape(NOTE.sub(hold, text)).replace("\n", "<br>")
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = BAR.sub(lambda m: f'<span class="bar" style="width:{int(m[1]) / 2}em"></span>', text)
    return re.sub(r"\0(\d+)\0", lambda m: notes[int(m[1])], text)
