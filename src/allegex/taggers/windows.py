"""Windows over what is too long to be read at once: they overlap, and each part is answered where it has most context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct


class Window(Struct, frozen=True):
    """Items [start, end) are read; of them [first, last) are answered for."""

    start: int
    end: int
    first: int
    last: int


def windows(sizes: Sequence[int], most: int) -> Iterator[Window]:
    """Windows over items of these sizes, none larger than `most` in all unless one item alone is; the answered parts
    tile the items."""
    start = first = 0
    while first < len(sizes):
        end, total = start, 0
        while end < len(sizes) and (total + sizes[end] <= most or end == start):
            total += sizes[end]
            end += 1
        if end <= first:
            # What stands before leaves no room for it: read it without.
            start = first
            continue
        half = (end - start) // 8
        last = len(sizes) if end == len(sizes) else max(end - half, first + 1)
        yield Window(start, end, first, last)
        first, start = last, max(last - half, 0)
