"""JSON lines in and out for the formats that are made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from allegex.errors import ReadError, WriteError

T = TypeVar("T")


def write_bytes(path: Path, data: bytes) -> None:
    """Writes under a temporary name and renames. Raises WriteError."""
    temporary = path.with_name(path.name + ".tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise WriteError(f"{path}: cannot be written: {error.strerror}") from error


def write_lines(path: Path, values: Iterable[object]) -> None:
    """One JSON value a line."""
    write_bytes(path, b"".join(msgspec.json.encode(value) + b"\n" for value in values))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises ReadError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror}") from error


def read_lines(path: Path, shape: type[T]) -> Iterator[tuple[int, T]]:
    """The values with their line numbers. Raises ReadError naming file and line."""
    for number, line in enumerate(read_bytes(path).splitlines(), 1):
        if line.strip():
            try:
                yield number, msgspec.json.decode(line, type=shape)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise ReadError(f"{path}, line {number}: {error}") from error
