"""Names found in the marked letters beside the checkout, per type and language: exact, overlap and unique F1.

Run: python benchmarks/names.py [--taggers NAME ...] [--show] [--letters DIR ...]
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
from allegex.resources import Resources  # noqa: E402
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


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--taggers", nargs="*", default=[])
    parser.add_argument("--show", action="store_true")
    parser.add_argument(
        "--letters", type=Path, nargs="*", default=[ROOT.parent / "shared/letters/typeset/src"]
    )
    arguments = parser.parse_args()
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
