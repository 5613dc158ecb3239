"""An extractor as a Python function: sums of money, for `use = "examples.amounts:build"`.

PYTHONPATH=. allegex extract letter.pdf --config examples/amounts.toml
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from allegex.contracts import Extractor
from allegex.records.document import Document
from allegex.records.mention import CustomMention, Mention
from allegex.resources import Resources


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The keys of the block in the configuration; `name` is the name of the block."""

    currencies: tuple[str, ...] = ("USD", "EUR")
    name: str = "amounts"


def build(settings: Settings, resources: Resources) -> Extractor:
    """The extractor of sums in these currencies."""
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, settings.currencies))}) ?(\d+(?:,\d{{3}})*)")

    def extract(document: Document) -> Iterable[Mention]:
        for match in pattern.finditer(document.content):
            yield CustomMention(
                start=match.start(),
                end=match.end(),
                by=f"{settings.name}:currency",
                extractor=settings.name,
                label="AMOUNT",
                value=f"{match[1]} {match[2].replace(',', '')}",
            )

    return extract
