"""Words that stand for persons named elsewhere: "she", "the two men", "the latter", "les trois intéressés", "fueron condenadas"."""

from __future__ import annotations

import re
from functools import cached_property

import ahocorasick
from msgspec import Struct


class ReferentFile(Struct, frozen=True, forbid_unknown_fields=True):
    """How a language stands for persons. Phrases are in lower case.

    `words` gives each phrase what it says: "s" one person, "m" a man, "f" a woman, "p" several, "2" to "10" so many, "2f" women, "#1" the first of
    those named together, "#-1" the last, "#1x2" the first two, "?" one or several as the verb has it, "o" the other one of two accused together,
    "lm" and "lf" the man or woman who was named last.
    """

    words: dict[str, str]
    definite: tuple[str, ...]
    """Articles of what somebody was called before: "the teacher" after "the teacher Ms. A" or "Ms. A, a teacher"."""
    apposed: str
    """What somebody is called right behind the name."""
    clitics: dict[str, str]
    """Pronouns right before a verb, as patterns that look at its form, with what they say as in `words`."""
    fronting: tuple[str, ...]
    """What stands before somebody of whom a clause then speaks: "as to Ms. A"."""
    companion: str
    """What stands between a verb and those accused beside its person: "stands trial with his wife, Ms. B"."""
    titles: dict[str, str]
    """What stands before a name and says whether it is a man or a woman."""
    plural: str
    """Verbs and participles of several persons."""
    feminine: str
    """Participles of women; of languages that have none, a pattern that nothing matches."""
    passive: str
    """What stands before the participle of a passive verb, which has its person before it."""
    joiners: tuple[str, ...]
    """What joins two names of a list."""
    relators: tuple[str, ...]
    """A name right after one of these is not what the sentence is about: "the lawyer of Mr. A was charged"."""
    agents: tuple[str, ...]
    """What stands before the one who did something: "argued by Ms. C"."""
    genitives: tuple[str, ...]
    """What stands between the noun for an end and the person: "the acquittal of Mr. A"."""
    recipients: tuple[str, ...]
    """What stands between a penalty and the person who gets it."""
    strangers: tuple[str, ...]
    """Those without a name of whom a verb speaks: "three officers were charged"."""
    indefinite: str
    """How a sentence begins that is about somebody without a name: "a police inspector"."""
    related: str
    """How a clause begins that is about people without a name and tells what they did to somebody: "the officers who beat"."""
    parting: str
    """Verbs and words between two names that stand in no list: "Mr. A was freed and Ms. B"."""
    things: str
    """Nouns after which a number or "both" stands for no persons: "both counts", "the first hearing"."""
    shares: tuple[str, ...]
    """What follows a person whose share of a charge is told: "Mr. A under article 5 and Mr. B under article 6"."""


class Referent(Struct, frozen=True):
    """Whom a word can stand for. `count` 0 is several; `place` counts in the list of those named together."""

    count: int = 1
    gender: str | None = None
    place: int | None = None
    start: int = -1
    end: int = -1
    other: bool = False
    last: bool = False
    persons: tuple[str, ...] = ()
    """Those who were called so where they were named."""


