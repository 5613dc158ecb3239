"""The best way through a letter: one kind per unit, over the allowed order, with all evidence weighed at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from allegex.records.document import SectionKind
from allegex.segmentation.anatomy import FOLLOW, JUMP, START, stay
from allegex.segmentation.units import Unit

AT_HOME: dict[SectionKind, tuple[SectionKind, ...]] = {
    "annex": ("legal_framework",),
    "reply_body": ("legal_framework",),
    "reply_closing": ("date", "addressee", "letterhead"),
}
"""What is at home in other sections too: law in annexes and replies; a note verbale has its day and addressee at its foot."""

BEAM = 8
"""Kinds kept per unit; the true path was never below the fifth place on the shared letters."""

_SCORE = attrgetter("score")

HOPELESS = 16.0
"""A path this far behind the best one is given up: it is two jumps back behind (2 x 8)."""


class Path:
    """A way up to a unit: its score, the unit's kind, and the way before it."""

    __slots__ = ("before", "kind", "score")

    def __init__(self, score: float, kind: SectionKind, before: Path | None) -> None:
        self.score = score
        self.kind: SectionKind = kind
        self.before: Path | None = before


def decode(units: Sequence[Unit], extra: Mapping[int, Mapping[SectionKind, float]]) -> list[SectionKind]:
    """The kind of each unit. `extra` adds the classifier's evidence to some of the units."""
    beam: list[Path] = []
    for index, unit in enumerate(units):
        weights = {kind: evidence.weight for kind, evidence in unit.evidence.items()}
        if index in extra:
            for kind, weight in extra[index].items():
                weights[kind] = weights.get(kind, 0.0) + weight
        beam = _step(beam, unit, weights) if beam else _first(weights)
    kinds: list[SectionKind] = []
    path: Path | None = min(beam, key=_order) if beam else None
    while path is not None:
        kinds.append(path.kind)
        path = path.before
    return kinds[::-1]


def _first(weights: Mapping[SectionKind, float]) -> list[Path]:
    paths = [Path(weight - START[kind], kind, None) for kind, weight in weights.items()]
    if "other" not in weights:
        paths.append(Path(0.0, "other", None))
    if "cover" not in weights:
        paths.append(Path(-0.5, "cover", None))
    return _best(paths)


def _step(beam: Sequence[Path], unit: Unit, weights: Mapping[SectionKind, float]) -> list[Path]:
    """The best path to each kind that this unit can have: staying, following, or jumping on evidence."""
    best: dict[SectionKind, Path] = {}
    evidence = unit.evidence
    for path in beam:
        score, old = path.score, path.kind
        own = weights.get(old, 0.0)
        if own and old in evidence and evidence[old].opens:
            own = 0.0
        for guest in AT_HOME.get(old, ()):
            own = max(own, weights.get(guest, 0.0))
        total = score + (own if own > 0 else own - stay(old, unit))
        if old not in best or total > best[old].score:
            best[old] = Path(total, old, path)
        for new, cost in FOLLOW.get(old, ()):
            total = score - cost + weights.get(new, 0.0)
            if new not in best or total > best[new].score:
                best[new] = Path(total, new, path)
        jumps = JUMP[old]
        for new, weight in weights.items():
            if new != old:
                total = score + weight - jumps[new]
                if new not in best or total > best[new].score:
                    best[new] = Path(total, new, path)
    return _best(best.values())


def _order(path: Path) -> tuple[float, SectionKind]:
    return -path.score, path.kind


def _best(paths: Iterable[Path]) -> list[Path]:
    kept = sorted(paths, key=_SCORE, reverse=True)[:BEAM]
    least = kept[0].score - HOPELESS
    return [path for path in kept if path.score > least]
