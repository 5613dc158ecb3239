"""Whether what is compiled says the same as the Python that it was compiled from: `python -m scripts.compare LETTERS...`.

LETTERS are files, or folders of letters as PDF, text or marked source. Says which records differ, with status 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.compiled import ROOT, SRC, built

KINDS = (".pdf", ".txt", ".md", ".marked")
_READ = """
import hashlib, sys
from pathlib import Path
import allegex
from allegex.layout import flow
from allegex.records.codec import encode
from corpus.marked import read
print("compiled" if flow.__file__.endswith((".so", ".pyd")) else "plain")
pipeline = allegex.load("fast", "read.isolate=never")
for path in map(Path, sys.stdin.read().splitlines()):
    try:
        source = read(path).document.content.encode() if path.suffix == ".marked" else path
        print(hashlib.sha256(encode(pipeline(source))).hexdigest())
    except Exception as error:
        print(type(error).__name__)
"""


def letters(paths: Sequence[Path]) -> list[Path]:
    """The letters in files and folders."""
    found = []
    for path in paths:
        found += sorted(p for p in path.iterdir() if p.suffix in KINDS) if path.is_dir() else [path]
    return [path.absolute() for path in found]


def differing(paths: Sequence[Path]) -> list[Path]:
    """The letters whose records are not the same, byte by byte, compiled and plain."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "src"
        ignored = shutil.ignore_patterns("*.so", "*.pyd", "__pycache__")
        shutil.copytree(SRC / "allegex", plain / "allegex", ignore=ignored)
        for name in ("configs", "models"):
            (plain.parent / name).symlink_to(ROOT / name)
        told = {}
        for source in (SRC, plain):
            # Where one of them is not what it should be, nothing is compared.
            kind, *records = _read(source, paths)
            told[kind] = records
    if told.keys() != {"compiled", "plain"}:
        raise RuntimeError("nothing is compiled: `make compiled`")
    pairs = zip(paths, told["compiled"], told["plain"], strict=True)
    return [path for path, compiled, as_python in pairs if compiled != as_python]


def _read(source: Path, paths: Sequence[Path]) -> list[str]:
    """What reads, then a digest of each record."""
    done = subprocess.run(
        [sys.executable, "-c", _READ],
        input="\n".join(map(str, paths)),
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(source), str(ROOT)))},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def main() -> int:
    """0 where all records are the same."""
    paths = letters([Path(argument) for argument in sys.argv[1:]])
    if not paths or not built():
        print("python -m scripts.compare LETTERS..., after `make compiled`", file=sys.stderr)
        return 2
    different = differing(paths)
    for path in different:
        print(path)
    print(f"{len(different)} of {len(paths)} records differ")
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main())
