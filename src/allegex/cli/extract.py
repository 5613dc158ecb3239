"""`allegex extract`: letters to records."""

from __future__ import annotations

from typing import Annotated

import typer

from allegex.cli.extraction import Format, Ocr, Order, run


def extract(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Files, folders, globs or zips; - is standard input."),
    ],
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", help="File or folder to write to instead of standard output."),
    ] = None,
    config: Annotated[
        str | None, typer.Option("--config", help="Configuration file, or a shipped profile's name.")
    ] = None,
    setting: Annotated[
        list[str] | None, typer.Option("--set", help="key=value over the configuration.")
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="Default: json, or jsonl for several letters in one file."),
    ] = None,
    ocr: Annotated[Ocr | None, typer.Option("--ocr", help="When pages are read as images.")] = None,
) -> None:
    """Read letters and write their records.

    Exit status: 0 all well, 1 some inputs failed (named on standard error; the others are written), 2 usage.
    """
    raise typer.Exit(run(Order(sources, out, config, tuple(setting or ()), form, ocr)))
