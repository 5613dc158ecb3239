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


def _automaton(uses: list[tuple[str, int, int]], alone: frozenset[int]) -> ahocorasick.Automaton:
    """What each phrase says: its length if it may begin a paragraph, whether it connects, the rows that it begins, the
    rows that it meets alone, and the bits of what it holds."""
    told: dict[str, list[tuple[int, int]]] = {}
    for folded, (_, index, bit) in zip(fold_all([phrase for phrase, _, _ in uses]), uses, strict=True):
        told.setdefault(folded, []).append((index, bit))
    automaton = ahocorasick.Automaton()
    for folded, rows in told.items():
        bits, connects = 0, False
        starts: list[int] = []
        met: list[int] = []
        for index, bit in rows:
            bits |= bit
            if index == _CONNECTIVE:
                connects = True
            elif not bit:
                starts.append(index)
            elif index in alone:
                met.append(index)
        begins = len(folded) if starts or connects else 0
        automaton.add_word(folded, (begins, connects, tuple(starts), tuple(met), bits))
    automaton.make_automaton()
    return automaton


class Anchors:
    """All anchors of all languages, ready to be matched in one pass."""

    def __init__(self, phrases: tuple[SectionPhrases, ...]) -> None:
        self.rows = tuple(row for p in phrases for row in p.anchors)
        self._evidence = [
            Evidence(row.weight, row.id, row.opens, row.heading, row.comment) for row in self.rows
        ]
        # A bit for each group of `holds` of each row: what stands in a paragraph is one number.
        self._needs: list[int] = []
        uses: list[tuple[str, int, int]] = [(c, _CONNECTIVE, 0) for p in phrases for c in p.connectives]
        bit = 1
        for index, row in enumerate(self.rows):
            uses.extend((phrase, index, 0) for phrase in row.starts)
            needs = 0
            for alternatives in row.holds:
                uses.extend((phrase, index, bit) for phrase in alternatives)
                needs |= bit
                bit <<= 1
            self._needs.append(needs)
        # Rows without a start: met by any phrase of their one group, or to be looked at when all is read.
        unstarted = [index for index, row in enumerate(self.rows) if not row.starts]
        alone = frozenset(index for index in unstarted if len(self.rows[index].holds) == 1)
        self._unstarted = tuple(index for index in unstarted if index not in alone)
        self._automaton = _automaton(uses, alone)

    def evidence(self, head: str, words: int) -> dict[SectionKind, Evidence]:
        """What the anchors say of a paragraph: `head` is its folded start (`words.line`), `words` its length."""
        begins = {0}
        held = 0
        started: list[int] = []
        for end, (length, connects, starts, met, bits) in self._automaton.iter(head):
            held |= bits
            if met:
                started.extend(met)
            if length and end + 1 - length in begins:
                if connects:
                    begins.add(end)
                started.extend(starts)
        best: dict[SectionKind, Evidence] = {}
        needs = self._needs
        for index in (*self._unstarted, *started):
            need = needs[index]
            if held & need == need:
                row = self.rows[index]
                if not row.max_words or words <= row.max_words:
                    old = best.get(row.kind)
                    if old is None or row.weight > old.weight:
                        best[row.kind] = self._evidence[index]
        return best


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
