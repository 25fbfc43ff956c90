"""Saving while somebody else saves: other entries do not hinder, the same one does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from directory.app.staff.desk import Desk
from directory.app.staff.saving import write
from directory.app.staff.visit import Visit
from directory.locale import translator
from directory.staff.entries import Entry, Stated
from directory.staff.proposal import propose
from directory.staff.state import State

SOURCE = Stated("https://example.org/contact")


@pytest.fixture
def visit(data: Path, tmp_path: Path) -> Visit:
    """A visit of an editor on a copy of the project's own data."""
    copy = shutil.copytree(data, tmp_path / "data", ignore=shutil.ignore_patterns(".*"))
    here = Desk(Path(copy), None)
    return Visit(here, here.data, translator())


def named(visit: Visit, member: str, acronym: str) -> Entry:
    seen = visit.data.state.members[member]["acronym"]
    return Entry(member, {"acronym": acronym}, seen={"acronym": seen}, source=SOURCE)


def saved(visit: Visit, *entries: Entry) -> list[bool]:
    """Return which entries were written, all of them looked at before the first was saved."""
    shown = [propose(visit.data.state, [entry]) for entry in entries]
    pairs = zip(shown, entries, strict=True)
    return [write(visit, proposal, entry, "") for proposal, entry in pairs]


def test_two_who_save_different_entries_in_the_same_moment_both_succeed(visit: Visit) -> None:
    entries = named(visit, "mt-fsws", "ABCD"), named(visit, "be-praxis", "PRX")
    assert saved(visit, *entries) == [True, True]
    members = State.read(visit.desk.folder).members
    assert members["mt-fsws"]["acronym"] == "ABCD"
    assert members["be-praxis"]["acronym"] == "PRX"


def test_of_two_who_save_the_same_cell_in_the_same_moment_the_second_is_asked(
    visit: Visit,
) -> None:
    entries = named(visit, "mt-fsws", "ABCD"), named(visit, "mt-fsws", "EFGH")
    assert saved(visit, *entries) == [True, False]
    assert State.read(visit.desk.folder).members["mt-fsws"]["acronym"] == "ABCD"
