"""The cost of the OCR profile beside bare tesseract on the same page images.

    python -m benchmarks.ocr SCAN.pdf [...] [--rounds N]

CPU time, the children's included, the best of N rounds. `bare` is what one would write by hand: each page rendered to a
file beforehand, tesseract called on each file with the same languages, one thread, tsv to standard output. `one call` is
bare tesseract on all pages in one call. allegex is everything: opening, rendering, levelling, tesseract, text and record.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2

import allegex
from allegex.config import ReadSettings

LIMIT = 1.1


def rendered(scan: Path, folder: Path, dpi: int) -> list[Path]:
    """The pages of a scan as image files."""
    paths: list[Path] = []
    with pypdfium2.PdfDocument(scan) as document:
        for number, page in enumerate(document):
            path = folder / f"{scan.stem}_{number}.png"
            page.render(scale=dpi / 72, grayscale=True).to_pil().save(path, dpi=(dpi, dpi))
            paths.append(path)
    return paths


def bare(images: Sequence[Path], settings: ReadSettings) -> None:
    """One call of tesseract a page."""
    for image in images:
        _tesseract(str(image), settings)


def one_call(images: Sequence[Path], settings: ReadSettings) -> None:
    """One call of tesseract for all pages."""
    listed = images[0].with_suffix(".list")
    listed.write_text("\n".join(map(str, images)))
    _tesseract(str(listed), settings)


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The least CPU time of the rounds, with that of the children that ended."""
    best = float("inf")
    for _ in range(rounds):
        before = sum(os.times()[:4])
        work()
        best = min(best, sum(os.times()[:4]) - before)
    return best


def main() -> None:
    """Measure and print; exit with 1 where the limit is passed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("scans", nargs="+", type=Path)
    arguments.add_argument("--rounds", type=int, default=2)
    options = arguments.parse_args()
    settings = ReadSettings()
    # In this process, so that all of its time is counted here.
    pipeline = allegex.load("fast", "read.isolate=never", "read.ocr=force")
    with tempfile.TemporaryDirectory() as folder:
        images = {scan: rendered(scan, Path(folder), settings.ocr_dpi) for scan in options.scans}
        pages = sum(map(len, images.values()))
        times = {
            "bare": seconds(lambda: [bare(part, settings) for part in images.values()], options.rounds),
            "one call": seconds(
                lambda: [one_call(part, settings) for part in images.values()], options.rounds
            ),
            "allegex": seconds(lambda: [pipeline(scan) for scan in options.scans], options.rounds),
        }
    for name, time in times.items():
        print(f"{name:10} {time / pages:6.2f} s a page  {time / times['bare']:5.2f} x bare")
    raise SystemExit(times["allegex"] > LIMIT * times["bare"])


def _tesseract(source: str, settings: ReadSettings) -> None:
    languages = "+".join(settings.ocr_languages)
    subprocess.run(
        ["tesseract", source, "stdout", "-l", languages, "--psm", "6", "tsv"],
        check=True,
        capture_output=True,
        env=dict(os.environ, OMP_THREAD_LIMIT="1"),
    )


if __name__ == "__main__":
    main()
