"""The language of a stretch of text: by its script, or by its small words. The letterhead never decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from allegex.records.text import Text
from allegex.resources import Resources
from allegex.segmentation.rows import OtherLanguages, Stopwords
from allegex.segmentation.words import fold

ENOUGH = 0.15
"""Share of small words below which a Latin text is not told: lists of names have few, prose has 0.35 and more."""


FEWEST = 6
"""Words below which no language is told."""
SAMPLES = 8
LONG = 120
"""Paragraphs looked at, and characters of each, to tell which languages a text is written in."""


CLOSE = 0.75
"""Share of the best language's small words from which the expected one wins: a bilingual notice, a list of titles."""


class Languages:
    """Tells the language of words and of text."""

    def __init__(self, own: dict[str, tuple[str, ...]], others: OtherLanguages) -> None:
        self._others = others
        self._told: dict[str, list[str]] = {}
        for language, words in (*own.items(), *((o.language, o.words) for o in others.stopwords)):
            for word in words:
                self._told.setdefault(word, []).append(language)

    def of_words(self, words: Sequence[str], expected: str = "") -> tuple[str | None, float]:
        """The language of folded words and the share of them that are its small words.

        Where two languages are close, the expected one is taken.
        """
        if len(words) < FEWEST:
            return None, 0.0
        told = self._told
        votes: dict[str, int] = {}
        for word in words:
            if word in told:
                for language in told[word]:
                    votes[language] = votes.get(language, 0) + 1
        if not votes:
            return None, 0.0
        language, most = min(votes.items(), key=_by_votes)
        if votes.get(expected, 0) >= CLOSE * most:
            language = expected
        share = most / len(words)
        return (language if most >= 2 and share >= ENOUGH else None), share

    def present(self, text: Text) -> set[str]:
        """The languages that a text is written in, told from every few paragraphs of it."""
        long = [block for block in text.blocks if block.end - block.start > LONG] or list(text.blocks)
        step = max(1, len(long) // SAMPLES)
        found = (self.of_words(fold(text.content[b.start : b.start + LONG]))[0] for b in long[::step])
        return {language for language in found if language}

    def of_text(self, text: str) -> str | None:
        """The language of a text, None where it cannot be told."""
        letters = [c for c in text[:2000] if c.isalpha()]
        if letters and sum(c > "ɏ" for c in letters) > len(letters) / 2:
            return self._of_script(letters)
        return self.of_words(fold(text[:2000]))[0]

    def _of_script(self, letters: list[str]) -> str | None:
        counts: Counter[str] = Counter()
        for script in self._others.scripts:
            counts[script.language] = sum(script.first <= c <= script.last for c in letters)
        language, most = min(counts.items(), key=_by_votes)
        if not most:
            return None
        for row in self._others.letters:
            if row.script == language and sum(c.lower() in row.letters for c in letters) > len(letters) / 50:
                return row.language
        return "ja" if language == "zh" and counts["ja"] > len(letters) / 10 else language


def _by_votes(vote: tuple[str, int]) -> tuple[int, str]:
    return -vote[1], vote[0]


def build_languages(resources: Resources) -> Languages:
    """The small words of all languages known."""
    return Languages(
        {code: resources.language(code, "stopwords.json", Stopwords).words for code in resources.languages},
        resources.read("facts/languages.json", OtherLanguages),
    )
