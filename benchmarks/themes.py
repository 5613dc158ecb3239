"""Themes and topics of requests against hand annotation, through the whole pipeline.

    python -m benchmarks.themes [--verbose] [--fit] [--card]

The weights of the signs were fitted on `corpus/gold/topics_themes.json` and `fresh.json` (`--fit` fits them again, into
models/themes/signals.json). `held_out.json` was annotated by the same rules before any result was seen, and nothing was tuned on it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

import allegex
from allegex.facts.violations import violations
from allegex.layout.compose import compose
from allegex.linking.themes import KINDS, Weighing, gather
from allegex.pipeline import Pipeline
from allegex.readers.read import read
from allegex.resources import Resources
from allegex.segmentation.segment import segment
from benchmarks.cards import Row, put

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "corpus" / "gold"
FOLDERS = (ROOT / "corpus" / "letters", ROOT / "corpus" / "examples", ROOT.parent / "shared" / "letters")
SETS = {"fitted": "topics_themes.json", "held out": "held_out.json", "fresh": "fresh.json"}
ABOUT = {
    "fitted": "letters of the shared set, on which the signs of themes were weighed",
    "held out": "letters that nothing was tuned on",
    "fresh": "later letters, on which the signs of themes were weighed too",
}
"""What the cards say of the sets."""


FITTED = ("fitted", "fresh")


PRIOR = Weighing(
    -4.2,
    {
        "mandate": 1.0,
        "law": 1.8,
        "also": 0.4,
        "standard": 0.5,
        "subject": 2.4,
        "concerns": 2.6,
        "requests": 1.8,
        "facts": 2.2,
    },
)
"""What a reader would say: the experts' own words weigh most, facts and requests less, a mandate or shared law little."""
PULL = 1.0
"""How strongly the fit is drawn towards it."""


class Annotated(Struct, frozen=True, forbid_unknown_fields=True):
    """One letter: topics by number of the request, themes."""

    letter: str
    requests: dict[str, tuple[str, ...]]
    themes: tuple[str, ...]


class Count(NamedTuple):
    """Values found and wanted, found only, wanted only."""

    right: int
    false: int
    missed: int

    def f1(self) -> float:
        """1.0 where there is nothing to find and nothing found."""
        both = 2 * self.right + self.false + self.missed
        return 2 * self.right / both if both else 1.0

    def line(self) -> str:
        """Precision, recall, F1."""
        found, wanted = self.right + self.false, self.right + self.missed
        p, r = self.right / found if found else 1.0, self.right / wanted if wanted else 1.0
        return f"P {p:.3f} R {r:.3f} F1 {self.f1():.3f} of {wanted}"


def annotated(name: str) -> tuple[tuple[Annotated, Path], ...]:
    """The annotated letters of a set that lie here, with their PDFs."""
    rows = msgspec.json.decode((GOLD / SETS[name]).read_bytes(), type=tuple[Annotated, ...])
    found = []
    for row in rows:
        path = next((p for folder in FOLDERS if (p := folder / f"{row.letter}.pdf").exists()), None)
        if path is not None:
            found.append((row, path))
    return tuple(found)


def measure(pipeline: Pipeline, name: str, *, verbose: bool = False) -> tuple[Count, Count]:
    """Themes and topics of one set, micro counted."""
    themes = topics = Count(0, 0, 0)
    for row, path in annotated(name):
        letter = pipeline(path)
        found = {theme.id for theme in letter.themes}
        themes = _plus(themes, found, set(row.themes))
        asked = {(str(r.number), topic.id) for r in letter.requests for topic in r.topics}
        wanted = {(number, topic) for number, named in row.requests.items() for topic in named}
        topics = _plus(topics, asked, wanted)
        if verbose:
            print(
                f"{row.letter:18} themes missed {sorted(set(row.themes) - found)} false {sorted(found - set(row.themes))}"
            )
            print(f"{'':18} topics missed {sorted(wanted - asked)} false {sorted(asked - wanted)}")
    return themes, topics


def _plus(count: Count, found: set[object] | set[str], wanted: set[object] | set[str]) -> Count:
    return Count(
        count.right + len(found & wanted),
        count.false + len(found - wanted),
        count.missed + len(wanted - found),
    )


def signs(pipeline: Pipeline, name: str) -> Iterator[tuple[dict[str, float], bool]]:
    """The signs of every theme in every letter of a set, and whether it is at issue."""
    resources = Resources()
    for row, path in annotated(name):
        letter = pipeline(path)
        document = segment(compose(read(path, pipeline.config.read), resources), resources)
        gathered = gather(document, letter.header, letter.citations, resources)
        for violation in violations(resources):
            known = gathered.get(violation.id)
            yield (dict(known.strength) if known else {}), violation.id in row.themes  # type: ignore[misc]


def fit(pipeline: Pipeline) -> Weighing:
    """What each kind of sign is worth: logistic regression drawn towards `PRIOR`, for few letters alone teach little."""
    import numpy

    rows = [row for name in FITTED for row in signs(pipeline, name)]
    table = numpy.array([[1.0, *(strength.get(kind, 0.0) for kind in KINDS)] for strength, _ in rows])
    wanted = numpy.array([float(right) for _, right in rows])
    prior = numpy.array([PRIOR.bias, *(PRIOR.weights[kind] for kind in KINDS)])
    weights = prior.copy()
    for _ in range(4000):
        error = 1 / (1 + numpy.exp(-(table @ weights))) - wanted
        weights -= 0.02 * (table.T @ error + PULL * (weights - prior))
    weights = weights.clip(min=[-9, *([0] * len(KINDS))])
    return Weighing(
        round(float(weights[0]), 2),
        {kind: round(float(weight), 2) for kind, weight in zip(KINDS, weights[1:], strict=True)},
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints one row per set and field; with --card writes them on the cards of both models."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.themes")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--card", action="store_true")
    args = parser.parse_args(arguments)
    pipeline = allegex.load("fast")
    if args.fit:
        data = msgspec.json.encode(fit(pipeline)) + b"\n"
        (ROOT / "models" / "themes" / "signals.json").write_bytes(data)
        print(data.decode(), end="")
        pipeline = allegex.load("fast")
    rows: dict[str, list[Row]] = {"themes": [], "topics": []}
    for name in SETS:
        themes, topics = measure(pipeline, name, verbose=args.verbose)
        print(f"{name:9} themes {themes.line()}")
        print(f"{name:9} topics {topics.line()}")
        for model, count in (("themes", themes), ("topics", topics)):
            on = f"{len(annotated(name))} {ABOUT[name]}"
            rows[model].append({"on": on, "measure": "micro F1, whole pipeline", "f1": round(count.f1(), 3)})
    if args.card:
        for model, scores in rows.items():
            put(model, scores, lambda row: True)


if __name__ == "__main__":
    main(sys.argv[1:])
