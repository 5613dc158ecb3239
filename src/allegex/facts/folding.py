"""How names are compared: without case, accents, typographic apostrophes and runs of white space."""

from __future__ import annotations

from unicodedata import combining, normalize

_MARKS = str.maketrans(
    {
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
)


def fold(text: str) -> str:
    """`text` for comparison: "Côte  d’Ivoire" becomes "cote d'ivoire". Its length may differ from the text's."""
    if text.isascii():
        return " ".join(text.replace("`", "'").lower().split())
    text = " ".join(text.translate(_MARKS).casefold().split())
    return "".join(c for c in normalize("NFD", text) if not combining(c))
