"""Loading records: every table, twice, changed, and into databases that are not ours."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sql
from msgspec.structs import replace

from allegex.errors import ConfigError, WriteError
from allegex.records.letter import Header
from allegex.writers.database.load import Loaded, load
from allegex.writers.database.schema import VERSION, VERSION_TABLE
from allegex.writers.database.search import search
from allegex.writers.database.views import VIEWS
from allegex.writers.rows import rows
from allegex.writers.tables import TABLES
from corpus.fabricate import letter


@pytest.fixture(params=["sqlite", "duckdb", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql")
    return f"{request.param}:///{tmp_path / 'letters.db'}"


def dump(url: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, sorted."""
    engine = sql.create_engine(url)
    with engine.connect() as connection:
        found = {
            table.name: sorted(
                (tuple(row) for row in connection.execute(sql.text(f"SELECT * FROM {table.name}"))), key=repr
            )
            for table in TABLES
        }
    engine.dispose()
    return found


def test_every_row_is_as_long_as_its_table() -> None:
    for name, found in rows(letter(1)).items():
        table = next(t for t in TABLES if t.name == name)
        assert found, f"the made-up letter fills no row of {name}"
        assert {len(row) for row in found} == {len(table.columns)}


def test_the_state_of_a_reply_stands_in_its_row() -> None:
    reply = replace(letter(1), kind="reply", header=Header(replying="TUN"))
    (row,) = rows(reply)["letters"]
    columns = [column.name for column in next(t for t in TABLES if t.name == "letters").columns]
    told = dict(zip(columns, row, strict=True))
    assert (told["state"], told["replying"], told["addressee_state"]) == ("TUN", "TUN", None)


def test_loads_every_row_of_every_table(url: str) -> None:
    assert load([letter(n) for n in range(3)], url) == Loaded(3, 0, 0)
    stored = dump(url)
    for table in TABLES:
        assert len(stored[table.name]) == sum(len(rows(letter(n))[table.name]) for n in range(3))


def test_loading_twice_changes_nothing(url: str) -> None:
    load([letter(n) for n in range(3)], url)
    before = dump(url)
    assert load([letter(n) for n in range(3)], url) == Loaded(0, 0, 3)
    assert dump(url) == before


def test_a_changed_record_replaces_the_old_one_and_no_other(url: str) -> None:
    load([letter(1), letter(2)], url)
    changed = replace(letter(2), language="es", requests=())
    assert load([changed], url) == Loaded(0, 1, 0)
    stored = dump(url)
    assert len(stored["letters"]) == 2
    assert {row[0] for row in stored["requests"]} == {letter(1).id}


def test_the_same_letter_twice_in_one_load_is_written_once(url: str) -> None:
    assert load([letter(1), letter(1)], url) == Loaded(1, 0, 1)


def test_views_and_search_answer(url: str) -> None:
    load([letter(n) for n in range(3)], url)
    engine = sql.create_engine(url)
    with engine.connect() as connection:
        for view in VIEWS:
            assert connection.execute(sql.text(f"SELECT count(*) FROM {view}")).scalar_one() > 0
        word = letter(1).text.split()[0]
        found = search(connection, word)
        assert (letter(1).id, 0) in found
        assert search(connection, "zyzzyva") == []
    engine.dispose()


def test_search_forgets_a_replaced_text(url: str) -> None:
    changed = replace(letter(1), text="zyzzyva " + letter(1).text[8:])
    for record, found in ((letter(1), []), (changed, [(letter(1).id, 0)]), (letter(1), [])):
        load([record], url)
        engine = sql.create_engine(url)
        with engine.connect() as connection:
            assert search(connection, "zyzzyva") == found
        engine.dispose()


def test_a_newer_schema_is_refused(url: str) -> None:
    load([letter(1)], url)
    engine = sql.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sql.text(f"UPDATE {VERSION_TABLE} SET version = {VERSION + 1}"))
    engine.dispose()
    with pytest.raises(ConfigError, match="update allegex"):
        load([letter(2)], url)


def test_tables_of_somebody_else_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE letters (id INTEGER)")
    with pytest.raises(ConfigError, match="'letters' that allegex did not make"):
        load([letter(1)], f"sqlite:///{file}")


@pytest.mark.parametrize(
    ("url", "error", "says"),
    [
        ("nonsense", ConfigError, "possible: sqlite"),
        ("oracle+nothing://x/y", ConfigError, "cannot be used"),
        ("sqlite:////nonexistent/folder/x.db", WriteError, "unable to open"),
        ("postgresql+psycopg://nobody:secret@127.0.0.1:1/none", WriteError, "database"),
    ],
)
def test_a_bad_url_is_named_and_no_password_shown(url: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        load([letter(1)], url)
    assert "secret" not in str(caught.value)


def test_nul_characters_do_not_stop_a_load(url: str) -> None:
    assert load([replace(letter(1), text="\0" + letter(1).text[1:])], url).added == 1
