"""The real data, read once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from directory.finder import Finder

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="session")
def data() -> Path:
    """The project's own data folder."""
    return DATA


@pytest.fixture(scope="session")
def finder() -> Finder:
    """The finder of the project's own data."""
    return Finder.read(DATA)
