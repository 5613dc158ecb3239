"""Text to plain words: what anchors, languages and the paragraph classifier are matched on."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from unicodedata import normalize

_PLAIN = bytes(
    ord(chr(code).lower()) if chr(code) in string.ascii_letters + string.digits else ord(" ")
    for code in range(256)
)
"""Each ASCII letter or digit in lower case; a blank for all else."""
HEAD = 260
"""Characters of a paragraph that are looked at for anchors: formulas stand at the start of their paragraph."""


_GAP = re.compile(r"[^a-z0-9\n]+")


def fold_all(phrases: Sequence[str]) -> list[str]:
    """`line(fold(phrase))` of each phrase, in one go: thousands of them are folded when a pipeline is built."""
    whole = normalize("NFKD", "\n".join(phrases).replace("’", "'")).encode("ascii", "ignore").decode().lower()
    return [f" {phrase.strip()} " for phrase in _GAP.sub(" ", whole).split("\n")]


def fold(text: str) -> list[str]:
    """Lower-case words without accents, apostrophes or punctuation: "L’État, 3" -> l etat 3."""
    if not text.isascii():
        text = normalize("NFKD", text.replace("’", "'").replace("‐", "-"))
    return text.encode("ascii", "ignore").translate(_PLAIN).decode().split()


def line(words: list[str]) -> str:
    """Words as one string in which every word stands between blanks."""
    return f" {' '.join(words)} "
