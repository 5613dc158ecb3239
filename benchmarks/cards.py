"""The scores on the cards of the shipped models: each benchmark writes those that it measures.

Run: python -m benchmarks.cards          measures everything and writes all cards (some minutes)
     python -m benchmarks.MODULE --card  those of one benchmark: segmentation, themes, names_models
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec

MODELS = Path(__file__).parents[1] / "models"
Row = Mapping[str, object]


def put(name: str, rows: Sequence[Row], mine: Callable[[Row], bool], models: Path = MODELS) -> None:
    """Replaces those scores on the card of a model that are `mine`; the others stay, before them."""
    card = models / name / "model.toml"
    head, *tables = card.read_text("utf-8").rstrip("\n").split("\n\n[[scores]]\n")
    kept = [table for table in tables if not mine(_read(table))]
    written = [
        "\n".join(f"{key} = {msgspec.json.encode(value).decode()}" for key, value in row.items())
        for row in rows
    ]
    card.write_text("\n\n[[scores]]\n".join([head, *kept, *written]) + "\n", "utf-8")
    print(f"models/{name}/model.toml: {len(rows)} scores")


def _read(table: str) -> Row:
    return {
        key: msgspec.json.decode(value)
        for key, _, value in (line.partition(" = ") for line in table.splitlines())
    }


def main() -> None:
    """Lets each benchmark write what it measures."""
    from benchmarks import names_models, segmentation, themes

    for benchmark in (segmentation, themes, names_models):
        benchmark.main(["--card"])


if __name__ == "__main__":
    main()
