"""What layout knows of languages: words of page numbers, letterheads and covers, hyphened words, abbreviations."""

from __future__ import annotations

import re

from msgspec import Struct

from allegex.resources import Resources


class LayoutWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's layout.json."""

    page: tuple[str, ...]
    """Words before a page number: "page", "p."."""
    of: tuple[str, ...]
    """Words between a page number and the number of pages: "of"."""
    letterhead: tuple[str, ...]
    """Phrases of which a line of a letterhead has one, and no other line at the top of a letter."""
    cover: tuple[str, ...]
    """Phrases of the title of a fax cover page."""
    hyphen_kept: tuple[str, ...]
    """First parts of words that keep their hyphen: "non", "self"."""
    hyphen_kept_before: tuple[str, ...]
    """Last parts of such words: "based", "old"."""
    hyphen_if_word: tuple[str, ...]
    """First parts that keep it only before a word that also stands alone in the text: "pro", "co"."""
    hyphen_dropped: tuple[str, ...]
    """Words that two whole words make up, without a hyphen: "without", "therefore"."""
    abbreviations: tuple[str, ...]
    """Abbreviations with a full stop that do not end a sentence, before what follows: "Mr.", "art."."""


class Words(Struct, frozen=True):
    """The words of all languages, compiled."""

    page_number: re.Pattern[str]
    letterhead: re.Pattern[str]
    cover: re.Pattern[str]
    hyphen_kept: frozenset[str]
    hyphen_kept_before: frozenset[str]
    hyphen_if_word: frozenset[str]
    hyphen_dropped: frozenset[str]
    abbreviations: frozenset[str]


def build_words(resources: Resources) -> Words:
    """The layout words of the languages in use."""
    rows = [
        resources.language(language, "layout.json", LayoutWords) for language in sorted(resources.languages)
    ]
    page = _either(word for row in rows for word in row.page)
    of = _either(word for row in rows for word in row.of)
    number = rf"[\W_]*(?:(?:{page})\s*)?(?P<number>\d{{1,4}})(?:\s*(?:/|-|{of})\s*\d{{1,4}}|\s*\(\d{{1,4}}\))?[\W_]*"
    return Words(
        page_number=re.compile(number, re.I),
        letterhead=re.compile(_either(word for row in rows for word in row.letterhead), re.I),
        cover=re.compile(_either(word for row in rows for word in row.cover), re.I),
        hyphen_kept=frozenset(word for row in rows for word in row.hyphen_kept),
        hyphen_kept_before=frozenset(word for row in rows for word in row.hyphen_kept_before),
        hyphen_if_word=frozenset(word for row in rows for word in row.hyphen_if_word),
        hyphen_dropped=frozenset(word for row in rows for word in row.hyphen_dropped),
        abbreviations=frozenset(word for row in rows for word in row.abbreviations),
    )


def _either(words: object) -> str:
    """An alternation of phrases, longest first; a phrase that begins or ends with a letter stands for whole words."""
    parts = []
    for word in sorted(set(words), key=lambda w: (-len(w), w)):  # type: ignore[call-overload]
        part = re.escape(word).replace(r"\ ", r"\s+")
        before = r"\b" if word[0].isalnum() else ""
        after = r"\b" if word[-1].isalpha() else ""
        parts.append(f"{before}{part}{after}")
    return "|".join(parts) if parts else r"(?!)"
