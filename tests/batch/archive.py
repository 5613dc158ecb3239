"""Small archives of made-up letters as text files."""

from __future__ import annotations

from pathlib import Path

from allegex.config import Config

CONFIG = Config(extractors={})
TROUBLE = Config(extractors={"trouble": {"use": "batch.trouble:build"}})


def letter_text(number: int, extra: str = "") -> str:
    """A letter of a few paragraphs."""
    return (
        f"Ref.: AL FRA {number}/2020\n\n5 May 2020\n\nExcellency,\n\nWe have the honour to address you in our capacity as"
        f" Special Rapporteur on adequate housing.\n\nAccording to the information received:\n\nHouse {number} was closed."
        f" {extra}\n\nPlease accept, Excellency, the assurances of our highest consideration.\n"
    )


def make(folder: Path, count: int, extra: dict[int, str] | None = None) -> Path:
    """A folder of `count` letters, some with an extra sentence."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (folder / f"letter{number:04}.txt").write_text(letter_text(number, (extra or {}).get(number, "")))
    return folder
