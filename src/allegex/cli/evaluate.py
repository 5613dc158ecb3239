"""`allegex evaluate`: records against gold."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from allegex.records.letter import Letter


class Report(StrEnum):
    """How the scores are printed."""

    table = "table"
    json = "json"


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD|MODEL", help="Gold file or a folder of them; or a model folder.")
    ],
    records: Annotated[
        Path,
        typer.Argument(
            metavar="RECORDS|CORPUS",
            help="Records: a batch folder, a folder, or a .json or .jsonl file; for a model, a .corpus.jsonl file.",
        ),
    ],
    gate: Annotated[Path | None, typer.Option("--gate", help="File of floors that must be met.")] = None,
    lift: Annotated[
        bool, typer.Option("--raise", help="Write the floors of the gate that are now exceeded.")
    ] = False,
    form: Annotated[Report, typer.Option("--format", help="table or json.")] = Report.table,
    field: Annotated[
        str, typer.Option(help="For a model of paragraph classes: the field that holds them.")
    ] = "",
    worst: Annotated[int, typer.Option(min=0, help="For a model: so many of its worst errors.")] = 20,
    show_text: Annotated[bool, typer.Option("--show-text", help="And the words that stand there.")] = False,
) -> None:
    """Score records against gold: precision, recall and F1 per field and language.

    Exit status 1 if a floor of the gate is not met, or if a gold letter has no record.

    Or score a trained model on an annotated corpus: `allegex evaluate MODEL CORPUS`.
    """
    if records.name.endswith(".corpus.jsonl") or (gold / "model.toml").is_file():
        _model(str(gold), records, form, Errors(field, worst, show_text))
        return
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


class Errors(NamedTuple):
    """What is asked of a model's errors."""

    field: str
    worst: int
    show_text: bool


def _model(model: str, corpus: Path, form: Report, errors: Errors) -> None:
    """A trained model on a corpus."""
    from allegex.training.own.evaluate import as_text, evaluate

    found = evaluate(model, corpus, field=errors.field)
    if form is Report.json:
        import msgspec

        print(msgspec.json.encode(found).decode())
        return
    for line in as_text(found, corpus, worst=errors.worst, show_text=errors.show_text):
        print(line)


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
