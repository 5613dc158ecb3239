"""Records into a database: upsert by content digest, one transaction per chunk, loading twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import sqlalchemy as sql
from msgspec import Struct
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from allegex.errors import ConfigError, WriteError
from allegex.records.codec import encode
from allegex.records.letter import Letter
from allegex.writers.database.schema import prepare
from allegex.writers.rows import Cell, Rows, record_digest, rows
from allegex.writers.tables import TABLES

CHUNK = 100
"""Letters in a transaction: enough that commits cost nothing, few enough that memory stays flat."""


class Loaded(Struct, frozen=True):
    """Letters written new, replaced by a newer record, and left as they were."""

    added: int
    replaced: int
    unchanged: int


def load(letters: Iterable[Letter], url: str) -> Loaded:
    """Loads the letters into the database at an SQLAlchemy URL (`sqlite:///letters.db`).

    Raises ConfigError for a URL, driver or schema that cannot be used, WriteError where the database refuses.
    """
    engine = _engine(url)
    counts = [0, 0, 0]
    remaining = iter(letters)
    # Read first: where there are no records, no database is made.
    chunk = list(islice(remaining, CHUNK))
    try:
        with engine.begin() as connection:
            prepare(connection)
        statements = _statements(engine)
        while chunk:
            with engine.begin() as connection:
                for kind in _load_chunk(connection, chunk, statements):
                    counts[kind] += 1
            chunk = list(islice(remaining, CHUNK))
    except OperationalError as error:
        raise WriteError(f"database {engine.url.render_as_string()}: {_first_line(error)}") from error
    except DBAPIError as error:
        raise WriteError(
            f"database {engine.url.render_as_string()}: refused: {type(error.orig).__name__}"
        ) from error
    finally:
        engine.dispose()
    return Loaded(*counts)


def _engine(url: str) -> Engine:
    try:
        engine = sql.create_engine(url)
    except (ArgumentError, NoSuchModuleError) as error:
        raise ConfigError(
            f"database URL {url.rsplit('@', maxsplit=1)[-1]!r} cannot be used; possible: sqlite:///FILE, postgresql+psycopg://HOST/NAME,"
            " duckdb:///FILE"
        ) from error
    except ImportError as error:
        raise ConfigError(
            f"the driver for {url.split(':', maxsplit=1)[0]} is not installed: {error.name}"
        ) from error
    if engine.dialect.name == "sqlite":
        sql.event.listen(engine, "connect", _pragmas)
    return engine


def _pragmas(connection: object, record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _statements(engine: Engine) -> dict[str, str]:
    """One INSERT per table in the driver's own paramstyle, so that rows go down as plain tuples."""
    mark = {"qmark": "?", "format": "%s", "pyformat": "%s", "numeric_dollar": "?"}[engine.dialect.paramstyle]
    found = {}
    for table in TABLES:
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        found[table.name] = (
            f"INSERT INTO {table.name} ({names}) VALUES ({', '.join([mark] * len(table.columns))})"
        )
    return found


def _load_chunk(connection: Connection, chunk: list[Letter], statements: dict[str, str]) -> Iterator[int]:
    """Writes a chunk and yields for each letter whether it was added (0), replaced (1) or unchanged (2)."""
    present = _digests(connection, [letter.id for letter in chunk])
    merged: Rows = {table.name: [] for table in TABLES}
    stale: list[str] = []
    taken: set[str] = set()
    for letter in chunk:
        if letter.id in taken or present.get(letter.id) == record_digest(encode(letter)):
            yield 2
            continue
        taken.add(letter.id)
        if letter.id in present:
            stale.append(letter.id)
        for name, found in rows(letter).items():
            merged[name] += found
        yield 1 if letter.id in present else 0
    if stale:
        _delete(connection, stale)
    for name, values in merged.items():
        if values:
            connection.exec_driver_sql(statements[name], [_plain(row) for row in values])


def _plain(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """NUL characters are no text to PostgreSQL."""
    return tuple(
        cell.replace("\0", "\ufffd") if isinstance(cell, str) and "\0" in cell else cell for cell in row
    )


def _digests(connection: Connection, ids: list[str]) -> dict[str, str]:
    letters = sql.table("letters", sql.column("letter"), sql.column("record_digest"))
    query = sql.select(letters.c.letter, letters.c.record_digest).where(letters.c.letter.in_(ids))
    return {row[0]: row[1] for row in connection.execute(query)}


def _delete(connection: Connection, ids: list[str]) -> None:
    """Takes letters out, children first: not every database here has cascades."""
    for table in reversed(TABLES):
        target = sql.table(table.name, sql.column("letter"))
        connection.execute(sql.delete(target).where(target.c.letter.in_(ids)))


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).splitlines()[0]
