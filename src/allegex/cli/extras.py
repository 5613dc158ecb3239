"""What to install when an optional library is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from allegex.errors import ConfigError


@contextmanager
def needs(extra: str, library: str) -> Iterator[None]:
    """Turns a missing library into one line that says what to install."""
    try:
        yield
    except ImportError as error:
        raise ConfigError(f"this needs {library}: pip install 'allegex[{extra}]'") from error
