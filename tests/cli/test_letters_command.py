"""``directory letters``: the files, what is recorded, and what is said where there can be none."""

from __future__ import annotations

import csv
import io
import shutil
from datetime import date
from pathlib import Path

import pytest

from directory.cli import main
from directory.staff import committing, store

Capture = pytest.CaptureFixture[str]

MEMBER = "it-white-dove"


@pytest.fixture
def copy(data: Path, tmp_path: Path) -> Path:
    """A copy of the project's data of which nobody was asked yet."""
    folder = Path(shutil.copytree(data, tmp_path / "data"))
    (folder / "letters.csv").write_text("member_id,made_on,kind\n", encoding="utf-8")
    return folder


def letters(folder: Path, out: Path, *more: str) -> int:
    return main(["letters", "--data", str(folder), "--out", str(out), *more])


def recorded(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / "letters.csv").read_text("utf-8"))))


def test_letters_are_made_recorded_and_not_made_twice(
    copy: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "new" / "letters"
    assert letters(copy, out) == 0
    said = capsys.readouterr().out
    made = sorted(out.iterdir())
    assert [str(path) for path in made] == sorted(said.split("\n\n")[0].splitlines())
    assert len(made) == 8
    assert said.endswith("8 letters made, 55 members without one.\n")
    assert "Männerberatung Wien [at-maennerberatung-wien]: No mailbox. Telephone +43" in said
    today = date.today().isoformat()
    assert {(row["made_on"], row["kind"]) for row in recorded(copy)} == {(today, "first")}
    assert {f"{today}-{row['member_id']}-first.eml" for row in recorded(copy)} == {
        path.name for path in made
    }
    assert letters(copy, tmp_path / "later") == 0
    assert "0 letters made" in capsys.readouterr().out
    assert not (tmp_path / "later").exists()


def test_letters_made_again_are_the_same_and_not_recorded(copy: Path, tmp_path: Path) -> None:
    assert letters(copy, tmp_path / "one", "--member", MEMBER) == 0
    before = (copy / "letters.csv").read_bytes()
    assert letters(copy, tmp_path / "two", "--member", MEMBER, "--again") == 0
    (one,), (two,) = (tmp_path / "one").iterdir(), (tmp_path / "two").iterdir()
    assert one.name == two.name
    assert one.read_bytes() == two.read_bytes()
    assert (copy / "letters.csv").read_bytes() == before


def test_undo_takes_the_record_back(copy: Path, tmp_path: Path) -> None:
    assert letters(copy, tmp_path / "out", "--member", MEMBER, "--language", "en") == 0
    assert len(recorded(copy)) == 1
    store.undo(copy)
    assert recorded(copy) == []


def test_an_existing_letter_is_not_overwritten_and_nothing_recorded(
    copy: Path, tmp_path: Path, capsys: Capture
) -> None:
    name = f"{date.today().isoformat()}-{MEMBER}-first.eml"
    (tmp_path / name).write_text("mine", encoding="utf-8")
    assert letters(copy, tmp_path) == 2
    assert f"Cannot write {tmp_path / name}: File exists." in capsys.readouterr().err
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"
    assert len(list(tmp_path.glob("*.eml"))) == 1
    assert recorded(copy) == []


def test_letters_that_cannot_be_recorded_are_not_left_behind(
    copy: Path, tmp_path: Path, capsys: Capture
) -> None:
    with committing.locked(copy):
        assert letters(copy, tmp_path / "out") == 2
    assert list((tmp_path / "out").iterdir()) == []
    assert "Another program is writing" in capsys.readouterr().err


@pytest.mark.parametrize("below", ["", "letters", "../data/x"])
def test_the_data_folder_takes_no_letters(copy: Path, below: str, capsys: Capture) -> None:
    before = sorted(copy.iterdir())
    assert letters(copy, copy / below) == 2
    assert "lies in the data folder. Choose another folder" in capsys.readouterr().err
    assert sorted(copy.iterdir()) == before


def test_data_with_errors_make_no_letters(copy: Path, tmp_path: Path, capsys: Capture) -> None:
    file = copy / "members.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(",AL,Tirana,", ",AL,Tyrana,"), encoding="utf-8")
    assert letters(copy, tmp_path / "out") == 1
    assert "members.csv:2:city: error" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_unknown_member_ends_with_2_and_a_near_id(
    copy: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert letters(copy, tmp_path / "out", "--member", "it-white-dov") == 2
    assert f"Did you mean: {MEMBER}" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_ends_with_2_and_records_nothing(
    copy: Path, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "file").touch()
    assert letters(copy, tmp_path / "file") == 2
    assert "Cannot write" in capsys.readouterr().err
    assert recorded(copy) == []


def test_letters_are_all_written_or_none(copy: Path, tmp_path: Path, capsys: Capture) -> None:
    assert letters(copy, tmp_path / "before") == 0
    store.undo(copy)
    last = max(path.name for path in (tmp_path / "before").iterdir())
    hindrance = tmp_path / "out" / f".{last}.partial"
    hindrance.mkdir(parents=True)
    assert letters(copy, tmp_path / "out") == 2
    assert last in capsys.readouterr().err
    assert list((tmp_path / "out").iterdir()) == [hindrance]
    assert recorded(copy) == []
