"""Full-text search over sections: FTS5 in SQLite, tsvector in PostgreSQL. DuckDB's needs a download and is left out."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sql
from sqlalchemy.engine import Connection

_STATEMENTS: Mapping[str, tuple[str, ...]] = {
    "sqlite": (
        "CREATE VIRTUAL TABLE sections_search USING fts5("
        "text, content='sections', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2')",
        "CREATE TRIGGER sections_added AFTER INSERT ON sections BEGIN "
        "INSERT INTO sections_search(rowid, text) VALUES (new.rowid, new.text); END",
        "CREATE TRIGGER sections_gone AFTER DELETE ON sections BEGIN "
        "INSERT INTO sections_search(sections_search, rowid, text) VALUES ('delete', old.rowid, old.text); END",
    ),
    "postgresql": (
        # 'simple' stems nothing: three languages stand in one column, and names must be found as written.
        "ALTER TABLE sections ADD COLUMN search tsvector "
        "GENERATED ALWAYS AS (to_tsvector('simple', left(text, 200000))) STORED",
        "CREATE INDEX ix_sections_search ON sections USING gin(search)",
    ),
}

_QUERIES: Mapping[str, str] = {
    "sqlite": "SELECT s.letter, s.n FROM sections_search f JOIN sections s ON s.rowid = f.rowid"
    " WHERE sections_search MATCH :words ORDER BY rank, s.letter, s.n",
    "postgresql": "SELECT letter, n FROM sections WHERE search @@ plainto_tsquery('simple', :words)"
    " ORDER BY ts_rank(search, plainto_tsquery('simple', :words)) DESC, letter, n",
    "duckdb": "SELECT letter, n FROM sections WHERE text ILIKE '%' || :words || '%' ORDER BY letter, n",
}


def create_search(connection: Connection) -> None:
    """Makes the search index where the database has one."""
    for statement in _STATEMENTS.get(connection.dialect.name, ()):
        connection.exec_driver_sql(statement)


def search(connection: Connection, words: str) -> list[tuple[str, int]]:
    """Sections (letter, n) that hold all the words, best first."""
    found = connection.execute(sql.text(_QUERIES[connection.dialect.name]), {"words": words})
    return [(row[0], row[1]) for row in found]
