"""Passages: how much each sentence speaks for each label, from its cues and words by a linear model."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from allegex.linear import Several, Weights, shipped_weights
from allegex.linking.cues import Lexicon, Unit, stems
from allegex.records.text import Span
from allegex.resources import Resources

FORMAT = 2
"""Version of the features; weights made for another one are refused."""
FLOOR = 0.1
"""Probability under which a sentence says nothing of a label."""

NAMED = 0.8
"""Probability of a label that is named, whatever the other words of the sentence are."""
CUED = {"themes": 0.6, "topics": 0.5}
"""The same of a label of which a cue stands there, whether or not the model knows the words."""


class Passage(Struct, frozen=True):
    """A sentence with the probability of each label that it may speak of."""

    start: int
    end: int
    scores: dict[str, float]


class Passages:
    """Reads sentences. Built once per kind of label: themes, topics."""

    def __init__(self, name: str, resources: Resources) -> None:
        weights = shipped_weights(name, Weights[str])
        self._linear = Several(weights, name=name, format=FORMAT, floor=FLOOR)
        self._lexicon = Lexicon(f"{name}.json", resources)
        self._cued = CUED[name]

    def read(
        self, content: str, spans: Sequence[Span], language: str, *, work: bool = False
    ) -> list[Passage]:
        """One passage for each sentence that says anything; `work` leaves out what is told as somebody's work."""
        cues = self._lexicon.of(language)
        if cues is None:
            return []
        found = []
        for unit in cues.units(content, spans, work=work):
            scores = self._scores(unit)
            if scores:
                found.append(Passage(unit.start, unit.end, scores))
        return found

    def named(self, content: str, spans: Sequence[Span], language: str) -> list[Passage]:
        """The sentences that name a label: for standards, which say what they are about."""
        cues = self._lexicon.of(language)
        units = () if cues is None else cues.units(content, spans, only="named")
        found = ((unit, _names(unit)) for unit in units)
        return [Passage(u.start, u.end, dict.fromkeys(names, NAMED)) for u, names in found if names]

    def worked_on(self, content: str, spans: Sequence[Span], language: str, least: float) -> set[str]:
        """The labels that sentences speak for, by `least` or more, only as somebody's work."""
        cues = self._lexicon.of(language)
        found: set[str] = set()
        if cues is None:
            return found
        for unit in cues.units(content, spans, work=True, only="cut"):
            done = self._scores(unit)
            for whole in cues.units(content, [Span(unit.start, unit.end)]):
                scores = self._scores(whole).items()
                found.update(label for label, s in scores if s >= least > done.get(label, 0.0))
        return found

    def _scores(self, unit: Unit) -> dict[str, float]:
        """The probability of each label that a sentence may speak of."""
        scores = self._linear.scores(features(unit))
        for cue in unit.cues:
            label, least = cue[2:], NAMED if cue[0] == "n" else self._cued
            if scores.get(label, 0.0) < least:
                scores[label] = least
        return scores


def _names(unit: Unit) -> list[str]:
    """The labels that a sentence names."""
    return sorted([cue[2:] for cue in unit.cues if cue[0] == "n"])


def features(unit: Unit) -> set[str]:
    """What the model sees of a sentence: cues and the beginnings of its words."""
    found = stems(unit.plain)
    found.update(unit.cues)
    return found


def build_themes(resources: Resources) -> Passages:
    """The reader of themes."""
    return Passages("themes", resources)


def build_topics(resources: Resources) -> Passages:
    """The reader of topics of requests."""
    return Passages("topics", resources)
