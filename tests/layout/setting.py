"""Pages set by hand for layout tests: fixed width letters, lines 14 points apart, on A4."""

from __future__ import annotations

from collections.abc import Sequence

from allegex.records.page import Box, Page, Pages, Run

WIDTH, HEIGHT = 595.0, 842.0
LEFT, STEP, SIZE = 70.0, 14.0, 12.0
CHARACTER = 6.0


def run(
    text: str,
    x: float,
    baseline: float,
    *,
    size: float = SIZE,
    bold: bool = False,
    score: float | None = None,
) -> Run:
    """A run that begins at x; a letter is half its size wide."""
    box = (x, baseline - 0.75 * size, x + len(text) * size / 2, baseline + 0.25 * size)
    return Run(text, box, size, bold, baseline=baseline, score=score)


def column(lines: Sequence[str], *, x: float = LEFT, top: float = 130.0, size: float = SIZE) -> list[Run]:
    """Lines one below the other; an empty string leaves a line out."""
    return [run(line, x, top + n * STEP * size / SIZE, size=size) for n, line in enumerate(lines) if line]


def pages(
    *sheets: Sequence[Run], rules: Sequence[Sequence[Box]] = (), bars: Sequence[Sequence[Box]] = ()
) -> Pages:
    """Pages of runs, with the rules and bars of each page."""
    made = tuple(
        Page(
            number + 1,
            WIDTH,
            HEIGHT,
            tuple(runs),
            rules=tuple(rules[number]) if number < len(rules) else (),
            bars=tuple(bars[number]) if number < len(bars) else (),
        )
        for number, runs in enumerate(sheets)
    )
    return Pages("sha256:0", "application/pdf", 1, made, "digital")


FILLER = (
    "one long line of the body that fills the measure from its left edge on",
    "and a second line of that kind which is just about as long as the one",
    "before it, and a third one.",
)
"""A paragraph of two full lines and a short one."""
