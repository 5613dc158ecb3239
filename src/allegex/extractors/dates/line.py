"""A stretch of text as words with their letters, and what the simplest run of them says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from allegex.extractors.dates.drafts import Draft
from allegex.extractors.dates.point import Item

_LONE_MONTH = re.compile(r"(?<![DW])M(?!\.?,?[DY])")


class Line(NamedTuple):
    """The words of a stretch of text with their letters; `ends[i + 1]` is where word i ends."""

    text: str
    content: str
    words: Sequence[str]
    codes: str
    ends: Sequence[int]
    values: Mapping[str, str]

    def item(self, at: int) -> Item:
        """The word number `at`."""
        token = self.words[at].lstrip()
        end = self.ends[at + 1]
        return Item(self.codes[at], end - len(token), end, token, self.values.get(token, ""))

    def plain_draft(self, found: re.Match[str]) -> Draft | None:
        """What a match of `PLAIN` says; None where a number that is no year follows the month."""
        lead, month, year = found.start(1), found.start(2), found.start(3)
        day = month - 1
        if month < 0:
            month, year, day = found.start(4), found.start(5), -1
            if month < 0:
                return self._year(found.start(6))
        elif self.codes[day] != "D":
            day -= 1
        last = month if year < 0 else year
        if year < 0 and self.is_long_number(last + 1):
            return None
        first = month if day < 0 else day
        words, values = self.words, self.values
        template = values[words[year].lstrip()] if year >= 0 else "_"
        template += "-" + values[words[month].lstrip()].rstrip(".").zfill(2)
        if day >= 0:
            template += "-" + values[words[day].lstrip()].zfill(2)
        start, end = self.ends[first + 1] - len(words[first].lstrip()), self.ends[last + 1]
        if lead < 0:
            return Draft(start, end, template)
        start = self.ends[lead + 1] - len(words[lead].lstrip())
        if self.codes[lead] == "s":
            return Draft(start, end, f"{template}/..", "since")
        return Draft(start, end, f"../{template}", "until")

    def _year(self, at: int) -> Draft:
        end = self.ends[at + 1]
        word = self.words[at].lstrip()
        return Draft(end - len(word), end, word)

    def without_low_months(self) -> Line:
        """The line without months in small letters that no number stands beside ("may", "march")."""
        codes, content, ends, words = self.codes, self.content, self.ends, self.words
        low = [
            at
            for at in [found.start() for found in _LONE_MONTH.finditer(codes)]
            if not content[ends[at + 1] - len(words[at].lstrip())].isupper()
        ]
        if not low:
            return self
        parts = [codes[left + 1 : right] for left, right in pairwise([-1, *low, len(codes)])]
        return self._replace(codes="w".join(parts))

    def is_long_number(self, at: int) -> bool:
        """Whether word `at` is a number of more than four digits, which is no year."""
        if at >= len(self.words):
            return False
        token = self.words[at].lstrip()
        return len(token) > 4 and token.isdigit()
