"""What each version changed, read from changes.csv as it was after the version and before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from directory import tables
from directory.declaration import Table
from directory.staff import versions
from directory.staff.changes import Change
from directory.staff.state import State
from directory.staff.versions import Version

Cells = Mapping[str, str]


def by_version(state: State, kept: Iterable[Version]) -> Mapping[int, list[Change]]:
    """Return the changes of each version by its number; ``kept`` is the history, newest first.

    An undo takes the rows of changes.csv away with the rest, so those of a version that was
    taken back stand only in what the undo has kept.
    """
    table = state.table("changes")
    after = _rows(state.contents[table.path], table)
    found = {}
    for version in kept:
        if table.path not in version.files:
            continue
        before = _before(state, table, version)
        # Rows are only ever added at the end, and taken away from there.
        found[version.number] = list(map(_change, after[len(before) :]))
        after = before
    return found


def _before(state: State, table: Table, version: Version) -> list[Cells]:
    old = versions.place(state.folder, version.number) / "old" / table.path
    return _rows(old.read_bytes(), table) if old.exists() else []


def _rows(content: bytes, table: Table) -> list[Cells]:
    rows, _ = tables.parsed(content, table)
    return [row.cells for row in rows]


def _change(cells: Cells) -> Change:
    return Change(
        "changed", cells["member_id"], "", cells["field"], cells["old"], cells["new"],
        cells["source"],
    )  # fmt: skip
