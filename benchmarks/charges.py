"""Charges against the gold of marked letters, from their marks (this step alone) or through the whole pipeline."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from allegex.linking.charges import find_charges
from allegex.resources import Resources
from corpus.links import from_marks
from corpus.marked import read

Key = tuple[str, tuple[str, ...], str]


def score(found: list[Key], gold: list[Key]) -> tuple[float, float, float]:
    """Precision, recall, F1 of the sets."""
    right = len(set(found) & set(gold))
    precision, recall = right / len(set(found)) if found else 1.0, right / len(set(gold)) if gold else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def main(folder: Path) -> None:
    """Prints one row per letter."""
    resources = Resources()
    for path in sorted(folder.glob("*.txt")):
        letter = read(path)
        links = from_marks(letter)
        names = {e.id: e.name for e in links.entities}
        charges = find_charges(letter.document, links, resources)
        found = [(names.get(c.person or "", ""), tuple(sorted(c.provisions)), c.outcome) for c in charges]
        gold = [
            (c["person"], tuple(sorted(map(str, c["provisions"]))), c["outcome"])
            for c in letter.front.get("charges") or []
        ]
        dates = sum(
            any(
                (c.opened, c.closed) == (str(g.get("opened")), g.get("closed") and str(g["closed"]))
                for c in charges
            )
            for g in letter.front.get("charges") or []
        )
        print(
            f"{path.stem:20} P {{:.2f}} R {{:.2f}} F1 {{:.2f}}".format(*score(found, gold)),
            f"dates right {dates}/{len(gold)}",
        )
        if "-v" in sys.argv:
            for key in sorted(set(found) - set(gold)):
                print("  false ", json.dumps(key, ensure_ascii=False))
            for key in sorted(set(gold) - set(found)):
                print("  missed", json.dumps(key, ensure_ascii=False))
            for c in charges:
                print(
                    "   ",
                    names.get(c.person or ""),
                    c.provisions,
                    c.opened,
                    c.closed,
                    c.outcome,
                    c.penalty,
                    "|",
                    c.offence,
                )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
