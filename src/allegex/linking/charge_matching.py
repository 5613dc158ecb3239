"""Matching words in a text in small letters."""

from __future__ import annotations

import re

ALIKE = 6
"""Letters in which two words of an offence agree whatever their endings."""

_CAPITAL = re.compile(r"(\\.|\(\?P<)|[A-ZÀ-Þ]")
"""A capital letter of a pattern, classes such as \\W left alone."""


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern for a text in small letters."""
    return re.compile(_CAPITAL.sub(lambda m: m[1] or m[0].lower(), pattern))


def small(text: str) -> str:
    """The text in small letters, of the same length even where a capital has a longer small form."""
    low = text.lower()
    return low if len(low) == len(text) else "".join([c.lower() if len(c.lower()) == 1 else c for c in text])


def _word(text: str, word: str) -> int:
    """Where a word or phrase stands whole in the text, -1 if nowhere."""
    place = text.find(word)
    while place >= 0:
        after = place + len(word)
        if (place == 0 or not text[place - 1].isalnum()) and (
            after == len(text) or not text[after].isalnum()
        ):
            return place
        place = text.find(word, place + 1)
    return -1


def has_word(text: str, words: tuple[str, ...]) -> str | None:
    """The first of the words that stands whole in a lower-case text."""
    return next((word for word in words if _word(text, word) >= 0), None)


def is_named(offence: str, said: str) -> bool:
    """Whether a text in small letters names an offence by its first words that say something, endings aside."""
    words = [word[:ALIKE].lower() for word in offence.split() if len(word) >= ALIKE][:2]
    return bool(words) and all(word in said for word in words)


def is_alike(one: str, other: str) -> bool:
    """Whether two offences in words share a word that says something, endings aside."""
    words = {word[:ALIKE].lower() for word in one.split() if len(word) >= ALIKE}
    return any(word[:ALIKE].lower() in words for word in other.split())


def told_apart(offences: dict[str, str], said: str) -> set[str]:
    """Those of several offences that a text in small letters names by a word that no other of them has, endings aside."""
    words = {
        key: {word[:ALIKE].lower() for word in offence.split() if len(word) >= ALIKE - 1}
        for key, offence in offences.items()
    }
    return {
        key
        for key, own in words.items()
        if any(
            word in said for word in own if not any(word in other for k, other in words.items() if k != key)
        )
    }
