"""``directory check``: words, JSON and exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from directory.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def copy(data: Path, tmp_path: Path) -> Path:
    """A copy of the data that a test may damage."""
    return Path(shutil.copytree(data, tmp_path / "data"))


def test_our_own_data_have_no_errors(capsys: Capture) -> None:
    assert main(["check"]) == 0
    assert "0 errors" in capsys.readouterr().out.splitlines()[-1]
    assert main(["check", "--json"]) == 0
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [problem for problem in problems if problem["severity"] == "error"] == []


def test_the_summary_counts_members_and_countries(capsys: Capture) -> None:
    main(["check"])
    assert capsys.readouterr().out.endswith("63 members, 31 countries\n")


def test_an_error_names_file_line_column_and_correction(copy: Path, capsys: Capture) -> None:
    file = copy / "members.csv"
    file.write_text(
        file.read_text(encoding="utf-8").replace(",AL,Tirana,", ",AL,Tyrana,"), encoding="utf-8"
    )
    assert main(["check", "--data", str(copy)]) == 1
    line = next(x for x in capsys.readouterr().out.splitlines() if x.startswith("members.csv"))
    assert line.startswith("members.csv:2:city: error [")
    assert main(["--data", str(copy), "check", "--json"]) == 1
    problem = json.loads(capsys.readouterr().out)["problems"][0]
    assert set(problem) == {
        "file", "line", "column", "code", "severity", "message", "suggestion",
    }  # fmt: skip


@pytest.mark.parametrize("damage", ["gone", "latin"])
def test_a_file_that_cannot_be_read_ends_with_2(copy: Path, capsys: Capture, damage: str) -> None:
    file = copy / "members.csv"
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes().decode().encode("utf-16"))
    assert main(["check", "--data", str(copy)]) == 2
    assert "members.csv" in capsys.readouterr().out


def test_a_folder_that_is_not_there_ends_with_2(tmp_path: Path, capsys: Capture) -> None:
    assert main(["check", "--data", str(tmp_path / "nothing")]) == 2
    assert "datapackage.json" in capsys.readouterr().out


def test_serve_refuses_to_start_on_errors_with_the_same_words(copy: Path, capsys: Capture) -> None:
    file = copy / "members.csv"
    file.write_text(
        file.read_text(encoding="utf-8").replace(",AL,Tirana,", ",AL,Tyrana,"), encoding="utf-8"
    )
    main(["check", "--data", str(copy)])
    said = capsys.readouterr().out.splitlines()[0]
    assert main(["serve", "--data", str(copy)]) == 1
    assert said in capsys.readouterr().err
