"""What a sentence says of the charges told before it: another case, the same offence, a law that is theirs, no charge at all."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal

from allegex.linking.charge_matching import compiled
from allegex.linking.charge_rows import ChargeFile


class ChargeSigns:
    """The signs of one language, each compiled when a sentence first asks for it."""

    def __init__(self, file: ChargeFile) -> None:
        self.file = file

    @cached_property
    def _strong(self) -> re.Pattern[str]:
        return compiled(self.file.strong)

    def accuses(self, low: str, start: int, end: int) -> bool:
        """Whether a strong word of accusation stands in `low[start:end]`."""
        return self._strong.search(low, start, end) is not None

    def threatens(self, low: str, start: int, end: int) -> bool:
        """Whether `low[start:end]` speaks of what may happen."""
        return self._conditional.search(low, start, end) is not None

    @cached_property
    def _fresh(self) -> re.Pattern[str]:
        return compiled(self.file.fresh)

    def is_fresh(self, said: str) -> bool:
        """Whether a statement speaks of another case than the one before."""
        return self._fresh.search(said) is not None

    @cached_property
    def _ordinals(self) -> re.Pattern[str]:
        return compiled("|".join(f"({said})" for said in self.file.ordinals.values()))

    def ordinal(self, low: str, start: int, end: int) -> int | None:
        """Which of several charges a statement counts: 0 for "the first charge"."""
        match = self._ordinals.search(low, start, end)
        return int(tuple(self.file.ordinals)[match.lastindex - 1]) if match and match.lastindex else None

    @cached_property
    def _rest(self) -> re.Pattern[str]:
        return compiled(self.file.rest)

    def is_rest(self, low: str, start: int, end: int) -> bool:
        """Whether `low[start:end]` speaks of the charges that are left: "the other counts"."""
        return self._rest.search(low, start, end) is not None

    @cached_property
    def _pursued(self) -> re.Pattern[str]:
        return compiled(self.file.pursued)

    def is_pursued(self, low: str, start: int, end: int) -> bool:
        """Whether `low[start:end]` says that an accusation has become a case."""
        return self._pursued.search(low, start, end) is not None

    @cached_property
    def _uncharged(self) -> re.Pattern[str]:
        return compiled(self.file.uncharged)

    def is_uncharged(self, low: str, start: int, end: int) -> bool:
        """Whether `low[start:end]` says that nobody is charged so far."""
        return self._uncharged.search(low, start, end) is not None

    @cached_property
    def _refusals(self) -> re.Pattern[str]:
        return compiled(self.file.refusals)

    def refuses(self, low: str, start: int, end: int) -> bool:
        """Whether what is said in `low[start:end]` makes no charge of a law."""
        return self._refusals.search(low, start, end) is not None

    @cached_property
    def _joined(self) -> re.Pattern[str]:
        return compiled(self.file.joined)

    def joined_offence(self, content: str, low: str, start: int, end: int) -> str | None:
        """The offence of a further law, which stands between two laws at `start` and `end`."""
        match = self._joined.search(low[start:end])
        if match is None:
            return None
        first, last = match.span("offence")
        return " ".join(content[start + first : start + last].split())

    @cached_property
    def _pointing(self) -> re.Pattern[str]:
        return compiled(self.file.pointing)

    def points(self, low: str, start: int, end: int) -> bool:
        """Whether `low[start:end]` says that its law is that of the charge told before."""
        return self._pointing.search(low, start, end) is not None

    @cached_property
    def _same(self) -> re.Pattern[str]:
        return compiled("|".join(f"({said})" for said in self.file.same.values()))

    def same(self, low: str, start: int, end: int) -> Literal["all", "first", "last", "law"] | None:
        """Whether a statement names the offences of the charge before again, and which."""
        match = self._same.search(low, start, end)
        return tuple(self.file.same)[match.lastindex - 1] if match and match.lastindex else None

    def opens_aside(self, content: str, place: int) -> bool:
        """Whether a phrase on something that went before begins at a place."""
        return content[place : place + 40].lstrip().lower().startswith(self.file.asides)

    @cached_property
    def _conditional(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.file.conditional)))
