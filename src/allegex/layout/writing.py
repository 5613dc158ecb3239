"""Paragraphs to the text: characters laid down with their place on the page, blocks, notes, bold and redacted spans."""

from __future__ import annotations

import re

from allegex.layout.flow import Paragraph
from allegex.layout.lines import Line
from allegex.layout.measures import Measures
from allegex.records.page import Warning
from allegex.records.text import Block, BlockRole, Note, Segment, Span, Text

_BLOCKS = re.compile("█+")
"""Bars that layout has typed, and those typed by whoever redacted the letter."""


class Writer:
    """Lays paragraphs down one after another; every character gets its place while it is written."""

    def __init__(self, measures: Measures, *, boxes: bool) -> None:
        self._measures = measures
        self._boxes = boxes
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._segments: list[Segment] = []
        self._notes: list[Note] = []
        self._bold: list[Span] = []
        self._redactions: list[Span] = []
        self._anchors: list[tuple[int, str, int]] = []

    def write(self, paragraph: Paragraph) -> None:
        """A paragraph of the running text."""
        start = self._lay(paragraph)
        if start is None:
            return
        first = paragraph.lines[0]
        bold = _bold_share(paragraph.lines)
        role = _role(paragraph, self._measures, bold)
        self._blocks.append(
            Block(
                start,
                self._length,
                role,
                first.page,
                indent=round(paragraph.left - self._measures.left, 1) if self._boxes else 0.0,
                bold=round(bold, 2),
                size=round(first.size / self._measures.body, 2) if self._measures.body else 0.0,
                centred=paragraph.centred,
                gap=paragraph.gap,
                marker=paragraph.marker,
            )
        )

    def write_note(self, marker: str, paragraph: Paragraph, page: int) -> None:
        """A footnote, linked to the nearest call before it that has no note yet."""
        start = self._lay(paragraph)
        if start is None:
            return
        self._blocks.append(Block(start, self._length, "footnote", page, marker=marker))
        anchor = None
        # The call stands on the note's page or, where the note was put off, on the page before.
        for index, (offset, called, where) in enumerate(self._anchors):
            if called == marker and page - 1 <= where <= page:
                anchor = offset
                del self._anchors[index]
                break
        else:
            for index, (offset, called, _) in enumerate(self._anchors):
                if called == marker:
                    anchor = offset
                    del self._anchors[index]
                    break
        self._notes.append(Note(marker, anchor, start, self._length))

    def text(self, warnings: tuple[Warning, ...]) -> Text:
        """What was written."""
        return Text(
            content="".join(self._parts),
            blocks=tuple(self._blocks),
            segments=tuple(self._segments),
            notes=tuple(self._notes),
            bold=tuple(self._bold),
            redactions=tuple(self._redactions),
            warnings=warnings,
        )

    def _lay(self, paragraph: Paragraph) -> int | None:
        """Writes the lines of a paragraph; returns where it starts, None where nothing was written."""
        if not any(line.text for line in paragraph.lines):
            return None
        if self._length:
            self._parts.append("\n\n")
            self._length += 2
        start = length = self._length
        parts, segments = self._parts, self._segments
        for line, joint in zip(paragraph.lines, paragraph.joints, strict=True):
            if joint:
                parts.append(joint)
                length += len(joint)
            first = True
            for piece in line.pieces:
                if piece.call is not None:
                    self._anchors.append((length, piece.call, line.page))
                    continue
                text = piece.text
                if not text:
                    continue
                if piece.joint and not first:
                    parts.append(piece.joint)
                    length += len(piece.joint)
                first = False
                begin = length
                parts.append(text)
                length += len(text)
                segments.append(Segment(begin, length, line.page, piece.box if self._boxes else None))
                if "█" in text:
                    found = _BLOCKS.finditer(text)
                    self._redactions += [Span(begin + m.start(), begin + m.end()) for m in found]
                if piece.bold:
                    self._mark_bold(begin, length)
        self._length = length
        return start

    def _mark_bold(self, begin: int, end: int) -> None:
        """Bold characters, joined to bold ones right before or a blank before."""
        if self._bold and begin - self._bold[-1].end <= 1:
            between = begin - self._bold[-1].end
            if not between or self._parts[-2].isspace():
                self._bold[-1] = Span(self._bold[-1].start, end)
                return
        self._bold.append(Span(begin, end))


def _bold_share(lines: list[Line]) -> float:
    if not any(line.bold for line in lines):
        return 0.0
    length = sum(len(line.text) for line in lines)
    return sum(line.bold * len(line.text) for line in lines) / length if length else 0.0


def _role(paragraph: Paragraph, measures: Measures, bold: float) -> BlockRole:
    first = paragraph.lines[0]
    if first.role:
        return first.role
    if first.row:
        return "row"
    if paragraph.marker is not None:
        return "item" if paragraph.number else "bullet"
    length = sum(len(line.text) for line in paragraph.lines)
    if length <= 200 and len(paragraph.lines) <= 3:
        large = not first.scored and first.size > 1.12 * measures.body
        if (bold > 0.9 or large) and first.text[-1:] not in ",;.":
            return "heading"
    return "body"
