"""Reading as far as can be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from directory import members
from directory.problems import files

TODAY = date(2026, 11, 1)


def test_every_table_is_read_and_of_the_gazetteer_an_atlas(folder: Path) -> None:
    read = files.read(folder, TODAY)
    assert set(members.TABLES) <= set(read.rows)
    assert "gazetteer" not in read.rows
    assert read.atlas is not None
    assert read.problems == ()


def test_a_damaged_gazetteer_is_a_problem(folder: Path) -> None:
    (folder / "gazetteer.csv.gz").write_bytes(b"no gzip")
    read = files.read(folder, TODAY)
    assert read.atlas is None
    assert [problem.code for problem in read.problems] == ["file-unreadable"]


def test_a_table_is_whole_if_all_its_rows_were_read(folder: Path) -> None:
    with (folder / "sites.csv").open("a", encoding="utf-8") as file:
        file.write("one cell\n")
    read = files.read(folder, TODAY)
    assert len(read.rows["sites"]) == 1
    assert read.whole("members", "places")
    assert not read.whole("members", "sites")


def test_cells_are_those_of_every_table_with_such_a_column(folder: Path) -> None:
    cells = files.read(folder, TODAY).cells("website", "url")
    assert {table.name for table, *_ in cells} == {"members", "sites", "sources"}


def test_blank_cells_are_left_out(folder: Path) -> None:
    cells = files.read(folder, TODAY).cells("phone")
    assert [cell for *_, cell in cells] == ["+46 40 5550101"]
