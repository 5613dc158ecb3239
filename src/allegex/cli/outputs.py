"""Where records go: standard output, one file, or a folder. A file is whole or absent, never half."""

from __future__ import annotations

import errno
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from msgspec import Struct

from allegex.batch.sources import Item
from allegex.batch.store import write as write_whole
from allegex.errors import ConfigError, WriteError
from allegex.writers.form import SUFFIXES, render

Write = Callable[[Item, bytes], None]
"""Takes an input and its record, one line of JSON."""


class Target(Struct, frozen=True):
    """Standard output (`path` is None), a file, or a folder with one file name per item."""

    form: str
    path: Path | None = None
    names: dict[Item, str] | None = None


def plan(items: Sequence[Item], target: str | None, form: str | None, *, several: bool) -> Target:
    """Where the records of these items go. Raises ConfigError where they cannot.

    `target` is a folder if it is one already, ends in a slash, or has no suffix and several letters are read.
    """
    out = None if target is None else Path(target)
    slash = target is not None and target.endswith(("/", os.sep))
    if out is not None and (slash or out.is_dir() or (several and not out.suffix)):
        form = form or "json"
        return Target(form, out, _names(items, SUFFIXES[form]))
    lines = out is not None and out.suffix == ".jsonl"
    if several and form in {None, "json"}:
        form = "jsonl"
        if out is not None and not lines:
            raise ConfigError(
                f"{out}: one .json file holds one letter; name a folder or a .jsonl file for several"
            )
    form = form or ("jsonl" if lines else "json")
    if out is not None and any(
        item.path is not None and item.path.resolve() == out.resolve() for item in items
    ):
        raise ConfigError(f"{out}: is also an input; name another file")
    return Target(form, out)


@contextmanager
def opened(target: Target) -> Iterator[Write]:
    """A function that writes the record of an item. What was written to a file appears when all is done."""
    if target.names is not None:
        yield _into_folder(target)
    elif target.path is None:
        yield lambda _, line: _to_stdout(render(line, target.form))
    else:
        with _one_file(target.path, target.form) as write:
            yield write


def _into_folder(target: Target) -> Write:
    folder, names = target.path, target.names
    assert folder is not None and names is not None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError(f"{folder}: cannot be written: {error.strerror}") from error

    def write(item: Item, line: bytes) -> None:
        path = folder / names[item]
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError(f"{path.parent}: cannot be written: {error.strerror}") from error
        write_whole(path, render(line, target.form))

    return write


@contextmanager
def _one_file(path: Path, form: str) -> Iterator[Write]:
    """Writes one after the other under a temporary name; with nothing written, an old file stays as it is."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    written = 0
    try:
        with temporary.open("wb") as file:

            def write(_: Item, line: bytes) -> None:
                nonlocal written
                written += file.write(render(line, form))

            yield write
        if written:
            temporary.replace(path)
    except OSError as error:
        raise WriteError(f"{path}: cannot be written: {error.strerror}; name another file") from error
    finally:
        if temporary.exists():
            temporary.unlink()


def _to_stdout(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        # What is left in the buffer would fail a second time, and with a trace, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise WriteError(f"standard output cannot be written: {error.strerror}") from error


def _names(items: Sequence[Item], suffix: str) -> dict[Item, str]:
    """A file name per item, different for all: "a.json", or "a.pdf.json" where two stems are the same."""
    plain = {item: _inside(item).with_suffix("") for item in items}
    often = Counter(str(name).casefold() for name in plain.values())
    names: dict[Item, str] = {}
    taken: set[str] = set()
    for item, stem in plain.items():
        unique = often[str(stem).casefold()] == 1
        name = f"{stem if unique else _inside(item)}"
        number = 1
        while f"{name}{suffix}".casefold() in taken:
            number += 1
            name = f"{_inside(item)}-{number}"
        taken.add(f"{name}{suffix}".casefold())
        names[item] = f"{name}{suffix}"
    return names


def _inside(item: Item) -> PurePosixPath:
    """The item's name as a path that cannot leave the output folder."""
    name = item.name.replace("!", "/").replace("\\", "/")
    if item.path is not None and str(item.path) == item.name:
        return PurePosixPath(item.path.name)
    parts = [part for part in PurePosixPath(name).parts if part not in {"..", "/", "."}]
    return PurePosixPath(*parts) if "://" not in name else PurePosixPath(parts[-1])
