"""The name mentions of a document: rules in three languages, and trained taggers where the settings name them."""

from __future__ import annotations

from msgspec import Struct

from allegex.contracts import Extractor
from allegex.extractors.names.extract import NameExtractor
from allegex.resources import Resources
from allegex.taggers.open import open_tagger


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """Of the name extractor."""

    taggers: tuple[str, ...] = ()
    """Models that look for names beside the rules: folders of `models/`, or paths."""


def build(settings: Settings, resources: Resources) -> Extractor:
    """The extractor of names. Raises ModelError where a tagger cannot be opened."""
    return NameExtractor(tuple(open_tagger(name) for name in settings.taggers), resources)
