"""``directory publish`` from two machines to one place: nobody's correction is taken away."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from directory.cli import main
from directory.staff.state import State

Capture = pytest.CaptureFixture[str]

WIEN, GRUAJA = "at-maennerberatung-wien", "al-gruaja-tek-gruaja"


@pytest.fixture
def machines(data: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two copies of the data, each on its own machine."""
    hidden = shutil.ignore_patterns(".*")
    first, second = (
        Path(shutil.copytree(data, tmp_path / name, ignore=hidden)) for name in ("first", "second")
    )
    return first, second


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder to which both publish."""
    return tmp_path / "site"


def note(folder: Path, member: str, words: str) -> None:
    file = folder.parent / f"{folder.name}-{member}.csv"
    file.write_text(f"id,notes\n{member},{words}\n", encoding="utf-8")
    assert main(["import", str(file), "--data", str(folder), "--yes"]) == 0


def publish(folder: Path, site: Path, *options: str) -> int:
    return main(["publish", str(site), "--data", str(folder), "--yes", *options])


def notes(folder: Path) -> dict[str, str]:
    return {member: cells["notes"] for member, cells in State.read(folder).members.items()}


def recorded(folder: Path) -> list[tuple[str, str]]:
    rows = State.read(folder).files.rows["changes"]
    return [(row.cells["member_id"], row.cells["new"]) for row in rows]


@pytest.mark.parametrize("published_before", [True, False])
def test_a_correction_from_another_machine_is_not_taken_away_but_brought(
    published_before: bool, machines: tuple[Path, Path], site: Path, capsys: Capture
) -> None:
    first, second = machines
    if published_before:
        assert publish(first, site) == 0
    note(first, WIEN, "Open on Mondays.")
    assert publish(first, site) == 0
    note(second, GRUAJA, "Open on Fridays.")
    there = (site / "members.csv").read_bytes()
    assert publish(second, site) == 2
    said = capsys.readouterr().err
    assert "members.csv" in said
    assert f"directory publish {site} --bring --data {second}" in said
    assert (site / "members.csv").read_bytes() == there
    assert recorded(site) == [(WIEN, "Open on Mondays.")]

    assert publish(second, site, "--bring") == 0
    said = capsys.readouterr().out
    assert WIEN in said
    assert GRUAJA not in said
    assert publish(second, site) == 0
    said = capsys.readouterr().out
    assert f"0 new · 1 changed · 0 removed\n\nCHANGED\n  {GRUAJA} · " in said
    assert "Notes: " in said
    assert WIEN not in said
    for folder in (second, site):
        assert notes(folder)[WIEN] == "Open on Mondays."
        assert notes(folder)[GRUAJA] == "Open on Fridays."
        assert recorded(folder) == [(WIEN, "Open on Mondays."), (GRUAJA, "Open on Fridays.")]

    note(first, WIEN, "Open on Tuesdays.")
    assert publish(first, site) == 2
    assert publish(first, site, "--bring") == 0
    assert publish(first, site) == 0
    assert notes(site)[GRUAJA] == "Open on Fridays."
    assert notes(site)[WIEN] == "Open on Tuesdays."
    assert len(recorded(site)) == 3


def test_what_both_changed_is_not_decided_by_the_program(
    machines: tuple[Path, Path], site: Path, capsys: Capture
) -> None:
    first, second = machines
    note(first, WIEN, "Open on Mondays.")
    assert publish(first, site) == 0
    note(second, WIEN, "Open on Fridays.")
    before = (second / "members.csv").read_bytes()
    assert publish(second, site, "--bring") == 2
    assert f"members.csv: {WIEN}" in capsys.readouterr().err
    assert (second / "members.csv").read_bytes() == before
    # As the message says: take over theirs, bring the rest, then say what is right.
    note(second, WIEN, "Open on Mondays.")
    assert publish(second, site, "--bring") == 0
    note(second, WIEN, "Open on Fridays.")
    assert publish(second, site) == 0
    assert notes(site)[WIEN] == "Open on Fridays."
    assert (WIEN, "Open on Mondays.") in recorded(site)


def test_bringing_asks_first_and_says_where_there_is_nothing(
    machines: tuple[Path, Path], site: Path, capsys: Capture
) -> None:
    first, second = machines
    assert publish(first, site) == 0
    assert publish(second, site, "--bring") == 0
    assert "Nothing to bring" in capsys.readouterr().out
    assert publish(second, site / "nowhere", "--bring") == 2
    assert "nowhere holds no data. Give" in capsys.readouterr().err
    note(first, WIEN, "Open on Mondays.")
    assert publish(first, site) == 0
    assert main(["publish", str(site), "--data", str(second), "--bring"]) == 2
    assert "add --yes" in capsys.readouterr().err
    assert notes(second)[WIEN] != "Open on Mondays."


def test_a_folder_edited_by_hand_is_published_again_and_again(
    machines: tuple[Path, Path], site: Path
) -> None:
    first, second = machines
    assert publish(first, site) == 0
    for words in ("one", "two", "three"):
        text = (first / "members.csv").read_text(encoding="utf-8")
        (first / "members.csv").write_text(f"{text}\n", encoding="utf-8")
        (first / "LICENSE.md").write_text(words, encoding="utf-8")
        assert publish(first, site) == 0
    assert publish(second, site) == 2
