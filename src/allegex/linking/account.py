"""The account: which date is the running one while the dates of a letter are read in order."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from allegex.records.edtf import Edtf, Interval

STRETCH = 31
"""Days of the longest stretch that moves the running date on."""


class Found(Struct, frozen=True):
    """A date that was resolved, with what it can be an anchor for."""

    index: int
    value: Edtf
    first: date | None
    last: date | None
    sentence: int
    opens: bool
    end: int
    """Where its words end."""
    start: int = 0

    @property
    def days(self) -> int:
        """How many days lie between its ends; many where one is open."""
        return (self.last - self.first).days if self.first is not None and self.last is not None else 10_000


class Account:
    """The running date while the dates of a letter are read in order. Lives for one letter."""

    def __init__(self) -> None:
        self.running: Found | None = None
        """The last event dated in full, or by words that open their sentence: what "the same day" means."""
        self.last: Found | None = None
        """The last event, however dated: what "two days later" counts from."""
        self.said: Found | None = None
        """The last date of any kind, for words that say nothing without one and no event before them."""
        self.dated: list[Found] = []
        self.days: list[date] = []
        self.ahead: Found | None = None
        """The last date for which something was meant, while no event was told after it: what "the day before" means."""
        self.meant: list[tuple[Found, int]] = []
        """Such dates, and where the words before them begin that say what was meant."""

    def restart(self) -> None:
        self.running = self.last = self.said = self.ahead = None

    def mean(self, found: Found, lead: int) -> None:
        """Takes the date of something that is only meant to happen into account."""
        self.ahead = found
        self.meant.append((found, lead))

    def note(self, found: Found, relative: bool, backward: bool) -> None:
        """Takes a resolved date of an event into account."""
        self.dated.append(found)
        self.ahead = None
        if backward:
            return
        if self.last is not None and not _finer(found, self.last):
            return
        self.last = found
        if not relative or found.opens:
            self.running = found


def _finer(found: Found, last: Found) -> bool:
    """False where a coarser date stands inside a sentence that is not about it ("for a post of March 2017")."""
    return found.opens or found.days <= max(last.days, 2) or _is_stretch(found)


def _is_stretch(found: Found) -> bool:
    """Whether it runs from day to day ("between 12 and 19 September"): that is told, not mentioned in passing."""
    value = found.value
    return (
        isinstance(value, Interval)
        and found.days <= STRETCH
        and all(
            end is not None and end.day is not None and not end.approximate
            for end in (value.start, value.end)
        )
    )
