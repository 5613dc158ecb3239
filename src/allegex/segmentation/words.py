"""Text to plain words: what anchors, languages and the paragraph classifier are matched on."""

from __future__ import annotations

import re
from unicodedata import normalize

_WORD = re.compile(r"[a-z0-9]+")
HEAD = 260
"""Characters of a paragraph that are looked at for anchors: formulas stand at the start of their paragraph."""


def fold(text: str) -> list[str]:
    """Lower-case words without accents, apostrophes or punctuation: "L’État, 3" -> l etat 3."""
    if not text.isascii():
        text = normalize("NFKD", text.replace("’", "'").replace("\u00ad", "").replace("‐", "-"))
        text = text.encode("ascii", "ignore").decode()
    return _WORD.findall(text.lower())


def line(words: list[str]) -> str:
    """Words as one string in which every word stands between blanks."""
    return f" {' '.join(words)} "
