"""The declaration's rules, by Frictionless."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from directory.problems import declared, files

TODAY = date(2026, 11, 1)


def _codes(folder: Path) -> list[tuple[str, int, str]]:
    read = files.read(folder, TODAY)
    return [(p.file, p.line, p.code) for p in declared.broken_rules(read)]


def _declare(folder: Path, table: str, **changes: Any) -> None:
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        if resource["name"] == table:
            resource["schema"] |= changes
    path.write_text(json.dumps(package), encoding="utf-8")


@pytest.mark.parametrize(
    "changes",
    [
        {"primaryKey": ["no_such_column"]},
        {"foreignKeys": [{"fields": ["city"], "reference": {"resource": "no", "fields": ["no"]}}]},
        {"foreignKeys": ["nonsense"]},
        {"missingValues": 5},
    ],
)
def test_a_declaration_that_frictionless_refuses_is_a_problem(
    folder: Path, changes: dict[str, Any]
) -> None:
    _declare(folder, "sites", **changes)
    assert ("datapackage.json", 0, "declaration-unreadable") in _codes(folder)


def test_the_line_is_that_of_the_file_also_after_a_row_of_several_lines(folder: Path) -> None:
    path = folder / "sites.csv"
    first = 'se-example-programme,Lund,SE,"one\ntwo",https://example.org\n\n'
    bad = "se-example-programme,Lund,SE,,ftp://example.org\n"
    path.write_text("member_id,city,country,note,url\n" + first + bad, encoding="utf-8")
    assert ("sites.csv", 5, "wrong-form") in _codes(folder)


def test_a_key_into_a_table_that_is_not_whole_is_not_checked(folder: Path) -> None:
    (folder / "members.csv").write_bytes(b"")
    assert _codes(folder) == []


def test_cells_of_another_type_are_said_as_the_reader_says_them(folder: Path) -> None:
    path = folder / "places.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("54.79", "54,79").replace("54,79", '"54,79"'), encoding="utf-8")
    read = files.read(folder, TODAY)
    assert list(declared.broken_rules(read)) == list(declared.unreadable_cells(read)) != []
