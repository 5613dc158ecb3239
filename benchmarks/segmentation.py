"""What segmentation is worth and what it costs: python -m benchmarks.segmentation [SHARED] [--card]

Prints, on letters that the generator did not make: words in the right section and section starts found, from marked
sources and from PDFs; the paragraph classifier alone; generated letters held out, by language and kind; CPU time. `--card` writes the shares into models/sections/model.toml.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from allegex.config import ReadSettings
from allegex.layout.compose import compose
from allegex.readers.read import read as read_source
from allegex.records.document import Document, DocumentSection
from allegex.records.text import Text
from allegex.resources import Resources
from allegex.segmentation.anchors import build_anchors
from allegex.segmentation.labels import label_alone
from allegex.segmentation.segment import segment
from allegex.segmentation.units import units_of
from allegex.segmentation.words import fold
from benchmarks.cards import put
from corpus.generate.letters import Order, read_back
from corpus.generate.plans import KINDS
from corpus.marked import read

ROOT = Path(__file__).parents[1]
LANGUAGES = ("en", "fr", "es")


class Score(NamedTuple):
    """Words in the right section, of all; section starts found, in the gold and in the result."""

    right: int = 0
    words: int = 0
    hits: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Score) -> Score:  # type: ignore[override]
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    def __str__(self) -> str:
        return (
            f"words {self.right / self.words:.3f}  starts {self.hits / self.gold:.3f} "
            f"(precision {self.hits / max(self.found, 1):.3f})"
        )


Starts = Sequence[tuple[str, int]]
"""Kind and offset of each top section."""


def tops(sections: Sequence[DocumentSection]) -> Starts:
    return [(s.kind, s.start) for s in sections if s.parent is None]


def compare(text: Text, gold: Starts, found: Starts) -> Score:
    """Both tilings of a text against each other, word by word."""
    right = words = 0
    for block in text.blocks:
        count = len(text.content[block.start : block.end].split())
        words += count
        right += count * (_at(gold, block.start) == _at(found, block.start))
    hits = len(set(gold) & set(found))
    return Score(right, words, hits, len(gold), len(found))


def _at(starts: Starts, offset: int) -> str:
    return next((kind for kind, start in reversed(starts) if start <= offset), "")


def gold_starts(text: Text, path: Path) -> Starts:
    """Where the sections of a gold file begin in a composed text: by the words that they begin with."""
    words, offsets = [], []
    for block in text.blocks:
        for line_start, line in _lines(text, block.start, block.end):
            for word in fold(line):
                words.append(word)
                offsets.append(line_start)
    starts, place = [], 0
    for row in json.loads(path.read_text("utf-8"))["sections"]:
        wanted = fold(row["starts"])[:6]
        for i in range(place, len(words)):
            if words[i : i + len(wanted)] == wanted:
                starts.append((row["type"], offsets[i]))
                place = i
                break
    return starts


def _lines(text: Text, start: int, end: int) -> Iterator[tuple[int, str]]:
    for line in text.content[start:end].split("\n"):
        yield start, line
        start += len(line) + 1


def alone(text: Text, gold: Starts, resources: Resources) -> tuple[int, int]:
    """Words that the classifier puts in the right section without anchors, of all."""
    units = units_of(text, resources.of(build_anchors))
    kinds = label_alone(units, resources)
    right = sum(u.words for u, kind in zip(units, kinds, strict=True) if _at(gold, u.start) == kind)
    return right, sum(u.words for u in units)


def cost(run: Callable[[], object], times: int = 15) -> float:
    """Least CPU time of a call, in milliseconds."""
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        run()
        least = min(least, time.process_time() - start)
    return 1000 * least


def held_out(count: int) -> Iterator[tuple[str, str, Document]]:
    """Generated letters from templates and names that training never saw: kind, language, document."""
    for number in range(count):
        for kind in KINDS:
            for language in LANGUAGES:
                yield kind, language, read_back(Order(kind, language, "test", 9000 + number)).document


def on_card(rows: Sequence[tuple[str, str, Score, Sequence[int]]]) -> None:
    """Writes the scores on the card of the model."""
    put(
        "sections",
        [
            {
                "on": on,
                "size": size,
                "anchors": anchors,
                "measure": "words in the right section",
                "share": round(share, 3),
            }
            for on, size, score, model in rows
            for anchors, share in (("on", score.right / score.words), ("off", model[0] / model[1]))
        ],
        lambda row: True,
    )


def main(given: Sequence[str] | None = None) -> None:
    given = sys.argv[1:] if given is None else given
    arguments = [a for a in given if a != "--card"]
    shared = Path(arguments[0]) if arguments else ROOT.parent / "shared"
    resources = Resources()
    cases: list[tuple[str, Text, Starts]] = []
    sources = [
        *sorted((shared / "letters/typeset/src").glob("*.txt")),
        *sorted((ROOT / "corpus/examples").glob("*.marked")),
    ]
    for path in sources:
        document = read(path).document
        cases.append((path.name, document.text, tops(document.sections)))
    for path in sorted((shared / "letters").glob("*.pdf")):
        gold = shared / "gold" / ("_".join(path.stem.split("_")[:4]) + ".json")
        if "scan" not in path.stem:
            text = compose(read_source(path, ReadSettings()))
            cases.append((path.name, text, gold_starts(text, gold)))
    print("== sections on letters that the generator did not make")
    total, times, by_model = Score(), [], [0, 0]
    for name, text, gold_sections in cases:
        score = compare(text, gold_sections, tops(segment(text, resources).sections))
        right, words = alone(text, gold_sections, resources)
        by_model = [by_model[0] + right, by_model[1] + words]
        times.append(cost(lambda text=text: segment(text, resources)))  # type: ignore[misc]
        total += score
        print(f"{name:28} {score}  classifier alone {right / words:.3f}  {times[-1]:.2f} ms")
    print(
        f"{'all':28} {total}  classifier alone {by_model[0] / by_model[1]:.3f}  {sum(times) / len(times):.2f} ms a letter"
    )
    print("== generated letters held out")
    groups: dict[str, Score] = defaultdict(Score)
    models: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for kind, language, document in held_out(6):
        score = compare(
            document.text, tops(document.sections), tops(segment(document.text, resources).sections)
        )
        right, words = alone(document.text, tops(document.sections), resources)
        for group in (kind, language, "all"):
            groups[group] += score
            models[group] = [models[group][0] + right, models[group][1] + words]
    for group, score in groups.items():
        print(f"{group:10} {score}  classifier alone {models[group][0] / models[group][1]:.3f}")
    if "--card" in given:
        rows = [
            ("letters that the generator did not make", f"{len(cases)} texts", total, by_model),
            ("generated letters, templates and names held out", "162 letters", groups["all"], models["all"]),
        ]
        on_card(rows)
    print("== first letter of a fresh process (tables built)")
    text = cases[0][1]
    fresh = Resources()
    start = time.process_time()
    segment(text, fresh)
    print(
        f"{1000 * (time.process_time() - start):.1f} ms, of which tables {1000 * (time.process_time() - start) - times[0]:.1f} ms"
    )


if __name__ == "__main__":
    main()
