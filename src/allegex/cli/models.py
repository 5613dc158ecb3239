"""`allegex models list|show|package`: trained models, shipped, installed and your own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Trained models.", no_args_is_help=True)

MANY = 6
"""Labels named one by one in a list."""


@app.command("list")
def list_models(
    folder: Annotated[Path | None, typer.Argument(help="A folder of model folders of your own.")] = None,
) -> None:
    """List the models that are shipped, those of installed packages, and those in a folder."""
    from allegex.config import shipped
    from allegex.plugins import installed
    from allegex.taggers.card import read_summary

    for root in [shipped("models"), *([folder] if folder is not None else [])]:
        for card in sorted(root.glob("*/model.toml")):
            summary = read_summary(card.parent)
            labels = (
                ", ".join(summary.labels) if len(summary.labels) <= MANY else f"{len(summary.labels)} labels"
            )
            print(f"{card.parent}  {summary.name} {summary.version}  {labels}".rstrip())
    for name, target in sorted(installed().items()):
        print(f'use = "{name}"  {target}')


@app.command()
def show(
    model: Annotated[str, typer.Argument(help="A model folder, or the name of a shipped model.")],
) -> None:
    """Print the card of a model: labels, data, licence, scores. Weights that are not those of the card are refused."""
    from allegex.taggers.card import read_card
    from allegex.taggers.open import find_model

    folder = find_model(model)
    card = read_card(folder, None)
    print(f"{card.name} {card.version}, {card.backend}, {card.size / 1e6:.2f} MB, in {folder}")
    print(f"languages  {', '.join(card.languages)}")
    print(f"labels     {', '.join(card.labels)}")
    print(f"licence    {card.licence}")
    print(f"rebuild    {card.rebuild}")
    for data in card.data:
        print(f"learned    {data.name}: {data.sentences} ({data.licence}, {data.source})")
    for score in card.scores:
        interval = (
            f" ({score.low:.2f} to {score.high:.2f})"
            if score.low is not None and score.high is not None
            else ""
        )
        print(f"{score.measure} F1   {score.f1:.2f}{interval}  {score.on}")
    if card.note:
        print(card.note)


@app.command()
def package(
    model: Annotated[Path, typer.Argument(help="A model folder.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the wheel.")] = Path("dist"),
) -> None:
    """Make a wheel of a model: after `pip install` of it, `use = "NAME"` is enough."""
    from allegex.training.own.wheel import write_wheel

    print(write_wheel(model, out))
