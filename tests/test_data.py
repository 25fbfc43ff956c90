"""The project's own data: without an error, and nothing lost of it (quality D1)."""

from __future__ import annotations

import gc
import tomllib
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from directory import declaration, problems, tables
from directory.tables import Row

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(
    (ROOT / "tests" / "data_expectations.toml").read_text(encoding="utf-8")
)


def _rows(table: str) -> list[Row]:
    rows, found = tables.read(DATA, declaration.read(DATA).tables[table])
    assert not found
    return rows


def test_there_is_no_error() -> None:
    found = [str(problem) for problem in problems.find(DATA) if problem.severity == "error"]
    assert found == []


# Frictionless leaves the packed gazetteer open.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
def test_frictionless_finds_the_package_valid() -> None:
    report = Package(str(DATA / declaration.FILE)).validate()
    gc.collect()
    assert report.flatten(["name", "rowNumber", "fieldName", "note"]) == []
    assert {task.name for task in report.tasks} == set(declaration.read(DATA).tables)


@pytest.mark.parametrize("table", EXPECTED["rows"])
def test_no_row_is_lost(table: str) -> None:
    assert len(_rows(table)) == EXPECTED["rows"][table]


def test_no_fact_is_lost() -> None:
    members = _rows("members")
    columns = declaration.read(DATA).tables["members"].columns
    filled = {
        column.name: sum(bool(row.cells[column.name]) for row in members) for column in columns
    }
    assert filled == EXPECTED["filled"]


def test_countries_and_memberships() -> None:
    members = [row.cells for row in _rows("members")]
    assert EXPECTED["members"] == {
        "countries": len({cells["country"] for cells in members}),
        "documented_memberships": sum(cells["membership"] == "confirmed" for cells in members),
        "confirmed_by_the_organisation": sum(bool(cells["confirmed_on"]) for cells in members),
    }


def test_no_date_of_a_source_is_lost() -> None:
    undated = sum(not row.cells["source_date"] for row in _rows("sources"))
    assert undated == EXPECTED["sources"]["undated"]
