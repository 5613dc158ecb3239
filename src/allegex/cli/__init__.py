"""The command line: commands parse, delegate and print. The only place that prints."""

from __future__ import annotations

import typer

from allegex.version import VERSION

app = typer.Typer(
    name="allegex",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Structured, traceable records from letters of the UN Special Procedures.",
)


def main() -> None:
    """The entry point of the program `allegex`."""
    app()


@app.command()
def version() -> None:
    """Print the version."""
    print(VERSION)
