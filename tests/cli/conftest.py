"""The program, run in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from allegex.cli import main

EXAMPLES = Path(__file__).parents[2] / "corpus/examples"


@dataclass(frozen=True)
class Outcome:
    """What a run of the program left."""

    status: int
    out: bytes
    err: str

    @property
    def complaints(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


Program = Callable[..., Outcome]


@pytest.fixture
def program(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Program:
    """Runs `allegex ARGS...` and returns exit status, output and complaints."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def run(*args: str | Path) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["allegex", *map(str, args)])
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsysbinary.readouterr()
        code = ended.value.code
        return Outcome(code if isinstance(code, int) else int(code is not None), out, err.decode())

    return run


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A short letter as plain text, which reads fast."""
    path = tmp_path / "letter.txt"
    path.write_bytes((EXAMPLES / "AL_NPL_3_2022.txt").read_bytes())
    return path
