"""Headers, mandates and requests of marked letters against their gold, with what one letter costs.

Two views: `steps` starts from the marked sections with gold dates, names and citations, and so measures references,
requests and the header alone; `whole` (--whole) reads the letters' plain text with the whole pipeline.

Run: python benchmarks/header.py [--whole] [--show] [FOLDER ...]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import allegex  # noqa: E402
from allegex.extractors import references, requests  # noqa: E402
from allegex.linking.header import resolve_header  # noqa: E402
from allegex.records.letter import Header  # noqa: E402
from allegex.records.mention import RequestItemMention  # noqa: E402
from allegex.resources import Resources  # noqa: E402
from corpus.marked import Marked, read  # noqa: E402
from gold import gold_mentions  # noqa: E402

Values = dict[str, object]


class Result(Struct):
    """What was read of one letter, and the CPU seconds of reading it."""

    header: Header
    requests: list[tuple[int | None, str]]
    seconds: float


def by_steps(letter: Marked, resources: Resources) -> Result:
    """References, requests and header from gold sections and mentions."""
    document, gold = letter.document, gold_mentions(letter)
    refer = references.build(references.Settings(), resources)
    ask = requests.build(requests.Settings(), resources)
    start = time.process_time()
    asked = [m for m in ask(document) if isinstance(m, RequestItemMention) and m.level == 0]
    mentions = sorted([*gold, *refer(document)], key=lambda m: (m.start, -m.end, m.by))
    header = resolve_header(document, mentions, resources)
    seconds = time.process_time() - start
    return Result(header, [(m.number, document.content[m.start : m.end]) for m in asked], seconds)


def by_pipeline(letter: Marked, pipeline: allegex.Pipeline) -> Result:
    """Everything from the text alone."""
    start = time.process_time()
    record = pipeline(letter.document.content.encode())
    seconds = time.process_time() - start
    return Result(record.header, [(r.number, record.text[r.start : r.end]) for r in record.requests], seconds)


def wanted(letter: Marked) -> Values:
    """The fields as the front matter gives them."""
    front, content = letter.front, letter.document.content
    return {
        "reference": front["reference"],
        "date": str(front["date"]),
        "state": front["state"],
        "days": front["response_days"],
        "due": None if front["response_due"] is None else str(front["response_due"]),
        "copies": list(front["copied_to"]),
        "titles": [m["title"] for m in front["mandates"]],
        "resolutions": [m["resolution"] for m in front["mandates"]],
        "signatories": [m["signatory"] for m in front["mandates"]],
        "requests": [(n, " ".join(content[s.start : s.end].split())) for n, s in letter.requests],
    }


def found(result: Result) -> Values:
    """The same fields as they were read."""
    header = result.header
    to = header.addressee
    other = to is not None and to.kind != "government"
    return {
        "reference": header.reference.value if header.reference else None,
        "date": header.date.value if header.date else None,
        "state": "OTH" if other else to.state if to else None,
        "days": header.response.days,
        "due": header.response.due,
        "copies": [copy.state or copy.name for copy in header.copied_to],
        "titles": [m.title for m in header.mandates],
        "resolutions": [m.resolution for m in header.mandates],
        "signatories": [m.signatory for m in header.mandates],
        "requests": [(n, " ".join(text.split())) for n, text in result.requests],
    }


def letters(folders: list[Path]) -> Iterator[Marked]:
    """The marked letters of the folders, sorted; replies and other texts have no header to measure."""
    for path in sorted(p for folder in folders for p in folder.iterdir() if p.suffix in {".txt", ".marked"}):
        letter = read(path)
        if letter.front["kind"] == "letter":
            yield letter


def main() -> None:
    """Prints how many letters have each field right, and the mean CPU milliseconds of a letter."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("folders", type=Path, nargs="*", default=[ROOT.parent / "shared/letters/typeset/src"])
    arguments = parser.parse_args()
    resources = Resources()
    pipeline = allegex.load() if arguments.whole else None
    right, count, seconds, warm = Counter[str](), 0, 0.0, False
    chosen = list(letters(arguments.folders))
    for letter in [*chosen[:1], *chosen]:
        result = by_pipeline(letter, pipeline) if pipeline else by_steps(letter, resources)
        if letter is chosen[0] and not warm:
            warm = True  # the first reading builds the tables
            continue
        count, seconds = count + 1, seconds + result.seconds
        got = found(result)
        for field, value in wanted(letter).items():
            right[field] += got[field] == value
            if arguments.show and got[field] != value:
                print(f"{letter.name} {field}\n  wanted {value}\n  found  {got[field]}")
    for field, n in right.items():
        print(f"{field:12} {n:4} of {count:4}  {n / max(count, 1):.3f}")
    print(f"{1000 * seconds / max(count, 1):.2f} ms CPU a letter")


if __name__ == "__main__":
    main()
