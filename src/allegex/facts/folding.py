"""How names are compared: without case, accents, typographic apostrophes and runs of white space."""

from __future__ import annotations

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
    short = flat(text)
    if short.isascii():
        return " ".join(short.split())
    text = " ".join(text.translate(_MARKS).casefold().split())
    return "".join(c for c in normalize("NFD", text) if not combining(c))


def flat(text: str) -> str:
    """`text` of the same length for search: small letters without accents, plain apostrophes, blanks for breaks."""
    return text.translate(_FLAT)


def plain(text: str) -> str:
    """`text` for search by words, one blank longer at each end: flat, and blanks for all marks."""
    return f" {text.translate(_PLAIN)} "


def flat_table(more: dict[int, str]) -> dict[int, str]:
    """The table of `flat` with further letters of its result changed: for `str.translate`."""
    return {**more, **{code: letter.translate(more) for code, letter in _FLAT.items()}}


_FLAT = _same_length()
_PLAIN = {
    **dict.fromkeys(
        (c for c in (*range(0x80), *range(0xA0, 0xC0), *range(0x2000, 0x2070)) if not chr(c).isalnum()), " "
    ),
    **{code: letter for code, letter in _FLAT.items() if letter.isalnum()},
}
