"""Pages to text: reading order, furniture apart, lines joined, the map to the page built while joining."""

from __future__ import annotations

from allegex.records.page import Pages
from allegex.records.text import Text


def compose(pages: Pages) -> Text:
    """The composed text of the pages."""
    raise NotImplementedError
