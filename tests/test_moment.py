"""A data folder at one moment: what is valid counts, and no mixture is ever read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from directory import moment
from directory.moment import Moment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files, of which one has a valid successor."""
    (tmp_path / ".pending" / "files").mkdir(parents=True)
    for path, content in {"a.csv": "old", "b.csv": "b", ".pending/files/a.csv": "new"}.items():
        (tmp_path / path).write_text(content)
    return tmp_path


def test_what_is_valid_counts_before_what_lies_in_its_place(folder: Path) -> None:
    assert moment.content(folder, "a.csv") == b"new"
    assert Moment.of(folder).contents == {"a.csv": b"new", "b.csv": b"b"}


def test_moving_a_valid_file_to_its_place_makes_no_other_state(folder: Path) -> None:
    before = moment.stamp(folder)
    (folder / ".pending" / "files" / "a.csv").replace(folder / "a.csv")
    assert moment.stamp(folder) == before
    (folder / "a.csv").write_text("newer")
    assert moment.stamp(folder) != before


def test_a_moment_stays_as_it_was(folder: Path) -> None:
    held = Moment.of(folder)
    (folder / "b.csv").write_text("changed")
    assert moment.content(held, "b.csv") == b"b"
    assert Moment.of(held) is held


def test_a_change_between_two_files_is_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really: Callable[[Path, str], bytes] = moment.content
    read = []

    def disturbed(place: Path, path: str) -> bytes:
        read.append(path)
        if len(read) == 2:
            for name in ("a.csv", "b.csv"):
                (folder / ".pending" / "files" / name).write_text("both are other now")
        return really(place, path)

    monkeypatch.setattr(moment, "content", disturbed)
    assert set(Moment.of(folder).contents.values()) == {b"both are other now"}
    assert len(read) == 4


def test_what_cannot_be_read_says_so_as_before(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        moment.content(Moment.of(folder), "gone.csv")
    (folder / "c.csv").mkdir()
    with pytest.raises(IsADirectoryError):
        moment.content(Moment.of(folder), "c.csv")
