"""What is compiled says the same as the Python that it was compiled from."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import compiled

ROOT = Path(__file__).parent.parent
LETTER = ROOT / "corpus/examples/AL_NPL_3_2022.pdf"

_READ = """
import sys
import allegex
from allegex.layout import flow
from allegex.records.codec import encode
sys.stdout.buffer.write(encode(allegex.load("fast", "read.isolate=never")(sys.argv[1])))
print("compiled" if flow.__file__.endswith((".so", ".pyd")) else "plain", file=sys.stderr)
"""


def test_modules_that_are_named_exist() -> None:
    """A name that matches nothing would leave a room uncompiled without a word."""
    for pattern in (*compiled.settings()["include"], *compiled.settings()["exclude"]):
        assert list(compiled.SRC.glob(pattern)), pattern


def test_shapes_of_data_files_are_not_compiled() -> None:
    """mypyc keeps no annotations that msgspec could read: a field of several types would take anything."""
    for path in compiled.modules():
        assert "forbid_unknown_fields" not in (compiled.SRC / path).read_text("utf-8"), path


def test_what_is_compiled_is_current() -> None:
    if not compiled.built():
        pytest.skip("nothing is compiled: `make compiled`")
    assert compiled.is_current(), "older than its sources: `make compiled`, or `make plain`"


def test_records_are_those_of_plain_python(tmp_path: Path) -> None:
    if not compiled.built():
        pytest.skip("nothing is compiled: `make compiled`")
    ignored = shutil.ignore_patterns("*.so", "*.pyd", "__pycache__")
    shutil.copytree(compiled.SRC / "allegex", tmp_path / "src/allegex", ignore=ignored)
    for name in ("configs", "models"):
        (tmp_path / name).symlink_to(ROOT / name)
    said = {}
    for source in (compiled.SRC, tmp_path / "src"):
        done = subprocess.run(
            [sys.executable, "-c", _READ, str(LETTER)],
            env={**os.environ, "PYTHONPATH": str(source)},
            capture_output=True,
            check=True,
        )
        said[done.stderr.decode().split()[-1]] = done.stdout
    assert said.keys() == {"compiled", "plain"}
    assert said["compiled"] == said["plain"]
