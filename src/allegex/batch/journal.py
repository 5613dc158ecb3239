"""The journal of a shard at work: which source a worker had in hand when it died.

A worker notes each source before it begins it. When a limit, a crash of a C library or a kill ends the worker, the next
one that takes the shard reads the journal: a source that has ended two workers, or overran its time, is not tried again.
"""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from pathlib import Path

SESSION = "session"
TERMINATED = "terminated"


class Journal:
    """Append-only; every line reaches the kernel at once, so that it outlives the process."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        self._note(SESSION)

    def begin(self, index: int) -> None:
        """Notes that source `index` of the shard is in hand."""
        self._note(f"{index} {time.time():.1f}")

    def terminate(self) -> None:
        """Notes that this worker was asked to stop: what it had in hand is not to blame."""
        self._note(TERMINATED)

    def close(self, path: Path) -> None:
        """The shard is in place: the journal is no longer needed."""
        os.close(self._file)
        path.unlink(missing_ok=True)

    def _note(self, line: str) -> None:
        os.write(self._file, f"{line}\n".encode())


def suspects(path: Path, seconds: float) -> dict[int, str]:
    """Sources that must not be tried again, with the reason. `seconds` is the time limit of one source."""
    if not path.exists():
        return {}
    deaths: Counter[int] = Counter()
    found: dict[int, str] = {}
    for session in path.read_text("ascii").split(f"{SESSION}\n")[1:]:
        lines = session.splitlines()
        if not lines or lines[-1] == TERMINATED:
            continue
        index, started = lines[-1].split()
        deaths[int(index)] += 1
        if time.time() - float(started) >= seconds:
            found[int(index)] = f"took more than {seconds:g} s: the worker was ended"
        elif deaths[int(index)] >= 2:
            found[int(index)] = "ended the worker twice (memory limit or a crash in a library)"
    return found


def on_terminate(journal: Journal) -> None:
    """On SIGTERM the worker says so in its journal and goes at once."""

    def leave(number: int, frame: object) -> None:
        journal.terminate()
        os._exit(128 + number)

    signal.signal(signal.SIGTERM, leave)
