"""Ends of lines: what stands between the last word of one and the first of the next."""

from __future__ import annotations

import re
from collections.abc import Iterable

from allegex.layout.lines import Line
from allegex.layout.words import Words

_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTER}+(?:[-’']{_LETTER}+)*")
_BEFORE_PART, _AFTER_PART = re.compile(rf"{_LETTER}[’']?\Z"), re.compile(rf"[’']?{_LETTER}")
_BEFORE_WHOLE, _AFTER_WHOLE = re.compile(rf"{_LETTER}[-’']?\Z"), re.compile(rf"[-’']?{_LETTER}")
"""What stands beside a part of a word."""
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
        self._text: str | None = None
        self._parted: set[str] = set()
        """Words of lines that begin or end with a part of one."""

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
        words = self._words
        if first + second in words.hyphen_dropped or self._seen(first + second):
            return False
        if self._seen(f"{first}-{second}"):
            return True
        if first in words.hyphen_kept or (len(first) > 2 and second in words.hyphen_kept_before):
            return True
        whole = len(second) > 3 and self._seen(second)
        return whole and (first in words.hyphen_if_word or (len(first) > 3 and self._seen(first)))

    def _seen(self, word: str) -> bool:
        """Whether a word stands in the document, alone or between hyphens; parts at ends of lines do not count."""
        text = self._text if self._text is not None else self._gather()
        if word in self._parted:
            return True
        before, after = (_BEFORE_WHOLE, _AFTER_WHOLE) if "-" in word else (_BEFORE_PART, _AFTER_PART)
        at = text.find(word)
        while at >= 0:
            if not before.search(text, max(at - 2, 0), at) and not after.match(text, at + len(word)):
                return True
            at = text.find(word, at + 1)
        return False

    def _gather(self) -> str:
        """The text of the whole lines; what is whole of the others goes to `_parted`."""
        whole: list[str] = []
        parted = False
        for line in self._lines:
            ends = line.text.endswith("-")
            if parted or ends:
                found = _WORD.findall(line.text.casefold())[1 if parted else 0 :]
                parted = ends
                self._parted.update(found[:-1] if parted else found)
                self._parted.update(part for word in found if "-" in word for part in word.split("-"))
            else:
                whole.append(line.text)
        self._text = "\n".join(whole).casefold()
        return self._text


def _drop_last(line: Line) -> None:
    """Takes the last character off a line."""
    for piece in reversed(line.pieces):
        if piece.call is None and piece.text:
            piece.text = piece.text[:-1]
            if not piece.text:
                line.pieces.remove(piece)
            break
    line.settle()
