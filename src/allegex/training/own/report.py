"""The report beside a model: scores, errors by place, and the learning curve as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from allegex.training.own.score import NOTHING, Outcome, joined
from allegex.writers.annotation.lines import write_bytes

if TYPE_CHECKING:
    from allegex.training.own.train import Result

CURVE = "curve.svg"
WORST = 20


def write_report(result: Result, folder: Path) -> None:
    """Writes report.md and the curve into the folder."""
    card = result.card
    lines = [f"# {card.name} {card.version}", "", f"{card.note}\n" if card.note else ""]
    lines += [f"- Backend {card.backend}, {card.size / 1e6:.2f} MB, languages {', '.join(card.languages)}"]
    lines += [f"- Learned from {result.steps[-1].letters} letters", f"- Scored on {result.on}", ""]
    whole = whole_of(result)
    if whole is not None:
        lines += ["## Scores", "", *score_table(whole), "", "## Confusion", "", *confusion_table(whole), ""]
    points = curve_of(result)
    if len(points) > 1:
        lines += ["## Learning curve", "", "| Letters | F1 |", "|---|---|"]
        lines += [f"| {letters} | {f1:.2f} |" for letters, f1 in points]
        lines += ["", f"![F1 by number of letters]({CURVE})", ""]
    fitted = result.steps[-1].fitted
    if fitted is not None and fitted.epochs:
        last = fitted.epochs[-1]
        lines += [f"The model was made in {last.number} rounds; the loss of the last was {last.loss:g}.", ""]
    if whole is not None and whole.misses:
        lines += ["## Worst errors", "", *worst_table(whole, WORST), ""]
    lines += [
        "Weights may hold words of the letters they were learned from: share them as you would the letters."
    ]
    write_bytes(folder / "report.md", ("\n".join(lines) + "\n").encode())
    _plot(result, points, folder / CURVE)


def whole_of(result: Result) -> Outcome | None:
    """The outcome that counts: of all folds together, or of the model itself."""
    folds = [s.outcome for s in result.steps if s.name.startswith("fold-") and s.outcome is not None]
    return joined(folds) if folds else result.steps[-1].outcome


def curve_of(result: Result) -> list[tuple[int, float]]:
    """Letters learned from and F1 on the same letters held out."""
    steps = [s for s in result.steps if s.name.startswith("curve-")]
    full = next((s for s in result.steps if s.name == "fold-1"), result.steps[-1])
    return [(s.letters, s.outcome.total.f1) for s in (*steps, full) if s.outcome is not None]


def score_table(whole: Outcome) -> Iterable[str]:
    """Precision, recall and F1 per label as Markdown."""
    yield "| Label | Precision | Recall | F1 | Wanted | Found |"
    yield "|---|---|---|---|---|---|"
    for label, counts in (*whole.labels.items(), ("all", whole.total)):
        yield (
            f"| {label} | {counts.precision:.2f} | {counts.recall:.2f} | {counts.f1:.2f}"
            f" | {counts.wanted} | {counts.found} |"
        )


def confusion_table(whole: Outcome) -> Iterable[str]:
    """Which labels were found as which, as Markdown: spans that share characters are one pair."""
    labels = [*whole.labels, NOTHING]
    counts = {(cell.gold, cell.found): cell.count for cell in whole.cells}
    yield "| Wanted \\ found | " + " | ".join(label or "(nothing)" for label in labels) + " |"
    yield "|---" * (len(labels) + 1) + "|"
    for gold in labels:
        cells = [str(counts.get((gold, found), 0)) if gold or found else "" for found in labels]
        yield f"| {gold or '(nothing)'} | " + " | ".join(cells) + " |"


def worst_table(whole: Outcome, most: int, quotes: Sequence[str] = ()) -> Iterable[str]:
    """The worst errors by text and offset; the words themselves only where `quotes` gives them."""
    tail = " Words |" if quotes else ""
    yield "| Text | From | To | Wanted | Found | Score |" + tail
    yield "|---|---|---|---|---|---|" + ("---|" if quotes else "")
    for number, miss in enumerate(whole.misses[:most]):
        row = f"| {miss.text} | {miss.start} | {miss.end} | {miss.gold or '-'} | {miss.found or '-'} | {miss.score:.2f} |"
        yield row + (f" {quotes[number]} |" if quotes else "")


def _plot(result: Result, points: Sequence[tuple[int, float]], path: Path) -> None:
    """F1 by letters where the curve has points, else by epoch."""
    import matplotlib

    matplotlib.use("Agg")
    # The same results give the same file.
    matplotlib.rcParams["svg.hashsalt"] = "allegex"
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5, 3), layout="tight")
    axes = figure.subplots()
    fitted = result.steps[-1].fitted
    if len(points) > 1 or fitted is None:
        axes.plot([p[0] for p in points], [p[1] for p in points], marker="o")
        axes.set(xlabel="letters learned from", ylabel="F1 on held-out letters", ylim=(0, 1.02))
    else:
        watched = [e for e in fitted.epochs if e.f1 is not None]
        if watched:
            axes.plot([e.number for e in watched], [e.f1 or 0.0 for e in watched], marker="o")
            axes.set(xlabel="epoch", ylabel="F1 on the letters watched", ylim=(0, 1.02))
        else:
            axes.plot([e.number for e in fitted.epochs], [e.loss for e in fitted.epochs])
            axes.set(xlabel="round", ylabel="loss")
    figure.savefig(path, format="svg", metadata={"Date": None})
