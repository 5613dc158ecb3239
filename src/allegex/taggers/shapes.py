"""How a word is written: what a vocabulary of small letters no longer shows."""

from __future__ import annotations

SHAPES = 6


def shape_of(word: str) -> int:
    """0 small or other letters, 1 Title, 2 UPPER, 3 a capital inside or after a prefix, 4 digits, 5 signs."""
    if not any(c.isalnum() for c in word):
        return 5
    if word[0].isdigit():
        return 4
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[0].isupper():
        return 1 if word[1:].islower() else 3
    return 0 if word == word.lower() else 3
