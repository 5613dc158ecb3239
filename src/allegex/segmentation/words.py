"""Text to plain words: what anchors, languages and the paragraph classifier are matched on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import normalize

_WORD = re.compile(r"[a-z0-9]+")
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
        text = normalize("NFKD", text.replace("’", "'").replace("\u00ad", "").replace("‐", "-"))
        text = text.encode("ascii", "ignore").decode()
    return _WORD.findall(text.lower())


def line(words: list[str]) -> str:
    """Words as one string in which every word stands between blanks."""
    return f" {' '.join(words)} "
