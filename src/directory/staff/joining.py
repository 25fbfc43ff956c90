"""Joining what two people changed in the same table, each from the same state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from directory import tables
from directory.declaration import Table

Cells = Mapping[str, str]
Key = tuple[str, ...]

#: The columns that say which rows belong together; in changes.csv each row stands for itself.
TOGETHER: Mapping[str, Key] = {
    "members": ("id",),
    "sites": ("member_id",),
    "sources": ("member_id",),
    "letters": ("member_id",),
    "places": ("country", "city"),
    "changes": ("when", "role", "member_id", "field", "old", "new", "why", "source"),
}


class Clash(Exception):
    """Both changed the same; ``places`` says where in the file, blank for the file as a whole."""

    def __init__(self, places: Collection[str]) -> None:
        super().__init__(*places)
        self.places = tuple(places)


def joined(table: Table | None, old: bytes, here: bytes, there: bytes) -> bytes:
    """Return a table with the changes of both sides since ``old``; raises Clash.

    Rows of one member belong together: they are those of the side that changed them.
    """
    if table is None or table.name not in TOGETHER:
        raise Clash([""])
    before, ours, theirs = (_groups(table, content) for content in (old, here, there))
    keys = dict.fromkeys([*ours, *theirs])
    both = [
        " ".join(key)
        for key in keys
        if before.get(key) != ours.get(key) != theirs.get(key) != before.get(key)
    ]
    if both:
        raise Clash(both)
    chosen = (ours if before.get(key) == theirs.get(key) else theirs for key in keys)
    rows = [row for key, side in zip(keys, chosen, strict=True) for row in side.get(key, ())]
    if table.name == "changes":
        rows.sort(key=lambda cells: cells["when"])
    return tables.written(table, rows)


def _groups(table: Table, content: bytes) -> Mapping[Key, list[Cells]]:
    rows, problems = tables.parsed(content, table) if content else ([], [])
    if problems:
        raise Clash([""])
    found: dict[Key, list[Cells]] = defaultdict(list)
    for row in rows:
        found[tuple(row.cells[column] for column in TOGETHER[table.name])].append(row.cells)
    return dict(found)
