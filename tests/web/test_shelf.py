"""A running server keeps the last good data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from looks import Clock, counted_looks

from directory.errors import DataError
from directory.staff import store
from directory.staff.versions import About
from directory.web import Shelf
from directory.web.shelf import LOOKS, SECONDS


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


def test_new_bad_data_leave_the_old_ones_and_say_so(folder: Path) -> None:
    shelf = Shelf(folder)
    good = shelf.finder
    change(folder, ",DE,Berlin,", ",DE,Berlln,")
    assert shelf.finder is good
    assert good.directory.by_id["de-volkssolidaritaet-berlin"].city == "Berlin"
    assert shelf.problems
    change(folder, ",DE,Berlln,", ",DE,Berlin,")
    assert shelf.finder is not None
    assert shelf.problems == ()


def test_nothing_is_read_again_without_a_change(folder: Path) -> None:
    shelf = Shelf(folder)
    assert shelf.finder is shelf.finder


def test_what_staff_write_and_undo_is_taken_at_once_and_only_once(folder: Path) -> None:
    shelf = Shelf(folder)
    first = shelf.finder
    old = (folder / "members.csv").read_bytes()
    new = {"members.csv": old.replace(b"demand is high", b"demand is very high")}
    store.write(folder, new, base={"members.csv": old}, about=About("a test"))
    assert "very high" in shelf.finder.directory.by_id["de-volkssolidaritaet-berlin"].notes
    second = shelf.finder
    assert second is shelf.finder is not first
    store.undo(folder)
    assert "very high" not in shelf.finder.directory.by_id["de-volkssolidaritaet-berlin"].notes
    assert shelf.finder is shelf.finder is not second


def test_files_that_are_no_data_are_not_looked_at(folder: Path) -> None:
    shelf = Shelf(folder)
    first = shelf.finder
    (folder / ".lock").touch()
    (folder / ".history").mkdir()
    (folder / "members.xlsx").touch()
    assert shelf.finder is first


def test_what_is_valid_already_is_shown_before_it_lies_in_its_place(folder: Path) -> None:
    shelf = Shelf(folder)
    pending = folder / ".pending" / "files" / "members.csv"
    pending.parent.mkdir(parents=True)
    new = (folder / "members.csv").read_bytes().replace(b"demand is high", b"demand is low")
    pending.write_bytes(new)
    second = shelf.finder
    assert "demand is low" in second.directory.by_id["de-volkssolidaritaet-berlin"].notes
    pending.replace(folder / "members.csv")
    assert shelf.finder is second


def test_while_many_come_the_files_are_looked_at_only_now_and_then(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    shelf = Shelf(folder, clock)
    looks = counted_looks(monkeypatch)
    assert all(shelf.finder is not None for _ in range(100))
    assert len(looks) == LOOKS
    clock.seconds += SECONDS
    assert shelf.finder is not None
    assert len(looks) == LOOKS + 1


def test_the_first_visitor_after_a_pause_sees_what_was_changed(folder: Path) -> None:
    clock = Clock()
    shelf = Shelf(folder, clock)
    first = shelf.finder
    while shelf.seen is None:
        assert shelf.finder is first
    change(folder, "demand is high", "demand is very high")
    assert shelf.finder is first
    clock.seconds += SECONDS
    assert "very high" in shelf.finder.directory.by_id["de-volkssolidaritaet-berlin"].notes
