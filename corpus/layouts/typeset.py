"""The layout letters set by Typst."""

from __future__ import annotations

import re

import typst

from corpus.layouts.content import BAR, NOTE, Block, Letter

_PREAMBLE = """
#set page(paper: "a4", margin: (x: 2.6cm, y: 2.5cm),
  header: context { if counter(page).get().first() > 1 { align(left, text(size: 9pt)[RUNNING]) } },
  footer: context { if counter(page).get().first() > 1 { align(center, text(size: 9pt)[NUMBER]) } })
#set text(font: "Liberation Serif", size: 11.5pt, lang: "LANG", hyphenate: true)
#set par(justify: true, leading: 0.62em, spacing: 1.3em)
#set footnote.entry(gap: 0.5em)
#show footnote.entry: set text(size: 9.2pt)
#let bar(n) = box(fill: black, width: n * 0.5em, height: 0.8em, baseline: 0.12em)
"""


def pdf(letter: Letter) -> bytes:
    """The letter as PDF."""
    number = letter.number.replace("{pages}", "#counter(page).final().first()").replace(
        "{page}", "#counter(page).display()"
    )
    source = (
        _PREAMBLE.replace("NUMBER", number)
        .replace("RUNNING", letter.running)
        .replace("LANG", letter.language)
    )
    return bytes(typst.compile((source + "\n\n".join(map(_block, letter.blocks))).encode()))


def _block(block: Block) -> str:
    text = _inline(block.text)
    if block.kind == "head":
        cells = ",".join(
            "[" + "\n\n".join(f"#par(justify: false)[{_inline(cell)}]" for cell in column) + "]"
            for column in block.cells
        )
        return f"#text(size: 8pt, hyphenate: false)[#set align(center)\n#set par(spacing: 1.6em)\n#grid(columns: (1fr, 1fr), gutter: 2.5cm, {cells})]\n#v(1em)"
    if block.kind == "table":
        cells = ", ".join(f"[{_inline(cell)}]" for row in block.cells for cell in row)
        columns = "(auto, 3.4cm, 2.8cm, 1fr)"
        return f"#block(inset: (left: 1.2cm), text(size: 10.5pt, hyphenate: false)[#set par(justify: false)\n#table(columns: {columns}, stroke: 0.5pt, {cells})])"
    if block.kind == "signatures":
        cells = ", ".join(f"[{_inline(cell)}]" for row in block.cells for cell in row)
        return f"#v(1em)\n#block(breakable: false)[#set par(justify: false)\n#set text(hyphenate: false)\n#grid(columns: (1fr, 1fr), column-gutter: 1.2cm, row-gutter: 2.2em, {cells})]"
    if block.kind == "pair":
        left, right = block.cells[0]
        return f"{_inline(left)} #h(1fr) {_inline(right)}"
    if block.kind in {"item", "sub", "bullet"}:
        marker, _, rest = ("• " + block.text if block.kind == "bullet" else block.text).partition(" ")
        inset = "1.8cm" if block.kind == "sub" else "1.1cm"
        return f"#pad(left: {inset}, grid(columns: (0.7cm, 1fr), [{_escape(marker)}], [{_inline(rest)}]))"
    if block.kind == "indented":
        return f"#pad(left: 1.2cm)[{text}]"
    if block.kind == "mandates":
        return f"*{text}*"
    if block.kind in {"palais", "centred"}:
        return f"#align(center)[#set par(justify: false)\n{text if block.kind == 'centred' else f'#text(size: 8pt)[{text}]'}]"
    if block.kind == "signature":
        return f"#v(1em)\n#align(center)[#set par(justify: false)\n#set text(hyphenate: false)\n{text}]"
    if block.kind == "date":
        return f"#align(right)[{text}]"
    if block.kind == "new page":
        return "#pagebreak()"
    if block.kind in {"cover", "lines", "flush"}:
        return f"#block[#set par(justify: false)\n{text}]"
    return text


def _escape(text: str) -> str:
    return re.sub(r"([\\#*_`$<>@\[\]~/=+-])", r"\\\1", text)


def _inline(text: str) -> str:
    held: list[str] = []

    def hold(source: str) -> str:
        held.append(source)
        return f"\0{len(held) - 1}\0"

    text = NOTE.sub(lambda m: hold(f"#footnote[{_escape(m[2])}]"), text)
    text = BAR.sub(lambda m: hold(f"#bar({m[1]})"), text)
    text = re.sub(r"\*\*(.+?)\*\*", lambda m: hold(f"#strong[{_escape(m[1])}]"), text)
    text = _escape(text).replace("\n", " \\ ")
    return re.sub(r"\0(\d+)\0", lambda m: held[int(m[1])], text)
