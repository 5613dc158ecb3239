"""A source to pages: finds out what it is and calls the reader for it."""

from __future__ import annotations

from pathlib import Path

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.readers import kinds
from allegex.records.page import Pages


def read(source: str | Path | bytes, settings: ReadSettings) -> Pages:
    """The pages of a file or of bytes. Raises ReadError: what, where, what is possible instead."""
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
            raise ReadError(
                "this is a folder; name its files, or give it to `allegex extract` or `allegex batch`"
            )
        size = path.stat().st_size
        _check_size(size, settings)
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}") from error


def read_bytes(data: bytes, settings: ReadSettings, name: str = "") -> Pages:
    """The pages of bytes; `name` is the name of their file, if they have one. Raises ReadError."""
    _check_size(len(data), settings)
    media_type = kinds.kind_of(data, name)
    if media_type == kinds.PDF:
        from allegex.readers.pdf import read_pdf

        return read_pdf(data, settings)
    from allegex.readers.text import read_text

    return read_text(data, media_type)


def _check_size(size: int, settings: ReadSettings) -> None:
    if size > settings.max_bytes:
        raise ReadError(
            f"{size} bytes, more than read.max_bytes = {settings.max_bytes}; raise it to read the file"
        )
