"""The citation mentions of a document: laws of every kind with the provisions said of them."""

from __future__ import annotations

from allegex.extractors.citations.extract import Settings, build

__all__ = ["Settings", "build"]
