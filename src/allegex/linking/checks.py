"""Checks: what should fit together and whether it does."""

from __future__ import annotations

from allegex.records.document import Document
from allegex.records.letter import Check
from allegex.records.link import Links
from allegex.records.page import Warning
from allegex.resources import Resources


def run_checks(
    document: Document, links: Links, resources: Resources
) -> tuple[tuple[Check, ...], tuple[Warning, ...]]:
    """All checks, in a fixed order, and warnings of linking."""
    return (), ()
