"""Quotes found again in a text, whatever its white space, quotation marks and redactions look like."""

from __future__ import annotations

from bisect import bisect_left

_SAME = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'",
        "“": '"', "”": '"', "«": '"', "»": '"', "„": '"',
        "‐": "-", "‑": "-", "–": "-", "—": "-", "\u00ad": None, "█": None,
    }
)  # fmt: skip


def squeeze(text: str) -> str:
    """`text` for comparison: no white space, no redaction bars, one kind of quotation mark and dash, no case."""
    return "".join(text.translate(_SAME).split()).lower()


class Quotes:
    """A text prepared for searching. Offsets in and out are those of the text itself."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._at: list[int] = []
        kept: list[str] = []
        for offset, character in enumerate(text):
            small = squeeze(character)
            kept.append(small)
            self._at += [offset] * len(small)
        self._squeezed = "".join(kept)

    def find(self, quote: str, start: int = 0, *, whole: bool = False) -> tuple[int, int] | None:
        """Span of the first occurrence at or after `start`; `whole` words only if asked."""
        wanted = squeeze(quote)
        if not wanted:
            return None
        place = bisect_left(self._at, start)
        while (place := self._squeezed.find(wanted, place)) >= 0:
            span = self._at[place], self._at[place + len(wanted) - 1] + 1
            if not whole or self._whole(*span):
                return span
            place += 1
        return None

    def stretch(self, starts: str, ends: str, start: int = 0) -> tuple[int, int] | None:
        """Span from the first words to the last ones."""
        first = self.find(starts, start, whole=True)
        if first is None:
            return None
        last = self.find(ends, first[0], whole=True)
        while last is not None and last[1] < first[1]:
            last = self.find(ends, last[0] + 1, whole=True)
        return None if last is None else (first[0], last[1])

    def _whole(self, start: int, end: int) -> bool:
        text = self.text
        cut_before = start > 0 and text[start].isalnum() and text[start - 1].isalnum()
        cut_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
        return not cut_before and not cut_after
