"""Progress on stderr, where it is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allegex.batch.store import Row


@contextmanager
def batch_progress(total: int) -> Iterator[Callable[[Row], None]]:
    """A bar with rate, failures and time left; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda row: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.1f}/s  {task.fields[failed]} failed"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("batch", total=total, rate=0.0, failed=0)

        def advance(row: Row) -> None:
            state = bar.tasks[0]
            finished = len(row.done) + len(row.failures)
            elapsed = state.elapsed or 1e-9
            bar.update(
                task,
                advance=finished,
                rate=(state.completed + finished) / elapsed,
                failed=state.fields["failed"] + len(row.failures),
            )

        yield advance


@contextmanager
def counted(total: int, *, to_terminal: bool) -> Iterator[Callable[[], None]]:
    """A bar that counts inputs; silent where stderr is no terminal, there is only one, or records go to the terminal."""
    if total < 2 or not sys.stderr.isatty() or to_terminal:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("extract", total=total)
        yield lambda: bar.advance(task)


@contextmanager
def steps() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for the step under way, renewed with each one; silent where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda name, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("train")
        yield lambda name, done, total: bar.update(task, description=name, completed=done, total=total)
