"""Writes the files that are made from others, or says which are out of date.

python -m scripts.generated            writes them
python -m scripts.generated --check    exit status 1 if one differs
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from allegex.writers.json import schema_text
from corpus.marked import read
from corpus.typeset.gold import gold
from scripts.readme import README, readme

ROOT = Path(__file__).parents[1]


def generated() -> Iterator[tuple[Path, str]]:
    """Each generated file with what it should hold."""
    yield ROOT / "src/allegex/data/letter.schema.json", schema_text()
    yield README, readme()
    for source in sorted(ROOT.glob("corpus/*/*.marked")):
        letter = read(source)
        yield source.with_suffix(".txt"), letter.document.content + "\n"
        answers = json.dumps(gold(letter), ensure_ascii=False, indent=1, default=str)
        yield source.with_suffix(".json"), answers + "\n"


def main(check: bool) -> int:
    """Writes or compares all; 1 if `check` found a difference."""
    stale = [
        (path, text) for path, text in generated() if not path.exists() or path.read_text("utf-8") != text
    ]
    for path, text in stale:
        print(f"{'out of date' if check else 'written'}: {path.relative_to(ROOT)}")
        if not check:
            path.write_text(text, "utf-8")
    if check and stale:
        print("write them again: make generated")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
