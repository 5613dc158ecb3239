"""The schema as SQLAlchemy metadata, its version, and the steps from older versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sql
from sqlalchemy.engine import Connection
from sqlalchemy.types import TypeEngine

from allegex.errors import ConfigError
from allegex.writers.database.search import create_search
from allegex.writers.database.views import create_views
from allegex.writers.tables import TABLES, ColumnType, Table

VERSION = 1
VERSION_TABLE = "allegex_schema"

_TYPES: Mapping[ColumnType, type[TypeEngine[Any]]] = {
    "text": sql.Text,
    "integer": sql.BigInteger,
    "real": sql.Double,
    "boolean": sql.Boolean,
}

MIGRATIONS: Mapping[int, Callable[[Connection], None]] = {}
"""Step from the version that is the key to the next one. Version 1 is the first."""


def metadata(dialect: str) -> sql.MetaData:
    """The tables for one dialect. DuckDB gets no foreign keys: it cannot replace rows under them in one transaction."""
    found = sql.MetaData()
    for table in TABLES:
        _table(table, found, foreign=dialect != "duckdb")
    sql.Table(VERSION_TABLE, found, sql.Column("version", sql.Integer, nullable=False))
    return found


def _table(table: Table, found: sql.MetaData, foreign: bool) -> None:
    columns: list[sql.schema.SchemaItem] = [
        sql.Column(c.name, _TYPES[c.type], primary_key=c.key, autoincrement=False) for c in table.columns
    ]
    if foreign and table.parent is not None:
        target = ("letter",) if table.parent == "letters" else ("letter", "n")
        columns.append(
            sql.ForeignKeyConstraint(
                table.parent_columns, [f"{table.parent}.{column}" for column in target], ondelete="CASCADE"
            )
        )
    for names in table.indexes:
        columns.append(sql.Index(f"ix_{table.name}_{'_'.join(names)}", *names))
    sql.Table(table.name, found, *columns)


def prepare(connection: Connection) -> sql.MetaData:
    """Makes the schema where it is missing, or brings it up to `VERSION`. Raises ConfigError for a newer one, or for a
    database that holds tables of somebody else under our names."""
    dialect = connection.dialect.name
    wanted = metadata(dialect)
    present = set(sql.inspect(connection).get_table_names())
    version_table = wanted.tables[VERSION_TABLE]
    if VERSION_TABLE not in present:
        foreign = sorted(present & set(wanted.tables))
        if foreign:
            raise ConfigError(
                f"the database has a table {foreign[0]!r} that allegex did not make; give a database or schema of its own"
            )
        wanted.create_all(connection)
        create_views(connection)
        create_search(connection)
        connection.execute(version_table.insert().values(version=VERSION))
        return wanted
    version = connection.execute(sql.select(version_table.c.version)).scalar_one()
    if version > VERSION:
        raise ConfigError(
            f"the database has schema version {version}, this allegex knows {VERSION}: update allegex"
        )
    while version < VERSION:
        MIGRATIONS[version](connection)
        version += 1
        connection.execute(version_table.update().values(version=version))
    return wanted
