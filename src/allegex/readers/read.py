"""A source to pages: finds out what it is and calls the reader for it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.readers import kinds
from allegex.readers.encoding import decoded
from allegex.readers.guard import Guard, needed
from allegex.readers.pdf import read_pdf
from allegex.readers.text import read_text
from allegex.readers.textlayer import is_doubtful
from allegex.records.page import Pages


def read(source: str | Path | bytes, settings: ReadSettings) -> Pages:
    """The pages of a file or of bytes. Raises ReadError: what, where, what is possible instead.

    PDF, DOCX, HTML and images are read in a process of their own, with limits, unless `settings.isolate` says otherwise.
    """
    if isinstance(source, bytes):
        return read_bytes(source, settings)
    path = Path(source)
    try:
        return read_bytes(load(path, settings), settings, path.name)
    except ReadError as error:
        raise ReadError(f"{path}: {error}") from error


def load(path: Path, settings: ReadSettings) -> bytes:
    """The bytes of a file. Raises ReadError; a file larger than `max_bytes` is not read."""
    try:
        if path.is_dir():
            raise ReadError("this is a folder; name the files in it")
        if path.exists() and not path.is_file():
            raise ReadError("this is no file but a device or pipe; give its bytes on standard input: -")
        _check_size(path.stat().st_size, settings)
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}") from error


def read_bytes(data: bytes, settings: ReadSettings, name: str = "") -> Pages:
    """The pages of bytes; `name` is the name of their file, if they have one. Raises ReadError."""
    _check_size(len(data), settings)
    media_type = kinds.kind_of(data, name)
    if media_type in {kinds.TEXT, kinds.MARKDOWN} or not needed(settings):
        return read_here(data, settings, name)
    return _guard()(data, settings, name)


def read_here(data: bytes, settings: ReadSettings, name: str) -> Pages:
    """The same in this process."""
    media_type = kinds.kind_of(data, name)
    if media_type == kinds.PDF:
        return _with_ocr(data, _read_pdf(data, settings), settings)
    if media_type == kinds.DOCX:
        from allegex.readers.docx import read_docx

        return read_docx(data, settings)
    if media_type == kinds.HTML:
        from allegex.readers.html import read_html

        return read_html(data)
    if media_type in kinds.IMAGES:
        from allegex.readers.image import read_image

        return read_image(data, media_type, settings)
    if media_type == kinds.ZIP:
        from allegex.readers.archive import only_member

        member, inside = only_member(data, settings)
        return read_here(inside, settings, member)
    content, warnings = decoded(data)
    pages = read_text(content.encode(), media_type)
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    return replace(pages, source_id=digest, size=len(data), warnings=warnings + pages.warnings)


def _with_ocr(data: bytes, pages: Pages, settings: ReadSettings) -> Pages:
    """The pages, with those read by OCR that need it. A PDF whose pages all have good text does not load OCR at all."""
    clean = pages.pages and not any(is_doubtful(page) for page in pages.pages)
    if clean and settings.ocr != "force":
        return pages
    from allegex.readers.ocr import fill

    return fill(data, pages, settings)


def _read_pdf(data: bytes, settings: ReadSettings) -> Pages:
    try:
        if settings.pdf == "oxide":
            from allegex.readers.oxide import read_oxide

            return read_oxide(data, settings)
        return read_pdf(data, settings)
    except ReadError as error:
        if b"%%EOF" not in data[-2048:] and b"/Encrypt" not in data:
            raise ReadError("the PDF is cut off: its end is missing; fetch it again") from error
        raise


@cache
def _guard() -> Guard:
    """The one child of this process: made when first needed, ended with the process."""
    return Guard(read_here)


def _check_size(size: int, settings: ReadSettings) -> None:
    if size > settings.max_bytes:
        raise ReadError(
            f"{size} bytes, more than read.max_bytes = {settings.max_bytes}; raise it to read the file"
        )
