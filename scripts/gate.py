"""Scores the corpus against tests/gate/corpus.toml.

python -m scripts.gate            exit status 1 below a floor
python -m scripts.gate --raise    writes the floors that are exceeded
"""

from __future__ import annotations

import sys
from pathlib import Path

import allegex
from allegex.evaluation.floors import check, raised, read_gate, write_gate
from allegex.evaluation.gold import Corpus, read_corpora
from allegex.evaluation.report import as_table
from allegex.evaluation.run import Result, evaluate

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "corpus/examples", ROOT / "corpus/letters")
GATE = ROOT / "tests/gate/corpus.toml"


def corpus() -> Corpus:
    """The gold of the project's own letters."""
    return read_corpora(FOLDERS)


def measure() -> Result:
    """The project's own letters, read with the default configuration and scored."""
    pipeline = allegex.load()
    letters = ((path.stem, pipeline(path)) for folder in FOLDERS for path in sorted(folder.glob("*.pdf")))
    return evaluate(corpus(), letters)


def main(lift: bool) -> int:
    """Prints the scores and what falls short."""
    result = measure()
    print(as_table(result), end="")
    gate = read_gate(GATE)
    if lift:
        write_gate(GATE, raised(gate, result))
        return 0
    complaints = check(gate, result)
    print("".join(f"{complaint}\n" for complaint in complaints), end="")
    return int(bool(complaints))


if __name__ == "__main__":
    sys.exit(main("--raise" in sys.argv[1:]))
