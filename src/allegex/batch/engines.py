"""Where shards are done: processes of this machine, or a Dask cluster. Both are concurrent.futures executors."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager

from allegex.errors import ConfigError

Engine = Callable[[], AbstractContextManager[Executor]]
"""Opens an executor; called again when one has broken."""

SHARDS_PER_WORKER = 16
"""A process is replaced after so many shards, so that what a C library leaks does not add up."""


def local(workers: int) -> Engine:
    """Worker processes on this machine, spawned: nothing of the parent is inherited."""
    if workers < 1:
        raise ConfigError(f"workers = {workers}: at least 1")

    def start() -> AbstractContextManager[Executor]:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers, mp_context=context, max_tasks_per_child=SHARDS_PER_WORKER)

    return start


def dask(scheduler: str) -> Engine:
    """The workers of a Dask cluster, which must see the sources and the output folder under the same paths."""
    try:
        from distributed import Client
    except ImportError as error:
        raise ConfigError("the dask engine needs distributed: pip install 'allegex[dask]'") from error

    @contextmanager
    def start() -> Iterator[Executor]:
        try:
            client = Client(scheduler, timeout="20s", set_as_default=False)
        except OSError as error:
            raise ConfigError(f"no Dask scheduler at {scheduler}: start one with `dask scheduler`") from error
        with client:
            yield client.get_executor(pure=False, retries=5)

    return start
