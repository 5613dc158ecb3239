"""Damaged and hostile files: each ends within its limits in a typed error or in pages; the next file is read as ever."""

from __future__ import annotations

import ctypes
import os
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from allegex.config import ReadSettings
from allegex.errors import ReadError
from allegex.readers.guard import Guard, needed
from allegex.readers.read import read, read_here
from allegex.records.page import Pages
from readers.damage import FAMILIES, WORDS, attached, damaged, letter, locked, made, one_page

LIMITS = ReadSettings(isolate="always", seconds=3, memory=700_000_000, ocr_seconds=10)
BOTH = {"xref-negative", "hundred-thousand-lines", "flipped-0", "box-huge", "pushes", "script", "count-lies"}
"""Files of which the text must still come out."""


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children forked, so that they run a test's own reader, whatever threads the tests before have left."""
    monkeypatch.setattr("allegex.readers.guard.threading.active_count", lambda: 1)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_each_ends_in_pages_or_in_a_typed_error(family: Callable[[], Iterator[tuple[str, bytes]]]) -> None:
    for name, data in made(family):
        started = time.monotonic()
        try:
            pages = read(data, LIMITS)
        except ReadError as error:
            message = str(error)
            assert message, name
            assert "\n" not in message, name
            assert len(message) < 300, name
            assert "Ada Example" not in message, name
            assert "without an answer" not in message, name
            assert name not in BOTH, f"{name}: {message}"
        else:
            assert any(page.runs for page in pages.pages), name
        assert time.monotonic() - started < 60, name


def test_there_are_sixty_of_them_and_more() -> None:
    files = damaged()
    assert len(files) > 80
    assert len(set(files.values())) > 80


def test_truncation_and_passwords_are_named() -> None:
    with pytest.raises(ReadError, match="cut off"):
        read(letter()[:5000], LIMITS)
    for name, data in locked():
        with pytest.raises(ReadError, match="password"):
            read(data, LIMITS)
        assert name


def test_attachments_and_scripts_are_no_text() -> None:
    pages = read(attached(), LIMITS)
    text = " ".join(run.text for page in pages.pages for run in page.runs)
    assert WORDS in text
    assert "ATTACHED" not in text


def crash(data: bytes, settings: ReadSettings, name: str) -> Pages:
    """A reader as bad as a file can make it."""
    if data == b"segfault":
        ctypes.string_at(0)
    elif data == b"loop":
        while True:
            pass
    elif data == b"memory":
        kept = []
        while True:
            kept.append(bytearray(10_000_000))
    elif data == b"exit":
        os._exit(3)
    elif data == b"bug":
        raise ZeroDivisionError
    elif data == b"deep":
        return crash(data, settings, name)
    return read_here(data, settings, name)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"segfault", "crash"),
        (b"loop", "more than read.seconds = 1"),
        (b"memory", "more than read.memory = 200000000"),
        (b"exit", "exit 3"),
        (b"bug", "read.isolate=never"),
        (b"deep", "nested too deeply"),
    ],
)
def test_the_child_dies_and_the_next_file_is_read(forked: None, data: bytes, message: str) -> None:
    guard = Guard(crash)
    limits = ReadSettings(seconds=1, memory=200_000_000)
    with pytest.raises(ReadError, match=message):
        guard(data, limits, "")
    assert guard(letter(1), limits, "").pages[0].runs
    guard.close()


def test_the_child_serves_many_files_and_then_ends() -> None:
    guard = Guard(read_here)
    first = guard(letter(1), LIMITS, "")
    child = guard._child
    assert guard(letter(1), LIMITS, "") == first == read_here(letter(1), LIMITS, "")
    assert guard._child is child
    guard.close()
    assert child is not None
    with pytest.raises(ProcessLookupError):
        os.kill(child._pid, 0)


def test_limits_count_from_each_file_on(forked: None) -> None:
    guard = Guard(spin)
    limits = ReadSettings(seconds=1)
    for _ in range(3):
        assert guard(b"", limits, "") == spin(b"", limits, "")
    guard.close()


def spin(data: bytes, settings: ReadSettings, name: str) -> Pages:
    """Some work, three times of which are more than a second."""
    end = time.process_time() + 0.4
    while time.process_time() < end:
        pass
    return Pages("", "text/plain", 0, (), "plain")


def test_with_threads_a_new_interpreter_reads() -> None:
    guard = Guard(read_here)
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        pages = guard(one_page(), LIMITS, "")
        assert guard._child is not None
        assert guard._child._process is not None
    finally:
        stop.set()
        thread.join()
        guard.close()
    assert pages.pages[0].runs[0].text == WORDS


def test_when_a_process_of_its_own_is_used() -> None:
    assert needed(ReadSettings())
    assert needed(ReadSettings(isolate="always"))
    assert not needed(ReadSettings(isolate="never"))
