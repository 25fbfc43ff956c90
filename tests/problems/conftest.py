"""A small valid data folder of made-up organisations, and ways of spoiling it."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from directory.problems import files
from directory.problems.files import Files

ROOT = Path(__file__).parents[2]

#: The day on which the tests take place; the base was checked less than ten months before.
TODAY = date(2026, 11, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a new copy of tests/golden/base, with the project's own declaration."""
    return _made(tmp_path)


@pytest.fixture(scope="module")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one copy for all examples of a property; each example writes its file anew."""
    return _made(tmp_path_factory.mktemp("shared"))


@pytest.fixture
def change(folder: Path) -> Callable[..., Files]:
    """Return a function that writes cells into the first row of a table and reads all files."""

    def changed(table: str, **cells: str) -> Files:
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        rows[0] |= cells
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        return files.read(folder, TODAY)

    return changed


def _made(parent: Path) -> Path:
    folder = parent / "data"
    shutil.copytree(ROOT / "data", folder)
    shutil.copytree(ROOT / "tests" / "golden" / "base", folder, dirs_exist_ok=True)
    return folder
