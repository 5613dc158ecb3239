"""Costs of allegex beside floors and neighbours, over the same letters in one run.

    python -m benchmarks.run [--rounds N] [--write]

CPU time per letter (user + system of this process; of the child for pdftotext), the best of N rounds. F, the floor, is pdfium's plain
text and a tokenizer of one regular expression: what any reader in Python pays before it understands anything.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from pathlib import Path

import pdfplumber
import pypdfium2

import allegex
from allegex.records.codec import encode
from scripts.readme import README, filled

ROOT = Path(__file__).parents[1]
TOKEN = re.compile(r"\w+|[^\w\s]")
FLAT_LETTERS = 400
"""Letters read to see whether memory grows."""

Work = Callable[[Path], object]


def letters() -> list[Path]:
    """The PDFs of the project's own corpus."""
    return sorted([*ROOT.glob("corpus/examples/*.pdf"), *ROOT.glob("corpus/letters/*.pdf")])


def plain(path: Path) -> object:
    """F: plain text and tokens."""
    with pypdfium2.PdfDocument(path) as pdf:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    return TOKEN.findall(text)


def plumber(path: Path) -> object:
    """pdfplumber's text."""
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def poppler(path: Path) -> object:
    """pdftotext's text."""
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout


def cpu() -> float:
    """User and system seconds of this process and all its children, ended and alive."""
    ended = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    tick = os.sysconf("SC_CLK_TCK")
    alive = 0
    for child in living_children():
        fields = child.read_text("ascii").rpartition(")")[2].split()
        alive += int(fields[11]) + int(fields[12])
    return sum(usage.ru_utime + usage.ru_stime for usage in ended) + alive / tick


def living_children() -> list[Path]:
    """The stat files of the living children of this process."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()
    return [Path(f"/proc/{pid}/stat") for pid in listed]


def per_letter(work: Work, paths: Sequence[Path], rounds: int) -> float:
    """CPU milliseconds per letter, the best round; the first, which builds tables, does not count."""
    for path in paths:
        work(path)
    best = float("inf")
    for _ in range(rounds):
        started = cpu()
        for path in paths:
            work(path)
        best = min(best, cpu() - started)
    return best / len(paths) * 1000


def start(command: Sequence[str | Path], rounds: int = 3) -> float:
    """CPU milliseconds of a whole process, the median."""
    spent = []
    for _ in range(rounds):
        started = cpu()
        subprocess.run(command, capture_output=True, check=True)
        spent.append(cpu() - started)
    return statistics.median(spent) * 1000


def resident() -> float:
    """Resident megabytes of this process."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def growth(work: Work, paths: Sequence[Path]) -> tuple[float, float]:
    """Resident megabytes after a quarter of the letters and after all of them."""
    early = 0.0
    for number in range(FLAT_LETTERS):
        work(paths[number % len(paths)])
        if number == FLAT_LETTERS // 4:
            early = resident()
    return early, resident()


def report(rows: Sequence[tuple[str, float, float, float | None]], unit: str, of: str) -> None:
    """Prints name, value, ratio and target."""
    print(f"\n{'':34}{unit:>12}{'x ' + of:>16}{'target':>10}")
    for name, value, ratio, target in rows:
        mark = "" if target is None else f"<= {target:g}"
        late = "" if target is None or ratio <= target else "  missed"
        print(f"{name:34}{value:>12.2f}{ratio:>16.2f}{mark:>10}{late}")


def time_per_letter(paths: Sequence[Path], rounds: int) -> None:
    """The table of CPU time per letter."""
    here = "read.isolate=never"
    fast, default, apart = allegex.load("fast", here), allegex.load(None, here), allegex.load("fast")
    work: dict[str, tuple[Work, float | None]] = {
        "F: pdfium text + tokens": (plain, None),
        "pdfplumber extract_text": (plumber, None),
        "allegex, profile fast": (lambda path: encode(fast(path)), 2.5),
        "allegex, profile default": (lambda path: encode(default(path)), None),
        "fast, PDF read in a process apart": (lambda path: encode(apart(path)), None),
    }
    if shutil.which("pdftotext"):
        work["pdftotext (a process each)"] = (poppler, None)
    spent = {name: per_letter(job, paths, rounds) for name, (job, _) in work.items()}
    floor = spent["F: pdfium text + tokens"]
    report([(name, ms, ms / floor, work[name][1]) for name, ms in spent.items()], "ms a letter", "F")


def time_to_start(path: Path) -> None:
    """The table of cold starts."""
    program = Path(sys.executable).with_name("allegex")
    spacy = start([sys.executable, "-c", "import spacy"])
    rows: list[tuple[str, Sequence[str | Path], float | None]] = [
        ("allegex --help", [program, "--help"], 0.25),
        ("allegex extract, profile fast", [program, "extract", path, "--config", "fast"], 0.4),
        ("allegex extract, profile default", [program, "extract", path], 0.5),
    ]
    table: list[tuple[str, float, float, float | None]] = [("python -c 'import spacy'", spacy, 1.0, None)]
    for name, command, target in rows:
        spent = start(command)
        table.append((name, spent, spent / spacy, target))
    report(table, "ms", "import spacy")


def memory(paths: Sequence[Path]) -> None:
    """Whether memory stays flat."""
    pipeline = allegex.load()
    early, late = growth(pipeline, paths)
    print(
        f"\nresident memory after {FLAT_LETTERS // 4} letters {early:.0f} MB, after {FLAT_LETTERS} {late:.0f} MB",
        end="",
    )
    print(f" ({(late / early - 1) * 100:+.1f} %, target within 5 %)")


def main(rounds: int, write: bool) -> None:
    """Prints all tables; puts them into the README if asked."""
    paths = letters()
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in paths)
    printed = io.StringIO()
    with redirect_stdout(printed):
        print(f"{len(paths)} letters, {pages} pages, Python {sys.version.split()[0]}; CPU time")
        time_per_letter(paths, rounds)
        time_to_start(paths[0])
        memory(paths)
    print(printed.getvalue(), end="")
    if write:
        text = README.read_text("utf-8")
        README.write_text(filled(text, "bench", f"```\n{printed.getvalue()}```\n"), "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="CPU time, start and memory of allegex.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="put the tables into README.md")
    options = parser.parse_args()
    main(options.rounds, options.write)
