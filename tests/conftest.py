"""Fixtures for all tests."""

from __future__ import annotations

import os
import uuid
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
import sqlalchemy

import postgres
from allegex.resources import Resources

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that skips has failed: there, everything that tests need is installed."""
    return _strict((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole file."""
    return _strict((yield))


def _strict(report: Report) -> Report:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail") and "GPU" not in reason:
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {reason}"
    return report


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
