"""Records into a relational database through SQLAlchemy Core: SQLite, PostgreSQL, DuckDB."""
