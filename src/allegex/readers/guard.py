"""Reading in a process of its own, which the system ends at its limits: no file can crash or hang the program.

pdfium and the XML library are C code inside the process that calls them; a hostile file can make them crash, loop or fill
the memory, and nothing inside that process can stop them. So the main program hands bytes to a child and gets pages back.
The child lives on for the next source and is replaced where it died. Its seconds are those of the processor, so that a
busy machine does not fail a file that a quiet one reads; OCR has seconds by the clock for each page.
"""

from __future__ import annotations

import atexit
import faulthandler
import math
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.records.page import Pages

Read = Callable[[bytes, ReadSettings, str], Pages]

_PREFIX = 8
_COMMAND = (
    "from allegex.readers.read import read_here; from allegex.readers.guard import main; main(read_here)"
)


class _Request(Struct):
    """What is asked of the child; the bytes follow it."""

    settings: ReadSettings
    name: str


class _Answer(Struct):
    """Pages, or why there are none."""

    pages: Pages | None = None
    error: str | None = None


def needed(settings: ReadSettings) -> bool:
    """True where a source is to be read in a process of its own.

    A worker of a batch reads itself: its batch watches it, and a child of each worker would double the processes.
    """
    if settings.isolate == "auto":
        return os.name == "posix" and multiprocessing.parent_process() is None
    return settings.isolate == "always"


class Guard:
    """Reads in a child process. One source at a time: pdfium is not made for threads."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._lock = threading.Lock()
        self._child: _Child | None = None
        atexit.register(self.close)

    def __call__(self, data: bytes, settings: ReadSettings, name: str) -> Pages:
        """The pages of the bytes. Raises ReadError, also where the child passed its limits or crashed."""
        with self._lock:
            child = self._child
            self._child = None
            if child is None or child.owner != os.getpid():
                child = _start(self._read)
            try:
                answer = child.ask(data, _Request(settings, name))
                self._child = child
            except (OSError, EOFError) as error:
                raise ReadError(_reason(child.status(), settings)) from error
            finally:
                if self._child is None:
                    child.end()
        if answer.pages is None:
            raise ReadError(answer.error or "cannot be read")
        return answer.pages

    def close(self) -> None:
        """End the child, if there is one of this process."""
        child, self._child = self._child, None
        if child is not None and child.owner == os.getpid():
            child.end()


class _Child:
    """A running reader: bytes go in at `inlet`, pages come out at `outlet`."""

    def __init__(
        self, pid: int, inlet: BinaryIO, outlet: BinaryIO, process: subprocess.Popen[bytes] | None
    ) -> None:
        self.owner = os.getpid()
        self._pid, self._inlet, self._outlet, self._process = pid, inlet, outlet, process
        self._status: int | None = None

    def ask(self, data: bytes, request: _Request) -> _Answer:
        """The child's answer. Raises OSError or EOFError where it died."""
        _send(self._inlet, msgspec.msgpack.encode(request))
        _send(self._inlet, data)
        return msgspec.msgpack.decode(_receive(self._outlet), type=_Answer)

    def status(self) -> int:
        """The exit code of a child that ended; minus the signal where one ended it."""
        if self._status is None:
            if self._process is not None:
                self._status = self._process.wait()
            else:
                self._status = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        return self._status

    def end(self) -> None:
        """End it now, if it has not ended."""
        if self._status is None:
            with suppress(OSError):
                os.kill(self._pid, signal.SIGKILL)
            self.status()
        for pipe in (self._inlet, self._outlet):
            # What could not be written to a dead child is still in the buffer.
            with suppress(OSError):
                pipe.close()


def main(read: Read) -> None:
    """Serve on standard input and output, in a process started for it."""
    outlet = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _serve(read, sys.stdin.buffer, outlet)


def _start(read: Read) -> _Child:
    """A child: forked where that is safe, which takes 2 ms; else a new interpreter, which takes 100."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return _fork(read)
    process = subprocess.Popen(
        [sys.executable, "-c", _COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None and process.stdout is not None
    return _Child(process.pid, process.stdin, process.stdout, process)  # type: ignore[arg-type]


def _fork(read: Read) -> _Child:
    child_in, inlet = os.pipe()
    outlet, child_out = os.pipe()
    with warnings.catch_warnings():
        # Python warns where a library has threads; this child calls nothing of such a library.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        try:
            for end in (inlet, outlet):
                os.close(end)
            faulthandler.disable()
            with Path(os.devnull).open("wb") as nowhere:
                os.dup2(nowhere.fileno(), 2)
                os.dup2(nowhere.fileno(), 1)
            with os.fdopen(child_in, "rb") as source, os.fdopen(child_out, "wb") as sink:
                _serve(read, source, sink)
        finally:
            # Never back into the program that was copied.
            os._exit(1)
    os.close(child_in)
    os.close(child_out)
    return _Child(pid, os.fdopen(inlet, "wb"), os.fdopen(outlet, "rb"), None)


def _serve(read: Read, source: BinaryIO, sink: BinaryIO) -> None:
    """Answer requests until there are no more. An unforeseen error ends the process, which is told by its end."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    with suppress(EOFError):
        while True:
            request = msgspec.msgpack.decode(_receive(source), type=_Request)
            data = _receive(source)
            _limit(request.settings)
            try:
                answer = _Answer(pages=read(data, request.settings, request.name))
            except ReadError as error:
                answer = _Answer(error=str(error))
            except (MemoryError, RecursionError) as error:
                what = "memory" if isinstance(error, MemoryError) else "depth"
                answer = _Answer(error=_too_much(what, request.settings))
            _send(sink, msgspec.msgpack.encode(answer))


def _limit(settings: ReadSettings) -> None:
    """So many seconds and bytes from here on."""
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = math.ceil(used.ru_utime + used.ru_stime + settings.seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + settings.memory
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _reason(status: int, settings: ReadSettings) -> str:
    """Why a child ended."""
    if status == -getattr(signal, "SIGXCPU", 24):
        return _too_much("time", settings)
    if status in {-signal.SIGSEGV, -signal.SIGABRT, -signal.SIGILL, -signal.SIGTRAP, -signal.SIGBUS}:
        return (
            f"the file made the library that reads it crash (signal {-status}), or needs more than read.memory = "
            f"{settings.memory} bytes; save it again with another program"
        )
    return f"the reader ended without an answer (exit {status}); read.isolate=never shows why"


def _too_much(what: str, settings: ReadSettings) -> str:
    if what == "time":
        return f"takes more than read.seconds = {settings.seconds:g} seconds to read; raise it, or save the file again"
    if what == "memory":
        return f"needs more than read.memory = {settings.memory} bytes; raise it, or save the file again"
    return "is nested too deeply to be read; save it again with another program"


def _send(pipe: BinaryIO, message: bytes) -> None:
    pipe.write(len(message).to_bytes(_PREFIX, "little"))
    pipe.write(message)
    pipe.flush()


def _receive(pipe: BinaryIO) -> bytes:
    prefix = pipe.read(_PREFIX)
    message = pipe.read(int.from_bytes(prefix, "little")) if len(prefix) == _PREFIX else b""
    if len(prefix) < _PREFIX or len(message) < int.from_bytes(prefix, "little"):
        raise EOFError
    return message
