"""Order and length of what is dated: pure functions on `earliest` and `latest` of dates."""

from __future__ import annotations

from datetime import date

from allegex.records.letter import Date


def precedes(first: Date, second: Date) -> bool | None:
    """Whether all of `first` lies before all of `second`; None where the dates do not tell."""
    if first.latest is not None and second.earliest is not None and first.latest < second.earliest:
        return True
    if first.earliest is not None and second.latest is not None and first.earliest >= second.latest:
        return False
    return None


def days_between(first: Date, second: Date) -> tuple[int, int] | None:
    """The fewest and the most days from `first` to `second`; None where an end is open. Negative: `second` came first."""
    if None in {first.earliest, first.latest, second.earliest, second.latest}:
        return None
    return _days(first.latest, second.earliest), _days(first.earliest, second.latest)


def length(span: Date) -> int | None:
    """Days that the date can cover, both ends counted; None where an end is open."""
    if span.earliest is None or span.latest is None:
        return None
    return _days(span.earliest, span.latest) + 1


def in_order(dates: tuple[Date, ...]) -> tuple[int, ...]:
    """Indexes of the dates by time: by first day (or last, where the start is open), then as in the text."""
    return tuple(sorted(range(len(dates)), key=lambda index: (_key(dates[index]), index)))


def _key(found: Date) -> tuple[str, str]:
    first = found.earliest or found.latest
    return (first or "9999-99-99", found.latest or "9999-99-99")


def _days(first: str | None, second: str | None) -> int:
    return (date.fromisoformat(second or "") - date.fromisoformat(first or "")).days
