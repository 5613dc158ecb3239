"""Templates and how they are filled: `[a|b]` chooses, `<slot>` asks the world of the letter."""

from __future__ import annotations

import json
import random
import re
from functools import cache
from pathlib import Path
from typing import Any, Literal, Protocol

Split = Literal["train", "test"]
DATA = Path(__file__).parent / "data"

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"<(/?[\w ]+)>")


class World(Protocol):
    """What a template may ask for."""

    random: random.Random

    def slot(self, name: str) -> str: ...


@cache
def templates(language: str) -> dict[str, dict[str, list[str]]]:
    """The templates of a language: section or part -> split -> lines."""
    return json.loads((DATA / language / "templates.json").read_text("utf-8"))  # type: ignore[no-any-return]


@cache
def words(language: str) -> dict[str, Any]:
    """Months, pronouns, names of laws and bodies in a language."""
    return json.loads((DATA / language / "words.json").read_text("utf-8"))  # type: ignore[no-any-return]


@cache
def names() -> list[dict[str, Any]]:
    """Lists of invented names, one row per locale."""
    return json.loads((DATA / "names.json").read_text("utf-8"))  # type: ignore[no-any-return]


def lines(language: str, part: str, split: Split) -> list[str]:
    """The templates of one part; those held out for tests never meet those used for training."""
    return templates(language)[part][split]


def fill(template: str, world: World) -> str:
    """The template with its choices made and its slots filled, in marked form."""
    while _CHOICE.search(template):
        template = _CHOICE.sub(lambda match: world.random.choice(match[1].split("|")), template)
    filled = _SLOT.sub(lambda match: world.slot(match[1]), template)
    return re.sub(r"[ ]{2,}", " ", re.sub(r" +([,.;])", r"\1", filled)).strip()
