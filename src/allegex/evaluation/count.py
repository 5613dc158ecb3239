"""Counting right and wrong values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable

from msgspec import Struct


class Count(Struct, frozen=True):
    """Values found and right, found and wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of the found that is right; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both; 1 where nothing was to be found and nothing was."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


def compared(gold: Iterable[Hashable], found: Iterable[Hashable], optional: Iterable[Hashable] = ()) -> Count:
    """Two multisets compared. An optional value that was found is taken out, one that was not does not matter."""
    want, have = Counter(gold), Counter(found)
    have -= Counter(optional)
    right = (want & have).total()
    return Count(right, have.total() - right, want.total() - right)


def one(gold: Hashable, found: Hashable) -> Count:
    """One value compared; None is no value."""
    return compared([] if gold is None else [gold], [] if found is None else [found])
