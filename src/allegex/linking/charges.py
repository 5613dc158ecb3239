"""Charges: who is said to be charged under what, and how it ended."""

from __future__ import annotations

from allegex.records.document import Document
from allegex.records.letter import Charge
from allegex.records.link import Links
from allegex.resources import Resources


def find_charges(document: Document, links: Links, resources: Resources) -> tuple[Charge, ...]:
    """One charge per person, case and law, in the order of the text. Reads dates, entities, citations, events."""
    return ()
