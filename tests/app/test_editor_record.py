"""The history as the editor tells it: which changes belong to which version."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from directory.app.staff import record
from directory.staff import store, versions
from directory.staff.entries import Entry, Stated
from directory.staff.proposal import propose, recorded
from directory.staff.state import State
from directory.staff.versions import About


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """A copy of the project's own data."""
    return Path(shutil.copytree(data, tmp_path / "data"))


def change(folder: Path, acronym: str) -> None:
    state = State.read(folder)
    page = Stated("https://example.org/about")
    proposal = propose(state, [Entry("al-clmb", {"acronym": acronym}, source=page)])
    contents = recorded(proposal, why="", role="Network staff", when=datetime.now(UTC))
    store.write(folder, contents, base=state.contents, about=About("", "Network staff"))


def told(folder: Path) -> dict[int, list[tuple[str, str]]]:
    found = record.by_version(State.read(folder), versions.versions(folder))
    return {number: [(c.old, c.new) for c in changes] for number, changes in found.items()}


def test_each_version_has_its_own_changes_also_after_it_was_taken_back(folder: Path) -> None:
    assert told(folder) == {}
    change(folder, "AAA")
    change(folder, "BBB")
    assert told(folder) == {2: [("AAA", "BBB")], 1: [("CLMB", "AAA")]}
    store.undo(folder)
    assert told(folder) == {3: [], 2: [("AAA", "BBB")], 1: [("CLMB", "AAA")]}
