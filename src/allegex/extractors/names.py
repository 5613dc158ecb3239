"""The name mentions of a document."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from allegex.contracts import Extractor
from allegex.records.document import Document
from allegex.records.mention import Mention
from allegex.resources import Resources


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """No settings yet."""


def build(settings: Settings, resources: Resources) -> Extractor:
    """The extractor."""

    def extract(document: Document) -> Iterable[Mention]:
        return ()

    return extract
