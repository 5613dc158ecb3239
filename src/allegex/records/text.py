"""The composed text: one string, its blocks, and the map from characters back to page and box."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from allegex.records.page import Box, Warning

BlockRole = Literal["body", "heading", "item", "bullet", "row", "letterhead", "footnote", "cover"]


class Span(Struct, frozen=True, order=True, gc=False):
    """Half-open characters of the composed text."""

    start: int
    end: int


class Place(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Where a span is printed: a page and its boxes there (none for plain text)."""

    page: int
    boxes: tuple[Box, ...] = ()


class Segment(Struct, frozen=True, gc=False):
    """Characters [start, end) of the text were printed in `box` on `page`, from left to right."""

    start: int
    end: int
    page: int
    box: Box | None


class Block(Struct, frozen=True):
    """A paragraph, heading, list item, table row or line group. Blocks are in order and do not overlap.

    Between two blocks stand the two characters "\\n\\n", inserted by layout; a kept line break inside is one "\\n".
    """

    start: int
    end: int
    role: BlockRole
    page: int
    indent: float = 0.0
    """Left edge beyond the body margin, in points."""
    bold: float = 0.0
    """Share of bold characters, 0..1."""
    size: float = 0.0
    """Dominant font size divided by the body size; 1.0 for body text, 0.0 where unknown."""
    centred: bool = False
    gap: float = 0.0
    """White space above in line heights; 0 where unknown or first on its page."""
    marker: str | None = None
    """List marker as printed ("1.", "(a)", "•"), which stands at `start` too."""


class Note(Struct, frozen=True):
    """A footnote moved to the end. `anchor` is the offset of its call in the running text, None if no call was found."""

    marker: str
    anchor: int | None
    start: int
    end: int


class Text(Struct, frozen=True):
    """The one text that every offset after layout refers to."""

    content: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]
    """Sorted by start, not overlapping. Characters in no segment were inserted."""
    notes: tuple[Note, ...] = ()
    bold: tuple[Span, ...] = ()
    redactions: tuple[Span, ...] = ()
    warnings: tuple[Warning, ...] = ()

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Pages and boxes of the characters [start, end). For many spans, make one `Locator`."""
        from allegex.records.locator import Locator

        return Locator(self.segments).places(start, end)
