"""`allegex schema`, `allegex config`, `allegex version`: what this installation is and does."""

from __future__ import annotations

from typing import Annotated

import typer

from allegex.version import VERSION


def schema() -> None:
    """Print the JSON Schema of the letter record."""
    from allegex.writers.json import schema_text

    print(schema_text(), end="")


def config(
    config: Annotated[
        str | None, typer.Option("--config", help="Configuration file, or a shipped profile's name.")
    ] = None,
    setting: Annotated[
        list[str] | None, typer.Option("--set", help="key=value over the configuration.")
    ] = None,
) -> None:
    """Print the effective configuration as TOML."""
    from allegex import config as configuration
    from allegex.writers.toml import toml

    print(toml(configuration.load(config, setting or ())), end="")


def version() -> None:
    """Print the version."""
    print(VERSION)
