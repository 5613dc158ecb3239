"""A batch is continued, never redone: what is skipped, redone, listed and refused."""

from __future__ import annotations

import json
import os
import zipfile
from concurrent.futures import Executor, Future
from pathlib import Path

import pytest

import allegex
from allegex.archive.records import lines, records
from allegex.batch.engines import local
from allegex.batch.run import Batch, Summary, run
from allegex.batch.sources import find
from allegex.batch.work import Limits
from allegex.config import Config
from allegex.errors import AllegexError, ConfigError, WriteError
from allegex.records.codec import encode
from batch.archive import CONFIG, TROUBLE, letter_text, make


class Here(Executor):
    """Does a task at once in this process: the plan can be tested without starting workers."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except AllegexError as error:
            future.set_exception(error)
        return future


def here(source: Path | str, out: Path, config: Config = CONFIG, **options: object) -> Summary:
    return run(list(find([str(source)])), Batch(folder=out, config=config, shard_size=4, **options), Here)


def stored(out: Path) -> list[bytes]:
    return sorted(line.data for line in lines(out))


def test_records_are_those_of_the_pipeline(tmp_path: Path) -> None:
    make(tmp_path / "in", 10)
    summary = here(tmp_path / "in", tmp_path / "out")
    assert (summary.sources, summary.done, summary.failures) == (10, 10, ())
    pipeline = allegex.load(CONFIG)
    assert stored(tmp_path / "out") == sorted(encode(pipeline(p)) for p in (tmp_path / "in").iterdir())
    assert len(list((tmp_path / "out/shards").glob("*.jsonl"))) == 3


def test_a_second_run_does_nothing(tmp_path: Path) -> None:
    make(tmp_path / "in", 6)
    here(tmp_path / "in", tmp_path / "out")
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "out/shards").iterdir()}
    summary = here(tmp_path / "in", tmp_path / "out")
    assert (summary.done, summary.skipped) == (0, 6)
    assert {p: p.stat().st_mtime_ns for p in (tmp_path / "out/shards").iterdir()} == before


def test_new_changed_and_vanished_letters(tmp_path: Path) -> None:
    make(tmp_path / "in", 6)
    here(tmp_path / "in", tmp_path / "out")
    (tmp_path / "in/letter0002.txt").write_text(letter_text(99))
    (tmp_path / "in/letter0003.txt").unlink()
    (tmp_path / "in/letter0007.txt").write_text(letter_text(7))
    summary = here(tmp_path / "in", tmp_path / "out")
    assert summary.done == 2
    assert summary.changed == ("letter0002.txt",)
    assert summary.vanished == ("letter0003.txt",)
    texts = [r.text for r in records(tmp_path / "out")]
    assert len(texts) == 7
    assert sum("House 99 " in t for t in texts) == 1
    assert not any("House 2 " in t for t in texts)


def test_duplicates_are_read_once_and_listed(tmp_path: Path) -> None:
    make(tmp_path / "in", 3)
    (tmp_path / "in/copy.txt").write_text(letter_text(2))
    summary = here(tmp_path / "in", tmp_path / "out")
    assert summary.done == 3
    assert summary.duplicates == (("letter0002.txt", "copy.txt"),)
    index = [json.loads(row) for row in (tmp_path / "out/index.jsonl").read_text().splitlines()]
    assert [(r["source"], r["state"]) for r in index if r["state"] != "done"] == [
        ("letter0002.txt", "duplicate")
    ]


def test_failures_stand_until_they_are_tried_again(tmp_path: Path) -> None:
    make(tmp_path / "in", 5)
    (tmp_path / "in/bad.pdf").write_bytes(b"no pdf")
    (tmp_path / "in/empty.txt").write_bytes(b"")
    first = here(tmp_path / "in", tmp_path / "out")
    assert [(f.source, f.stage) for f in first.failures] == [("bad.pdf", "read"), ("empty.txt", "read")]
    again = here(tmp_path / "in", tmp_path / "out")
    assert (again.done, again.skipped, len(again.failures)) == (0, 7, 2)
    tried = here(tmp_path / "in", tmp_path / "out", retry_failed=True)
    assert (tried.done, len(tried.failures)) == (0, 2)
    (tmp_path / "in/empty.txt").write_text(letter_text(50))
    mended = here(tmp_path / "in", tmp_path / "out")
    assert (mended.done, [f.source for f in mended.failures]) == (1, ["bad.pdf"])
    assert len(stored(tmp_path / "out")) == 6


def test_an_unforeseen_error_is_a_failure_that_does_not_quote(tmp_path: Path) -> None:
    make(tmp_path / "in", 3, {2: "Now make a bug."})
    summary = here(tmp_path / "in", tmp_path / "out", TROUBLE)
    (failure,) = summary.failures
    assert (failure.source, failure.stage) == ("letter0002.txt", "bug")
    assert failure.error.startswith("KeyError in trouble.py:")
    assert "House" not in failure.error
    assert summary.done == 2


def test_another_configuration_is_refused_and_force_redoes(tmp_path: Path) -> None:
    make(tmp_path / "in", 5)
    here(tmp_path / "in", tmp_path / "out")
    with pytest.raises(ConfigError, match="choose another folder, or --force"):
        here(tmp_path / "in", tmp_path / "out", TROUBLE)
    assert here(tmp_path / "in", tmp_path / "out", TROUBLE, force=True).done == 5
    assert {r.run.config for r in records(tmp_path / "out")} == {TROUBLE.digest}
    assert len(stored(tmp_path / "out")) == 5


def test_force_redoes_shards_that_were_cut_otherwise(tmp_path: Path) -> None:
    make(tmp_path / "in", 5)
    here(tmp_path / "in", tmp_path / "out")
    (tmp_path / "in/a.txt").write_text(letter_text(60))
    assert here(tmp_path / "in", tmp_path / "out", force=True).done == 6
    assert len(stored(tmp_path / "out")) == 6


def test_zips_lists_and_globs_are_sources(tmp_path: Path) -> None:
    make(tmp_path / "in", 4)
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.write(tmp_path / "in/letter0001.txt", "deep/one.txt")
        archive.writestr("deep/two.txt", letter_text(80))
        archive.writestr("readme.xyz", "no letter")
    (tmp_path / "list").write_text(f"{tmp_path}/z.zip\n\n{tmp_path}/in/*3.txt\n")
    summary = here(f"@{tmp_path}/list", tmp_path / "out")
    assert summary.done == 3
    names = {json.loads(row)["source"] for row in (tmp_path / "out/index.jsonl").read_text().splitlines()}
    assert {"z.zip!deep/one.txt", "z.zip!deep/two.txt"} < names


def test_remote_sources_are_read_through_fsspec(tmp_path: Path) -> None:
    import fsspec

    for number in (1, 2):
        with fsspec.open(f"memory://letters/a{number}.txt", "w") as file:
            file.write(letter_text(number))
    summary = here("memory://letters", tmp_path / "out")
    assert summary.done == 2


@pytest.mark.parametrize(
    ("source", "says"),
    [("nowhere", "no such file, folder or glob"), ("@nowhere", "the list of sources cannot be read")],
)
def test_a_source_that_is_not_there_is_named(tmp_path: Path, source: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        here(source, tmp_path / "out")


def test_two_runs_into_one_folder_are_refused(tmp_path: Path) -> None:
    make(tmp_path / "in", 2)
    from allegex.batch.store import Store

    with Store(tmp_path / "out").locked(), pytest.raises(WriteError, match="another batch is writing here"):
        here(tmp_path / "in", tmp_path / "out")
    assert here(tmp_path / "in", tmp_path / "out").done == 2


def test_folders_that_are_not_ours(tmp_path: Path) -> None:
    make(tmp_path / "in", 2)
    (tmp_path / "new").mkdir()
    (tmp_path / "new/run.json").write_text('{"schema":"allegex.batch/9","version":"9","config":"x"}')
    with pytest.raises(ConfigError, match=r"allegex\.batch/9.*update allegex"):
        here(tmp_path / "in", tmp_path / "new")
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteError, match="cannot be written"):
        here(tmp_path / "in", tmp_path / "file")


def test_a_full_disk_stops_the_run_with_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "in", 6)
    real = os.fsync
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 4:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="No space left on device"):
        here(tmp_path / "in", tmp_path / "out")
    monkeypatch.undo()
    assert not list((tmp_path / "out").rglob("*.tmp"))
    assert here(tmp_path / "in", tmp_path / "out").sources == 6
    assert len(stored(tmp_path / "out")) == 6


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "limits", "says"),
    [
        ("make it hang", Limits(seconds=1.0), "took more than 1 s"),
        ("make it crash", Limits(seconds=30.0), "ended the worker twice"),
        ("make it fat", Limits(seconds=30.0, memory=1_500_000_000), "more memory"),
    ],
)
def test_a_limit_ends_the_worker_and_not_the_run(
    tmp_path: Path, words: str, limits: Limits, says: str
) -> None:
    make(tmp_path / "in", 6, {3: f"Now {words}."})
    batch = Batch(folder=tmp_path / "out", config=TROUBLE, shard_size=3, limits=limits)
    summary = run(list(find([str(tmp_path / "in")])), batch, local(2))
    (failure,) = summary.failures
    assert (failure.source, failure.stage) == ("letter0003.txt", "limit")
    assert says in failure.error
    assert summary.done == 5
