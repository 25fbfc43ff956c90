"""Reading one declared file."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from directory import tables
from directory.declaration import Column, Table
from directory.errors import Problem


def _column(name: str) -> Column:
    return Column(name, name.title(), "", "string", False, {}, "", {})


TABLE = Table("towns", "towns.csv", "", "", (_column("town"), _column("country")), {})
PACKED = Table("towns", "towns.csv.gz", "", "", TABLE.columns, {})


def _read(folder: Path, data: bytes, table: Table = TABLE) -> tuple[list[list[str]], list[Problem]]:
    (folder / table.path).write_bytes(data)
    rows, problems = tables.read(folder, table)
    return [[str(row.line), *row.cells.values()] for row in rows], problems


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ends_are_read_with_or_without_a_byte_order_mark(
    tmp_path: Path, start: str, end: str
) -> None:
    text = start + end.join(["town,country", "Malmö,SE", "Łódź,PL", ""])
    assert _read(tmp_path, text.encode()) == ([["2", "Malmö", "SE"], ["3", "Łódź", "PL"]], [])


def test_a_row_stands_in_the_line_in_which_it_begins(tmp_path: Path) -> None:
    data = b'town,country\n\n"Mal\nmo",SE\n,\n,,,\nLund,SE'
    rows, problems = _read(tmp_path, data)
    assert rows == [["3", "Mal\nmo", "SE"], ["7", "Lund", "SE"]]
    assert problems == []


def test_the_columns_may_stand_in_another_order(tmp_path: Path) -> None:
    (tmp_path / "towns.csv").write_bytes(b"country,town\nSE,Lund\n")
    [row] = tables.read(tmp_path, TABLE)[0]
    assert row.cells == {"town": "Lund", "country": "SE"}


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    rows, problems = _read(tmp_path, gzip.compress(b"town,country\nLund,SE\n", mtime=0), PACKED)
    assert (rows, problems) == ([["2", "Lund", "SE"]], [])


@pytest.mark.parametrize(
    "data", [b"", b"not packed", gzip.compress(b"town,country\n" * 9, mtime=0)[:-9]]
)
def test_a_damaged_packed_file_is_a_problem(tmp_path: Path, data: bytes) -> None:
    rows, problems = _read(tmp_path, data, PACKED)
    assert rows == []
    assert [problem.code for problem in problems] in (["file-unreadable"], ["wrong-header"])


@pytest.mark.parametrize(
    ("data", "line", "code"),
    [
        (b"town,country\nMalm\xf6,SE\n", 2, "not-utf-8"),
        ("town,country\nLund,SE\n".encode("utf-16"), 1, "not-utf-8"),
        (b"", 1, "wrong-header"),
        (b"town;country\nLund;SE\n", 1, "wrong-header"),
        (b"Lund,SE\n", 1, "wrong-header"),
        (b"town\nLund\n", 1, "missing-column"),
        (b"town,country,region\nLund,SE,\n", 1, "unknown-column"),
        (b"town,country,town\nLund,SE,\n", 1, "double-column"),
        (b'town,country\n"Lund,SE\n', 2, "broken-quotes"),
        (b'"town,country\nLund,SE\n', 1, "broken-quotes"),
    ],
)
def test_a_file_that_cannot_be_taken_apart(
    tmp_path: Path, data: bytes, line: int, code: str
) -> None:
    rows, [problem] = _read(tmp_path, data)
    assert rows == []
    assert (problem.file, problem.line, problem.code) == ("towns.csv", line, code)


def test_a_very_long_cell_is_read(tmp_path: Path) -> None:
    csv.field_size_limit(131_072)
    rows, problems = _read(tmp_path, b"town,country\n" + b"x" * 200_000 + b",SE\n")
    assert (rows, problems) == ([["2", "x" * 200_000, "SE"]], [])


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    rows, [problem] = tables.read(tmp_path, TABLE)
    assert (rows, problem.code, problem.line) == ([], "file-unreadable", 0)


@pytest.mark.parametrize("cells", ["Lund", "Lund,SE,", "Lund, close to Malmö,SE"])
def test_a_ragged_row_is_left_out_and_said(tmp_path: Path, cells: str) -> None:
    rows, [problem] = _read(tmp_path, f"town,country\n{cells}\nYstad,SE\n".encode())
    assert rows == [["3", "Ystad", "SE"]]
    assert (problem.line, problem.code) == (2, "ragged-row")


def test_reading_stops_after_very_many_ragged_rows(tmp_path: Path) -> None:
    data = b"town,country\n" + b"Lund\n" * (tables.MOST_RAGGED * 10)
    problems = _read(tmp_path, data)[1]
    assert len(problems) == tables.MOST_RAGGED + 1
    assert (problems[-1].code, problems[-1].line) == ("reading-stopped", tables.MOST_RAGGED + 1)


def test_a_million_columns_are_one_problem(tmp_path: Path) -> None:
    rows, problems = _read(tmp_path, b"," * 1_000_000 + b"town\n")
    assert rows == []
    assert [problem.code for problem in problems] == ["missing-column", "unknown-column"]
