"""Documents made by hand for tests."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.records.document import Document, DocumentSection, SectionKind
from allegex.records.text import Block, Span, Text


def text_of(paragraphs: Sequence[str]) -> Text:
    """A text of one block per paragraph."""
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start, start + len(paragraph), "body", 1, size=1.0))
        start += len(paragraph) + 2
    return Text(content="\n\n".join(paragraphs), blocks=tuple(blocks), segments=())


def document_of(sections: Sequence[tuple[SectionKind, str]], language: str = "en") -> Document:
    """A letter of one paragraph per section; each paragraph is one sentence."""
    text = text_of([paragraph for _, paragraph in sections])
    ends = [block.start for block in text.blocks[1:]] + [len(text.content)]
    return Document(
        text=text,
        kind="letter",
        language=language,
        sections=tuple(
            DocumentSection(kind=kind, start=block.start, end=end, language=language)
            for (kind, _), block, end in zip(sections, text.blocks, ends, strict=True)
        ),
        sentences=tuple(Span(block.start, block.end) for block in text.blocks),
    )
