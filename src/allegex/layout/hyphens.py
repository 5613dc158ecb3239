"""Ends of lines: what stands between the last word of one and the first of the next."""

from __future__ import annotations

import re
from collections.abc import Iterable

from allegex.layout.lines import Line
from allegex.layout.words import Words

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S{0,3}(?:https?:|www\.)|[^\s@]+@", re.I)
_ADDRESS_GOES_ON = re.compile(r"(?=\S*[/=&%?#_~])\S+|[\w-]+\.(?:html?|pdf|aspx?|php|org|com|int|net|ch)\b")
_SYMBOL = re.compile(r"\(?[A-Z]+(?:/[A-Z0-9.]+)+")
"""The first part of a symbol such as E/C.12/2000/4, which programs part after its full stop."""
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


class Seams:
    """Joins lines. Holds the words of the document as evidence, gathered when the first hyphen asks for them."""

    def __init__(self, lines: Iterable[Line], words: Words) -> None:
        self._lines = lines
        self._words = words
        self._seen: frozenset[str] | None = None

    def join(self, before: Line, after: Line) -> str:
        """What stands between two lines of one paragraph: a blank or nothing. Takes a hyphen off `before` where it
        only parted a word."""
        end, begin = before.text, after.text
        if not end or not begin:
            return ""
        last, first = end[-1], begin[0]
        if last.isalpha() and first.isalnum() and not _WIDE.match(last):
            tail = end[end.rfind(" ") + 1 :]
            if "/" not in tail and "." not in tail and "@" not in tail:
                return " "
        if last == "/" or (first == "/" and end[-1].isalnum()):
            return "" if not end.endswith((" /", "//")) or "http" in end[-9:] else " "
        if _ADDRESS.match(end, end.rfind(" ") + 1):
            return "" if self._address_goes_on(begin, last) else " "
        if last == "." and first.isdigit() and _SYMBOL.fullmatch(end, end.rfind(" ") + 1):
            return ""
        if last == "-" and len(end) > 1 and end[-2].isalnum() and first.isalnum():
            if not self._keeps_hyphen(end[:-1], begin):
                _drop_last(before)
            return ""
        if _WIDE.match(last) and _WIDE.match(first):
            return ""
        return " "

    def _address_goes_on(self, begin: str, last: str) -> bool:
        if last in ".,;:)>]»”\"'" and not begin[0].isdigit():
            return False
        return last in "/-_=?&%#~" or _ADDRESS_GOES_ON.match(begin) is not None

    def _keeps_hyphen(self, end: str, begin: str) -> bool:
        """Whether the hyphen between two parts of lines belongs to the word."""
        left, right = _LAST.search(end), _FIRST.match(begin)
        if left is None or right is None or not right[0][0].islower():
            return True
        first, second = left[0].casefold(), right[0].casefold()
        if first != left[0] and left[0].isupper() and len(first) > 1:
            return True
        seen = self._evidence()
        words = self._words
        if first + second in seen or first + second in words.hyphen_dropped:
            return False
        if f"{first}-{second}" in seen:
            return True
        if first in words.hyphen_kept or (len(first) > 2 and second in words.hyphen_kept_before):
            return True
        whole = len(second) > 3 and second in seen
        return whole and (first in words.hyphen_if_word or (len(first) > 3 and first in seen))

    def _evidence(self) -> frozenset[str]:
        """The words of the document, but for the parts at ends of lines."""
        if self._seen is None:
            whole: list[str] = []
            seen: set[str] = set()
            parted = False
            for line in self._lines:
                ends = line.text.endswith("-")
                if parted or ends:
                    found = _WORD.findall(line.text.casefold())[1 if parted else 0 :]
                    parted = ends
                    seen.update(found[:-1] if parted else found)
                    seen.update(part for word in found if "-" in word for part in word.split("-"))
                else:
                    whole.append(line.text)
            # Most of what stands between blanks is a word already.
            chunks = set("\n".join(whole).casefold().split())
            odd = [chunk for chunk in chunks if not chunk.isalpha()]
            seen.update(chunks.difference(odd), _WORD.findall(" ".join(odd)))
            for word in [word for word in seen if "-" in word]:
                seen.update(word.split("-"))
            self._seen = frozenset(seen)
        return self._seen


def _drop_last(line: Line) -> None:
    """Takes the last character off a line."""
    for piece in reversed(line.pieces):
        if piece.call is None and piece.text:
            piece.text = piece.text[:-1]
            if not piece.text:
                line.pieces.remove(piece)
            break
    line.settle()
