"""Compiles what pyproject.toml names when a wheel is built; without a C compiler the wheel is plain Python.

ALLEGEX_COMPILE=0 leaves it out, ALLEGEX_COMPILE=1 fails where it does not work. An editable install stays plain, since
edits would have no effect on what is compiled: `make compiled` compiles beside the sources.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledHook(BuildHookInterface):
    """Puts the compiled modules into the wheel, and leaves the sources as they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles before hatchling collects the files."""
        wish = os.environ.get("ALLEGEX_COMPILE", "")
        if self.target_name != "wheel" or version == "editable" or wish == "0":
            return
        self._folder = tempfile.TemporaryDirectory()
        folder = Path(self._folder.name)
        command = [sys.executable, "-m", "scripts.compiled", "--to", str(folder)]
        if subprocess.run(command, cwd=self.root, check=False).returncode:
            if wish == "1":
                raise RuntimeError("allegex could not be compiled; ALLEGEX_COMPILE=0 builds it without")
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            build_data["force_include"][str(path)] = str(path.relative_to(folder))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes the folder once its files are in the wheel."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
