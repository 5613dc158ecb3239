"""What the language files say of headers, ready for search: cues, words and numbers of all languages."""

from __future__ import annotations

import re

from msgspec import Struct

from allegex.facts.folding import flat, plain
from allegex.resources import Resources


class Forms(Struct, frozen=True, forbid_unknown_fields=True):
    """Beginnings of words and phrases, with sentences that hold one and sentences that do not."""

    forms: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


class HeaderWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The file header.json of a language."""

    government: str
    labels: Forms
    """What stands before a letter's own reference."""
    governments: Forms
    """What stands before the name of a State written to."""
    missions: Forms
    """What stands near the name of a State on a cover."""
    pursuant: Forms
    """What ends the list of capacities in the opening sentence."""
    reply_asked: Forms
    reply_words: Forms
    """What a sentence on the reply period speaks of, where it asks in words that are not listed."""
    published: Forms
    after_reply: Forms
    """What begins a sentence on the time after the reply is due."""
    planned: Forms
    """What is said of days still to come."""
    urgent: Forms
    copied: Forms
    parallel: Forms
    earlier: Forms
    replied: Forms
    greets: Forms
    """What stands before the body that a reply is addressed to."""
    greets_ends: Forms
    """What begins the clause after that body's name."""
    your_company: Forms
    your_body: Forms
    company_words: tuple[str, ...]
    body_words: tuple[str, ...]
    authority_words: tuple[str, ...]
    honorifics: tuple[str, ...]
    posts: tuple[str, ...]
    address_words: tuple[str, ...]
    numbers: dict[str, int]
    units: dict[str, str]
    """Words for days, weeks, months and hours to D, W, M, H."""
    between: tuple[str, ...]
    """Words between number and unit: "calendar" days."""


class Cue:
    """Phrases of all languages. Found at the beginnings of words of a text made `plain`."""

    def __init__(self, forms: list[str]) -> None:
        self._forms = tuple(sorted({f" {squeeze(plain(form))}" for form in forms}))

    def within(self, text: str) -> bool:
        """Whether a plain text says it."""
        return any(map(text.__contains__, self._forms))

    def starts(self, text: str) -> list[int]:
        """Where a plain text says it, as offsets of the text that was made plain; in order."""
        return sorted(start for start, _ in self._spans(text))

    def ends(self, text: str) -> list[int]:
        """Where the words after it begin, as offsets of the text that was made plain; in order."""
        return sorted(end for _, end in self._spans(text))

    def _spans(self, text: str) -> set[tuple[int, int]]:
        found = set()
        for form in [form for form in self._forms if form in text]:
            place = text.find(form)
            while place >= 0:
                found.add((place, place + len(form) - 1))
                place = text.find(form, place + 1)
        return found


class Wording:
    """The words of all languages, and the name of a Government by language."""

    def __init__(self, words: dict[str, HeaderWords]) -> None:
        every = tuple(words.values())
        self.government = {language: w.government for language, w in words.items()}
        self.labels = tuple(sorted({flat(label) for w in every for label in w.labels.forms}))
        self._label = re.compile(rf"\s+(?:{'|'.join(map(re.escape, self.labels))})\s*(?:[.:]|$)")
        self.governments = Cue([f for w in every for f in w.governments.forms])
        self.missions = Cue([f for w in every for f in w.missions.forms])
        self.pursuant = Cue([f for w in every for f in w.pursuant.forms])
        self.reply_asked = Cue([f for w in every for f in w.reply_asked.forms])
        self.reply_words = Cue([f for w in every for f in w.reply_words.forms])
        self.published = Cue([f for w in every for f in w.published.forms])
        self.after_reply = Cue([f for w in every for f in w.after_reply.forms])
        self.planned = Cue([f for w in every for f in w.planned.forms])
        self.urgent = Cue([f for w in every for f in w.urgent.forms])
        self.copied = Cue([f for w in every for f in w.copied.forms])
        self.parallel = Cue([f for w in every for f in w.parallel.forms])
        self.earlier = Cue([f for w in every for f in w.earlier.forms])
        self.replied = Cue([f for w in every for f in w.replied.forms])
        self.greets = Cue([f for w in every for f in w.greets.forms])
        self.greets_ends = Cue([f for w in every for f in w.greets_ends.forms])
        self.your_company = Cue([f for w in every for f in w.your_company.forms])
        self.your_body = Cue([f for w in every for f in w.your_body.forms])
        self.company = _words([x for w in every for x in w.company_words])
        self.body = _words([x for w in every for x in w.body_words])
        self.authority = _words([x for w in every for x in w.authority_words])
        self.honorifics = tuple(sorted({squeeze(plain(h)) for w in every for h in w.honorifics}))
        self.posts = tuple(sorted({squeeze(plain(p)) for w in every for p in w.posts}))
        self.address = _words([x for w in every for x in w.address_words])
        self.numbers = {squeeze(plain(k)): v for w in every for k, v in w.numbers.items()}
        self.units = {squeeze(plain(k)): v for w in every for k, v in w.units.items()}
        self.times = Cue([unit for w in every for unit in w.units])
        between = "|".join(sorted({x for w in every for x in w.between}))
        self.duration = re.compile(
            rf" (?:(?P<digits>\d{{1,3}})|(?P<word>{_either(self.numbers)}))"
            rf" {{1,3}}(?:(?P<again>\d{{1,3}}) {{1,3}})?(?:(?:{between}) )?(?P<unit>{_either(self.units)})(?= )"
        )

    def unlabelled(self, title: str) -> int:
        """Length of a title without the label of a reference, and what follows it, where lines ran together."""
        match = self._label.search(flat(title))
        return len(title) if match is None else match.start()


def wording(resources: Resources) -> Wording:
    """The wording of all languages."""
    return Wording(
        {lang: resources.language(lang, "header.json", HeaderWords) for lang in resources.languages}
    )


def squeeze(text: str) -> str:
    """`text` without blanks at its ends and with one blank between words."""
    return " ".join(text.split())


def _words(words: list[str]) -> frozenset[str]:
    return frozenset(f" {squeeze(plain(word))} " for word in words)


def _either(words: dict[str, object] | dict[str, int] | dict[str, str]) -> str:
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))
