"""Anchors: phrases that say which section a paragraph begins or belongs to, read from the languages' data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import ahocorasick

from allegex.records.document import SectionKind
from allegex.resources import Resources
from allegex.segmentation.rows import SectionPhrases
from allegex.segmentation.words import fold_all


class Evidence(NamedTuple):
    """How strongly anchors speak for a kind, the id of the strongest one, and what that one's row says of itself."""

    weight: float
    anchor: str
    opens: bool = False
    heading: bool = False
    comment: bool = False


_CONNECTIVE = -1
"""Stands for a row where a phrase may stand before formulas: they may begin at its end."""


class Anchors:
    """All anchors of all languages, ready to be matched in one pass."""

    def __init__(self, phrases: tuple[SectionPhrases, ...]) -> None:
        self.rows = tuple(row for p in phrases for row in p.anchors)
        self._full = [(2 ** len(row.holds) - 1) << 1 | bool(row.starts) for row in self.rows]
        uses: list[tuple[str, int, int]] = [(c, _CONNECTIVE, 0) for p in phrases for c in p.connectives]
        for index, row in enumerate(self.rows):
            uses.extend((phrase, index, 1) for phrase in row.starts)
            for group, alternatives in enumerate(row.holds):
                uses.extend((phrase, index, 2 << group) for phrase in alternatives)
        told: dict[str, list[tuple[int, int]]] = {}
        for folded, (_, index, bit) in zip(fold_all([phrase for phrase, _, _ in uses]), uses, strict=True):
            told.setdefault(folded, []).append((index, bit))
        self._automaton = ahocorasick.Automaton()
        for folded, rows in told.items():
            anywhere = tuple((index, bit) for index, bit in rows if bit > 1)
            self._automaton.add_word(folded, (len(folded), tuple(rows), anywhere))
        self._automaton.make_automaton()

    def evidence(self, head: str, words: int) -> dict[SectionKind, Evidence]:
        """What the anchors say of a paragraph: `head` is its folded start (`words.line`), `words` its length."""
        begins = {0}
        met: dict[int, int] = {}
        for end, (length, rows, anywhere) in self._automaton.iter(head):
            for index, bit in rows if end + 1 - length in begins else anywhere:
                if bit:
                    met[index] = met.get(index, 0) | bit
                else:
                    begins.add(end)
        evidence: dict[SectionKind, Evidence] = {}
        for index, bits in met.items():
            if bits != self._full[index]:
                continue
            row = self.rows[index]
            if row.max_words and words > row.max_words:
                continue
            old = evidence.get(row.kind)
            if old is None or row.weight > old.weight:
                evidence[row.kind] = Evidence(row.weight, row.id, row.opens, row.heading, row.comment)
        return evidence


class AnchorSets:
    """Anchors of the languages that a text is written in, built when first met: a letter needs one language."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._built: dict[tuple[str, ...], Anchors] = {}

    def of(self, languages: Iterable[str]) -> Anchors:
        """The anchors of these languages; of all languages where none of them is known."""
        known = self._resources.languages
        wanted = tuple(code for code in known if code in set(languages)) or known
        if wanted not in self._built:
            self._built[wanted] = Anchors(
                tuple(self._resources.language(code, "sections.json", SectionPhrases) for code in wanted)
            )
        return self._built[wanted]


def build_anchor_sets(resources: Resources) -> AnchorSets:
    """Anchors by language."""
    return AnchorSets(resources)


def build_anchors(resources: Resources) -> Anchors:
    """The anchors of all languages in use."""
    return resources.of(build_anchor_sets).of(resources.languages)
