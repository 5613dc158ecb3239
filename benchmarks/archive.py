"""What an archive costs: batch overhead, resume, memory of workers, loading into SQLite. Ratios of one run.

python -m benchmarks.archive [LETTERS] [RECORDS]
"""

from __future__ import annotations

import contextlib
import io
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

import msgspec

import allegex
from allegex.batch.engines import local
from allegex.batch.run import Batch, run
from allegex.batch.sources import find
from allegex.config import load as load_config
from allegex.records.codec import encode
from scripts.readme import filled

DOCUMENT = Path(__file__).parents[1] / "README.md"
EXAMPLE_PAGES = 4
EXAMPLES = Path(__file__).parents[1] / "corpus/examples"


def copies(folder: Path, count: int) -> None:
    """`count` letters of the project's own examples; bytes after the end of a PDF make each another file."""
    originals = sorted(EXAMPLES.glob("*.pdf"))
    folder.mkdir()
    for number in range(count):
        data = originals[number % len(originals)].read_bytes()
        (folder / f"{number:05}.pdf").write_bytes(data + f"\n% copy {number}\n".encode())


def cpu(who: int) -> float:
    """CPU seconds of this process or its finished children."""
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def batches(count: int, folder: Path) -> None:
    """Batch against the bare pipeline, and a second run against the first."""
    config = load_config("fast")
    copies(folder / "in", count)
    pipeline = allegex.load("fast", "read.isolate=never")  # as a worker reads: in its own process
    files = sorted((folder / "in").iterdir())
    encode(pipeline(files[0]))
    started = cpu(resource.RUSAGE_SELF)
    for path in files:
        encode(pipeline(path))
    bare = cpu(resource.RUSAGE_SELF) - started

    def timed() -> tuple[float, float]:
        started, wall = cpu(resource.RUSAGE_SELF) + cpu(resource.RUSAGE_CHILDREN), time.monotonic()
        run(list(find([str(folder / "in")])), Batch(folder=folder / "out", config=config), local(1))
        return cpu(resource.RUSAGE_SELF) + cpu(resource.RUSAGE_CHILDREN) - started, time.monotonic() - wall

    first, first_wall = timed()
    second, second_wall = timed()
    print(f"bare pipeline            {bare:8.2f} s CPU for {count} letters")
    print(f"batch                    {first:8.2f} s CPU   {first / bare:6.3f} x bare       target 1.05")
    print(
        f"second run               {second:8.2f} s CPU   {second_wall / first_wall:6.3f} x first wall  target 0.05"
    )


def scaling(count: int, folder: Path) -> None:
    """Two workers against one, beside a loop in pure Python that shares nothing."""
    loop = "sum(i * i for i in range(12_000_000))"

    def loops(processes: int) -> float:
        started = time.monotonic()
        running = [subprocess.Popen([sys.executable, "-c", loop]) for _ in range(processes)]
        for process in running:
            process.wait()
        return time.monotonic() - started

    gain = 2 * loops(1) / loops(2)
    walls = {}
    for workers in (1, 2):
        started = time.monotonic()
        batch = Batch(folder=folder / f"out{workers}", config=load_config("fast"), shard_size=64)
        run(list(find([str(folder / "in")])), batch, local(workers))
        walls[workers] = time.monotonic() - started
    ours = walls[1] / walls[2]
    print(
        f"two workers              {ours:8.2f} x one        {ours / gain:6.3f} x what a pure loop gains ({gain:.2f})  target 0.9"
    )


