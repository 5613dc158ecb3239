"""A source to pages: finds out what it is and calls the reader for it."""

from __future__ import annotations

from pathlib import Path

from allegex.config import ReadSettings
from allegex.records.page import Pages


def read(source: str | Path | bytes, settings: ReadSettings) -> Pages:
    """The pages of a file or of bytes. Raises ReadError: what, where, what is possible instead."""
    raise NotImplementedError
