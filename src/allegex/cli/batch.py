"""`allegex batch`: a whole archive to shards of records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from allegex.batch.engines import Engine
    from allegex.batch.run import Summary

SHOWN_FAILURES = 20


def batch(
    sources: Annotated[list[str], typer.Argument(help="Folders, files, globs, zips, @LIST or fsspec URLs.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Output folder; run again to continue.")],
    config: Annotated[str | None, typer.Option(help="Configuration file or profile.")] = None,
    setting: Annotated[
        list[str] | None, typer.Option("--set", help="key=value over the configuration.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Worker processes.")] = 2,
    engine: Annotated[str, typer.Option(help="local or dask.")] = "local",
    scheduler: Annotated[
        str | None, typer.Option(help="Address of the Dask scheduler, tcp://host:port.")
    ] = None,
    shard: Annotated[int, typer.Option(min=1, max=256, help="Sources in a shard.")] = 64,
    force: Annotated[bool, typer.Option("--force", help="Redo what is done.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Try failed sources again.")] = False,
    seconds: Annotated[float, typer.Option(help="Time limit of one source.")] = 120.0,
    memory: Annotated[int, typer.Option(help="Memory limit of a worker, MB.")] = 4000,
) -> None:
    """Read many sources into a folder of records that can be continued, loaded and exported."""
    from allegex import config as configuration
    from allegex.batch.run import Batch, run
    from allegex.batch.sources import find
    from allegex.batch.work import Limits
    from allegex.cli.progress import batch_progress

    job = Batch(
        folder=out,
        config=configuration.load(config, setting or ()),
        shard_size=shard,
        in_flight=workers + 2 if engine == "local" else 64,
        force=force,
        retry_failed=retry_failed,
        limits=Limits(seconds, memory * 1_000_000),
    )
    items = list(find(sources))
    with batch_progress(len(items)) as progress:
        summary = run(items, job, _engine(engine, workers, scheduler), progress)
    _show(summary)
    if summary.failures:
        raise typer.Exit(1)


def _engine(name: str, workers: int, scheduler: str | None) -> Engine:
    from allegex.batch import engines
    from allegex.errors import ConfigError

    if name == "local":
        return engines.local(workers)
    if name != "dask":
        raise ConfigError(f"no engine {name!r}; possible: local, dask")
    if scheduler is None:
        raise ConfigError("the dask engine needs --scheduler tcp://host:port")
    return engines.dask(scheduler)


def _show(summary: Summary) -> None:
    """The table at the end, and the first failures by name."""
    rate = summary.done / summary.seconds if summary.seconds else 0.0
    rows = [
        ("sources", summary.sources),
        ("records written", summary.done),
        ("already done", summary.skipped),
        ("duplicates", len(summary.duplicates)),
        ("changed", len(summary.changed)),
        ("vanished", len(summary.vanished)),
        ("failed", len(summary.failures)),
        ("seconds", round(summary.seconds, 1)),
        ("records a second", round(rate, 1)),
    ]
    for label, value in rows:
        print(f"{label:18}{value:>10}")
    for failure in summary.failures[:SHOWN_FAILURES]:
        typer.echo(f"failed: {failure.source}: {failure.stage}: {failure.error}", err=True)
    if len(summary.failures) > SHOWN_FAILURES:
        typer.echo(
            f"failed: {len(summary.failures) - SHOWN_FAILURES} more; see index.jsonl and the manifests",
            err=True,
        )
