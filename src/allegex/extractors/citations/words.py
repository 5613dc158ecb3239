"""Words of a list, looked up where they stand in flat text.

Quicker to build than a pattern of alternatives, which is most of what a start would cost, and as quick to ask.
"""

from __future__ import annotations

from collections.abc import Iterable

from allegex.facts.folding import flat


def plain(word: str) -> str:
    """`flat` of a word, quicker where it is ASCII."""
    return word.lower() if word.isascii() else flat(word)


def flattened(content: str) -> str:
    """`flat` of the content with control characters for the ends of paragraphs."""
    return flat(content.replace("\n\n", "\0\0"))


def plain_all(words: Iterable[str]) -> list[str]:
    """`plain` of many words at once: one by one it would be most of what a start costs."""
    return flat("\0".join(words)).split("\0")


class Words:
    """Words and phrases by their first and last letter, the longest first."""

    def __init__(self, *lists: Iterable[str]) -> None:
        self.all = frozenset(plain_all(word for each in lists for word in each)) - {""}
        self._first = _by_letter(self.all, 0)
        self._last: dict[str, tuple[str, ...]] | None = None
        """Built when first asked for: most lists are only looked up from their first letter."""

    def at(self, low: str, place: int) -> list[int]:
        """The ends of the words that begin at `place`, whatever follows them; the longest first."""
        words = self._first.get(low[place : place + 1])
        # Mostly none stands there, which one call tells.
        if words is None or not low.startswith(words, place):
            return []
        return [place + len(word) for word in words if low.startswith(word, place)]

    def whole(self, low: str, place: int) -> int | None:
        """The end of the longest word at `place` that no letter or digit follows."""
        words = self._first.get(low[place : place + 1])
        if words is None or not low.startswith(words, place):
            return None
        for word in words:
            if low.startswith(word, place):
                end = place + len(word)
                if not low[end : end + 1].isalnum():
                    return end
        return None

    def ahead(self, low: str, place: int, *, comma: bool = False) -> int | None:
        """Where the text goes on after the longest word at `place`: behind its blank, or right after an apostrophe."""
        words = self._first.get(low[place : place + 1])
        if words is None or not low.startswith(words, place):
            return None
        for word in words:
            if low.startswith(word, place):
                end = place + len(word)
                if low.startswith(" ", end):
                    return end + 1
                if comma and low.startswith(", ", end):
                    return end + 2
                if word[-1] == "'":
                    return end
        return None

    def several(self, low: str, place: int, most: int, *, comma: bool = False) -> int:
        """Where up to `most` words at `place`, one after the other, end."""
        first = self._first
        while most:
            words = first.get(low[place : place + 1])
            # Mostly none stands there, and no call is made to find that out.
            if words is None or not low.startswith(words, place):
                break
            for word in words:
                if not low.startswith(word, place):
                    continue
                end = place + len(word)
                if low.startswith(" ", end):
                    place = end + 1
                elif comma and low.startswith(", ", end):
                    place = end + 2
                elif word[-1] == "'":
                    place = end
                else:
                    continue
                break
            else:
                break
            most -= 1
        return place

    def ending(self, low: str, floor: int, place: int) -> int | None:
        """The start of the longest word that ends at `place`, and does not begin before `floor`."""
        if self._last is None:
            self._last = _by_letter(self.all, -1)
        words = self._last.get(low[place - 1 : place])
        if words is None or not low.endswith(words, 0, place):
            return None
        for word in words:
            start = place - len(word)
            if start >= floor and low.startswith(word, start) and not low[start - 1 : start].isalnum():
                return start
        return None

    def behind(self, low: str, floor: int, place: int, most: int = 1) -> int | None:
        """The start of the words, up to `most`, that stand before `place` with their blank or apostrophe."""
        first = None
        while most:
            end = place - 1 if low[place - 1 : place] == " " else place
            start = self.ending(low, floor, end) if end < place or low[place - 1 : place] == "'" else None
            if start is None:
                break
            first = place = start
            most -= 1
        return first


def _by_letter(words: Iterable[str], at: int) -> dict[str, tuple[str, ...]]:
    """The words by their letter at an end, the longest first."""
    letters: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        letters.setdefault(word[at], []).append(word)
    return {letter: tuple(found) for letter, found in letters.items()}


def after_sign(signs: Words, low: str, place: int) -> int:
    """Where a number stands that a blank, "No." or both may come before."""
    place += low.startswith(" ", place)
    end = next(iter(signs.at(low, place)), place)
    return end + (end > place and low.startswith(" ", end))


def separated(conjunctions: Words, low: str, place: int) -> tuple[int, bool, bool] | None:
    """Where a comma, "and" or both at `place` end, and which of the two there are."""
    end = place + low.startswith((" ,", " ;"), place)
    mark = low.startswith((",", ";"), end)
    end += mark
    if not mark and not low.startswith(" ", end):
        return None
    end += low.startswith(" ", end)
    after = conjunctions.ahead(low, end)
    if after is None:
        return (end, True, False) if mark else None
    return after, mark, True
