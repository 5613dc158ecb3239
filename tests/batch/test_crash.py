"""Runs that are killed: whatever the moment, the next run ends with the archive of an undisturbed one."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import sqlalchemy as sql

from allegex.archive.records import lines, records
from allegex.config import load as load_config
from allegex.writers.database.load import load
from allegex.writers.tables import TABLES
from batch.archive import make

TIMES = 20
OFF = "".join(f"[extractors.{name}]\nenabled = false\n" for name in load_config().extractors)
CONFIG = f'{OFF}[extractors.trouble]\nuse = "batch.trouble:build"\nslow = 0.012\n'


def start(source: Path, out: Path) -> subprocess.Popen[bytes]:
    """`allegex batch` in a process group of its own."""
    config = out.parent / "config.toml"
    config.write_text(CONFIG)
    command = [
        sys.executable,
        "-m",
        "allegex",
        "batch",
        str(source),
        "--out",
        str(out),
        "--config",
        str(config),
    ]
    return subprocess.Popen(
        [*command, "--shard", "8", "--workers", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )


def finish(source: Path, out: Path) -> None:
    process = start(source, out)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors.decode()


def journals(out: Path) -> list[float]:
    """When the shards at work were begun; one may end while we look."""
    found = []
    for path in (out / "open").glob("*.journal"):
        with contextlib.suppress(FileNotFoundError):
            found.append(path.stat().st_mtime)
    return found


def wait_for_work(process: subprocess.Popen[bytes], out: Path) -> None:
    """Until a worker has a shard in hand, or the run has ended: however slow the machine, kills fall into the work."""
    deadline = time.monotonic() + 60
    while (
        time.monotonic() < deadline and process.poll() is None and not list((out / "open").glob("*.journal"))
    ):
        time.sleep(0.01)


def archive(out: Path) -> tuple[list[bytes], dict[str, list[object]]]:
    """The records, sorted, and the rows of the database that they make."""
    url = f"sqlite:///{out.parent}/{out.name}.db"
    load(records(out), url)
    engine = sql.create_engine(url)
    with engine.connect() as connection:
        tables: dict[str, list[object]] = {
            t.name: sorted(
                (tuple(r) for r in connection.execute(sql.text(f"SELECT * FROM {t.name}"))), key=repr
            )
            for t in TABLES
        }
    engine.dispose()
    return sorted(line.data for line in lines(out)), tables


@pytest.mark.slow
def test_twenty_kills_end_with_the_same_archive(tmp_path: Path) -> None:
    source = make(tmp_path / "in", 160)
    finish(source, tmp_path / "undisturbed")
    draw = random.Random(7)
    seen = set()
    for _ in range(TIMES):
        process = start(source, tmp_path / "killed")
        wait_for_work(process, tmp_path / "killed")
        time.sleep(draw.uniform(0.0, 1.0))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        shards = list((tmp_path / "killed/shards").glob("*.manifest.json"))
        seen.add(len(shards))
        if shards:
            assert len(list(records(tmp_path / "killed"))) == 8 * len(shards), "a counted shard is whole"
        if len(shards) == 20:
            shutil.rmtree(tmp_path / "killed")
    finish(source, tmp_path / "killed")
    assert archive(tmp_path / "killed") == archive(tmp_path / "undisturbed")
    assert len(seen) > 1, "the kills came at different moments of the work"


@pytest.mark.slow
def test_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    source = make(tmp_path / "in", 80)
    finish(source, tmp_path / "undisturbed")
    process = start(source, tmp_path / "out")
    deadline = time.monotonic() + 60
    killed = 0
    while killed < 2 and time.monotonic() < deadline and process.poll() is None:
        found = subprocess.run(
            ["pgrep", "-g", str(process.pid), "-f", "spawn_main"], capture_output=True, text=True, check=False
        )
        if found.stdout.split() and list((tmp_path / "out/open").glob("*.journal")):
            os.kill(int(found.stdout.split()[0]), signal.SIGKILL)
            killed += 1
            time.sleep(0.7)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors.decode()
    assert killed >= 1
    assert archive(tmp_path / "out") == archive(tmp_path / "undisturbed")


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_the_same_archive(tmp_path: Path) -> None:
    from distributed import LocalCluster

    from allegex.batch.engines import dask, local
    from allegex.batch.run import Batch, run
    from allegex.batch.sources import find
    from allegex.config import Config

    source = make(tmp_path / "in", 60)
    config = Config(extractors={"trouble": {"use": "batch.trouble:build", "slow": 0.01}})
    items = list(find([str(source)]))
    run(items, Batch(folder=tmp_path / "undisturbed", config=config, shard_size=6), local(2))
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        killed: list[int] = []

        def kill_once(row: object) -> None:
            if not killed:
                worker = next(iter(cluster.workers.values()))
                killed.append(worker.process.process.pid)
                os.kill(killed[0], signal.SIGKILL)

        batch = Batch(folder=tmp_path / "out", config=config, shard_size=6)
        summary = run(items, batch, dask(cluster.scheduler_address), kill_once)
    assert killed
    assert (summary.done, summary.failures) == (60, ())
    assert archive(tmp_path / "out") == archive(tmp_path / "undisturbed")
