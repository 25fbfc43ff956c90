"""``directory export``: the file, and what is said where there can be none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from directory.cli import main
from directory.exports.coverage import table
from directory.finder import Finder

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
