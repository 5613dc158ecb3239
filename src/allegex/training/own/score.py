"""How good a tagger is on paragraphs: exact scores per label, a confusion table, and its worst errors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from allegex.taggers.bio import Tagged
from allegex.taggers.open import Tagger
from allegex.training.own.letters import Mark, Paragraph

NOTHING = ""
"""In the confusion table: nothing was there, or nothing was found."""


class Counts(Struct, frozen=True):
    """Spans found, found rightly (the same characters and label), and wanted."""

    found: int = 0
    right: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1.0 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found; 1.0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """1.0 where there is nothing to find and nothing found."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0


class Cell(Struct, frozen=True):
    """How often spans of the label `gold` were found as `found`; one of the two may be NOTHING."""

    gold: str
    found: str
    count: int


class Miss(Struct, frozen=True):
    """One error: where, what stands there, what the model found. `score` is the model's, 0 where it found nothing."""

    text: str
    start: int
    end: int
    gold: str
    found: str
    score: float


class Outcome(Struct, frozen=True):
    """Everything about a tagger on a set of letters."""

    letters: int
    labels: dict[str, Counts]
    cells: tuple[Cell, ...]
    misses: tuple[Miss, ...]
    """Worst first: what was found for sure and is wrong, then what was not found."""

    @property
    def total(self) -> Counts:
        """All labels together."""
        rows = self.labels.values()
        return Counts(sum(r.found for r in rows), sum(r.right for r in rows), sum(r.wanted for r in rows))


def outcome(
    tagger: Tagger | None, paragraphs: Sequence[Paragraph], letters: int, labels: Sequence[str]
) -> Outcome:
    """Scores of a tagger; None stands for one that finds nothing."""
    rows = {label: Counts() for label in labels}
    cells: dict[tuple[str, str], int] = {}
    misses: list[Miss] = []
    for paragraph in paragraphs:
        found = tagger([paragraph.tokens], paragraph.language)[0] if tagger is not None else ()
        for label in {*rows, *(t.label for t in found)}:
            rows[label] = _added(rows.get(label, Counts()), paragraph.marks, found, label)
        for gold, tagged in _pairs(paragraph.marks, found):
            pair = (gold[2] if gold else NOTHING, tagged.label if tagged else NOTHING)
            cells[pair] = cells.get(pair, 0) + 1
            span = (tagged.start, tagged.end, tagged.label) if tagged else None
            if gold != span:
                start, end, _ = span or gold or (0, 0, "")
                misses.append(
                    Miss(paragraph.text, start, end, *pair, round(tagged.score, 3) if tagged else 0.0)
                )
    misses.sort(key=lambda m: (-m.score, m.text, m.start, m.end))
    return Outcome(letters, rows, tuple(Cell(g, f, n) for (g, f), n in sorted(cells.items())), tuple(misses))


def joined(outcomes: Sequence[Outcome]) -> Outcome:
    """The outcomes of folds as one."""
    rows: dict[str, Counts] = {}
    cells: dict[tuple[str, str], int] = {}
    for one in outcomes:
        for label, c in one.labels.items():
            old = rows.get(label, Counts())
            rows[label] = Counts(old.found + c.found, old.right + c.right, old.wanted + c.wanted)
        for cell in one.cells:
            key = (cell.gold, cell.found)
            cells[key] = cells.get(key, 0) + cell.count
    misses = sorted((m for o in outcomes for m in o.misses), key=lambda m: (-m.score, m.text, m.start))
    return Outcome(
        sum(o.letters for o in outcomes),
        rows,
        tuple(Cell(g, f, n) for (g, f), n in sorted(cells.items())),
        tuple(misses),
    )


def _added(counts: Counts, gold: Iterable[Mark], found: Iterable[Tagged], label: str) -> Counts:
    wanted = {(s, e) for s, e, k in gold if k == label}
    spans = {(t.start, t.end) for t in found if t.label == label}
    return Counts(counts.found + len(spans), counts.right + len(spans & wanted), counts.wanted + len(wanted))


def _pairs(gold: Sequence[Mark], found: Sequence[Tagged]) -> Iterable[tuple[Mark | None, Tagged | None]]:
    """Each span of either side once, beside the one of the other side that it shares most characters with."""
    free = list(found)
    for mark in gold:
        near = max(free, key=lambda t: (_shared(mark, t), -t.start), default=None)
        if near is not None and _shared(mark, near) > 0:
            free.remove(near)
            yield mark, near
        else:
            yield mark, None
    for tagged in free:
        yield None, tagged


def _shared(mark: Mark, tagged: Tagged) -> int:
    return min(mark[1], tagged.end) - max(mark[0], tagged.start)
