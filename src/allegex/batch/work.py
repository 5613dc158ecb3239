"""One shard, read by one worker: each source a record or a failure, the shard put in place at the end."""

from __future__ import annotations

import faulthandler
import hashlib
import multiprocessing
import os
import resource
import threading
import time
import traceback
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from allegex.batch.journal import Journal, on_terminate, suspects
from allegex.batch.sources import Item, fetch
from allegex.batch.store import Done, Failure, Row, Store
from allegex.config import Config
from allegex.errors import AllegexError, WriteError
from allegex.pipeline import Pipeline, build
from allegex.records.codec import encode


class Limits(Struct, frozen=True):
    """What one source may cost: wall `seconds`, and `memory` in bytes that a worker may hold."""

    seconds: float = 120.0
    memory: int = 4_000_000_000


class Task(Struct, frozen=True):
    """A shard to do. `ids` are the digests of the items, seen when the batch was planned."""

    folder: str
    shard: str
    config: bytes
    items: tuple[Item, ...]
    ids: tuple[str, ...]
    limits: Limits


def shard_name(ids: tuple[str, ...]) -> str:
    """The name of the shard that holds these sources: the same sources, the same name."""
    return hashlib.sha256("\n".join(ids).encode()).hexdigest()[:16]


def do(task: Task) -> Row:
    """The row of the finished shard, whose records lie in the output folder. Raises WriteError."""
    store = Store(Path(task.folder))
    pipeline = _pipeline(task.config)
    path = store.open / f"{task.shard}.journal"
    given_up = suspects(path, task.limits.seconds)
    journal = Journal(path)
    if multiprocessing.parent_process() is not None:
        # Only a process of our own may be limited and ended; a caller's is left as it is.
        _limit_memory(task.limits.memory)
        if threading.current_thread() is threading.main_thread():
            on_terminate(journal)
    started = time.monotonic()
    lines: list[bytes] = []
    done: list[Done] = []
    failures: list[Failure] = []
    with Path(os.devnull).open("w") as nowhere:
        for index, (item, digest) in enumerate(zip(task.items, task.ids, strict=True)):
            if index in given_up:
                failures.append(Failure(item.name, digest, "limit", given_up[index], task.limits.seconds))
                continue
            journal.begin(index)
            # A C-level watchdog: it ends the worker even where a library holds the interpreter.
            faulthandler.dump_traceback_later(task.limits.seconds, exit=True, file=nowhere)
            outcome = read_one(pipeline, item, digest)
            faulthandler.cancel_dump_traceback_later()
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                lines.append(outcome[1])
                done.append(outcome[0])
    row = Row(
        task.shard, pipeline.config.digest, tuple(done), tuple(failures), round(time.monotonic() - started, 3)
    )
    store.add(row, lines)
    journal.close(path)
    return row


def read_one(pipeline: Pipeline, item: Item, digest: str | None) -> Failure | tuple[Done, bytes]:
    """The record of one source as a line, or why there is none. Never raises but for what ends a process."""
    started = time.monotonic()
    stage, reason = "read", ""
    try:
        letter = pipeline(item.path or fetch(item, pipeline.config.read.max_bytes))
        return Done(item.name, letter.id), encode(letter)
    except WriteError:
        raise
    except AllegexError as error:
        stage, reason = type(error).__name__.removesuffix("Error").lower(), str(error)
    except MemoryError:
        stage, reason = "limit", "needs more memory than a worker may hold; raise the memory limit"
    except Exception as error:
        # The one broad net: an unforeseen error is a failure of its source. Its message may quote the letter, so
        # only its kind and place in the code are kept.
        last = traceback.extract_tb(error.__traceback__)[-1]
        stage, reason = (
            "bug",
            f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}; please report",
        )
    return Failure(item.name, digest, stage, reason, round(time.monotonic() - started, 3))


@lru_cache(maxsize=1)
def _pipeline(config: bytes) -> Pipeline:
    """The worker's pipeline. Kept per process: a worker builds it once for all its shards."""
    return build(msgspec.json.decode(config, type=Config))


def _limit_memory(limit: int) -> None:
    """Private memory of this process may not pass `limit`: allocation fails first, and the source with it."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(
        resource.RLIMIT_DATA, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard)
    )
