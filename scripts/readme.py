"""The parts of README.md that commands print: the demo, the scores, the costs."""

from __future__ import annotations

import re
from pathlib import Path

import allegex
from allegex.evaluation.run import Result
from allegex.writers.summary import summary
from scripts.gate import measure

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
EXAMPLE = "AL_NPL_3_2022"
SHOWN = (
    "reference",
    "date",
    "mandates.title",
    "sections.words",
    "persons",
    "persons.victims",
    "organisations",
    "authorities",
    "places",
    "dates",
    "citations",
    "requests",
    "charges",
    "footnotes",
)
"""Fields of the scores that the README shows; `python -m scripts.gate` prints all."""


def readme() -> str:
    """README.md as it should be."""
    text = README.read_text("utf-8")
    text = re.sub(
        r"(```console\n\$ make demo\n).*?(```)", lambda m: m[1] + demo() + m[2], text, count=1, flags=re.S
    )
    return filled(text, "scores", scores(measure()))


def filled(text: str, name: str, content: str) -> str:
    """The text with what stands between the comments of this name replaced."""
    pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
    return re.sub(pattern, lambda m: f"{m[1]}{content}{m[2]}", text, flags=re.S)


def demo() -> str:
    """What `make demo` prints on a fresh machine."""
    page = summary(allegex.extract(ROOT / f"corpus/examples/{EXAMPLE}.pdf")).decode()
    return f"Setting up allegex in .venv ...\n{page}The record: build/{EXAMPLE}.json\n"


def scores(result: Result) -> str:
    """F1 of the shown fields, for all letters and per language."""
    groups = [result.totals(), *(result.totals(language) for language in result.languages)]
    names = ["all", *result.languages]
    lines = [
        f"F1 over {len(result.letters)} letters:",
        "",
        f"| Field | {' | '.join(names)} |",
        f"|---|{'---|' * len(names)}",
    ]
    for field in SHOWN:
        cells = " | ".join(f"{group[field].f1:.2f}" if field in group else "" for group in groups)
        lines.append(f"| {field} | {cells} |")
    return "\n".join(lines) + "\n"
