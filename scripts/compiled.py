"""Compiles the rooms that do most of the work for a letter with mypyc: the same code, a third less time.

`python -m scripts.compiled` compiles in place, `--to` elsewhere, `--remove` goes back to plain Python, `--check` says whether what is
compiled is what the sources say. Which modules: [tool.allegex.compiled] in pyproject.toml. What they need is a C compiler
and Python's headers; without these everything works as plain Python.
"""

from __future__ import annotations

import argparse
import ast
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
KEPT = ROOT / "build/compiled"
"""What was compiled last, so that the same sources are not compiled twice."""
STAMP = "allegex/compiled.sha256"
"""The digest of the sources that were compiled, beside what they were compiled to."""
_GROUP = "allegex_compiled"
_RECIPE = """
import os
from concurrent.futures import ThreadPoolExecutor
from mypyc.build import mypycify
from setuptools import setup
from setuptools.command.build_ext import build_ext


class Beside(build_ext):
    def build_extension(self, extension):
        one = self.compiler.compile

        def compile(sources, **settings):
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                return [path for made in pool.map(lambda path: one([path], **settings), sources) for path in made]

        self.compiler.compile = compile
        super().build_extension(extension)


setup(
    name="allegex",
    packages=[],
    cmdclass={{"build_ext": Beside}},
    ext_modules=mypycify(
        ["--ignore-missing-imports", "--follow-imports=silent", *{names!r}],
        opt_level="1",
        debug_level="0",
        multi_file=True,
        group_name={group!r},
    ),
)
"""
"""What setuptools is told: a C file for each module, several of them at a time. With -O1, since less than a tenth of what then runs
is code of these files; -O2 and -O3 take longer."""


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


def built(folder: Path = SRC) -> list[Path]:
    """What lies compiled in a folder."""
    return sorted(path for end in ("so", "pyd") for path in folder.rglob(f"*.{end}"))


def is_current() -> bool:
    """Whether the sources are compiled as they are now."""
    stamp = SRC / STAMP
    return stamp.is_file() and stamp.read_text("ascii").strip() == digest()


def remove() -> None:
    """Takes away what was compiled."""
    for path in (*built(), SRC / STAMP):
        path.unlink(missing_ok=True)


def compile_to(target: Path) -> None:
    """Writes what is compiled below a folder, laid out like `src`: what was kept of these sources, or made now. Raises
    RuntimeError where that does not work, and then nothing is written."""
    now = digest()
    kept = KEPT / now
    if not kept.is_dir():
        shutil.rmtree(KEPT, ignore_errors=True)
        with tempfile.TemporaryDirectory() as folder:
            _compile(Path(folder))
            for path in built(Path(folder)):
                place = KEPT / "new" / path.relative_to(folder)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, place)
        (KEPT / "new").rename(kept)
    shutil.copytree(kept, target, dirs_exist_ok=True)
    (target / STAMP).write_text(now + "\n", "ascii")


def _compile(folder: Path) -> None:
    """Compiles a copy of the sources in a folder."""
    ignored = shutil.ignore_patterns("data", "__pycache__", "*.so", "*.pyd")
    shutil.copytree(SRC / "allegex", folder / "allegex", ignore=ignored)
    names = [str(path) for path in modules()]
    for name in names:
        (folder / name).write_text(annotated((SRC / name).read_text("utf-8")), "utf-8")
    recipe = folder / "setup.py"
    recipe.write_text(_RECIPE.format(group=_GROUP, names=names), "utf-8")
    command = [sys.executable, recipe.name, "-q", "build_ext", "--inplace"]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        told = [line for line in (done.stdout + done.stderr).splitlines() if "error" in line]
        raise RuntimeError("; ".join(told[-3:]) or f"exit status {done.returncode}")
    shutil.rmtree(folder / "build")


def annotated(source: str) -> str:
    """The source of a module, with the annotations of its Structs said once more at its end: msgspec decodes data files by them,
    and mypyc keeps of "tuple[str, ...]" a tuple, and of "str | None" nothing."""
    more = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "Struct" for base in node.bases):
            fields = {
                ast.unparse(line.target): ast.unparse(line.annotation)
                for line in node.body
                if isinstance(line, ast.AnnAssign)
            }
            more.append(f"{node.name}.__annotations__.update({fields!r})\n")
    return source + "".join(more)


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
