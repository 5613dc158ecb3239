"""Markdown to pages: the signs of the markup understood, hard line breaks kept, footnotes apart."""

from __future__ import annotations

import html
import re

from allegex.readers.flow import Note, Paragraph, Part, joined, pages_of
from allegex.readers.kinds import MARKDOWN
from allegex.records.page import Pages

_RULE = re.compile(r" {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*$")
_ITEM = re.compile(r"(\s*)([-*+]|\(?[0-9A-Za-z]{1,4}[.)])\s+(?=\S)")
_DEFINITION = re.compile(r"\[\^([^\]]+)\]:\s*")
_RAISED_NOTE = re.compile(r"<sup>\s*\[?(\d{1,3}|[*†‡§]{1,3})\]?\s*</sup>\s*")
_ROW = re.compile(r"\s*\|(.*)\|\s*$")
_DIVIDER = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_BREAK = re.compile(r"(?: {2,}|\\)$|<br\s*/?>$", re.I)
# Lengths are limited so that thousands of opening signs without their end cost no more than their number.
_INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|<sup>\s*(?P<raised>[^<]{1,8}?)\s*</sup>"
    r"|\[\^(?P<call>[^\]\s]{1,8})\]"
    r"|!?\[(?P<label>[^\]\[\n]{0,500})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)"
    r"|<(?P<address>(?:https?://|mailto:)[^>\s]{1,2000}|[^@<>\s]{1,100}@[^@<>\s]{1,200})>"
    r"|(?P<line><br\s*/?>)"
    r"|(?P<tag></?[A-Za-z][^>\n]{0,200}>)"
    r"|(?P<strong>\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w))"
    r"|(?P<stress>\*(?=\S)|(?<=\S)\*|(?<![\w_])_(?=[^\s_])|(?<=[^\s_])_(?![\w_]))"
    r"|(?P<code>`)"
)


def read_markdown(data: bytes, content: str) -> Pages:
    """The pages of a Markdown text. Raises ReadError where there is no text."""
    paragraphs: list[Paragraph] = []
    notes: list[Note] = []
    for block in re.split(
        r"\n[ \t]*\n", content.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    ):
        _block(block.strip("\n").split("\n"), paragraphs, notes)
    return pages_of(data, MARKDOWN, paragraphs, notes)


def _block(lines: list[str], paragraphs: list[Paragraph], notes: list[Note]) -> None:
    """Adds the paragraphs and footnotes of lines without a blank line among them."""
    held: list[str] = []
    indent = 0

    def flush() -> None:
        text = "\n".join(held)
        held.clear()
        if text.strip():
            _text(text, indent, paragraphs, notes)

    for line in lines:
        if _RULE.match(line) or (_DIVIDER.match(line) and "|" in line):
            flush()
        elif heading := _HEADING.match(line):
            flush()
            parts = tuple(Part(part.text, True, part.italic, part.raised) for part in _parts(heading[2]))
            if parts:
                paragraphs.append(Paragraph((parts,)))
        elif row := _ROW.match(line):
            flush()
            cells = tuple(_parts(cell) for cell in re.split(r"(?<!\\)\|", row[1]))
            paragraphs.append(Paragraph(tuple(cell for cell in cells if cell)))
        elif _DEFINITION.match(line) or _RAISED_NOTE.match(line.lstrip("> ")):
            flush()
            held.append(line.lstrip("> "))
        else:
            line = re.sub(r"^ {0,3}(?:> ?)+", "", line)
            if item := _ITEM.match(line):
                flush()
                indent = min(len(item[1].expandtabs(4)) // 2, 6)
                sign = "•" if item[2] in "-*+" else item[2]
                line = f"{sign} {line[item.end() :]}"
            elif not held:
                indent = 0
            held.append(line)
    flush()


def _text(text: str, indent: int, paragraphs: list[Paragraph], notes: list[Note]) -> None:
    """One paragraph, or a footnote where it begins as one."""
    note = _DEFINITION.match(text) or _RAISED_NOTE.match(text)
    if note is not None:
        parts = _parts(text[note.end() :])
        if parts:
            notes.append(Note(note[1], parts))
        return
    lines = text.split("\n")
    kept = "".join(
        _BREAK.sub("", line).strip() + ("" if last else "\n" if _BREAK.search(line) else " ")
        for line, last in zip(lines, [False] * (len(lines) - 1) + [True], strict=True)
    )
    parts = _parts(kept)
    if parts:
        paragraphs.append(Paragraph((parts,), indent))


def _parts(text: str) -> tuple[Part, ...]:
    """Text with its inline markup understood."""
    parts: list[Part] = []
    bold = italic = False
    place = 0
    for match in _INLINE.finditer(text):
        parts.append(Part(html.unescape(text[place : match.start()]), bold, italic))
        place = match.end()
        kind = match.lastgroup
        if kind == "escape":
            parts.append(Part(match[0][1:], bold, italic))
        elif kind in {"raised", "call"}:
            sign = match[kind]
            parts.append(Part(sign, raised=not sign.isalpha()))
        elif kind == "label":
            parts.extend(Part(p.text, p.bold or bold, p.italic or italic) for p in _parts(match["label"]))
        elif kind == "address":
            parts.append(Part(match["address"].removeprefix("mailto:"), bold, italic))
        elif kind == "line":
            parts.append(Part("\n"))
        elif kind == "strong":
            bold = not bold
        elif kind == "stress":
            italic = not italic
    parts.append(Part(html.unescape(text[place:]), bold, italic))
    return joined(parts)
