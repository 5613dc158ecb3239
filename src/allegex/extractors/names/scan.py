"""The words of a document under one grammar, what each may be, and the names claimed so far."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container

from allegex.extractors.names.grammar import USES, Grammar, Use
from allegex.records.name import Attributes, EntityKind, NameMention
from allegex.records.words import Words, is_capital

_VOWELS = frozenset("aeiouy")
"""A word of two consonants before a full stop is an abbreviated name ("St.", "Md."); "Wu." ends a sentence."""

LONGEST = 12
"""Words of the longest name; real ones end far earlier, and all walks stay short on text without an end."""

_JOINING = frozenset({"", " "})
_ELIDED = re.compile(r"[A-ZÀ-Þ]’(?=[a-zà-ÿ]{2})")
_OWNS = re.compile("’s? ")


class Scan:
    """Words with a mark on those that are part of a name already.

    Holds state on purpose: the rules run one after another, and a word that one of them has taken is closed to the next.
    """

    def __init__(self, words: Words, grammar: Grammar) -> None:
        self.words = words
        self.text = text = words.text
        self.grammar = grammar
        self.taken = bytearray(len(text) + 1)
        self.mentions: list[NameMention] = []
        self.joins = [gap in _JOINING for gap in words.gaps]
        """By word: does the next one follow on the same line, with nothing but a blank (or an elision) between?"""
        self._runs: dict[int, int] = {}
        self.at: dict[Use, list[int]] = {use: [] for use in USES}
        """By table of the grammar, the words that stand in it."""
        stops, triggers = grammar.stops, grammar.triggers
        capitals: set[str] = set()
        opens: set[str] = set()
        uses: dict[str, list[list[int]]] = {}
        for word in set(text):  # A letter has three words for each different one.
            if not word.islower() and is_capital(word):
                capitals.add(word)
                if word not in stops and (word[0].isupper() or word.rpartition("-")[2] not in stops):
                    opens.add(word)
            elif word not in triggers and word[0] > "9":
                continue
            found = uses[word] = [self.at[use] for use in grammar.uses.get(word, ())]
            if word in grammar.phrases:
                found.append(self.at["phrase"])
            if word in grammar.city_starts:
                found.append(self.at["city"])
            if word[0].isdigit() and word not in grammar.counting:
                found.append(self.at["counting"])
        self.capital = [word in capitals for word in text]
        self.open = [word in opens for word in text]
        self.hits = tuple([index for index, word in enumerate(text) if word in uses])
        """Words that are capitalised or say something to a rule; all others are passed over."""
        self.opens = tuple([index for index in self.hits if self.open[index]])
        for index in self.hits:
            for place in uses[text[index]]:
                place.append(index)
        self._join_owned(uses)
        self._open_elided()

    def _join_owned(self, known: Container[str]) -> None:
        """Joins possessives to the names of bodies that they begin."""
        start = self.words.start
        for match in _OWNS.finditer(self.words.content):
            index = bisect_left(start, match.end())
            if index == len(start) or start[index] != match.end() or self.text[index] not in known:
                continue
            if (self.text[index] in self.grammar.heads or self._headed(index)) and self._owned(index):
                self.joins[index - 1] = True

    def _open_elided(self) -> None:
        """Opens the small part behind an apostrophe inside a name: "Sidi M’hamed"."""
        start = self.words.start
        for match in _ELIDED.finditer(self.words.content):
            index = bisect_left(start, match.end())
            inside = 1 < index < len(start) and start[index] == match.end() and self.joins[index - 2]
            if inside and self.open[index - 1] and self.open[index - 2]:
                self.capital[index] = self.open[index] = True

    def _headed(self, index: int) -> bool:
        """Do the capitalised words that begin here hold a head in the next two: "Democratic Federation"?"""
        for at in range(index, min(index + 3, len(self.text) - 1)):
            if not self.open[at]:
                return False
            if self.text[at] in self.grammar.heads:
                return True
            if not self.joins[at]:
                return False
        return False

    def _owned(self, index: int) -> bool:
        """ "People’s Court", "Farmers’ Union": a possessive that belongs to the name of a body."""
        start = self.words.start[index]
        before = self.words.content[max(start - 3, 0) : start]
        if index == 0 or not (before.endswith("’s ") or before[1:] == "’ "):
            return False
        grammar, owner = self.grammar, self.text[index - 1]
        if before.endswith("s’ ") and self.open[index - 1]:
            return True
        return owner in grammar.inner or owner in grammar.official or owner in grammar.heads

    def gap(self, index: int) -> str:
        """What stands between this word and the next."""
        gaps = self.words.gaps
        return gaps[index] if index < len(gaps) else "\n"

    def free(self, first: int, last: int) -> bool:
        """Are the words first..last-1 free?"""
        return self.taken.find(1, first, last) < 0

    def claim(
        self,
        first: int,
        last: int,
        kind: EntityKind,
        rule: str,
        *,
        mention: NameMention | None = None,
    ) -> None:
        """Takes the words first..last-1 as one name."""
        for index in range(first, last):
            self.taken[index] = 1
        self.mentions.append(mention or self.mention(first, last, kind, rule))

    def mention(self, first: int, last: int, kind: EntityKind, rule: str) -> NameMention:
        """The mention of the words first..last-1, with nothing taken."""
        return NameMention(
            start=self.words.start[first],
            end=self.words.end[last - 1],
            by=f"names:{rule}",
            kind=kind,
            attributes=Attributes(),
            language=self.grammar.language,
        )

    def run(self, first: int) -> int:
        """End of the run of capitalised words that starts here; lower-case particles may stand inside."""
        end = self._runs.get(first)
        if end is None:
            end = self._runs[first] = self._run(first)
        return end

    def _run(self, first: int) -> int:
        index = first
        limit = min(first + LONGEST, len(self.text))
        while index < limit and self.open[index]:
            index += 1
            if index >= limit or not self._continues(index - 1):
                return index
            after = index
            while after < limit and after < index + 3 and self._particle(after):
                if not self._continues(after):
                    return index
                after += 1
            if after < limit and self.open[after]:
                index = after
            else:
                return index
        return index

    def _particle(self, index: int) -> bool:
        """A lower-case part of a name, or a capitalised one that is a stop word elsewhere ("Ferrer La Riva")."""
        word = self.text[index]
        if self.open[index]:
            return False
        return word.lower() in self.grammar.particles or (len(word) == 1 and word.isupper())

    def person_follows(self, index: int) -> bool:
        """Is this honorific or office followed by a person's name, or is it a part of a body's name?"""
        row = self.grammar.honorifics[self.text[index]]
        if row.gender is not None or not row.roles:
            return True
        after = index + 1
        return (
            after < len(self.text)
            and self.joins[index]
            and self.open[after]
            and self.text[after] not in self.grammar.heads
            and self.text[after] not in self.grammar.official
            and self.text[after] not in self.grammar.matter
            and (self.text[after] not in self.grammar.honorifics or self.gap(after) not in {" ", ". "})
        )

    def _continues(self, index: int) -> bool:
        """May the name go on after this word? A blank, or the full stop of an initial or abbreviation."""
        if self.joins[index]:
            return True
        word = self.text[index]
        gap = self.gap(index)
        return gap in {". ", "."} and (
            len(word) == 1
            or (len(word) == 2 and not _VOWELS & {*word.lower()})
            or word.lower() in self.grammar.particles
        )
