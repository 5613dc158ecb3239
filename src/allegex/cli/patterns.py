"""`allegex patterns check`: a pattern file tried out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Your own patterns.", no_args_is_help=True)


@app.callback()
def patterns() -> None:
    """Your own patterns."""


@app.command()
def check(file: Annotated[Path, typer.Argument(help="A pattern file, TOML or JSON.")]) -> None:
    """Run the examples of a pattern file and report slow or overlapping rows; exit code 1 if an example fails."""
    from allegex.extractors.patterns.check import check_rows
    from allegex.extractors.patterns.rows import read_rows

    rows = read_rows(file)
    findings = check_rows(rows)
    for finding in findings:
        print(f"row {finding.row} ({finding.label}): {finding.kind}: {finding.detail}")
    failed = sum(finding.fails for finding in findings)
    examples = sum(len(row.examples) + len(row.counterexamples) for row in rows)
    print(f"{len(rows)} rows, {examples} examples and counterexamples, {failed} failed")
    if failed:
        raise typer.Exit(1)
