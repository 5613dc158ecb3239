"""Pages to text: reading order, furniture apart, lines joined, the map to the page built while joining."""

from __future__ import annotations

from allegex.records.page import Pages, Run
from allegex.records.text import Block, Segment, Text


def compose(pages: Pages) -> Text:
    """The composed text of the pages."""
    content: list[str] = []
    blocks: list[Block] = []
    segments: list[Segment] = []
    length = 0
    last: Run | None = None
    start = 0
    page_number = 1
    for page in pages.pages:
        for run in page.runs:
            text = run.text.strip().removesuffix("\x02").replace("\xa0", " ")
            if not text:
                continue
            if last is not None:
                gap = run.box[1] - last.box[1]
                joint = "\n\n" if gap < -20 or gap > 1.7 * run.size else " "
                if joint == "\n\n":
                    blocks.append(Block(start, length, "body", page_number, size=1.0))
                    start = length + 2
                    page_number = page.number
                content.append(joint)
                length += len(joint)
            content.append(text)
            box = None if pages.text_layer == "plain" else run.box
            segments.append(Segment(length, length + len(text), page.number, box))
            length += len(text)
            last = run
    if length:
        blocks.append(Block(start, length, "body", page_number, size=1.0))
    return Text("".join(content), tuple(blocks), tuple(segments))
