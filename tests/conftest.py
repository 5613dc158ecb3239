"""Fixtures for all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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
