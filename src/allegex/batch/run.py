"""The conductor of a batch: plans shards from the sources, hands them to workers, keeps the output folder true."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import ExitStack
from pathlib import Path

import msgspec
from msgspec import Struct

from allegex.batch.engines import Engine
from allegex.batch.sources import Item, fetch
from allegex.batch.store import Failure, Row, Store, write
from allegex.batch.work import Limits, Task, do, shard_name
from allegex.config import Config
from allegex.errors import ReadError, StageError
from allegex.version import VERSION

MAX_FALSE_STARTS = 3
"""Workers of a shard that may end before they have a source in hand."""


class Batch(Struct, frozen=True, kw_only=True):
    """What a batch writes and how. `shard_size` sources make a shard; `in_flight` shards are handed out at once."""

    folder: Path
    config: Config
    shard_size: int = 64
    in_flight: int = 4
    force: bool = False
    retry_failed: bool = False
    limits: Limits = Limits()


class Summary(Struct, frozen=True, kw_only=True):
    """What a batch did. `failures` are all that stand in the folder, those of earlier runs included."""

    sources: int
    done: int
    skipped: int
    duplicates: tuple[tuple[str, str], ...]
    changed: tuple[str, ...]
    vanished: tuple[str, ...]
    failures: tuple[Failure, ...]
    seconds: float


class Plan:
    """What the folder holds and what the sources are, while shards are cut. State of one run."""

    def __init__(self, store: Store, batch: Batch) -> None:
        self.rows = {row.shard: row for row in store.rows()}
        self.known = {d.source: d.id for row in self.rows.values() for d in row.done}
        self.ids = set(self.known.values())
        self.failed = {f.source: f for row in self.rows.values() for f in row.failures}
        self.batch = batch
        self.seen: dict[str, str] = {}
        self.owner: dict[str, str] = {}
        self.unreadable: list[Failure] = []
        self.duplicates: list[tuple[str, str]] = []
        self.changed: list[str] = []
        self.skipped = 0
        self.retried: set[str] = set()
        self.new: set[str] = set()

    def take(self, item: Item) -> str | None:
        """The digest of an item that has to be done, None if there is nothing to do."""
        started = time.monotonic()
        if item.name in self.seen:
            return None
        try:
            digest = "sha256:" + hashlib.sha256(fetch(item, self.batch.config.read.max_bytes)).hexdigest()
        except ReadError as error:
            self.seen[item.name] = ""
            self.unreadable.append(
                Failure(item.name, None, "read", str(error), round(time.monotonic() - started, 3))
            )
            self.retried.add(item.name)
            return None
        self.seen[item.name] = digest
        if digest in self.owner:
            self.duplicates.append((item.name, self.owner[digest]))
            return None
        self.owner[digest] = item.name
        if self.known.get(item.name, digest) != digest:
            self.changed.append(item.name)
        failure = self.failed.get(item.name)
        if failure is not None and (failure.id != digest or self.batch.retry_failed or self.batch.force):
            self.retried.add(item.name)
            return digest
        if failure is not None or (digest in self.ids and not self.batch.force):
            self.skipped += 1
            return None
        return digest


def run(
    sources: Iterable[Item],
    batch: Batch,
    engine: Engine,
    progress: Callable[[Row], None] = lambda row: None,
) -> Summary:
    """Reads the sources into the batch's folder and returns what was done.

    `progress` is told each finished row. Raises ConfigError and WriteError;
    failures of single sources are in the summary.
    """
    started = time.monotonic()
    store = Store(batch.folder)
    with store.locked():
        store.claim(batch.config.digest, VERSION, batch.force)
        store.sweep()
        plan = Plan(store, batch)
        done = 0
        for row in _work(_tasks(sources, plan), engine, plan, progress):
            done += len(row.done)
        _settle(store, plan)
        failures = _index(store, plan)
    return Summary(
        sources=len(plan.seen),
        done=done,
        skipped=plan.skipped,
        duplicates=tuple(plan.duplicates),
        changed=tuple(plan.changed),
        vanished=tuple(sorted(set(plan.known) - set(plan.seen))),
        failures=failures,
        seconds=round(time.monotonic() - started, 3),
    )


def _tasks(sources: Iterable[Item], plan: Plan) -> Iterator[Task]:
    """Shards of what has to be done, cut while the sources are walked through."""
    batch = plan.batch
    encoded = msgspec.json.encode(batch.config)
    items: list[Item] = []
    ids: list[str] = []

    def cut() -> Task:
        shard = shard_name(tuple(ids))
        task = Task(str(batch.folder), shard, encoded, tuple(items), tuple(ids), batch.limits)
        items.clear()
        ids.clear()
        return task

    for item in sources:
        digest = plan.take(item)
        if digest is not None:
            items.append(item)
            ids.append(digest)
        if len(items) == batch.shard_size:
            yield cut()
    if items:
        yield cut()


def _work(
    tasks: Iterator[Task], engine: Engine, plan: Plan, progress: Callable[[Row], None]
) -> Iterator[Row]:
    """The rows of the tasks as they get ready. A broken executor is replaced and its shards are handed out again."""
    open_executor = ExitStack()
    executor: Executor | None = None
    running: dict[Future[Row], Task] = {}
    again: list[Task] = []
    attempts: dict[str, int] = {}
    try:
        while True:
            while len(running) < plan.batch.in_flight and (
                task := again.pop() if again else next(tasks, None)
            ):
                executor = executor or open_executor.enter_context(engine())
                running[executor.submit(do, task)] = task
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                task = running.pop(future)
                try:
                    row = future.result()
                except (BrokenExecutor, CancelledError) as error:
                    _again(task, attempts, error)
                    again.append(task)
                    executor = None
                    continue
                plan.rows[row.shard] = row
                plan.new.add(row.shard)
                progress(row)
                yield row
            if executor is None:
                open_executor.close()
                again.extend(running.values())
                running.clear()
    finally:
        for future in running:
            future.cancel()
        open_executor.close()


def _again(task: Task, attempts: dict[str, int], error: BaseException) -> None:
    """Counts an attempt. A shard whose workers end again and again stops the run: at once after a few that ended before
    they had a source in hand, later where each attempt leaves another suspect."""
    attempts[task.shard] = attempts.get(task.shard, 0) + 1
    begun = (Path(task.folder) / "open" / f"{task.shard}.journal").exists()
    if attempts[task.shard] > (2 * len(task.items) + 8 if begun else MAX_FALSE_STARTS):
        what = "end again and again" if begun else "end before they begin"
        raise StageError(
            f"shard {task.shard}: its workers {what} ({type(error).__name__}); is there memory for them?"
        ) from error


def _settle(store: Store, plan: Plan) -> None:
    """Takes away what the new shards replace: changed sources, retried failures, everything under --force."""
    current = {digest for digest in plan.seen.values() if digest}
    stale = {plan.known[source] for source in plan.changed} - current
    redone = {done.id for shard in plan.new for done in plan.rows[shard].done}
    for row in list(store.rows()):
        if row.shard in plan.new:
            continue
        gone = {done.id for done in row.done} & (stale | redone)
        retried = {failure.source for failure in row.failures} & plan.retried
        if gone or retried:
            store.drop(row, gone, retried)


def _index(store: Store, plan: Plan) -> tuple[Failure, ...]:
    """Writes index.jsonl, one row per source, and returns the failures that stand."""
    rows: list[dict[str, str | None]] = []
    failures = list(plan.unreadable)
    unreadable = {f.source for f in plan.unreadable}
    for row in store.rows():
        state = {d.source: d.id for d in row.done}
        for source, digest in state.items():
            kind = "done" if source in plan.seen else "vanished"
            rows.append({"source": source, "id": digest, "state": kind, "shard": row.shard})
        failures += [f for f in row.failures if f.source not in unreadable]
    rows += [{"source": f.source, "id": f.id, "state": "failed", "shard": None} for f in failures]
    rows += [
        {"source": s, "id": plan.seen[s], "state": "duplicate", "shard": None} for s, _ in plan.duplicates
    ]
    rows.sort(key=lambda r: (str(r["source"]), str(r["state"])))
    write(store.folder / "index.jsonl", b"".join(msgspec.json.encode(r) + b"\n" for r in rows))
    failures.sort(key=lambda f: f.source)
    return tuple(failures)
