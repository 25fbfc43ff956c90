"""``directory export``: the file, and what is said where there can be none."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from directory.cli import main
from directory.exports import geojson, hsds, jsonld, package, spreadsheet
from directory.exports.coverage import table
from directory.finder import Finder
from directory.staff import reading
from directory.staff.sheets import File
from directory.staff.state import State

Capture = pytest.CaptureFixture[str]


def test_the_file_is_written_whole_into_a_new_folder(
    finder: Finder, tmp_path: Path, capsys: Capture
) -> None:
    folder = tmp_path / "new" / "exports"
    assert main(["export", "coverage", "--out", str(folder)]) == 0
    assert capsys.readouterr().out == f"{folder / 'coverage.csv'}\n"
    assert [file.name for file in folder.iterdir()] == ["coverage.csv"]
    assert (folder / "coverage.csv").read_bytes() == table(finder)


def test_an_older_file_is_replaced(finder: Finder, tmp_path: Path) -> None:
    (tmp_path / "coverage.csv").write_text("old", encoding="utf-8")
    assert main(["export", "coverage", "--out", str(tmp_path)]) == 0
    assert (tmp_path / "coverage.csv").read_bytes() == table(finder)


def test_a_folder_that_cannot_be_written_ends_with_2_and_words(
    tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "file").touch()
    assert main(["export", "coverage", "--out", str(tmp_path / "file")]) == 2
    said = capsys.readouterr().err
    assert f"Cannot write {tmp_path / 'file' / 'coverage.csv'}: File exists." in said


def test_data_with_errors_are_not_exported(data: Path, tmp_path: Path, capsys: Capture) -> None:
    copy = Path(shutil.copytree(data, tmp_path / "data"))
    file = copy / "members.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(",AL,Tirana,", ",AL,Tyrana,"), encoding="utf-8")
    out = tmp_path / "out"
    assert main(["export", "coverage", "--out", str(out), "--data", str(copy)]) == 1
    assert "members.csv:2:city: error" in capsys.readouterr().err
    assert not out.exists()


def test_data_that_cannot_be_read_end_with_2(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere")
    assert main(["export", "coverage", "--out", str(tmp_path), "--data", nowhere]) == 2


@pytest.mark.parametrize("arguments", [["everything", "--out", "."], ["coverage"]])
def test_another_kind_or_no_folder_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", *arguments])
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("kind", "name", "make"),
    [("csv", "members.csv", spreadsheet.table), ("geojson", "members.geojson", geojson.collection),
     ("jsonld", "members.jsonld", jsonld.graph), ("package", "package.zip", package.archive)],
)  # fmt: skip
def test_one_file_of_each_kind(
    finder: Finder, kind: str, name: str, make: Callable[[Finder], bytes],
    tmp_path: Path, capsys: Capture,
) -> None:  # fmt: skip
    assert main(["export", kind, "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{tmp_path / name}\n"
    assert (tmp_path / name).read_bytes() == make(finder)


def test_the_excel_file_read_back_has_no_wish(data: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["export", "excel", "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'members.xlsx'}\n"
    state = State.read(data)
    found = reading.read(File.at(tmp_path / "members.xlsx"), state)
    assert (found.refused, found.missing) == ((), ())
    assert [dict(entry.cells) for entry in found.entries] == [{}] * len(state.members)


def test_hsds_is_a_folder_in_which_nothing_old_stays(
    finder: Finder, tmp_path: Path, capsys: Capture
) -> None:
    gone = tmp_path / "hsds" / "services" / "0c86e176-e342-5979-89d1-5786851d8afc.json"
    gone.parent.mkdir(parents=True)
    gone.write_text("{}", encoding="utf-8")
    (gone.parent / "page-99.json").write_text("{}", encoding="utf-8")
    assert main(["export", "hsds", "--out", str(tmp_path)]) == 0
    files = hsds.files(finder)
    assert capsys.readouterr().out == f"{tmp_path}: {len(files)} files\n"
    found = {
        path.relative_to(tmp_path / "hsds").as_posix(): path.read_bytes()
        for path in (tmp_path / "hsds").rglob("*.*")
    }
    assert found == files


def test_hsds_leaves_the_files_of_others(tmp_path: Path) -> None:
    folder = tmp_path / "hsds"
    theirs = [folder / "mine.json", folder / "services" / "notes.json", folder / "a" / "b.json",
              folder / "a" / "page-1.json",
              folder / "0c86e176-e342-5979-89d1-5786851d8afc.json"]  # fmt: skip
    for path in theirs:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine", encoding="utf-8")
    assert main(["export", "hsds", "--out", str(tmp_path)]) == 0
    assert [path.read_text(encoding="utf-8") for path in theirs] == ["mine"] * len(theirs)
