"""The questions of a letter, or the answers of a reply."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from allegex.contracts import Extractor
from allegex.extractors.requests.extract import cues
from allegex.extractors.requests.extract import extract as extract_requests
from allegex.records.document import Document
from allegex.records.mention import Mention
from allegex.resources import Resources


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """No settings."""


def build(settings: Settings, resources: Resources) -> Extractor:
    """The extractor of requests."""
    words = resources.of(cues)

    def extract(document: Document) -> Iterable[Mention]:
        return extract_requests(document, words)

    return extract
