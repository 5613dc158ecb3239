"""Points of time: what one day, month, year or part of them says, with gaps where it leaves something unsaid."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

IMPOSSIBLE = "impossible"


class Item(NamedTuple):
    """A word or a whole point in a run of words of time: its letter, characters, word, value."""

    code: str
    start: int
    end: int
    word: str
    value: str
    point: Point | None = None


class Point(Struct, frozen=True):
    """One point as a template: parts are digits, or one letter for what has to be looked up (see records/date.py).

    `end` is the template's end where the point is a stretch ("late 2019"); `bare` names what stands alone.
    """

    year: str
    month: str | None = None
    day: str | None = None
    end: tuple[str | None, str | None] | None = None
    """Month and day of the end, both approximate."""
    last_year: str | None = None
    """Year of the end where it is another ("the late 1990s")."""
    bare: str | None = None
    """year, month, short (an abbreviated month), year_end (that of no year said): needs words around it to be a date."""
    approximate: bool = False
    calendar: str | None = None
    ambiguous: bool = False

    def template(self) -> str:
        """EDTF with gaps."""
        if self.end is None:
            return _print(self.year, self.month, self.day, self.approximate)
        return f"{self.first()}/{self.last()}"

    def first(self) -> str:
        """The start alone."""
        return _print(self.year, self.month, self.day, self.approximate)

    def last(self) -> str:
        """The end alone."""
        if self.end is None:
            return self.first()
        return _print(self.last_year or self.year, self.end[0], self.end[1], self.approximate)


def _print(year: str, month: str | None, day: str | None, approximate: bool) -> str:
    return "-".join(part for part in (year, month, day) if part is not None) + "~" * approximate


def month_of(month: Item) -> str:
    """The month in two digits; a dot after its value marks an abbreviation."""
    return f"{int(month.value.rstrip('.')):02}"
