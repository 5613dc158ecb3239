"""Records read back from where they were written: a batch folder, JSON lines, or JSON files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from allegex.errors import ReadError
from allegex.records.codec import decode
from allegex.records.letter import Letter


def records(source: Path) -> Iterator[Letter]:
    """The letters of a batch folder, a folder of .json/.jsonl files, or one such file, in a fixed order.

    One letter is held at a time. Raises ReadError naming file and line.
    """
    for path, number, line in lines(source):
        try:
            yield decode(line)
        except ReadError as error:
            raise ReadError(f"{path}, line {number}: {error}") from error


def lines(source: Path) -> Iterator[tuple[Path, int, bytes]]:
    """The encoded records with file and line number."""
    files = _files(source)
    if not files:
        raise ReadError(
            f"{source}: no records here; give a batch folder, or a .json or .jsonl file that allegex wrote"
        )
    for path in files:
        try:
            if path.suffix == ".json":
                yield path, 1, path.read_bytes()
                continue
            with path.open("rb") as file:
                for number, line in enumerate(file, 1):
                    if line.strip():
                        yield path, number, line.rstrip(b"\n")
        except OSError as error:
            raise ReadError(f"{path}: cannot be read: {error.strerror}") from error


def _files(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    if (source / "run.json").is_file():
        # Only shards whose manifest row is there count: the others belong to a run that was cut off.
        found = sorted((source / "shards").glob("*.jsonl"))
        return [p for p in found if p.with_name(p.name.replace(".jsonl", ".manifest.json")).exists()]
    if source.is_dir():
        return sorted(p for p in source.rglob("*") if p.suffix in {".json", ".jsonl"} and p.is_file())
    raise ReadError(f"{source}: no such file or folder")
