"""Reading and composing measured: characters wrong against the source text, and CPU time against pdfium's plain text.

python -m benchmarks.reading
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
from rapidfuzz.distance import Levenshtein

from allegex.config import ReadSettings
from allegex.layout.compose import compose
from allegex.readers.pdf import read_pdf
from allegex.records.page import Pages
from allegex.resources import Resources
from corpus.layouts import typeset
from corpus.layouts.content import LETTERS, expected
from corpus.marked import read as read_marked

ROOT = Path(__file__).parents[1]
LAYOUTS = ROOT / "corpus" / "layouts"
SHARED = ROOT.parent / "shared" / "letters"


def main() -> None:
    """Prints both tables."""
    resources = Resources()
    rows, letters = _errors(resources)
    print(f"{'document':38}{'characters':>11}{'wrong':>7}{'CER':>9}  reading order")
    for name, length, wrong, ordered in rows:
        print(f"{name:38}{length:11}{wrong:7}{100 * wrong / length:8.3f}%  {'exact' if ordered else 'WRONG'}")
    total, wrong = sum(row[1] for row in rows), sum(row[2] for row in rows)
    print(f"{'all':38}{total:11}{wrong:7}{100 * wrong / total:8.3f}%")
    _times(letters, resources)


def _errors(resources: Resources) -> tuple[list[tuple[str, int, int, bool]], list[bytes]]:
    """Name, length of the source, characters wrong and whether the words' order is exact; and the letters' bytes."""
    found: list[tuple[str, bytes, str, bool]] = []
    for path in sorted(LAYOUTS.glob("*.pdf")):
        source = (LAYOUTS / f"{path.name.partition('.')[0]}.txt").read_text("utf-8").rstrip("\n")
        found.append((path.name, path.read_bytes(), source, True))
    found += [(f"{letter.name}.typst", typeset.pdf(letter), expected(letter), True) for letter in LETTERS]
    letters: list[bytes] = []
    if SHARED.is_dir():
        for path in sorted((SHARED / "typeset" / "src").glob("*.txt")):
            data = (SHARED / f"{path.stem}.pdf").read_bytes()
            letters.append(data)
            found.append((f"{path.stem}.pdf", data, read_marked(path).document.content, False))
        letters += [
            path.read_bytes() for path in sorted(SHARED.glob("*_2024*.pdf")) if "scan" not in path.name
        ]
    rows = []
    for name, data, source, whole in found:
        text = compose(read_pdf(data, ReadSettings()), resources)
        # The marked letters leave their printed letterhead out of the source.
        kept = [block for block in text.blocks if whole or block.role != "letterhead"]
        content = "\n\n".join(text.content[block.start : block.end] for block in kept)
        rows.append(
            (name, len(source), Levenshtein.distance(source, content), content.split() == source.split())
        )
    return rows, letters or [data for _, data, _, _ in found]


def _times(letters: Sequence[bytes], resources: Resources) -> None:
    settings = ReadSettings()
    plain = _best(_plain, letters)
    runs = _best(lambda data: read_pdf(data, settings), letters)
    pages: list[Pages] = [read_pdf(data, settings) for data in letters]
    layout = _best(lambda read: compose(read, resources), pages)
    print(f"\n{len(letters)} letters, CPU per letter: pdfium plain text {plain:.1f} ms")
    print(f"  runs   {runs:5.1f} ms  {runs / plain:.2f} x plain text")
    print(f"  layout {layout:5.1f} ms  {layout / plain:.2f} x plain text")


def _plain(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def _best(work: Callable[[Any], object], items: Sequence[Any], rounds: int = 7) -> float:
    """The fewest CPU milliseconds per item of several rounds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        for item in items:
            work(item)
        times.append(time.process_time() - start)
    return 1000 * min(times) / len(items)


if __name__ == "__main__":
    main()
