"""The commands of the program, and how they are asked for."""

from __future__ import annotations

from typing import Annotated

import typer

from allegex.cli import annotate, models, patterns
from allegex.cli.archive import diff, export, link, load, stats
from allegex.cli.batch import batch
from allegex.cli.evaluate import evaluate
from allegex.cli.extract import extract
from allegex.cli.facts import config, schema, version
from allegex.cli.train import train
from allegex.version import VERSION

app = typer.Typer(
    name="allegex",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Structured, traceable records from letters of the UN Special Procedures.",
)
for command in (extract, batch, load, export, diff, stats, link, evaluate, train, schema, config, version):
    app.command()(command)
app.add_typer(patterns.app, name="patterns")
app.add_typer(annotate.app, name="annotate")
app.add_typer(models.app, name="models")


def _show_version(asked: bool) -> None:
    if asked:
        print(VERSION)
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of the program itself."""


def run() -> None:
    """Does what the arguments of the program say, and ends the process."""
    # Not app(): it would put back the hook that shows traces.
    typer.main.get_command(app)()