class Referents:
    """The words of one language, for a text in small letters."""

    def __init__(self, file: ReferentFile) -> None:
        self.file = file

    @cached_property
    def _words(self) -> ahocorasick.Automaton:
        automaton = ahocorasick.Automaton()
        for word, code in self.file.words.items():
            automaton.add_word(word, (len(word), code))
        automaton.make_automaton()
        return automaton

    @cached_property
    def _things(self) -> re.Pattern[str]:
        return re.compile(rf" (?:{self.file.things})\b")

    @cached_property
    def _plural(self) -> re.Pattern[str]:
        return re.compile(self.file.plural)

    @cached_property
    def _feminine(self) -> re.Pattern[str]:
        return re.compile(self.file.feminine)

    @cached_property
    def _passive(self) -> re.Pattern[str]:
        return re.compile(self.file.passive)

    @cached_property
    def _joined(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, self.file.joiners))
        return re.compile(rf",|;|\b(?:{words})\b")

    @cached_property
    def _parting(self) -> re.Pattern[str]:
        return re.compile(self.file.parting)

    @cached_property
    def _relator(self) -> re.Pattern[str]:
        words = "|".join(re.escape(w) + (r"\b" if w[-1].isalpha() else "") for w in self.file.relators)
        return re.compile(rf"\b(?:{words})")

    @cached_property
    def _share(self) -> re.Pattern[str]:
        words = "|".join(re.escape(w) + (r"\b" if w[-1].isalpha() else "") for w in self.file.shares)
        return re.compile(rf",? ?(?:{words})")

    @cached_property
    def _clitic(self) -> re.Pattern[str]:
        return re.compile("|".join(rf"({said})" for said in self.file.clitics) or "(?!)")

    def clitic(self, low: str, verb: int) -> Referent | None:
        """The pronoun right before a verb."""
        match = self._clitic.search(low, max(0, verb - 5), verb + 24)
        if match is None or match.end() != verb or match.lastindex is None:
            return None
        code = tuple(self.file.clitics.values())[match.lastindex - 1]
        return self._referent(code, match.start(), verb, "")

    def all(self, low: str, start: int, end: int, verb: str) -> list[Referent]:
        """The words in `low[start:end]` that stand for persons; `verb` is what is said of them."""
        if start >= end:
            return []
        text = low[start:end]
        found = []
        for last, (length, code) in self._words.iter_long(text):
            first, after = last + 1 - length, last + 1
            if (first and text[first - 1].isalnum()) or (after < len(text) and text[after].isalnum()):
                continue
            if (code[0] == "#" or code[0].isdigit()) and self._things.match(text, after):
                continue
            found.append(self._referent(code, start + first, start + after, verb))
        return found

    def _referent(self, code: str, start: int, end: int, verb: str) -> Referent:
        if code[0] == "#":
            place, _, count = code[1:].partition("x")
            return Referent(int(count or 1), None, int(place), start, end)
        if code[0].isdigit():
            return Referent(int(code.rstrip("mf")), code[-1] if code[-1] in "mf" else None, None, start, end)
        if code in "p?":
            several = code == "p" or self._plural.search(verb) is not None
            return Referent(0 if several else 1, None, None, start, end)
        gender = code[-1] if code[-1] in "mf" else None
        return Referent(1, gender, None, start, end, code == "o", last=code[0] == "l")

    def unsaid(self, verb: str) -> Referent:
        """Whom a verb without a subject can be about, by its form: "fueron absueltas", "condamnée"."""
        if self._plural.search(verb):
            return Referent(0)
        return Referent(1, "f" if self._feminine.search(verb) else None)

    def passive(self, before: str) -> bool:
        """Whether the text before a participle makes a passive of it."""
        return self._passive.search(before) is not None

    def joined(self, between: str) -> bool:
        """Whether two names with this text between them stand in one list."""
        if self._parting.search(between):
            return False
        ends = [match.end() for match in self._joined.finditer(between)]
        return bool(ends) and not self._relator.search(between, ends[-1])

    def receives(self, between: str) -> bool:
        """Whether the text between a verb and a name makes the person the one who gets it."""
        words = " ".join(self._untitled(between))
        return words in self.file.recipients or words in self.file.genitives

    def distributed(self, between: str) -> bool:
        """Whether what stands between two names gives each their own: "five years to Mr. A and two to Ms. B"."""
        return self._joined.search(between) is not None and not self._parting.search(between)

    def oblique(self, before: str) -> bool:
        """Whether the text before a name, titles included, makes it a complement: "the wife of Mr."."""
        words = self._untitled(before)
        return bool(words) and words[-1].strip("(«“") in self.file.relators

    def agent(self, before: str) -> bool:
        """Whether the text before a name, titles included, says that something was done by the person."""
        words = self._untitled(before)
        return bool(words) and words[-1] in self.file.agents

    def relates(self, words: str) -> bool:
        """Whether the words begin with one that makes a complement: "of murder"."""
        first, *_ = words.split()
        return first in self.file.relators and first not in self.file.recipients

    def stranger(self, before: str) -> bool:
        """Whether the text before a verb speaks of people without a name."""
        return any(word in before for word in self.file.strangers)

    @cached_property
    def _indefinite(self) -> re.Pattern[str]:
        return re.compile(self.file.indefinite)

    def begins_unnamed(self, sentence: str) -> bool:
        """Whether a sentence begins with somebody without a name."""
        return self._indefinite.match(sentence) is not None

    @cached_property
    def _related(self) -> re.Pattern[str]:
        return re.compile(self.file.related)

    def relates_strangers(self, clause: str) -> bool:
        """Whether a clause begins with people without a name and what they did: "the officers who beat Mr. A"."""
        return self._related.match(clause) is not None

    def fronted(self, before: str) -> bool:
        """Whether the text before a name sets the person as the one of whom is spoken: "as to Ms.", "quant à M."."""
        return " ".join(self._untitled(before)).endswith(self.file.fronting)

    @cached_property
    def _companion(self) -> re.Pattern[str]:
        return re.compile(self.file.companion)

    def joins_companion(self, after: str) -> bool:
        """Whether the text behind a verb begins with those accused beside its person."""
        return self._companion.match(after) is not None

    def accompanied(self, between: str) -> bool:
        """Whether somebody is named behind a text as being there too: "charged together with Ms."."""
        words = " ".join(self._untitled(between))
        return any(" " in joiner and joiner in words for joiner in self.file.joiners)

    def further(self, before: str) -> bool:
        """Whether the text before a name begins another share: ", and of Ms.", "y de la Sra."."""
        words = self._untitled(before)[-4:]
        return any(word in self.file.joiners for word in words)

    @cached_property
    def _apposed(self) -> re.Pattern[str]:
        return re.compile(self.file.apposed)

    def called(self, low: str, start: int, end: int) -> list[str]:
        """What the person named at [start, end) is called right before the name and behind it."""
        words = low[max(0, start - 35) : start].split()
        if words and words[-1].rstrip(".") in self.file.titles:
            words.pop()
        nouns = words[-1:]
        if low.startswith(",", end):
            behind = self._apposed.match(low, end, min(end + 60, len(low)))
            if behind is not None:
                nouns.append(behind["noun"])
        return [noun for noun in nouns if len(noun) > 3 and noun.isalpha() and noun not in self._outside]

    @cached_property
    def _outside(self) -> frozenset[str]:
        return frozenset({*self.file.joiners, *self.file.relators})

    def _untitled(self, before: str) -> list[str]:
        words = before.split()
        while words and words[-1].rstrip(".") in self.file.titles:
            words.pop()
        return words

    def shares(self, after: str) -> bool:
        """Whether the text after a person begins to tell that person's share of a charge."""
        return self._share.match(after.lstrip()) is not None

    def gender(self, before: str) -> str | None:
        """What the title right before a name says."""
        words = before.split()
        return self.file.titles.get(words[-1].rstrip(".")) if words else None
