"""Compiles the rooms that do most of the work for a letter with mypyc: the same code, some one and a half times as fast.

`python -m scripts.compiled` compiles in place, `--to` elsewhere, `--remove` goes back to plain Python, `--check` says whether what is
compiled is what the sources say. Which modules: [tool.allegex.compiled] in pyproject.toml. What they need is a C compiler
and Python's headers; without these everything works as plain Python.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
SRC = ROOT / "src"
STAMP = "allegex/compiled.sha256"
"""The digest of the sources that were compiled, beside what they were compiled to."""
_GROUP = "allegex_compiled"


def settings() -> dict[str, list[str]]:
    """Patterns of the sources that are compiled and of those that are not, relative to `src`."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return dict(told["tool"]["allegex"]["compiled"])


def modules() -> list[Path]:
    """The sources that are compiled, relative to `src`."""
    patterns = settings()
    left_out = {path for pattern in patterns["exclude"] for path in SRC.glob(pattern)}
    found = {path for pattern in patterns["include"] for path in SRC.glob(pattern)} - left_out
    return sorted(path.relative_to(SRC) for path in found if path.name != "__init__.py")


def digest() -> str:
    """What tells one state of these sources, and of the Python that they are compiled for, from another."""
    told = hashlib.sha256(f"{sys.implementation.cache_tag}\n".encode())
    for path in modules():
        told.update(f"{path}\n".encode() + (SRC / path).read_bytes())
    return told.hexdigest()


def built() -> list[Path]:
    """What lies compiled in `src`."""
    return sorted(path for end in ("so", "pyd") for path in SRC.rglob(f"*.{end}"))


def is_current() -> bool:
    """Whether the sources are compiled as they are now."""
    stamp = SRC / STAMP
    return stamp.is_file() and stamp.read_text("ascii").strip() == digest()


def remove() -> None:
    """Takes away what was compiled."""
    for path in (*built(), SRC / STAMP):
        path.unlink(missing_ok=True)


def compile_to(target: Path) -> None:
    """Writes what is compiled below a folder, laid out like `src`. Raises RuntimeError where that does not work, and then
    nothing is written."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copytree(
            SRC / "allegex", work / "allegex", ignore=shutil.ignore_patterns("data", "__pycache__")
        )
        names = [str(path) for path in modules()]
        recipe = work / "setup.py"
        recipe.write_text(
            "from mypyc.build import mypycify\n"
            "from setuptools import setup\n"
            "options = ['--ignore-missing-imports', '--follow-imports=silent']\n"
            f"extensions = mypycify([*options, *{names!r}], opt_level='2', debug_level='0', group_name={_GROUP!r})\n"
            "setup(name='allegex', packages=[], ext_modules=extensions)\n",
            "utf-8",
        )
        command = [sys.executable, recipe.name, "-q", "build_ext", "--inplace"]
        environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
        done = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            told = [line for line in (done.stdout + done.stderr).splitlines() if "error" in line]
            raise RuntimeError("; ".join(told[-3:]) or f"exit status {done.returncode}")
        for end in ("so", "pyd"):
            for path in (*work.glob(f"*.{end}"), *(work / "allegex").rglob(f"*.{end}")):
                place = target / path.relative_to(work)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, place)
    (target / STAMP).write_text(digest() + "\n", "ascii")


def main() -> int:
    """0 where all is well, 1 where something compiled is not current or does not compile."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--to", type=Path, help="write what is compiled below this folder, not beside the sources"
    )
    parser.add_argument("--remove", action="store_true", help="go back to plain Python")
    parser.add_argument("--check", action="store_true", help="say whether what is compiled is current")
    asked = parser.parse_args()
    if asked.remove:
        remove()
        return 0
    if asked.check:
        if built() and not is_current():
            print(
                "what is compiled is older than its sources: `make compiled`, or `make plain` to go without",
                file=sys.stderr,
            )
            return 1
        return 0
    if asked.to is None and is_current():
        return 0
    try:
        if asked.to is None:
            remove()
        compile_to(asked.to or SRC)
    except (OSError, RuntimeError) as error:
        print(f"not compiled, plain Python is used: {error}", file=sys.stderr)
        return 1 if asked.to or os.environ.get("CI") else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
