"""Pages without usable text, read by OCR: rendered by pdfium, levelled, seen by tesseract, given back as runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.readers import marks, tesseract
from allegex.readers.ink import Seen, bar_boxes, runs
from allegex.readers.raster import Raster
from allegex.readers.sight import Sheet, see
from allegex.readers.textlayer import is_doubtful, is_garbage, unread
from allegex.records.page import Page, Pages, TextLayer, Warning

if TYPE_CHECKING:
    import pypdfium2

_MOST_MARKS = 200
_MOST_PIXELS = 30_000_000


def fill(data: bytes, pages: Pages, settings: ReadSettings) -> Pages:
    """The pages of a PDF with those read by OCR that need it. Raises ReadError where no page has text."""
    doubtful = [page for page in pages.pages if settings.ocr == "force" or is_doubtful(page)]
    missing = unread(data, doubtful, settings) if doubtful else []
    if not missing:
        return readable(pages, "they are blank")
    if settings.ocr == "never":
        return _without(pages, missing)
    import pypdfium2

    with _opened(pypdfium2, data) as document:
        sheets = (_render(document, page, settings.ocr_dpi) for page in missing)
        found, warnings = recognise(sheets, settings)
    return readable(_merged(pages, found, warnings, settings))


def recognise(sheets: Iterable[Sheet], settings: ReadSettings) -> tuple[dict[int, Page], list[Warning]]:
    """The pages of the images by number, and what to be warned of. Empty images give pages without runs."""
    views: list[tuple[Sheet, Seen | None]] = []
    iterator = iter(sheets)
    while part := list(islice(iterator, tesseract.PAGES_A_CALL)):
        views += [(replace(sheet, raster=Raster(0, 0, b"")), view) for sheet, view in see(part, settings)]
    read = [(sheet, view) for sheet, view in views if view is not None]
    read, again = _with_marks(read, settings)
    found = {
        sheet.number: Page(sheet.number, sheet.width, sheet.height, text, ocr=True, bars=bar_boxes(view))
        for (sheet, view), text in zip(read, runs([view for _, view in read]), strict=True)
    }
    warnings = [
        Warning("ocr_repaired", f"{count} numbers of notes, misread at first, were read again", number)
        for number, count in again.items()
    ]
    for sheet, view in views:
        if view is None:
            warnings.append(
                Warning("ocr_failed", "tesseract failed or took too long on this page", sheet.number)
            )
        elif view.lines and view.score < settings.ocr_warn_below:
            detail = f"mean confidence of OCR {view.score:.2f}, below {settings.ocr_warn_below}"
            warnings.append(Warning("ocr_low_confidence", detail, sheet.number))
    return found, warnings


def _with_marks(
    views: list[tuple[Sheet, Seen]], settings: ReadSettings
) -> tuple[list[tuple[Sheet, Seen]], dict[int, int]]:
    """The views with the numbers of notes that were misread, and how many those are on which page."""
    places = [(page, at) for page, (_, view) in enumerate(views) for at in marks.unread(view.marks)][
        :_MOST_MARKS
    ]
    crops = [views[page][1].marks[at].crop for page, at in places]
    numbers: list[dict[int, str]] = [{} for _ in views]
    if crops:
        for (page, at), text in zip(places, tesseract.digits(crops, settings.ocr_dpi, settings), strict=True):
            if text:
                numbers[page][at] = text
    numbers = marks.proven([view.marks for _, view in views], numbers)
    out = [
        (sheet, replace(view, lines=marks.written(view.lines, view.marks, found)))
        for (sheet, view), found in zip(views, numbers, strict=True)
    ]
    return out, {sheet.number: len(found) for (sheet, _), found in zip(views, numbers, strict=True) if found}


def readable(pages: Pages, otherwise: str = "OCR found none either") -> Pages:
    """The pages, where at least one has text. Raises ReadError otherwise."""
    if any(page.runs for page in pages.pages):
        return pages
    raise ReadError(f"no text on any of its {len(pages.pages)} pages: {otherwise}")


def _opened(pypdfium2, data: bytes) -> pypdfium2.PdfDocument:  # type: ignore[no-untyped-def]
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReadError("the PDF cannot be opened for OCR") from error


def _render(document: pypdfium2.PdfDocument, page: Page, dpi: int) -> Sheet:
    """The page as a grey image; a page of enormous size gets fewer dots per inch, a damaged one a blank image."""
    import pypdfium2

    try:
        sheet = document[page.number - 1]
        width, height = sheet.get_size()
        most = (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5 * 72
        used = max(int(min(dpi, most)), 1)
        bitmap = sheet.render(scale=used / 72, grayscale=True)
        grey, stride = bytes(bitmap.buffer), bitmap.stride
        if stride != bitmap.width:
            grey = b"".join(grey[y * stride : y * stride + bitmap.width] for y in range(bitmap.height))
        raster = Raster(bitmap.width, bitmap.height, grey)
        bitmap.close()
        sheet.close()
    except pypdfium2.PdfiumError:
        return Sheet(page.number, page.width, page.height, Raster(1, 1, b"\xff"), dpi)
    return Sheet(page.number, width, height, raster, used)


def _without(pages: Pages, unread: Sequence[Page]) -> Pages:
    """The pages with a warning for each that shows more than its text layer says."""
    if not any(page.runs for page in pages.pages):
        raise ReadError(
            f"none of the {len(pages.pages)} pages has a text layer: this is a scan; read it with --ocr auto"
        )
    detail = "no usable text layer, and OCR is off: the text of this page is missing or not to be trusted"
    warnings = tuple(Warning("no_text_layer", detail, page.number) for page in unread)
    return replace(pages, warnings=pages.warnings + warnings)


def _merged(
    pages: Pages, found: dict[int, Page], warnings: Sequence[Warning], settings: ReadSettings
) -> Pages:
    """Pages of OCR in the place of those it read better: with half as many letters again, or instead of garbage."""
    out: list[Page] = []
    for page in pages.pages:
        other = found.get(page.number)
        if other is not None and (settings.ocr == "force" or _is_better(other, page)):
            # Rules were found on the page as it was printed; a turned page has lost them.
            same = abs(other.width - page.width) < 1
            out.append(replace(other, bars=other.bars or page.bars, rules=page.rules if same else ()))
        else:
            out.append(page)
    kept = {page.number for page in out if page.ocr}
    layer: TextLayer = (
        "ocr" if all(page.ocr or not page.runs for page in out) else "mixed" if kept else "digital"
    )
    told = tuple(w for w in warnings if w.page in kept or w.code == "ocr_failed")
    return replace(pages, pages=tuple(out), text_layer=layer, warnings=pages.warnings + told)


def _is_better(ocr: Page, digital: Page) -> bool:
    text = "".join(run.text for run in digital.runs)
    letters = sum(map(str.isalnum, text))
    seen_letters = sum(c.isalnum() for run in ocr.runs for c in run.text)
    return is_garbage(text) or seen_letters > 1.5 * letters
