"""Records read back from where they were written: a batch folder, JSON lines, or JSON files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from allegex.errors import ReadError
from allegex.records.codec import decode
from allegex.records.letter import Letter


class Line(Struct, frozen=True):
    """An encoded record and where it stands: file, line number from 1, byte offset."""

    path: Path
    number: int
    offset: int
    data: bytes


def records(source: Path) -> Iterator[Letter]:
    """The letters of a batch folder, a folder of .json/.jsonl files, or one such file, in a fixed order.

    One letter is held at a time. Raises ReadError naming file and line.
    """
    for line in lines(source):
        try:
            yield decode(line.data)
        except ReadError as error:
            raise ReadError(f"{line.path}, line {line.number}: {error}") from error


def lines(source: Path) -> Iterator[Line]:
    """The encoded records. Raises ReadError where there are none."""
    files = _files(source)
    if not files:
        raise ReadError(
            f"{source}: no records here; give a batch folder, or a .json or .jsonl file that allegex wrote"
        )
    for path in files:
        try:
            if path.suffix == ".json":
                yield Line(path, 1, 0, path.read_bytes())
                continue
            offset = 0
            with path.open("rb") as file:
                for number, line in enumerate(file, 1):
                    if line.strip():
                        yield Line(path, number, offset, line.rstrip(b"\n"))
                    offset += len(line)
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


class _Id(Struct):
    id: str


def record_id(line: bytes) -> str:
    """The id of a record without reading the rest of it. Raises ReadError."""
    try:
        return msgspec.json.decode(line, type=_Id).id
    except msgspec.MsgspecError as error:
        raise ReadError(f"not a record of allegex: {error}") from error


class _Failure(Struct):
    stage: str


class _Row(Struct):
    failures: tuple[_Failure, ...]


def failures(source: Path) -> Counter[str]:
    """Failures of a batch folder by stage; none for records that no batch wrote."""
    counts: Counter[str] = Counter()
    for path in sorted((source / "shards").glob("*.manifest.json")):
        try:
            row = msgspec.json.decode(path.read_bytes(), type=_Row)
        except (OSError, msgspec.MsgspecError) as error:
            raise ReadError(f"{path}: not a manifest row: {error}") from error
        counts.update(failure.stage for failure in row.failures)
    return counts