def loading(count: int, folder: Path) -> None:
    """Records into SQLite: CPU seconds and memory, for a tenth of them and for all."""
    peaks = []
    for number in (count // 10, count):
        target = folder / f"{number}.db"
        code = (
            "import resource,sys\n"
            "from allegex.writers.database.load import load\n"
            "from corpus.fabricate import letter\n"
            f"load((letter(n, 25) for n in range({number})), 'sqlite:///{target}')\n"
            "u=resource.getrusage(resource.RUSAGE_SELF)\n"
            "print(u.ru_utime+u.ru_stime, u.ru_maxrss/1024)\n"
        )
        making = "from corpus.fabricate import letter\nimport time\n" + (
            f"s=time.process_time()\nfor n in range({number}): letter(n, 25)\nprint(time.process_time()-s)\n"
        )
        used, peak = map(float, subprocess.check_output([sys.executable, "-c", code], text=True).split())
        made = float(subprocess.check_output([sys.executable, "-c", making], text=True))
        peaks.append(peak)
        print(
            f"load {number:6} records     {used - made:8.2f} s CPU   peak {peak:6.0f} MB   {target.stat().st_size / 1e6:6.0f} MB file"
        )
    print(
        f"memory                   {peaks[1] / peaks[0]:8.3f} x that of a tenth        target 1.05; load target 60 s for 10000"
    )


def memory(count: int, folder: Path) -> None:
    """Resident memory of one worker that reads `count` letters, after a tenth of them and at the end."""
    code = (
        "import sys, allegex\n"
        "from pathlib import Path\n"
        "from allegex.records.codec import encode\n"
        f"pipeline = allegex.load(sys.argv[1], 'read.isolate=never')\n"
        f"files = sorted(Path({str(folder / 'in')!r}).iterdir())\n"
        "def resident():\n"
        "    return int(Path('/proc/self/statm').read_text().split()[1]) * 4096 / 1e6\n"
        f"for n in range({count}):\n"
        "    encode(pipeline(files[n % len(files)].read_bytes()))\n"
        f"    if n + 1 == {count} // 10: print(resident())\n"
        "print(resident())\n"
    )
    for profile in ("fast", "default"):
        name = [] if profile == "default" else [profile]
        early, late = map(
            float,
            subprocess.check_output(
                [sys.executable, "-c", code.replace("sys.argv[1]", repr(name[0]) if name else "None")],
                text=True,
            ).split(),
        )
        print(
            f"worker memory, {profile:8} {late:6.0f} MB        {late / early:6.3f} x after a tenth of {count}  target 1.05"
        )


def million(count: int, folder: Path) -> None:
    """What a million such letters cost, from the batch just run."""
    shards = list((folder / "out/shards").glob("*.jsonl"))
    size = sum(path.stat().st_size for path in shards) / count
    seconds = sum(
        msgspec.json.decode(p.read_bytes())["seconds"]
        for p in (folder / "out/shards").glob("*.manifest.json")
    )
    print(
        f"one million letters      {seconds / count * 1e6 / 3600:8.1f} worker hours   {size * 1e6 / 1e9:6.1f} GB of records"
        f"   (rules profile, {EXAMPLE_PAGES} pages a letter)"
    )


def main(write: bool = False) -> None:
    """Prints the table; puts it into README.md if asked."""
    numbers = [int(a) for a in sys.argv[1:] if a.isdigit()]
    count, records = (numbers + [1200, 10_000][len(numbers) :])[:2]
    printed = io.StringIO()
    with contextlib.redirect_stdout(_Both(sys.stdout, printed)):
        measure(count, records)
    if write:
        DOCUMENT.write_text(
            filled(DOCUMENT.read_text("utf-8"), "archive", f"```\n{printed.getvalue()}```\n"), "utf-8"
        )


class _Both:
    """Writes to two streams."""

    def __init__(self, *streams: IO[str]) -> None:
        self._streams = streams

    def write(self, text: str) -> None:
        for stream in self._streams:
            stream.write(text)

    def flush(self) -> None:
        for stream in self._streams:
            stream.flush()


def measure(count: int, records: int) -> None:
    """All measures, one after the other."""
    folder = Path(tempfile.mkdtemp(prefix="allegex-bench-"))
    try:
        batches(count, folder)
        million(count, folder)
        scaling(count, folder)
        memory(2000, folder)
        loading(records, folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main("--write" in sys.argv)
