"""Pages: what a reader returns. Runs of text with their place and look, before any reading order."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

TextLayer = Literal["digital", "ocr", "mixed", "plain"]

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in PDF points; origin at the top left of the upright page."""


class Warning(Struct, frozen=True, forbid_unknown_fields=True):
    """Something skipped, cut or not understood. `code` is a closed word, `detail` never quotes the letter."""

    code: str
    detail: str
    page: int | None = None


class Run(Struct, frozen=True, gc=False):
    """A piece of text printed in one go: one font, one size, one baseline."""

    text: str
    box: Box
    size: float
    """Effective font size in points (the matrix applied)."""
    bold: bool = False
    italic: bool = False
    baseline: float | None = None
    """y of the baseline where the reader knows it; else the bottom of the box."""
    score: float | None = None
    """OCR confidence 0..1; None where the text was digital."""


class Page(Struct, frozen=True):
    """One page. `number` counts from 1. A black bar over text is in `bars`; a rule or line in `rules`."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    ocr: bool = False
    bars: tuple[Box, ...] = ()
    rules: tuple[Box, ...] = ()


class Pages(Struct, frozen=True):
    """A source, read. `text_layer` is plain for text, Markdown, HTML and DOCX, whose pages have no boxes of use."""

    source_id: str
    media_type: str
    size: int
    pages: tuple[Page, ...]
    text_layer: TextLayer
    warnings: tuple[Warning, ...] = ()
