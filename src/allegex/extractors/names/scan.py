"""The words of a document under one grammar, what each may be, and the names claimed so far."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Container, Iterable, Iterator
from itertools import compress, count, filterfalse

from allegex.extractors.names.lookups import USES, Grammar, Use
from allegex.facts.names import RoleRow
from allegex.records.name import Attributes, EntityKind, NameMention
from allegex.records.words import Words, is_capital

_VOWELS = frozenset("aeiouy")
"""A word of two consonants before a full stop is an abbreviated name ("St.", "Md."); "Wu." ends a sentence."""

LONGEST = 12
"""Words of the longest name; real ones end far earlier, and all walks stay short on text without an end."""

_PLAIN = Attributes()
_DIGITS = ":"
"""What begins with a digit comes before the sign behind the last digit."""
_JOINING = frozenset({"", " ", " & "})
_LONE = frozenset({" ", ", ", ". "})
_ELIDED = re.compile(r"’(?=[a-zà-ÿ]{2})")
_PART = re.compile(r"\w+")
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
        self.gaps = gaps = (*words.gaps, "\n")
        """By word, what stands between it and the next one; a line break after the last."""
        self.joins = list(map(_JOINING.__contains__, words.gaps))
        """By word: does the next one follow on the same line, with nothing but a blank, an elision or "&" between?"""
        self.person_ends: dict[tuple[int, bool, bool], tuple[int, int]] = {}
        """What `person_end` found where all is free; it is asked for the same words by one rule after another."""
        self.roles: dict[int, RoleRow | None] = {}
        """What `role_at` found; two rules ask for it."""
        self.at: dict[Use, list[int]] = {use: [] for use in USES}
        """By table of the grammar, the words that stand in it."""
        self.different = different = frozenset(text)
        self.phrases = {
            word: tuple(
                [
                    n
                    for n in grammar.names.of(word)
                    if n.words[-1] in different and different.issuperset(n.words)
                ]
            )
            for word in different.intersection(grammar.names.firsts)
        }
        """First word -> the known names that begin with it and have no word that the letter has not, longest first."""
        self.opens: list[int] = []
        capitals: list[int] = []
        # What is said of a word is said once: a letter has three words for each different one.
        self.odd = list(filterfalse(str.isalpha, different))
        """Words that are not of letters alone."""
        spoken = self._spoken(capitals)
        self.spoken = frozenset(spoken)
        self.beginnings = self._beginnings()
        """By word, what of it may begin an agent without a name, and where in the word it stands."""
        for word in self.beginnings:
            spoken.setdefault(word, []).append(self.at["unnamed"])
        marks = list(map(spoken.get, text))
        self.hits = list(compress(count(), marks))
        """Words that are capitalised or say something to a rule; all others are passed over."""
        for index, lists in zip(self.hits, filter(None, marks), strict=True):
            for places in lists:
                places.append(index)
        self.capital = [False] * len(text)
        self.open = [False] * len(text)
        for index in capitals:
            self.capital[index] = True
        for index in self.opens:
            self.open[index] = True
        self._join_owned(self.spoken)
        self._join_glottal()
        self._open_elided()
        self._open_syllables()
        self.ends = self._run_ends()
        self._runs = list(self._cut(self.opens))
        self._longer = [run for run in self._runs if run[1] - run[0] > 1 or gaps[run[0]] not in _LONE]

    def _spoken(self, capitals: list[int]) -> dict[str, list[list[int]]]:
        """The words that are capitalised or say something to a rule, each with the lists that its places belong to."""
        grammar, at, opens, different = self.grammar, self.at, self.opens, self.different
        words = different & grammar.triggers
        found = {word: [at[use] for use in grammar.uses.get(word, ())] for word in words}
        for word in filterfalse(str.islower, different):
            if word not in found:
                found[word] = [at[use] for use in grammar.uses.get(word, ())]
        for word in self.odd:
            if word < _DIGITS:
                lists = found.setdefault(word, [])
                if word not in grammar.counting:
                    lists.append(at["counting"])
        for word, phrases in self.phrases.items():
            if phrases and word in found:
                found[word].append(at["phrase"])
        words = frozenset(found)
        for word in (words & grammar.cities) | (words & grammar.city_starts):
            found[word].append(at["city"])
        stops = grammar.stops
        others: list[int] = []
        for word, lists in found.items():
            if is_capital(word):
                lists.append(capitals)
                # No stop word begins a name, nor one behind a prefix ("al-The").
                tail = word.rpartition("-")[2]
                plain = tail not in stops or (word[0].isupper() and tail[0].isupper())
                if word not in stops and plain:
                    lists.append(opens)
            elif not lists:
                lists.append(others)
        return found

    def _beginnings(self) -> dict[str, list[tuple[int, str]]]:
        """The second part of "heavily-armed" may begin one too."""
        known, begins = self.grammar.unnamed, self.grammar.beginnings
        inside = {word: [(0, begins[word])] for word in self.different.intersection(begins)}
        for word in self.odd:
            if (
                "-" in word
                and word not in inside
                and not known.keys().isdisjoint(_PART.findall(word.lower()))
            ):
                parts = [(part.start(), part[0].lower()) for part in _PART.finditer(word)]
                if found := [(at, part) for at, part in parts if part in known]:
                    inside[word] = found
        return inside

    def _join_owned(self, known: Container[str]) -> None:
        """Joins possessives to the names of bodies that they begin."""
        start = self.words.start
        for match in _OWNS.finditer(self.words.content):
            index = bisect_left(start, match.end())
            if index == len(start) or start[index] != match.end() or self.text[index] not in known:
                continue
            whole = f"{self.text[index - 1]}{match[0]}{self.text[index]}" if index else ""
            headed = (
                self.text[index] in self.grammar.heads
                or self.text[index] in self.grammar.inner
                or self._headed(index)
            )
            if whole in self.grammar.cities or (headed and self._owned(index)):
                self.joins[index - 1] = True

    def _join_glottal(self) -> None:
        """Joins a name that ends in an apostrophe to what follows: "Q’eqchi’ del Cahabón"."""
        marked = {word for word in self.odd if "’" in word and word[0].isupper()}
        for index in compress(count(), map(marked.__contains__, self.text)) if marked else ():
            if self.gaps[index] == "’ ":
                self.joins[index] = True

    def _open_elided(self) -> None:
        """Opens the small part behind an apostrophe inside a name: "Sidi M’hamed"."""
        start, content = self.words.start, self.words.content
        for match in _ELIDED.finditer(content):
            if not content[match.start() - 1].isupper():
                continue
            index = bisect_left(start, match.end())
            inside = 1 < index < len(start) and start[index] == match.end() and self.joins[index - 2]
            if inside and self.open[index - 1] and self.open[index - 2] and not self.open[index]:
                self.capital[index] = self.open[index] = True
                insort(self.opens, index)

    def _open_syllables(self) -> None:
        """Opens small words of the language that are a part of a name here: "Radio Tu Do", "Nghe An province"."""
        found = self.different & self.grammar.syllables
        for index in compress(count(), map(found.__contains__, self.text)) if found else ():
            if index == 0 or not self.joins[index - 1]:
                continue
            goes_on = index + 1 < len(self.text) and self.joins[index] and self.open[index + 1]
            before = self.text[index - 1]
            if self.open[index - 1] or (goes_on and (before.islower() or before in self.grammar.articles)):
                self.capital[index] = self.open[index] = True
                insort(self.opens, index)

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
        strong = grammar.heads.get(owner)
        if strong is not None and not strong.weak and owner not in grammar.honorifics:
            return before[1:] == "’ "  # "the Government’s Peshmerga".
        if before.endswith("s’ ") and self.open[index - 1]:
            return True
        return owner in grammar.inner or owner in grammar.official or owner in grammar.heads

    def gap(self, index: int) -> str:
        """What stands between this word and the next."""
        gaps = self.gaps
        return gaps[index] if index < len(gaps) else "\n"

    def inside(self, start: int, end: int) -> range:
        """The words inside the characters start..end."""
        first = bisect_left(self.words.start, start)
        return range(first, bisect_left(self.words.start, end, first))

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
        self.taken[first:last] = b"\1" * (last - first)
        self.mentions.append(mention or self.mention(first, last, kind, rule))

    def mention(self, first: int, last: int, kind: EntityKind, rule: str) -> NameMention:
        """The mention of the words first..last-1, with nothing taken."""
        return NameMention(
            start=self.words.start[first],
            end=self.words.end[last - 1],
            by=f"names:{rule}",
            kind=kind,
            attributes=_PLAIN,
            language=self.grammar.language,
        )

    def run(self, first: int) -> int:
        """End of the run of capitalised words that starts here; lower-case particles may stand inside."""
        return self.ends[first]

    def free_runs(self, lone: Container[str] = ()) -> Iterator[tuple[int, int]]:
        """Runs of capitalised words that nobody has taken; one that is taken in part is cut by what took it.

        Those of one word that no nickname in quotes makes longer are passed over, but for the words in `lone`.
        """
        past, find = 0, self.taken.find
        runs = self._longer
        if lone:
            text, gaps = self.text, self.gaps
            runs = [r for r in self._runs if r[1] > r[0] + 1 or gaps[r[0]] not in _LONE or text[r[0]] in lone]
        for first, end in runs:
            if first >= past and find(1, first, end) < 0:
                past = end
                yield first, end
                continue
            if find(0, first, end) < 0:
                continue
            inside = [i for i in range(max(first, past), end) if self.open[i] and not self.taken[i]]
            for begin, stop in self._cut(inside):
                past = stop
                if (not self.is_lone(begin, stop) or self.text[begin] in lone) and self.free(begin, stop):
                    yield begin, stop

    def _cut(self, opens: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The runs that begin at these words, none inside another."""
        past = 0
        for index in opens:
            if index >= past:
                past = self.run(index)
                yield index, past

    def is_lone(self, first: int, end: int) -> bool:
        return end - first == 1 and self.gap(first) in _LONE

    def _run_ends(self) -> list[int]:
        """By word, the end of the run that begins with it, the word itself where none does: from the last word to the first."""
        opened, joins, last = self.open, self.joins, len(self.text)
        ends = list(range(last + 2))
        long: list[int] = []
        for index in reversed(self.opens):
            after = index + 1
            end = after
            if after < last and (joins[index] or self._continues(index)):
                if not opened[after] and self._particle(after):
                    while (
                        after < index + 4
                        and after < last
                        and self._particle(after)
                        and self._continues(after)
                    ):
                        after += 1
                if after < last and opened[after]:
                    end = ends[after]
            ends[index] = end
            if end - index > LONGEST:
                long.append(index)
        short = [self._short_run(index) for index in long]
        for index, end in zip(long, short, strict=True):
            ends[index] = end
        return ends

    def _short_run(self, first: int) -> int:
        """End of a run that is cut where it is longer than any name."""
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

    def _continues(self, index: int) -> bool:
        """May the name go on after this word? A blank, or the full stop of an initial or abbreviation."""
        if self.joins[index]:
            return True
        word = self.text[index]
        gap = self.gap(index)
        return gap in {". ", "."} and (
            len(word) == 1
            or (len(word) == 2 and not _VOWELS & {*word.lower()})
            or word in self.grammar.particles
            or f"{word.lower()}." in self.grammar.particles
        )
