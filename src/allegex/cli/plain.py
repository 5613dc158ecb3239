"""Plain calls of `allegex extract`, read by hand.

The parser of the commands takes longer to load than a letter takes to read. Here are read those calls that leave no
question open; whatever else is asked, help and mistakes included, is left to that parser.
"""

from __future__ import annotations

from typing import Any

from allegex.cli.extraction import Format, Ocr, Order

FIELDS = {"-o": "out", "--out": "out", "--config": "config", "--format": "form", "--ocr": "ocr"}
"""Options that are said once, and what they say."""


def order_of(arguments: list[str]) -> Order | None:
    """The order that the arguments after "extract" give; None where they are not plain."""
    sources: list[str] = []
    settings: list[str] = []
    said: dict[str, Any] = {}
    rest = iter(arguments)
    for word in rest:
        if word == "-" or not word.startswith("-"):
            sources.append(word)
            continue
        value = next(rest, "-")
        if value.startswith("-"):
            return None
        if word == "--set":
            settings.append(value)
        elif word in FIELDS and FIELDS[word] not in said:
            said[FIELDS[word]] = value
        else:
            return None
    for name, kind in (("form", Format), ("ocr", Ocr)):
        if name in said:
            if said[name] not in set(kind):
                return None
            said[name] = kind(said[name])
    return Order(sources, settings=tuple(settings), **said) if sources else None
