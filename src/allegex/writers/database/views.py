"""Views for the questions that the archive is asked most."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sql
from sqlalchemy.engine import Connection

VIEWS: Mapping[str, str] = {
    "letters_by_article": """
        SELECT c.letter, l.reference, l.date, l.state, c.instrument, c.title AS law, c.jurisdiction,
               p.value AS provision, p.label, c.section_kind, c.quote, c.page
        FROM citations c
        JOIN letters l ON l.letter = c.letter
        LEFT JOIN provisions p ON p.letter = c.letter AND p.citation_n = c.n""",
    "victims_by_state_year": """
        SELECT l.state, l.year, l.letter, l.reference, e.n AS entity_n, e.name, e.gender, e.age, e.minor
        FROM entities e
        JOIN roles r ON r.letter = e.letter AND r.entity_n = e.n AND r.role = 'alleged_victim'
        JOIN letters l ON l.letter = e.letter
        WHERE e.kind = 'person'""",
    "requests_by_topic": """
        SELECT t.topic, t.score, l.reference, l.date, l.state, r.letter, r.number, r.text
        FROM request_topics t
        JOIN requests r ON r.letter = t.letter AND r.n = t.request_n
        JOIN letters l ON l.letter = t.letter""",
    "timeline": """
        SELECT l.reference, l.state, e.letter, e.n, e.earliest, e.latest, e.edtf, e.type, e.status, e.quote, e.page
        FROM events e
        JOIN letters l ON l.letter = e.letter""",
}


def create_views(connection: Connection) -> None:
    """Makes the views; all dialects read the same SQL."""
    for name, query in VIEWS.items():
        connection.execute(sql.text(f"CREATE VIEW {name} AS {query}"))
