"""How well and how fast citations are read: F1 of (law, provision) on the marked letters, and CPU time.

python -m benchmarks.citations ../shared/letters/typeset/src [--verbose]
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from allegex.extractors.citations import Settings, build
from allegex.facts.folding import fold
from allegex.linking.citations import resolve_citations
from allegex.records.letter import Citation, Header, Reference
from allegex.resources import Resources
from corpus.marked import Marked, read

_RANGE = re.compile(r"(PP|OP|para)(\d+)-(\d+)")


def found_keys(citation: Citation) -> set[tuple[str, str]]:
    """The (law, provision) pairs of a citation."""
    law = citation.instrument or citation.jurisdiction or fold(citation.title or "?")
    return {(law, one.value.lower()) for one in citation.provisions} or {(law, "")}


def gold_keys(marked: Marked) -> dict[tuple[str, str], str]:
    """The pairs that the marks of a letter say, with a quote for each."""
    keys: dict[tuple[str, str], str] = {}
    for mark in marked.of("CIT"):
        a = mark.attributes
        named = [x for x in a.get("instruments", "").split(",") if x]
        laws = named or [a.get("jurisdiction") or fold(a.get("law", "?"))]
        values: list[str] = []
        for value in [v for v in a.get("provisions", "").split(",") if v]:
            ranged = _RANGE.fullmatch(value)
            values += (
                [f"{ranged[1]}{n}" for n in range(int(ranged[2]), int(ranged[3]) + 1)] if ranged else [value]
            )
        for law in laws:
            for value in values or [""]:
                keys[(law, value.lower())] = marked.document.content[mark.start : mark.end]
    return keys


def main() -> None:
    """Prints one line for each letter."""
    folder, verbose = Path(sys.argv[1]), "--verbose" in sys.argv
    resources = Resources()
    begun = time.process_time()
    extract = build(Settings(), resources)
    print(f"build {1000 * (time.process_time() - begun):.1f} ms")
    for path in sorted(folder.glob("*.txt")):
        marked = read(path)
        front = marked.front
        header = Header(
            reference=Reference(
                value=front["reference"],
                type=None,
                state=front["state"],
                number=None,
                year=None,
                start=0,
                end=0,
            )
        )
        mentions = tuple(extract(marked.document))
        citations = resolve_citations(marked.document, mentions, header, resources)
        want = gold_keys(marked)
        have = {key: marked.document.content[c.start : c.end] for c in citations for key in found_keys(c)}
        right = len(want.keys() & have.keys())
        f1 = 2 * right / max(len(want) + len(have), 1)
        spans = {(m.start, m.end) for m in marked.of("CIT")} & {(c.start, c.end) for c in citations}
        begun = time.process_time()
        for _ in range(20):
            tuple(extract(marked.document))
        cost = (time.process_time() - begun) * 50
        print(
            f"{path.stem}: F1 {f1:.4f} gold {len(want)} found {len(have)} right {right} spans {len(spans)}/{len(marked.of('CIT'))} {cost:.2f} ms"
        )
        if verbose:
            for key in sorted(want.keys() - have.keys()):
                print("   missed", key, repr(want[key]))
            for key in sorted(have.keys() - want.keys()):
                print("   wrong ", key, repr(have[key]))


if __name__ == "__main__":
    main()
