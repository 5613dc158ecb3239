"""What `allegex extract` does, without the words of its command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from allegex.batch.sources import Item
    from allegex.cli.outputs import Write
    from allegex.pipeline import Pipeline


LOSSES = frozenset({"no_text_layer", "ocr_failed", "pages_cut", "pages_not_read", "page_unreadable"})
"""Codes of warnings that are told on standard error too."""


class Format(StrEnum):
    """How a record is written."""

    json = "json"
    jsonl = "jsonl"
    summary = "summary"
    timeline = "timeline"


class Ocr(StrEnum):
    """When pages are read as images."""

    auto = "auto"
    never = "never"
    force = "force"


class Order(NamedTuple):
    """What is asked of `extract`."""

    sources: list[str]
    out: str | None = None
    config: str | None = None
    settings: tuple[str, ...] = ()
    form: Format | None = None
    ocr: Ocr | None = None


def run(order: Order) -> int:
    """Reads the letters and writes their records; returns the exit status."""
    from allegex import face
    from allegex.cli.outputs import opened, plan
    from allegex.cli.progress import counted

    settings = [*order.settings, *([f"read.ocr={order.ocr.value}"] if order.ocr else ())]
    pipeline = face.load(order.config, *settings)
    items = list(_items(order.sources))
    readable = [item for item in items if not isinstance(item, str)]
    several = _several(order.sources, readable)
    target = plan(readable, order.out, order.form.value if order.form else None, several=several)
    failed = [item for item in items if isinstance(item, str)]
    for reason in failed:
        _complain(reason)
    shown = order.out is None and sys.stdout.isatty()
    with opened(target) as write, counted(len(readable), to_terminal=shown) as advance:
        for item in readable:
            complaint = _one(pipeline, item, write)
            if complaint is not None:
                failed.append(complaint)
                _complain(complaint)
            advance()
    return 1 if failed else 0


def _items(sources: list[str]) -> Iterator[Item | str]:
    """What to read, and a complaint for each source where nothing can be read."""
    from allegex.batch.sources import STDIN, SUFFIXES, Item, find
    from allegex.errors import AllegexError

    for source in sources:
        if source == "-":
            yield Item("standard input", STDIN)
            continue
        try:
            found = list(find([source]))
        except AllegexError as error:
            yield str(error)
            continue
        if not found:
            yield f"{source}: no letters here; possible: {', '.join(sorted(SUFFIXES))}"
        yield from found


def _several(sources: list[str], items: list[Item]) -> bool:
    return len(items) > 1 or len(sources) > 1 or Path(sources[0]).is_dir()


def _one(pipeline: Pipeline, item: Item, write: Write) -> str | None:
    """Writes the record of one input; returns why there is none."""
    from allegex.batch.store import Failure
    from allegex.batch.work import read_one

    outcome = read_one(pipeline, item, None)
    where = item.name if item.path is None else item.location
    if isinstance(outcome, Failure):
        reason = outcome.error
        return f"{where}: {reason.removeprefix(f'{item.location}: ').removeprefix(f'{item.name}: ')}"
    write(item, outcome[1])
    for loss in _losses(outcome[1]):
        _complain(f"{where}: {loss}")
    return None


def _losses(line: bytes) -> Iterator[str]:
    """What the record says was not read: the record is there, but its reader should know."""
    from allegex.records.codec import warnings_of

    for notice in warnings_of(line):
        if notice.code in LOSSES:
            pages = ", ".join(str(place.page) for place in notice.places)
            yield f"{f'page {pages}: ' if pages else ''}{notice.detail}"


def _complain(message: str) -> None:
    print(f"allegex: {message}", file=sys.stderr)
