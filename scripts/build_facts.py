"""Rebuilds the tables of data/facts that follow from others; with --check only says whether they are up to date."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from allegex.facts.titles import known_topics
from allegex.resources import Resources

FACTS = Path(__file__).parents[1] / "src" / "allegex" / "data" / "facts"


def generated() -> dict[str, bytes]:
    """Content by file name: one row per line."""
    rows = [msgspec.json.encode({topic: ids})[1:-1] for topic, ids in known_topics(Resources()).items()]
    return {"mandate_topics.json": b"{\n" + b",\n".join(rows) + b"\n}\n"}


def stale() -> list[str]:
    """Names of the files that differ from what would be built."""
    return [
        name
        for name, content in sorted(generated().items())
        if not (FACTS / name).is_file() or (FACTS / name).read_bytes() != content
    ]


def main(arguments: list[str]) -> int:
    """Exit code: 1 if --check finds a file that is out of date."""
    old = stale()
    if "--check" in arguments:
        for name in old:
            print(f"src/allegex/data/facts/{name} is out of date: run python scripts/build_facts.py")
        return 1 if old else 0
    for name, content in generated().items():
        (FACTS / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
