"""`allegex evaluate`: records against gold."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allegex.records.letter import Letter


class Report(StrEnum):
    """How the scores are printed."""

    table = "table"
    json = "json"


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Gold file, or a folder of them.")],
    records: Annotated[
        Path, typer.Argument(help="Records: a batch folder, a folder, or a .json or .jsonl file.")
    ],
    gate: Annotated[Path | None, typer.Option("--gate", help="File of floors that must be met.")] = None,
    lift: Annotated[
        bool, typer.Option("--raise", help="Write the floors of the gate that are now exceeded.")
    ] = False,
    form: Annotated[Report, typer.Option("--format", help="table or json.")] = Report.table,
) -> None:
    """Score records against gold: precision, recall and F1 per field and language.

    Exit status 1 if a floor of the gate is not met, or if a gold letter has no record.
    """
    from allegex.evaluation.floors import check, raised, read_gate, write_gate
    from allegex.evaluation.gold import read_corpus
    from allegex.evaluation.report import as_json, as_table
    from allegex.evaluation.run import evaluate as score

    result = score(read_corpus(gold), _letters(records))
    print(as_json(result) if form is Report.json else as_table(result), end="")
    complaints = [f"{name}: no record for this gold letter" for name in result.missing]
    if gate is not None and lift:
        write_gate(gate, raised(read_gate(gate), result))
    elif gate is not None:
        complaints += check(read_gate(gate), result)
    for complaint in complaints:
        print(f"allegex: {complaint}", file=sys.stderr)
    if complaints:
        raise typer.Exit(1)


def _letters(records: Path) -> Iterator[tuple[str, Letter]]:
    """Each letter with the stem of its file. Raises ReadError naming file and line."""
    from allegex.archive.records import lines
    from allegex.errors import ReadError
    from allegex.records.codec import decode

    for line in lines(records):
        try:
            yield line.path.stem, decode(line.data)
        except ReadError as error:
            raise ReadError(f"{line.path}, line {line.number}: {error}") from error
