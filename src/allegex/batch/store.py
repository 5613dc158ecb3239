"""The output folder of a batch: what is done, what failed, and how a shard is added so that a crash loses nothing.

    DIR/run.json                     which configuration made it
    DIR/shards/NAME.jsonl            one record a line
    DIR/shards/NAME.manifest.json    one row: the sources of the shard, done and failed; written after the shard
    DIR/open/NAME.journal            a shard at work (see journal.py); left-overs mean nothing
    DIR/index.jsonl                  one row per source, rewritten when a run ends
    DIR/lock                         held while a run writes

A shard counts when its manifest row is there. Both are written under a temporary name and renamed.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from allegex.archive.records import record_id
from allegex.errors import ConfigError, ReadError, WriteError

SCHEMA = "allegex.batch/1"


class Done(Struct, frozen=True, forbid_unknown_fields=True):
    """A source whose record stands in the shard; `id` is the record's."""

    source: str
    id: str


class Failure(Struct, frozen=True, forbid_unknown_fields=True):
    """A source that gave no record: at which stage, why, after how many seconds."""

    source: str
    id: str | None
    stage: str
    error: str
    time: float


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    """The manifest row of a shard."""

    shard: str
    config: str
    done: tuple[Done, ...]
    failures: tuple[Failure, ...]
    seconds: float


class RunFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What run.json holds."""

    schema: str
    version: str
    config: str


class Store:
    """An output folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.shards = folder / "shards"
        self.open = folder / "open"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the folder for one run. Raises WriteError if another run holds it or it cannot be written."""
        try:
            for folder in (self.shards, self.open):
                folder.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / "lock").open("w")
        except OSError as error:
            raise WriteError(f"{self.folder}: cannot be written: {error.strerror}") from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise WriteError(
                    f"{self.folder}: another batch is writing here; wait for it or choose another"
                ) from error
            yield

    def claim(self, config: str, version: str, force: bool) -> None:
        """Makes the folder one of this configuration. Raises ConfigError if it holds records of another."""
        path = self.folder / "run.json"
        if path.exists():
            try:
                found = msgspec.json.decode(path.read_bytes(), type=RunFile)
            except (OSError, msgspec.MsgspecError) as error:
                raise ConfigError(
                    f"{path}: not a batch folder of allegex ({error}); choose an empty folder"
                ) from error
            if found.schema != SCHEMA:
                raise ConfigError(
                    f"{self.folder}: written as {found.schema}, this version writes {SCHEMA}: update allegex"
                )
            if found.config != config and not force and any(self.rows()):
                raise ConfigError(
                    f"{self.folder}: holds records of configuration {found.config}, this run has {config};"
                    " choose another folder, or --force to redo everything"
                )
        elif any(self.shards.glob("*.manifest.json")):
            raise ConfigError(f"{self.folder}: has shards but no run.json; choose an empty folder")
        for journal in self.open.iterdir():
            journal.unlink()
        write(path, msgspec.json.encode(RunFile(SCHEMA, version, config)))

    def rows(self) -> Iterator[Row]:
        """The manifest rows, by shard name. Raises ReadError for a broken one."""
        for path in sorted(self.shards.glob("*.manifest.json")):
            try:
                yield msgspec.json.decode(path.read_bytes(), type=Row)
            except msgspec.MsgspecError as error:
                raise ReadError(
                    f"{path}: not a manifest row: {error}; delete it to redo its shard"
                ) from error

    def add(self, row: Row, lines: Iterable[bytes]) -> None:
        """Puts a shard in place: first its records, then its row. Raises WriteError."""
        write(self.shards / f"{row.shard}.jsonl", b"".join(line + b"\n" for line in lines))
        write(self.shards / f"{row.shard}.manifest.json", msgspec.json.encode(row))

    def drop(self, row: Row, ids: Collection[str], sources: Collection[str]) -> None:
        """Takes records (by id) and failures (by source) out of a shard; a shard left empty goes."""
        done = tuple(d for d in row.done if d.id not in ids)
        failures = tuple(f for f in row.failures if f.source not in sources)
        path = self.shards / f"{row.shard}.jsonl"
        if len(done) < len(row.done):
            kept = [line for line in path.read_bytes().splitlines() if record_id(line) not in ids]
            write(path, b"".join(line + b"\n" for line in kept))
        if done or failures:
            write(
                self.shards / f"{row.shard}.manifest.json",
                msgspec.json.encode(replace(row, done=done, failures=failures)),
            )
        else:
            self.remove(row.shard)

    def remove(self, shard: str) -> None:
        """Takes a whole shard away, its row first."""
        (self.shards / f"{shard}.manifest.json").unlink(missing_ok=True)
        (self.shards / f"{shard}.jsonl").unlink(missing_ok=True)

    def sweep(self) -> None:
        """Removes what a killed run left: temporary files and shards without a row."""
        for path in self.folder.rglob("*.tmp"):
            path.unlink(missing_ok=True)
        for path in self.shards.glob("*.jsonl"):
            if not path.with_name(path.name.replace(".jsonl", ".manifest.json")).exists():
                path.unlink(missing_ok=True)


def write(path: Path, data: bytes) -> None:
    """Writes under a temporary name and renames, so that `path` is whole or absent. Raises WriteError."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        try:
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise WriteError(f"{path}: cannot be written: {error.strerror}") from error
