"""The declaration of the data."""

from __future__ import annotations

from pathlib import Path

import pytest

from directory import declaration
from directory.errors import DataError

PACKAGE = """
{"title": "T", "description": "D", "resources": [{
    "name": "members", "path": "members.csv", "title": "Members", "description": "All.",
    "schema": {"fields": [
        {"name": "phone", "title": "Telephone", "description": "N.", "type": "string",
         "constraints": {"required": true, "pattern": "[+][0-9]+"}},
        {"name": "formats", "title": "Formats", "description": "F.", "type": "list",
         "categories": [{"value": "in_person", "label": "In person"}]},
        {"name": "specialisms", "title": "S", "description": "S.", "type": "list",
         "allowed": "vocabulary.code"}
    ]}}]}
"""


@pytest.fixture
def declared(tmp_path: Path) -> declaration.Declaration:
    (tmp_path / "datapackage.json").write_text(PACKAGE, encoding="utf-8")
    return declaration.read(tmp_path)


def test_tables_and_columns(declared: declaration.Declaration) -> None:
    assert (declared.title, declared.description, list(declared.tables)) == ("T", "D", ["members"])
    members = declared.tables["members"]
    assert (members.path, members.title, members.description) == ("members.csv", "Members", "All.")
    assert [column.name for column in members.columns] == ["phone", "formats", "specialisms"]


def test_a_column_knows_its_rules(declared: declaration.Declaration) -> None:
    phone, formats, specialisms = declared.tables["members"].columns
    assert (phone.title, phone.type, phone.required) == ("Telephone", "string", True)
    assert (formats.required, formats.labels) == (False, {"in_person": "In person"})
    assert (phone.is_list, formats.is_list) == (False, True)
    assert (specialisms.allowed, formats.allowed) == ("vocabulary.code", "")
    assert declared.tables["members"].column("formats") is formats
    with pytest.raises(KeyError):
        declared.tables["members"].column("telefax")


@pytest.mark.parametrize(("cell", "fits"), [("+46", True), ("46", False), ("+46\n", False)])
def test_a_cell_fits_the_declared_form(
    declared: declaration.Declaration, cell: str, fits: bool
) -> None:
    assert declared.tables["members"].column("phone").fits(cell) is fits
    assert declared.tables["members"].column("formats").fits(cell)


def test_words_for_a_value(declared: declaration.Declaration) -> None:
    assert declared.label("formats", "in_person") == "In person"
    assert declared.label("formats", "by_post") == "by_post"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        "[" * 100_000,
        '{"resources": 5}',
        '{"resources": [5]}',
        PACKAGE.replace('"path"', '"file"'),
        PACKAGE.replace('{"required": true, "pattern": "[+][0-9]+"}', "[]"),
    ],
)
def test_anything_else_is_a_problem(tmp_path: Path, text: str) -> None:
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        declaration.read(tmp_path)
    [problem] = raised.value.problems
    assert (problem.file, problem.code) == ("datapackage.json", "declaration-unreadable")


def test_a_missing_declaration_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="No such file"):
        declaration.read(tmp_path)


def test_other_bytes_than_utf_8_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_bytes(b"\xff")
    with pytest.raises(DataError, match="declaration-unreadable"):
        declaration.read(tmp_path)
