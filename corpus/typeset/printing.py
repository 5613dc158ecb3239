"""A marked letter as HTML, ready to be printed: letterhead, sections, footnotes, redactions as black bars."""

from __future__ import annotations

import base64
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from allegex.records.document import DocumentSection
from allegex.records.text import Block, Note
from corpus.marked import REDACTION, Marked

CSS = Path(__file__).with_name("letter.css")
PALAIS = "PALAIS DES NATIONS • 1211 GENEVA 10, SWITZERLAND"
LETTERHEADS = {
    "plain": [],
    "modern": [PALAIS],
    "palais2018": [
        "HAUT-COMMISSARIAT AUX DROITS DE L’HOMME • OFFICE OF THE HIGH COMMISSIONER FOR HUMAN RIGHTS",
        PALAIS,
        "www.ohchr.org • TEL: +41 22 917 9543 / +41 22 917 9738 • FAX: +41 22 917 9008 • "
        "E-MAIL: registry@ohchr.org",
    ],
    "bilingual2013": [
        "NATIONS UNIES",
        "HAUT COMMISSARIAT DES NATIONS UNIES\nAUX DROITS DE L’HOMME",
        "PROCEDURES SPECIALES DU\nCONSEIL DES DROITS DE L’HOMME",
        "UNITED NATIONS",
        "OFFICE OF THE UNITED NATIONS\nHIGH COMMISSIONER FOR HUMAN RIGHTS",
        "SPECIAL PROCEDURES OF THE\nHUMAN RIGHTS COUNCIL",
    ],
}
"""Lines of the letterhead by layout, as it stood in different years."""

_SUB_ITEM = re.compile(r"\([a-z]\) ")
_FRENCH_SPACE = re.compile(r" (?=[;:!?»])|(?<=«) ")


def page(letter: Marked) -> str:
    """The whole letter as one HTML document."""
    front, sections = letter.front, letter.document.sections
    head = "" if any(s.kind == "letterhead" for s in sections) else _letterhead(front["layout"])
    out = []
    for section in sections:
        if section.kind == "footnotes":
            continue
        if section.kind != "cover":
            out.append(head)
            head = ""
        own = " head own" if section.kind == "letterhead" else ""
        out += [f'<div class="{section.kind}{own}">', *_blocks(letter, section), "</div>"]
    return (
        f'<html lang="{front["language"]}"><style>{CSS.read_text("utf-8")}</style>'
        f'<body class="{front["layout"]} {front["kind"]}">' + "\n".join(out) + "</body></html>"
    )


def _blocks(letter: Marked, section: DocumentSection) -> Iterator[str]:
    text = letter.document.text
    inside = [block for block in text.blocks if section.start <= block.start < section.end]
    asked = False
    for number, block in enumerate(inside):
        printed = _inline(letter, block)
        plain = text.content[block.start : block.end]
        asked = asked or block.role == "item"
        if block.role == "heading":
            yield f'<h2 class="{"first" if number == 0 else ""}">{printed}</h2>'
        elif block.role == "item":
            yield f'<p class="item"><i class="no">{block.marker}</i>{printed}</p>'
        elif block.role == "bullet":
            yield f'<p class="bullet"><i>•</i>{printed}</p>'
        else:
            lead = section.kind == "allegations" and number == 0 and plain.endswith(":")
            look = "sub" if asked or _SUB_ITEM.match(plain) else "lead" if lead else ""
            yield f'<p class="{look}">{printed}</p>'


def _inline(letter: Marked, block: Block) -> str:
    """The words of a block with bold runs, redactions and footnote calls; its list marker left out."""
    text = letter.document.text
    sign = len(block.marker) + 1 if block.role in {"item", "bullet"} and block.marker else 0
    start, end = block.start + sign, block.end
    marks: dict[int, list[str]] = {}
    for mark in letter.of("B"):
        if start <= mark.start and mark.end <= end:
            marks.setdefault(mark.start, []).append("<b>")
            marks.setdefault(mark.end, []).insert(0, "</b>")
    for note in text.notes:
        if block.role != "footnote" and note.anchor is not None and start <= note.anchor <= end:
            marks.setdefault(note.anchor, []).append(_note(letter, note))
    out, place = [], start
    for at in sorted(marks):
        out += [_words(text.content[place:at], letter.front["language"]), *marks[at]]
        place = at
    return "".join([*out, _words(text.content[place:end], letter.front["language"])])


def _note(letter: Marked, note: Note) -> str:
    block = next(block for block in letter.document.text.blocks if block.start == note.start)
    return f'<span class="fn" data-m="{note.marker}">{_inline(letter, block)}</span>'


def _words(text: str, language: str) -> str:
    escaped = html.escape(text).replace("\n", "<br>")
    if language == "fr":
        escaped = _FRENCH_SPACE.sub("\u00a0", escaped)
    bar = f'<span class="red" style="width:{2.5 * len(REDACTION):.1f}em"></span>'
    return escaped.replace(REDACTION, bar)


def _letterhead(layout: str) -> str:
    lines = [f"<p>{html.escape(line)}</p>".replace("\n", "<br>") for line in LETTERHEADS[layout]]
    if layout != "bilingual2013":
        return f'<div class="head">{_emblem()}{"".join(lines)}</div>' if lines else ""
    return (
        f'<div class="head"><table><tr><td>{"".join(lines[:3])}</td><td class="gap">{_emblem()}</td>'
        f"<td>{''.join(lines[3:])}</td></tr></table></div>"
    )


def _emblem() -> str:
    """A stand-in for the emblem: an image, so that it leaves no text in the PDF."""
    image = Image.new("RGB", (790, 330), "white")
    draw, blue = ImageDraw.Draw(image), (70, 110, 160)
    for r in (150, 112, 75, 38):
        draw.ellipse((165 - r, 165 - r, 165 + r, 165 + r), outline=blue, width=7)
    draw.line((165, 15, 165, 315), fill=blue, width=6)
    draw.line((15, 165, 315, 165), fill=blue, width=6)
    for top, line, size in ((60, "UNITED NATIONS", 34), (110, "HUMAN RIGHTS", 50)):
        draw.text((350, top), line, fill=blue, font=ImageFont.truetype("LiberationSans-Bold.ttf", size))
    data = io.BytesIO()
    image.save(data, "PNG")
    return f'<img src="data:image/png;base64,{base64.b64encode(data.getvalue()).decode()}">'
