"""Names found in the marked letters beside the checkout, per type and language: exact, overlap and unique F1.

Run: python benchmarks/names.py [--taggers NAME ...] [--show] [--letters DIR ...] [--alone NAME ...]
--alone measures models without rules, with organisations and authorities as one; this is how ablations are compared.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from allegex.extractors.names import Settings, build  # noqa: E402
from allegex.extractors.names.extract import UNREAD  # noqa: E402
from allegex.resources import Resources  # noqa: E402
from allegex.taggers.bio import tokenize  # noqa: E402
from allegex.taggers.open import open_tagger  # noqa: E402
from corpus.marked import read  # noqa: E402

KINDS = {"PER": "person", "ORG": "organisation", "AUT": "authority", "PLC": "place"}
Name = tuple[str, int, int]


def f1(found: int, right: int, wanted: int) -> float:
    """F1 from counts; 1.0 where there is nothing to find and nothing found."""
    return 2 * right / (found + wanted) if found + wanted else 1.0


def score(found: Iterable[Name], gold: Iterable[Name], text: str) -> dict[str, tuple[int, int, int]]:
    """Counts (found, right, wanted) for exact, overlap and unique."""
    found, gold = set(found), set(gold)
    overlap = sum(any(g[0] == f[0] and g[1] < f[2] and f[1] < g[2] for g in gold) for f in found)
    names = {(k, text[a:b].casefold()) for k, a, b in found}
    wanted = {(k, text[a:b].casefold()) for k, a, b in gold}
    return {
        "exact": (len(found), len(found & gold), len(gold)),
        "overlap": (len(found), min(overlap, len(gold)), len(gold)),
        "unique": (len(names), len(names & wanted), len(wanted)),
    }


def alone(name: str, folders: Iterable[Path]) -> None:
    """Prints exact and overlap F1 of a model without rules over all letters."""
    tagger = open_tagger(name)
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    labels = {"PER": "person", "ORG": "body", "LOC": "place"}
    for path in sorted(
        p for folder in folders for p in folder.glob("*.*") if p.suffix in {".txt", ".marked"}
    ):
        letter = read(path)
        document = letter.document
        spans = [
            s
            for s in document.sentences
            if document.sections[document.section_at(s.start) or 0].kind not in UNREAD
        ]
        found = {
            (labels[t.label], t.start, t.end)
            for part in tagger([tokenize(document.content, s) for s in spans], document.language)
            for t in part
        }
        outer = [m for m in letter.marks if m.kind in KINDS]
        gold = {(labels.get(m.kind, "body" if m.kind == "AUT" else "place"), m.start, m.end) for m in outer}
        for measure, counts in score(found, gold, document.content).items():
            totals[measure] = [a + b for a, b in zip(totals[measure], counts, strict=True)]
    print(name, {measure: round(f1(*counts), 3) for measure, counts in totals.items()})


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--taggers", nargs="*", default=[])
    parser.add_argument("--show", action="store_true")
    parser.add_argument(
        "--letters", type=Path, nargs="*", default=[ROOT.parent / "shared/letters/typeset/src"]
    )
    parser.add_argument("--alone", nargs="*", default=[])
    arguments = parser.parse_args()
    for name in arguments.alone:
        alone(name, arguments.letters)
    if arguments.alone:
        return
    resources = Resources()
    extract = build(msgspec.convert({"taggers": arguments.taggers}, Settings), resources)
    totals: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for path in sorted(
        p for folder in arguments.letters for p in folder.glob("*.*") if p.suffix in {".txt", ".marked"}
    ):
        letter = read(path)
        text, language = letter.document.content, letter.document.language
        extract(letter.document)
        begin = time.process_time()
        for _ in range(5):
            mentions = tuple(extract(letter.document))
        cost = (time.process_time() - begin) / 5
        found = {(m.kind, m.start, m.end) for m in mentions if m.kind != "group"}  # type: ignore[attr-defined]
        gold = {(KINDS[m.kind], m.start, m.end) for m in letter.marks if m.kind in KINDS}
        for kind in ("person", "organisation", "authority", "place", "all"):
            part = score(
                [f for f in found if kind in (f[0], "all")], [g for g in gold if kind in (g[0], "all")], text
            )
            for measure, counts in part.items():
                for key in ((language, kind, measure), ("*", kind, measure)):
                    totals[key] = [a + b for a, b in zip(totals[key], counts, strict=True)]
                if kind == "all" and measure != "overlap":
                    print(f"{letter.name} {measure} {f1(*counts):.3f}", end="  ")
        print(f"{cost * 1000:.1f} ms")
        if arguments.show:
            for sign, names in (("-", gold - found), ("+", found - gold)):
                for kind, a, b in sorted(names, key=lambda n: n[1]):
                    by = [m.by for m in mentions if (m.start, m.end) == (a, b)]
                    print(f"  {sign} {kind:12} {text[max(a - 25, 0) : a]!r} [{text[a:b]}] {by}")
    for (language, kind, measure), counts in sorted(totals.items()):
        print(f"{language:3} {kind:13} {measure:8} {f1(*counts):.3f}  {counts}")


if __name__ == "__main__":
    main()
