"""Counts over an archive: letters by year, State, type, mandate and language; failures; checks that failed most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from allegex.records.letter import Letter


class Stats(Struct, frozen=True):
    """Tables of (value, count), each sorted by count and value; years by year."""

    letters: int
    tables: dict[str, tuple[tuple[str, int], ...]]


def stats(letters: Iterable[Letter]) -> Stats:
    """Counts one letter at a time."""
    counts: dict[str, Counter[str]] = {
        name: Counter()
        for name in (
            "kind",
            "year",
            "state",
            "type",
            "mandate",
            "language",
            "text layer",
            "failed checks",
            "warnings",
        )
    }
    total = 0
    for letter in letters:
        total += 1
        header = letter.header
        reference = header.reference
        counts["kind"][letter.kind] += 1
        counts["language"][letter.language] += 1
        counts["text layer"][letter.source.text_layer] += 1
        counts["year"][str(reference.year) if reference and reference.year else _year(letter)] += 1
        counts["type"][(reference.type if reference else None) or "unknown"] += 1
        state = (reference.state if reference else None) or (
            header.addressee.state if header.addressee else None
        )
        counts["state"][state or "unknown"] += 1
        counts["mandate"].update(m.id or "unknown" for m in header.mandates)
        counts["failed checks"].update(c.name for c in letter.checks if not c.ok)
        counts["warnings"].update({w.code for w in letter.warnings})
    return Stats(total, {name: _sorted(name, counter) for name, counter in counts.items()})


def _year(letter: Letter) -> str:
    return letter.header.date.value[:4] if letter.header.date else "unknown"


def _sorted(name: str, counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    if name == "year":
        return tuple(sorted(counter.items()))
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
