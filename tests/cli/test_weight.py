"""The program starts light: heavy libraries are imported only where a configuration asks for them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "corpus/examples/AL_NPL_3_2022.pdf"
HEAVY = [
    "spacy",
    "sklearn",
    "datasets",
    "transformers",
    "torch",
    "onnxruntime",
    "numpy",
    "pandas",
    "scipy",
    "PIL",
    "sqlalchemy",
    "pyarrow",
]


def imported(*args: str | Path) -> set[str]:
    """Modules loaded after `allegex ARGS...`."""
    code = (
        "import sys, allegex.cli\n"
        "try:\n    allegex.cli.main()\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_the_rules_profile_imports_nothing_heavy():
    # isolate=never: what a reader's own process would import is seen here too.
    loaded = imported("extract", EXAMPLE, "--config", "fast", "--set", "read.isolate=never")
    assert "allegex.readers.pdfium" in loaded
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["extract", "--help"], ["config"]])
def test_what_reads_no_letter_loads_no_reader(args):
    assert imported(*args).isdisjoint([*HEAVY, "allegex.readers.pdfium", "ahocorasick", "pycrfsuite"])
