"""``directory history``, ``undo`` and ``publish``: what is said, and what is not done unasked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from directory.cli import main
from directory.staff import store
from directory.staff.versions import About

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """A copy of the data with one change."""
    copy = tmp_path / "data"
    copy.mkdir()
    for path in data.iterdir():
        if path.is_file() and not path.name.startswith("."):
            shutil.copy(path, copy)
    old = (copy / "members.csv").read_bytes()
    new = {"members.csv": old.replace(b"demand is high", b"demand is very high")}
    about = About("a letter\x1b[2J", "office", {"changed": 1})
    store.write(copy, new, base={"members.csv": old}, about=about)
    return copy


def test_history_says_what_was_written_and_steers_no_terminal(
    folder: Path, capsys: Capture
) -> None:
    assert main(["history", "--data", str(folder)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Version 1, 20")
    assert "a letter\\x1b[2J, 1 changed, by: office\n  files: members.csv\n" in said


def test_history_as_json(folder: Path, capsys: Capture) -> None:
    store.undo(folder)
    assert main(["history", "--json", "--data", str(folder)]) == 0
    undo, change = json.loads(capsys.readouterr().out)["versions"]
    assert (undo["kind"], undo["takes_back"]) == ("undo", 1)
    assert (change["undone"], change["files"]) == (True, ["members.csv"])


def test_no_history_is_said(data: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["history", "--data", str(tmp_path)]) == 0
    assert "No history yet" in capsys.readouterr().out


def test_undo_asks_before_it_does(data: Path, folder: Path, capsys: Capture) -> None:
    changed = (folder / "members.csv").read_bytes()
    assert main(["undo", "--data", str(folder)]) == 2
    said = capsys.readouterr()
    assert "This would be taken back:\nVersion 1" in said.out
    assert "add --yes" in said.err
    assert (folder / "members.csv").read_bytes() == changed
    assert main(["undo", "--yes", "--data", str(folder)]) == 0
    assert (folder / "members.csv").read_bytes() == (data / "members.csv").read_bytes()
    assert main(["undo", "--yes", "--data", str(folder)]) == 2
    assert "Nothing to undo" in capsys.readouterr().err


def test_publish_asks_before_it_does(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    site = tmp_path / "site"
    arguments = ["publish", str(site), "--data", str(folder)]
    assert main(arguments) == 2
    assert "  members.csv: new, 64 lines" in capsys.readouterr().out
    assert not site.exists()
    assert main([*arguments, "--yes"]) == 0
    assert (site / "members.csv").read_bytes() == (folder / "members.csv").read_bytes()
    assert main([*arguments, "--yes"]) == 0
    assert capsys.readouterr().out.endswith(f"{site} holds the same already.\n")
    store.undo(folder)
    assert main([*arguments, "--yes"]) == 0
    assert "  members.csv: 1 line comes, 1 goes\n" in capsys.readouterr().out


def test_publish_refuses_errors_with_1(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    text = (folder / "members.csv").read_text()
    (folder / "members.csv").write_text(text.replace(",AL,Tirana,", ",AL,Tyrana,"))
    assert main(["publish", str(tmp_path / "site"), "--yes", "--data", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "members.csv:2:city: error" in said
    assert "Nothing published" in said
    assert not (tmp_path / "site").exists()
