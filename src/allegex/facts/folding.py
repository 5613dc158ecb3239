"""How names are compared: without case, accents, typographic apostrophes and runs of white space."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining, normalize

_SIGNS = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "´": "'",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "—": "-",
    "\u00ad": "",
    "“": '"',
    "”": '"',
}
_MARKS = str.maketrans(_SIGNS)
_ASCII = bytes(range(128))


class Letters:
    """A table of one letter for another, which says of each result the same: what `str.translate` does, but quickly.

    `str.translate` looks at each character of a text that has one letter beyond ASCII. Here the letters beyond ASCII
    are replaced one by one, few as they are, and the others all at once as bytes.
    """

    def __init__(self, table: dict[int, str]) -> None:
        self.table = table
        self._ascii = bytes(ord(table.get(code, chr(code))) for code in range(128)) + bytes(range(128, 256))
        self._beyond = {chr(code): letter for code, letter in table.items() if code > 127}

    def of(self, text: str) -> str:
        """The text in the letters of the table, as long as before."""
        if text.isascii():
            return text.encode("ascii").translate(self._ascii).decode("ascii")
        beyond = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
        for letter in set(beyond.decode("utf-8", "surrogatepass")):
            if letter in self._beyond:
                text = text.replace(letter, self._beyond[letter])
        return text.encode("utf-8", "surrogatepass").translate(self._ascii).decode("utf-8", "surrogatepass")


def _same_length() -> dict[int, str]:
    """Each letter of the Latin scripts to its plain small letter, where that is one character."""
    table = dict.fromkeys((*range(9, 14), 160, 8199, 8201, 8239), " ")
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        plain = "".join(c for c in normalize("NFD", chr(code).lower()) if not combining(c))
        if len(plain) == 1:
            table[code] = plain
    table.update((ord(mark), plain) for mark, plain in _SIGNS.items() if len(plain) == 1)
    return table


def fold(text: str) -> str:
    """`text` for comparison: "Côte  d’Ivoire" becomes "cote d'ivoire". Its length may differ from the text's."""
    short = _FLAT.of(text)
    if short.isascii():
        return " ".join(short.split())
    text = " ".join(text.translate(_MARKS).casefold().split())
    return "".join(c for c in normalize("NFD", text) if not combining(c))


def fold_all(texts: Sequence[str]) -> list[str]:
    """`fold` of many texts at once, without a null character: one by one it would be much of what a start costs."""
    short = _FLAT.of("\0".join(texts)).split("\0")
    return [
        " ".join(one.split()) if one.isascii() else fold(text) for text, one in zip(texts, short, strict=True)
    ]


def flat(text: str) -> str:
    """`text` of the same length for search: small letters without accents, plain apostrophes, blanks for breaks."""
    return _FLAT.of(text)


def plain(text: str) -> str:
    """`text` for search by words, one blank longer at each end: flat, and blanks for all marks."""
    return f" {_PLAIN.of(text)} "


def flat_letters(more: dict[int, str]) -> Letters:
    """The letters of `flat` with further letters of its result changed."""
    return Letters({**more, **{code: letter.translate(more) for code, letter in _FLAT.table.items()}})


_FLAT = Letters(_same_length())
_PLAIN = Letters(
    {
        **dict.fromkeys(
            (c for c in (*range(0x80), *range(0xA0, 0xC0), *range(0x2000, 0x2070)) if not chr(c).isalnum()),
            " ",
        ),
        **{code: letter for code, letter in _FLAT.table.items() if letter.isalnum()},
    }
)
