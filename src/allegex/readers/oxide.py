"""PDF to pages with pdf_oxide, a second library behind the same function: twice as fast, and a check on the first.

It knows no order of painting, so it cannot tell a bar over a name from a dark ground under white text: pages with dark
bars are refused rather than shown with what may be blacked out.
"""

from __future__ import annotations

import hashlib
from typing import Any

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.records.page import Page, Pages, Run, Warning

_DARK = 0.35
_BAR_HEIGHT = (5.0, 60.0)
_BAR_WIDTH = 8.0


def read_oxide(data: bytes, settings: ReadSettings) -> Pages:
    """The pages of a PDF, without OCR, rules and turned text. Raises ReadError."""
    try:
        from pdf_oxide import PdfDocument
    except ImportError as error:
        raise ReadError(
            "read.pdf=oxide needs pdf_oxide: pip install 'allegex[oxide]'; or set read.pdf=pdfium"
        ) from error
    try:
        document = PdfDocument.from_bytes(data)
        count = document.page_count()
        pages = tuple(_page(document, index) for index in range(min(count, settings.max_pages)))
    except (OSError, ValueError, RuntimeError) as error:
        raise ReadError("the PDF is damaged or protected; try read.pdf=pdfium") from error
    warnings: tuple[Warning, ...] = ()
    if count > settings.max_pages:
        detail = f"{count} pages, of which the first {settings.max_pages} were read"
        warnings = (Warning("pages_not_read", detail),)
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    return Pages(digest, "application/pdf", len(data), pages, "digital", warnings)


def _page(document: Any, index: int) -> Page:
    left, bottom, right, top = document.page_crop_box(index) or document.page_media_box(index)
    if document.page_rotation(index) % 360 or any(map(_is_bar, document.extract_rects(index))):
        raise ReadError(f"page {index + 1} is turned or has dark bars; read it with read.pdf=pdfium")
    runs: list[Run] = []
    for span in document.extract_spans(index):
        x, y, width, _ = span.bbox
        size, baseline = span.font_size, top - y
        box = (x - left, baseline - 0.75 * size, x - left + width, baseline + 0.25 * size)
        if span.text.strip():
            runs.append(Run(span.text, box, size, span.is_bold, span.is_italic, baseline))
    return Page(index + 1, right - left, top - bottom, tuple(runs))


def _is_bar(rect: dict[str, Any]) -> bool:
    _, _, width, height = rect["bbox"]
    fill = rect["fill_color"]
    high = _BAR_HEIGHT[0] <= abs(height) <= _BAR_HEIGHT[1]
    # Where no colour was set the library names none, and black is what is painted.
    dark = fill is None or bool(max(fill) < _DARK)
    return dark and high and bool(abs(width) >= _BAR_WIDTH)
