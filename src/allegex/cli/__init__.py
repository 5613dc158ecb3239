"""The command line: commands parse, delegate and print. The only place that prints."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Annotated

import typer

from allegex.cli import annotate, patterns
from allegex.cli.archive import diff, export, load, stats
from allegex.cli.batch import batch
from allegex.cli.evaluate import evaluate
from allegex.cli.extract import extract
from allegex.cli.facts import config, schema, version
from allegex.cli.train import train
from allegex.errors import AllegexError, ConfigError
from allegex.version import VERSION

app = typer.Typer(
    name="allegex",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Structured, traceable records from letters of the UN Special Procedures.",
)
for command in (extract, batch, load, export, diff, stats, evaluate, train, schema, config, version):
    app.command()(command)
app.add_typer(patterns.app, name="patterns")
app.add_typer(annotate.app, name="annotate")


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


def main() -> None:
    """The entry point of the program `allegex`. Ends the process: 0 all well, 1 something failed, 2 usage."""
    sys.excepthook = _report_bug
    try:
        # Not app(): it would put back the hook that shows traces.
        typer.main.get_command(app)()
    except AllegexError as error:
        print(f"allegex: {error}", file=sys.stderr)
        sys.exit(2 if isinstance(error, ConfigError) else 1)
    except KeyboardInterrupt:
        sys.exit(130)


def _report_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """One line for what nobody foresaw. The message may quote a letter, so only its kind and place are told."""
    if os.environ.get("ALLEGEX_TRACEBACK"):
        sys.__excepthook__(kind, error, trace)
        return
    place = ""
    while trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    print(
        f"allegex: internal error, {kind.__name__} in {place}; please report it"
        " (ALLEGEX_TRACEBACK=1 shows the whole trace)",
        file=sys.stderr,
    )
