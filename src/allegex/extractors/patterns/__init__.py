"""A user's own patterns as an extractor: rows of a TOML or JSON file, found under `custom`."""

from allegex.extractors.patterns.extract import Settings, build

__all__ = ["Settings", "build"]
