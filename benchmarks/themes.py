"""Themes and topics of requests against hand annotation, through the whole pipeline.

    python -m benchmarks.themes [--verbose] [--fit] [--card]

The ten weights of the signs were fitted on all letters annotated by hand (`--fit` fits them again, into
models/themes/signals.json; `--cross` tells how well weights find the themes of letters that they were not fitted on, one by one).
No word was taken from `held_out.json` and from `blind.json`; the latter was annotated by the letters' writers, who had not seen the program.
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
from allegex.linking.themes import KINDS, NEEDED, Signs, Weighing, gather, weigh
from allegex.pipeline import Pipeline
from allegex.readers.read import read
from allegex.resources import Resources
from allegex.segmentation.segment import segment
from benchmarks import short_letters
from benchmarks.cards import Row, put

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "corpus" / "gold"
FOLDERS = (ROOT / "corpus" / "letters", ROOT / "corpus" / "examples", ROOT.parent / "shared" / "letters")
SETS = {
    "fitted": "topics_themes.json",
    "held out": "held_out.json",
    "fresh": "fresh.json",
    "blind": "blind.json",
    "unseen": "unseen.json",
}
WEIGHED = tuple(name for name in SETS if name != "unseen")
"""The sets whose signs are weighed."""
ABOUT = {
    "fitted": "letters of the shared set, on which the signs of themes were weighed",
    "held out": "letters from which no word was taken, though the signs of themes were weighed on them too",
    "fresh": "later letters, on which the signs of themes were weighed too",
    "blind": "letters annotated by their writers, who had not seen the program; no word was taken from them, but the signs of themes were weighed on them too",
    "unseen": "letters of the last two sets, annotated by their writers, who had not seen the program; nothing was taken from them or weighed on them",
}
"""What the cards say of the sets."""


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
        "length": -0.5,
    },
)
"""What a reader would say: the experts' own words weigh most, facts and requests less, a mandate or shared law little."""
PULL = 1.0
"""How strongly the fit is drawn towards it."""
STEPS = 15
"""Steps of Newton's method; it stands still after eight."""
FREE = frozenset({"bias", "length"})
"""What may weigh against a theme."""


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


def measure_short(resources: Resources) -> tuple[Count, Count]:
    """Themes and topics of the short letters."""
    themes = topics = Count(0, 0, 0)
    for letter in short_letters.short_letters():
        themes = _plus(themes, short_letters.themes(letter, resources), set(letter.themes))
        wanted = {(text, topic) for text, named in letter.requests for topic in named}
        topics = _plus(topics, short_letters.topics(letter, resources), wanted)
    return themes, topics


def _plus(count: Count, found: set[object] | set[str], wanted: set[object] | set[str]) -> Count:
    return Count(
        count.right + len(found & wanted),
        count.false + len(found - wanted),
        count.missed + len(wanted - found),
    )


class Told(NamedTuple):
    """One theme in one letter: its signs, and whether it is at issue."""

    letter: str
    signs: Signs
    right: bool


def signs(pipeline: Pipeline, name: str) -> Iterator[Told]:
    """The signs of every theme in every letter of a set."""
    resources = Resources()
    for row, path in annotated(name):
        letter = pipeline(path)
        document = segment(compose(read(path, pipeline.config.read), resources), resources)
        gathered = gather(document, letter.header, letter.citations, resources)
        for violation in violations(resources):
            known = gathered.get(violation.id, Signs({}, set(), []))
            yield Told(row.letter, known, violation.id in row.themes)


def signs_short() -> Iterator[Told]:
    """The same of the short letters."""
    resources = Resources()
    for letter in short_letters.short_letters():
        gathered = short_letters.signs(letter, resources)
        for violation in violations(resources):
            known = gathered.get(violation.id, Signs({}, set(), []))
            yield Told(letter.id, known, violation.id in letter.themes)


def fit(rows: Sequence[Told]) -> Weighing:
    """What each kind of sign is worth: logistic regression drawn towards `PRIOR`, for few letters alone teach little."""
    import numpy

    rows = [row for row in rows if len(row.signs.sides) > 1]
    table = numpy.array([[1.0, *(row.signs.strength.get(kind, 0.0) for kind in KINDS)] for row in rows])
    wanted = numpy.array([float(row.right) for row in rows])
    prior = numpy.array([PRIOR.bias, *(PRIOR.weights[kind] for kind in KINDS)])
    weights = prior.copy()
    for _ in range(STEPS):
        told = 1 / (1 + numpy.exp(-(table @ weights)))
        slope = table.T @ (told - wanted) + PULL * (weights - prior)
        curve = (table.T * (told * (1 - told))) @ table + PULL * numpy.eye(len(weights))
        weights = weights - numpy.linalg.solve(curve, slope)
    weights = weights.clip(min=[-9 if kind in FREE else 0 for kind in ("bias", *KINDS)])
    return Weighing(
        round(float(weights[0]), 2),
        {kind: round(float(weight), 2) for kind, weight in zip(KINDS, weights[1:], strict=True)},
    )


def cross(rows: Sequence[Told]) -> Count:
    """Themes of each letter by weights fitted on all others. What the victims work on is not left out here."""
    count = Count(0, 0, 0)
    for letter in sorted({row.letter for row in rows}):
        weighing = fit([row for row in rows if row.letter != letter])
        for row in rows:
            if row.letter == letter:
                found = len(row.signs.sides) > 1 and weigh(row.signs, weighing) >= NEEDED
                count = _plus(count, {"x"} if found else set(), {"x"} if row.right else set())
    return count


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints one row per set and field; with --card writes them on the cards of both models."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.themes")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("--card", action="store_true")
    args = parser.parse_args(arguments)
    pipeline = allegex.load("fast")
    if args.fit:
        told = [*(row for name in WEIGHED for row in signs(pipeline, name)), *signs_short()]
        data = msgspec.json.encode(fit(told)) + b"\n"
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
    themes, topics = measure_short(Resources())
    print(f"short     themes {themes.line()}")
    print(f"short     topics {topics.line()}")
    for model, count in (("themes", themes), ("topics", topics)):
        on = f"{len(short_letters.short_letters())} short letters, whose words were looked at"
        rows[model].append({"on": on, "measure": "micro F1, sections given", "f1": round(count.f1(), 3)})
    if args.cross:
        every = [*(row for name in WEIGHED for row in signs(pipeline, name)), *signs_short()]
        print(f"each left out once: themes {cross(every).line()}")
    if args.card:
        for model, scores in rows.items():
            put(model, scores, lambda row: True)


if __name__ == "__main__":
    main(sys.argv[1:])
