"""Searches in runs of letters, kept: the same few hundred runs make up most letters."""

from __future__ import annotations

import re

MOST = 4096
"""Runs that are kept."""


class Shapes:
    """Where a pattern is found in a run of letters."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._known: dict[str, tuple[int, int, str]] = {}

    def find(self, run: str) -> tuple[int, int, str]:
        """Start, end and name of the first match in a run; an end of 0 for none."""
        known = self._known.get(run)
        if known is None:
            found = self._pattern.search(run)
            known = (0, 0, "") if found is None else (*found.span(), found.lastgroup or "")
            if len(self._known) < MOST:
                self._known[run] = known
        return known
