"""Titles of mandate holders: where they stand in a text, and which mandate one means.

A title is an office ("Special Rapporteur") and a topic. The office is read in every gender and number of the three
languages; the topic is compared as a set of word beginnings, so that articles, order and gender do not matter. Both are
compared `blurred`: letters that scans take for one another count as one, so that "Speclal Rapp0rteur" is read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import log

from msgspec import Struct

from allegex.facts.folding import flat_letters, fold
from allegex.facts.mandates import Kind, Mandate, mandates
from allegex.facts.states import by_code
from allegex.resources import Resources

STEM = 6
"""Letters of a word that count: enough to tell topics apart, and to join défenseurs and défenseuses."""
MOST_MET = 2000
"""Titles whose meaning is kept."""
LIKE = 0.72
"""Share of weighted words that two topics must have in common to be the same in other words (topics of no mandate,
such as "human rights of women in Africa", stay below 0.6)."""
MISREAD = 88
"""Similarity (0..100) from which a topic is a known one misread by OCR: one letter in eight."""

Topics = dict[str, tuple[str, ...]]
"""Topics (sorted word beginnings, blurred, with a blank between) to the ids of the mandates that they stand for."""
_ALIKE = ("ce", "il1|!", "o0", "hb", "s5", "gq9", "z2")
_WORD = re.compile(r"[^\W_]+")
_BLUR = flat_letters({ord(letter): letters[0] for letters in _ALIKE for letter in letters})


class Office(Struct, frozen=True, forbid_unknown_fields=True):
    """How a language writes one kind of office."""

    kind: Kind
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Chairs(Struct, frozen=True, forbid_unknown_fields=True):
    """Words for those who sign for a working group."""

    forms: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """What a language file says of titles."""

    offices: tuple[Office, ...]
    chairs: Chairs
    plurals: dict[str, str]
    """Offices of several holders to the office of one: "Special Rapporteurs on torture and on the right to food"."""
    links: tuple[str, ...]
    """Words between office and topic that such a list says again."""
    regional: tuple[str, ...]
    """Words of bodies outside the United Nations that have rapporteurs too."""
    joiners: tuple[str, ...]
    """Words between two titles of a list."""
    small_words: tuple[str, ...]
    """Words of topics that tell nothing."""


class Titles:
    """Finds titles in a text and tells their mandate. Holds tables on purpose."""

    def __init__(self, words: tuple[Words, ...], table: tuple[Mandate, ...], known: Topics) -> None:
        self._kinds = {
            _blurred(form): office.kind for w in words for office in w.offices for form in office.forms
        }
        self._office = re.compile("(?:" + _either(self._kinds, r"\w") + r")(?![^\W_])")
        self._joiners = tuple(
            sorted({_blurred(j) for w in words for j in w.joiners}, key=lambda j: (-len(j), j))
        )
        chairs = {_blurred(form) for w in words for form in w.chairs.forms}
        self._chair = re.compile("(?:" + _either(chairs, r"[\w-]") + r")(?!\w)")
        self._plurals = {_blurred(many): one for w in words for many, one in w.plurals.items()}
        links = "|".join(re.escape(link) for w in words for link in w.links)
        self._next = re.compile(rf"(?:\s*[;,]\s*(?:\w{{1,3}}\s+)?|\s+\w{{1,3}}\s+)(?=(?:{links})\s)")
        self._regional = tuple(sorted({_blurred(r) for w in words for r in w.regional}))
        self._small = frozenset(_blurred(word) for w in words for word in w.small_words)
        self._mandates = {mandate.id: mandate for mandate in table}
        self._known = known
        self._met: dict[tuple[str, int | None], str | None] = {}
        """What titles that were met mean: each stands in a letter three times, and letters repeat them."""
        owners: dict[str, set[str]] = {}
        for topic, ids in known.items():
            for stem in topic.split():
                owners.setdefault(stem, set()).update(ids)
        self._weight = {stem: log(1 + len(table) / len(ids)) for stem, ids in owners.items()}

    def find(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Spans of the titles in `text[start:end]`, each from its office to the last word before the next."""
        plain = _BLUR.of(text[start:end])
        starts = [match.start() for match in self._office.finditer(plain)]
        return [
            (start + first, start + self._trim(plain, first, last))
            for first, last in zip(starts, [*starts[1:], len(plain)][: len(starts)], strict=True)
        ]

    def split(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """A title with its words; of several holders named by one office, each with the office of one."""
        title = " ".join(text[start:end].split())
        office = self._office.match(_BLUR.of(text[start:end]))
        one = self._plurals.get(" ".join(office[0].split())) if office else None
        if office is None or one is None:
            return [(start, end, title)]
        first, parts = start + office.end(), []
        for match in [*self._next.finditer(text, first, end), None]:
            last = match.start() if match else end
            parts.append((first, last, f"{one} {' '.join(text[first:last].split())}"))
            first = match.end() if match else end
        if len(parts) == 1 or any(self.mandate_of(words) is None for _, _, words in parts):
            return [(start, end, title)]
        return parts

    def start_of(self, line: str) -> int | None:
        """Where a title begins in a line of a signature block, its chair or article included; None without one."""
        text = _BLUR.of(line)
        office = self._office.search(text)
        chair = self._chair.search(text)
        if office is None:
            return chair.start() if chair is not None and chair.start() == 0 else None
        if chair is not None and chair.start() < office.start():
            return chair.start()
        return office.start()

    def knows(self, text: str) -> bool:
        """Whether most words of a text are words of mandates' topics: the second line of a title, not a name."""
        stems = self.topic(text).split()
        return bool(stems) and 2 * sum(stem in self._weight for stem in stems) > len(stems)

    def office_of(self, title: str) -> str:
        """The title of the mandate itself: without the chair of a working group."""
        office = self._office.search(_BLUR.of(title))
        return title if office is None else title[office.start() :]

    def alike(self, first: str, second: str) -> bool:
        """Whether two titles, known or not, say the same topic."""
        one, other = (set(self.topic(self._without_office(title)).split()) for title in (first, second))
        return bool(one) and 2 * self._weigh(one & other) >= LIKE * (self._weigh(one) + self._weigh(other))

    def mandate_of(self, title: str, year: int | None = None) -> str | None:
        """Id of the mandate that a title means, None if it is none of the table's or could be two."""
        key = title, year
        if key not in self._met:
            if len(self._met) >= MOST_MET:
                self._met.clear()
            self._met[key] = self._meaning(title, year)
        return self._met[key]

    def _meaning(self, title: str, year: int | None) -> str | None:
        plain = _blurred(title)
        office = self._office.search(plain)
        if office is None or any(word in plain for word in self._regional):
            return None
        kind = self._kinds[office[0]]
        topic = self.topic(plain[office.end() :])
        ids = self._known.get(topic) or self._alike(topic, kind)
        ids = ids or self._misread(self._without_office(title), kind)
        return self._one([i for i in ids if self._mandates[i].kind == kind] or list(ids), year)

    def topic(self, text: str) -> str:
        """The topic of a text without the office."""
        words = _WORD.findall(_BLUR.of(text))
        return " ".join(sorted({word[:STEM] for word in words if word not in self._small}))

    def topics_of(self, mandate: Mandate, names: list[str]) -> list[str]:
        """Topics of a mandate's titles; of a country mandate with each of its State's `names`, longest first."""
        topics = []
        for title in (t for titles in mandate.titles.values() for t in titles):
            text = self._without_office(title.text)
            topics.append(self.topic(text))
            name = next((n for n in names if n in text), None)
            if name is not None:
                topics.extend(self.topic(text.replace(name, other)) for other in names)
        return topics

    def _without_office(self, title: str) -> str:
        """The words of a title after its office, folded."""
        text = fold(title)
        office = self._office.search(_BLUR.of(text))
        return text if office is None else text[office.end() :].strip()

    def _trim(self, plain: str, first: int, last: int) -> int:
        """End of the title that begins at `first`: without what joins it to the next one."""
        while True:
            part = plain[first:last].rstrip(" ;,.:•-(")
            if not part.endswith(self._joiners):
                return first + len(part)
            joiner = next(
                (j for j in self._joiners if part.endswith(j) and not part[-len(j) - 1 :][0].isalnum()), ""
            )
            end = first + len(part) - len(joiner)
            if end == last:
                return end
            last = end

    def _one(self, ids: list[str], year: int | None) -> str | None:
        """The only id, or the only one whose mandate existed in `year`."""
        if len(ids) > 1 and year is not None:
            there = [i for i in ids if self._mandates[i].since <= year <= (self._mandates[i].until or year)]
            ids = there or ids
        return ids[0] if len(ids) == 1 else None

    def _alike(self, topic: str, kind: Kind) -> tuple[str, ...]:
        """Thematic mandates of this kind whose topic says the same in other words or in short; the best only."""
        asked, best = set(topic.split()), dict[str, float]()
        for known, ids in self._known.items():
            stems = set(known.split())
            shared = asked & stems
            for i in ids if shared else ():
                if self._is_thematic(i, kind):
                    both = 2 * self._weigh(shared) / (self._weigh(stems) + self._weigh(asked))
                    best[i] = max(best.get(i, 0.0), both, LIKE if len(shared) == len(asked) else 0.0)
        top = max(best.values(), default=0.0)
        return tuple(i for i, score in best.items() if score >= LIKE and score == top)

    def _misread(self, text: str, kind: Kind) -> tuple[str, ...]:
        """The mandate of this kind whose topic is this one but for a few letters."""
        from rapidfuzz import fuzz, process  # 10 ms to import, and few letters need it

        titles = {
            (mandate.id, place): self._without_office(title.text)
            for mandate in self._mandates.values()
            if self._is_thematic(mandate.id, kind)
            for place, title in enumerate(t for titles in mandate.titles.values() for t in titles)
        }
        found = process.extractOne(text.strip(), titles, scorer=fuzz.ratio, score_cutoff=MISREAD)
        return () if found is None else (found[2][0],)

    def _is_thematic(self, id_: str, kind: Kind) -> bool:
        """Whether a mandate may be meant in other words: not one on a State, where one word makes another mandate."""
        return self._mandates[id_].scope == "thematic" and self._mandates[id_].kind == kind

    def _weigh(self, stems: set[str]) -> float:
        """Weight of a topic's stems: rare ones tell more; unknown ones as much as the rarest."""
        return sum(self._weight.get(stem, 4.4) for stem in sorted(stems))


def _either(forms: Iterable[str], not_after: str) -> str:
    """A pattern of forms, the longest first, that stand after none of `not_after`.

    Each begins with a letter of its own, not with the look behind it, so that the search passes over other letters.
    """
    by_letter: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        by_letter.setdefault(form[0], []).append(re.escape(form[1:]))
    return "|".join(
        rf"{re.escape(letter)}(?<!{not_after}{re.escape(letter)})(?:{'|'.join(rest)})"
        for letter, rest in sorted(by_letter.items())
    )


def _blurred(text: str) -> str:
    return " ".join(_BLUR.of(text).split())


def titles(resources: Resources) -> Titles:
    """The titles of all mandates in all languages."""
    words = tuple(resources.language(lang, "mandates.json", Words) for lang in resources.languages)
    return Titles(words, resources.of(mandates), resources.read("facts/mandate_topics.json", Topics))


def known_topics(resources: Resources) -> Topics:
    """The table facts/mandate_topics.json as it follows from mandates, States and languages."""
    words = tuple(resources.language(lang, "mandates.json", Words) for lang in resources.languages)
    reader = Titles(words, resources.of(mandates), {})
    states = resources.of(by_code)
    topics: dict[str, list[str]] = {}
    for mandate in resources.of(mandates):
        state = states.get(mandate.state or "")
        names = (
            [] if state is None else [*state.name.values(), *(n for a in state.aliases.values() for n in a)]
        )
        longest_first = sorted({fold(name) for name in names}, key=lambda n: (-len(n), n))
        for topic in reader.topics_of(mandate, longest_first):
            ids = topics.setdefault(topic, [])
            if mandate.id not in ids:
                ids.append(mandate.id)
    return {topic: tuple(ids) for topic, ids in sorted(topics.items())}
