"""Fixtures for all tests."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy

import postgres
from allegex.resources import Resources

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def resources() -> Resources:
    """The packaged data, built once for all tests."""
    return Resources()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with letters and gold that lies beside the checkout; must be there in CI."""
    if not SHARED.is_dir():
        if os.environ.get("CI"):
            pytest.fail("the shared folder beside the checkout is missing in CI")
        pytest.skip("needs the shared letters beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a running PostgreSQL server; must be there in CI."""
    folder = postgres.binaries()
    if folder is None:
        if os.environ.get("CI"):
            pytest.fail("postgresql is not installed in CI")
        pytest.skip("needs the Debian package postgresql")
    with postgres.server(folder) as url:
        yield url


@pytest.fixture
def postgresql(postgresql_server: str) -> str:
    """The URL of an empty PostgreSQL database."""
    name = f"test_{uuid.uuid4().hex}"
    engine = sqlalchemy.create_engine(f"{postgresql_server}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sqlalchemy.text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"{postgresql_server}/{name}"
