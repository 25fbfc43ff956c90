"""A running server keeps the last good data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from directory.errors import DataError
from directory.staff import store
from directory.staff.versions import About
from directory.web import Shelf


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """A copy of the data that a test may change."""
    return Path(shutil.copytree(data, tmp_path / "data"))


def change(folder: Path, old: str, new: str) -> None:
    file = folder / "members.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_bad_data_are_not_taken_at_start(folder: Path) -> None:
    change(folder, ",DE,Berlin,", ",DE,Berlln,")
    with pytest.raises(DataError) as raised:
        Shelf(folder)
    assert raised.value.problems[0].column == "city"


def test_new_good_data_are_taken(folder: Path) -> None:
    shelf = Shelf(folder)
    change(folder, "demand is high", "demand is very high")
    assert "very high" in shelf.finder.directory.by_id["de-volkssolidaritaet-berlin"].notes
    assert shelf.version == 2


def test_new_bad_data_leave_the_old_ones_and_say_so(folder: Path) -> None:
    shelf = Shelf(folder)
    change(folder, ",DE,Berlin,", ",DE,Berlln,")
    assert shelf.finder.directory.by_id["de-volkssolidaritaet-berlin"].city == "Berlin"
    assert shelf.problems
    assert shelf.version == 1
    change(folder, ",DE,Berlln,", ",DE,Berlin,")
    assert shelf.finder is not None
    assert shelf.problems == ()


def test_nothing_is_read_again_without_a_change(folder: Path) -> None:
    shelf = Shelf(folder)
    assert shelf.finder is shelf.finder
    assert shelf.version == 1


def test_what_staff_write_and_undo_is_taken_at_once_and_only_once(folder: Path) -> None:
    shelf = Shelf(folder)
    old = (folder / "members.csv").read_bytes()
    new = {"members.csv": old.replace(b"demand is high", b"demand is very high")}
    store.write(folder, new, base={"members.csv": old}, about=About("a test"))
    assert "very high" in shelf.finder.directory.by_id["de-volkssolidaritaet-berlin"].notes
    assert shelf.finder is shelf.finder
    assert shelf.version == 2
    store.undo(folder)
    assert "very high" not in shelf.finder.directory.by_id["de-volkssolidaritaet-berlin"].notes
    assert shelf.version == 3


def test_files_that_are_no_data_are_not_looked_at(folder: Path) -> None:
    shelf = Shelf(folder)
    (folder / ".lock").touch()
    (folder / ".history").mkdir()
    (folder / "members.xlsx").touch()
    assert shelf.finder is not None
    assert shelf.version == 1


def test_what_is_valid_already_is_shown_before_it_lies_in_its_place(folder: Path) -> None:
    shelf = Shelf(folder)
    pending = folder / ".pending" / "files" / "members.csv"
    pending.parent.mkdir(parents=True)
    new = (folder / "members.csv").read_bytes().replace(b"demand is high", b"demand is low")
    pending.write_bytes(new)
    assert "demand is low" in shelf.finder.directory.by_id["de-volkssolidaritaet-berlin"].notes
    pending.replace(folder / "members.csv")
    assert "demand is low" in shelf.finder.directory.by_id["de-volkssolidaritaet-berlin"].notes
    assert shelf.version == 2
