"""Numbers with their noun, as the commands say them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from directory.cli import main
from directory.cli.counting import counted


def test_one_is_singular() -> None:
    said = [counted(number, "entry", "entries") for number in (0, 1, 2)]
    assert said == ["0 entries", "1 entry", "2 entries"]


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """A copy of the data in which one member alone is left, with one error."""
    ignored = shutil.ignore_patterns(".*")
    copy = Path(shutil.copytree(data, tmp_path / "data", ignore=ignored))
    for name, column in (("members", 0), ("sources", 0), ("sites", 0), ("letters", 0)):
        lines = (copy / f"{name}.csv").read_text("utf-8").splitlines(keepends=True)
        kept = [row for row in lines[1:] if row.split(",")[column] == "it-white-dove"]
        (copy / f"{name}.csv").write_text("".join([lines[0], *kept]), "utf-8")
    return copy


def test_commands_say_one_in_the_singular(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--data", str(folder)]) == 0
    assert capsys.readouterr().out.endswith("warnings, 1 member, 1 country\n")
    assert main(["due", "--data", str(folder)]) == 0
    assert capsys.readouterr().out.endswith("\n1 entry\n")
    out = tmp_path / "out"
    assert main(["letters", "--out", str(out), "--data", str(folder)]) == 0
    assert capsys.readouterr().out.endswith("1 letter made, 0 members without one.\n")
    (folder / "members.csv").write_text("id\n", "utf-8")
    main(["check", "--data", str(folder)])
    assert " errors, 0 warnings\n" in capsys.readouterr().out
