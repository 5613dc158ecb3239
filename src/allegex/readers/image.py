"""Scans as image files (PNG, JPEG, TIFF with several pages) to pages, by OCR."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import Any

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.readers.ocr import readable, recognise
from allegex.readers.raster import Raster
from allegex.readers.sight import Sheet
from allegex.records.page import Page, Pages, Warning

_A4_WIDTH = 595.0
_MOST_PIXELS = 60_000_000
_PLAUSIBLE_DPI = (60, 1300)


def read_image(data: bytes, media_type: str, settings: ReadSettings) -> Pages:
    """The pages of an image file. Raises ReadError, also where OCR is off, since an image has no other text."""
    if settings.ocr == "never":
        raise ReadError("an image has no text but by OCR; read it with --ocr auto")
    count = _count(data)
    cut = count > settings.max_pages
    found, warnings = recognise(_sheets(data, min(count, settings.max_pages), settings), settings)
    if cut:
        detail = f"{count} pages, of which the first {settings.max_pages} were read"
        warnings.append(Warning("pages_not_read", detail))
    numbers = range(1, min(count, settings.max_pages) + 1)
    pages = tuple(found.get(n) or Page(n, _A4_WIDTH, 842.0, (), ocr=True) for n in numbers)
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    return readable(Pages(digest, media_type, len(data), pages, "ocr", tuple(warnings)))


def _pillow() -> Any:
    try:
        from PIL import Image
    except ImportError as error:
        raise ReadError(
            "image files need Pillow: pip install 'allegex[ocr]'; or put the image in a PDF"
        ) from error
    return Image


def _count(data: bytes) -> int:
    image_module = _pillow()
    try:
        with image_module.open(io.BytesIO(data)) as image:
            return int(getattr(image, "n_frames", 1))
    except (OSError, ValueError, SyntaxError, EOFError, image_module.DecompressionBombError) as error:
        raise ReadError("the image is damaged, or too large; save it again") from error


def _sheets(data: bytes, count: int, settings: ReadSettings) -> Iterator[Sheet]:
    """The frames as grey images, upright as their EXIF data say, at the resolution of the settings or below."""
    from PIL import ImageOps

    image_module = _pillow()
    try:
        with image_module.open(io.BytesIO(data)) as image:
            for index in range(count):
                image.seek(index)
                if image.width * image.height > _MOST_PIXELS:
                    raise ReadError(
                        f"page {index + 1} has {image.width} by {image.height} dots; make it smaller"
                    )
                dpi = _dpi(image.info.get("dpi"), image.width)
                frame = ImageOps.exif_transpose(image)
                if "A" in frame.getbands() or "transparency" in frame.info:
                    frame = _on_white(frame)
                grey = frame.convert("L")
                width, height = grey.width * 72 / dpi, grey.height * 72 / dpi
                used = min(dpi, settings.ocr_dpi) if dpi > 1.2 * settings.ocr_dpi else dpi
                if used != dpi:
                    size = (max(round(width * used / 72), 1), max(round(height * used / 72), 1))
                    grey = grey.resize(size, image_module.Resampling.BOX)
                yield Sheet(index + 1, width, height, Raster(grey.width, grey.height, grey.tobytes()), used)
    except (OSError, ValueError, SyntaxError, EOFError, image_module.DecompressionBombError) as error:
        raise ReadError("the image is damaged; save it again") from error


def _on_white(image: Any) -> Any:
    """Paper under what is transparent, which would turn black."""
    over = image.convert("RGBA")
    paper = _pillow().new("RGBA", over.size, "white")
    return _pillow().alpha_composite(paper, over)


def _dpi(stated: object, width: int) -> int:
    """What the file says, if a scanner can have said it; else as if the image were as wide as A4."""
    if isinstance(stated, tuple) and stated:
        value = round(float(stated[0]))
        if _PLAUSIBLE_DPI[0] < value < _PLAUSIBLE_DPI[1] and 3 < width / value < 18:
            return value
    return max(round(width / _A4_WIDTH * 72), 1)
