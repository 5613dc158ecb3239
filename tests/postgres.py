"""A PostgreSQL server of the tests' own, on loopback, in a temporary folder."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """Where initdb and postgres lie, None where PostgreSQL is not installed."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return debian[-1].parent if debian else None


@contextmanager
def server(bin_folder: Path) -> Iterator[str]:
    """Runs a server; gives its URL without the database name. PostgreSQL refuses to run as root: then as `postgres`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="allegex-pg-") as folder:
        user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if user:
            shutil.chown(folder, "postgres", "postgres")
        data = Path(folder) / "data"
        subprocess.run(
            [
                *user,
                bin_folder / "initdb",
                "-D",
                data,
                "-U",
                "allegex",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-sync",
            ],
            check=True,
            capture_output=True,
        )
        process = subprocess.Popen(
            [
                *user,
                bin_folder / "postgres",
                "-D",
                data,
                "-p",
                str(port),
                "-h",
                "127.0.0.1",
                "-k",
                folder,
                "-F",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield f"postgresql+psycopg://allegex@127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(10)
