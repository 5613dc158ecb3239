"""Pages to text: reading order, furniture apart, lines joined, the map to the page built while joining."""

from __future__ import annotations

from itertools import chain

from allegex.layout.columns import page_lines
from allegex.layout.flow import Flow, Paragraph
from allegex.layout.furniture import Sheet, mark_letterhead, strip_running, take_cover
from allegex.layout.hyphens import Seams
from allegex.layout.lines import Line
from allegex.layout.measures import body_size, measure
from allegex.layout.notes import Found, find_calls, strip_marker, take_notes
from allegex.layout.words import build_words
from allegex.layout.writing import Writer
from allegex.records.page import Pages, Warning
from allegex.records.text import Text
from allegex.resources import Resources


def compose(pages: Pages, resources: Resources | None = None) -> Text:
    """The composed text of the pages. Without `resources`, the packaged ones are read anew."""
    words = (resources if resources is not None else Resources()).of(build_words)
    plain = pages.text_layer == "plain"
    cells = plain and pages.media_type != "text/plain"
    sheets = [Sheet(page.number, page.height, page_lines(page, cells=cells)) for page in pages.pages]
    sheets = [sheet for sheet in sheets if sheet.lines]
    if not sheets:
        return Text("", (), ())
    numbers = {page.number: page for page in pages.pages}
    body = body_size(sheets)
    take_cover(sheets, words)
    repeated = strip_running(sheets, words)
    mark_letterhead(sheets, repeated, words, body)
    notes = take_notes(sheets, [numbers[sheet.number].rules for sheet in sheets], body)
    orphans = find_calls(sheets, notes)
    seams = Seams(list(_all_lines(sheets, notes)), words)
    flow = Flow(measure(sheets, body, plain=plain), seams, words.abbreviations, plain, cells)
    for sheet in sheets:
        for line in sheet.lines:
            if line.text:
                flow.add(line)
    writer = Writer(flow.measures, boxes=not plain)
    for paragraph in flow.paragraphs:
        writer.write(paragraph)
    for note in notes:
        writer.write_note(note.marker, _note(note, seams), sheets[note.sheet].number)
    warnings = tuple(
        Warning("note_missing", f"no footnote {marker} stands under its call") for marker in sorted(orphans)
    )
    return writer.text(warnings)


def _all_lines(sheets: list[Sheet], notes: list[Found]) -> chain[Line]:
    return chain(
        (line for sheet in sheets for line in sheet.lines), (ln for note in notes for ln in note.lines)
    )


def _note(note: Found, seams: Seams) -> Paragraph:
    """The lines of a footnote as one paragraph, without its number."""
    strip_marker(note)
    lines = [line for line in note.lines if line.text]
    paragraph = Paragraph(lines[:1], [""])
    for line in lines[1:]:
        paragraph.joints.append(seams.join(paragraph.lines[-1], line))
        paragraph.lines.append(line)
    return paragraph
