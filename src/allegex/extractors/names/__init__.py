"""The name mentions of a document: rules in three languages, and trained taggers where the settings name them."""

from __future__ import annotations

from allegex.extractors.names.extract import Settings, build

__all__ = ["Settings", "build"]
