"""How alike two words are, for names that are spelled in more than one way."""

from __future__ import annotations


def alike(one: str, other: str, least: int) -> bool:
    """Whether two words are at least so alike, of 100: twice the letters they share in order, of all letters of both."""
    both = len(one) + len(other)
    if 200 * min(len(one), len(other)) < least * both:
        return False
    return 200 * _shared(one, other) >= least * both


def _shared(one: str, other: str) -> int:
    """How many letters two words share in order: the longest common subsequence, a bit for each letter of `one`."""
    places: dict[str, int] = {}
    for at, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << at
    whole = (1 << len(one)) - 1
    free = whole
    for letter in other:
        here = free & places.get(letter, 0)
        free = (free + here | free - here) & whole
    return len(one) - free.bit_count()
