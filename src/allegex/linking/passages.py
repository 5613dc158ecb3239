"""Passages: how much each sentence speaks for each label, from its cues and words by a linear model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from allegex.linear import Linear, Weights, shipped_weights
from allegex.linking.cues import Lexicon, Unit, stems
from allegex.records.text import Span
from allegex.resources import Resources

FORMAT = 1
"""Version of the features; weights made for another one are refused."""
FLOOR = 0.1
"""Probability under which a sentence says nothing of a label."""

NAMED = 0.8
"""Probability of a label that is named, whatever the other words of the sentence are."""


class Passage(NamedTuple):
    """A sentence with the probability of each label that it may speak of."""

    start: int
    end: int
    scores: dict[str, float]


class Passages:
    """Reads sentences. Built once per kind of label: themes, topics."""

    def __init__(self, name: str, resources: Resources) -> None:
        self._linear = Linear(shipped_weights(name, Weights[str]), name=name, format=FORMAT)
        self._lexicon = Lexicon(f"{name}.json", resources)

    def read(
        self, content: str, spans: Sequence[Span], language: str, *, work: bool = False
    ) -> list[Passage]:
        """One passage for each sentence that says anything; `work` leaves out what is told as somebody's work."""
        cues = self._lexicon.of(language)
        if cues is None:
            return []
        found = []
        for unit in cues.units(content, spans, work=work):
            names = frozenset(cue[2:] for cue in unit.cues if cue[0] == "n")
            scores = self._linear.each(features(unit), FLOOR)
            scores.update({name: max(NAMED, scores.get(name, 0.0)) for name in sorted(names)})
            if scores:
                found.append(Passage(unit.start, unit.end, scores))
        return found

    def named(self, content: str, spans: Sequence[Span], language: str) -> list[Passage]:
        """The sentences that name a label: for standards, which say what they are about."""
        cues = self._lexicon.of(language)
        units = () if cues is None else cues.units(content, spans)
        found = ((unit, frozenset(c[2:] for c in unit.cues if c[0] == "n")) for unit in units)
        return [Passage(u.start, u.end, dict.fromkeys(sorted(names), NAMED)) for u, names in found if names]


def features(unit: Unit) -> Iterable[str]:
    """What the model sees of a sentence: cues and the beginnings of its words."""
    yield from unit.cues
    yield from stems(unit.plain)


def build_themes(resources: Resources) -> Passages:
    """The reader of themes."""
    return Passages("themes", resources)


def build_topics(resources: Resources) -> Passages:
    """The reader of topics of requests."""
    return Passages("topics", resources)
