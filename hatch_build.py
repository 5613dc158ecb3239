"""Compiles what pyproject.toml names when a wheel is built; without a C compiler the wheel is plain Python.

ALLEGEX_COMPILE=0 leaves it out, ALLEGEX_COMPILE=1 fails where it does not work.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledHook(BuildHookInterface):
    """Puts the compiled modules beside their sources and into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles before hatchling collects the files."""
        wish = os.environ.get("ALLEGEX_COMPILE", "")
        root = Path(self.root)
        if self.target_name != "wheel" or wish == "0":
            return
        command = [sys.executable, "-m", "scripts.compiled"]
        done = subprocess.run(command, cwd=root, check=False)
        compiled = sorted(root.glob("src/**/*.so")) + sorted(root.glob("src/**/*.pyd"))
        if done.returncode or not compiled:
            if wish == "1":
                raise RuntimeError("allegex could not be compiled; ALLEGEX_COMPILE=0 builds it without")
            return
        if version == "editable":
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        for path in (*compiled, root / "src/allegex/compiled.sha256"):
            build_data["force_include"][str(path)] = str(path.relative_to(root / "src"))
