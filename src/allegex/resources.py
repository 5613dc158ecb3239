"""The package's data files, decoded strictly, passed by hand to whoever needs them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from allegex.errors import ResourceError

T = TypeVar("T")
LANGUAGES = ("en", "fr", "es")
"""The languages the data folders are written in, always the same files in each."""


class Resources:
    """Data files of one root, and what was built from them.

    Holds state on purpose: a table or a compiled grammar is built on first use and kept as long as this value
    lives, so that one pipeline builds each of them once. There is no other cache in the package.
    """

    def __init__(self, root: Path | None = None, languages: tuple[str, ...] = LANGUAGES) -> None:
        self.languages = languages
        self._root = root or Path(__file__).parent / "data"
        self._built: dict[Callable[[Any], Any], Any] = {}

    def read(self, name: str, shape: type[T]) -> T:
        """The JSON file `name` ("facts/states.json") decoded into `shape`. Raises ResourceError."""
        file = self._root / name
        try:
            data = file.read_bytes()
        except OSError as error:
            raise ResourceError(f"data file {name} is not there: reinstall allegex") from error
        try:
            return msgspec.json.decode(data, type=shape, strict=True)
        except msgspec.MsgspecError as error:
            raise ResourceError(f"data file {name}: {error}") from error

    def language(self, language: str, name: str, shape: type[T]) -> T:
        """The language file `name` ("dates.json") of one language."""
        return self.read(f"languages/{language}/{name}", shape)

    def of(self, build: Callable[[Resources], T]) -> T:
        """What `build(self)` returns, built on first use and kept. `build` must be a module-level function."""
        if build not in self._built:
            self._built[build] = build(self)
        return self._built[build]  # type: ignore[no-any-return]
