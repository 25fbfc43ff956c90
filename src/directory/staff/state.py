"""The data folder as it lies at one moment, read for editing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from directory import problems
from directory.declaration import Table
from directory.errors import DataError, Problem
from directory.moment import Moment, content
from directory.problems import files
from directory.problems.files import Files
from directory.tables import Row

#: The tables that staff change, in the order in which they are shown.
EDITED = ("members", "sites", "sources", "places", "changes", "letters")


@dataclass(frozen=True)
class State:
    """A data folder, whole: ``files`` are its rows, ``contents`` the bytes of what staff change.

    ``contents`` is by path below the folder.
    """

    folder: Path
    files: Files
    contents: Mapping[str, bytes]

    @classmethod
    def read(cls, folder: Path, today: date | None = None) -> State:
        """Return the state of a data folder.

        Raises DataError if a table that staff change cannot be read whole, or if nobody can tell
        whose a member's row is. Other problems stay in ``files``: mending them is what staff are
        here for.
        """
        moment = Moment.of(folder)
        read = files.read(moment, today or date.today())
        edited = {read.declaration.tables[name].path for name in EDITED}
        broken = [problem for problem in read.problems if problem.file in edited]
        broken += _without_own_id(read)
        if broken:
            raise DataError(broken)
        return cls(folder, read, {path: content(moment, path) for path in sorted(edited)})

    def table(self, name: str) -> Table:
        """Return the declaration of a table."""
        return self.files.declaration.tables[name]

    @cached_property
    def problems(self) -> Sequence[Problem]:
        """Everything that is wrong in the folder, worked out once."""
        return problems.of(self.files)

    @cached_property
    def members(self) -> Mapping[str, Mapping[str, str]]:
        """The cells of every member's row, by id."""
        return {row.cells["id"]: row.cells for row in self.files.rows["members"]}

    def sources(self, member: str) -> list[Mapping[str, str]]:
        """Return the cells of the sources of a member, in the order of the file."""
        rows = self.files.rows["sources"]
        return [row.cells for row in rows if row.cells["member_id"] == member]


def _without_own_id(read: Files) -> Iterator[Problem]:
    path = read.declaration.tables["members"].path
    lines: dict[str, int] = {}
    for row in read.rows["members"]:
        member = row.cells["id"]
        first = lines.setdefault(member, row.line)
        if not member or first != row.line:
            words = f"The id of line {first} stands here again." if member else "The id is blank."
            right = "Give every row an id of its own in members.csv, then try again."
            code = "stands-twice" if member else "blank-cell"
            yield Problem(path, row.line, "id", code, words, right)


def rows_of(cells: list[Mapping[str, str]]) -> list[Row]:
    """Return rows with the lines on which they will stand."""
    found, line = [], 2
    for row in cells:
        found.append(Row(line, row))
        line += 1 + sum(cell.count("\n") for cell in row.values())
    return found
