"""Reading a data folder as far as it can be read, so that one broken file hides no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from directory import declaration, members, places, settings, tables
from directory.declaration import Column, Declaration, Table
from directory.errors import DataError, Problem
from directory.moment import Folder, Moment
from directory.problems.atlas import Atlas
from directory.settings import Settings
from directory.tables import Row


@dataclass(frozen=True, slots=True)
class Files:
    """The rows that could be read, by table; ``settings`` or ``atlas`` is None if it could not."""

    declaration: Declaration
    settings: Settings | None
    rows: Mapping[str, Sequence[Row]]
    problems: tuple[Problem, ...]
    today: date
    atlas: Atlas | None

    def whole(self, *names: str) -> bool:
        """Return whether every row of these tables was read, so that they can be compared."""
        paths = {self.declaration.tables[name].path for name in names}
        return paths.isdisjoint(problem.file for problem in self.problems)

    def tables(self) -> Iterator[tuple[Table, Sequence[Row]]]:
        """Yield each table that was read with its rows."""
        for name, rows in self.rows.items():
            yield self.declaration.tables[name], rows

    def cells(self, *columns: str) -> Iterator[tuple[Table, Row, Column, str]]:
        """Yield the filled cells of the columns of these names, of whichever table."""
        for table, rows in self.tables():
            for column in table.columns:
                if column.name in columns:
                    yield from (
                        (table, row, column, row.cells[column.name])
                        for row in rows
                        if row.cells[column.name]
                    )


def read(folder: Folder, today: date) -> Files:
    """Return what can be read in a data folder; DataError if the declaration cannot be."""
    folder = Moment.of(folder)
    decided, problems = _settings(folder)
    try:
        declared = declaration.read(folder)
        undeclared = members.undeclared(declared)
    except DataError as error:
        raise DataError([*error.problems, *problems]) from error
    if undeclared:
        raise DataError([*undeclared, *problems])
    rows = {}
    for name, table in declared.tables.items():
        # The gazetteer is made by a script and large: an atlas of it is enough.
        if table.path != places.FILE:
            rows[name], found = tables.read(folder, table)
            problems += found
    atlas, found = _atlas(folder, rows["place_names"])
    return Files(declared, decided, rows, tuple(problems + found), today, atlas)


def _settings(folder: Folder) -> tuple[Settings | None, list[Problem]]:
    try:
        return settings.read(folder), []
    except DataError as error:
        return None, list(error.problems)


def _atlas(folder: Folder, names: Sequence[Row]) -> tuple[Atlas | None, list[Problem]]:
    try:
        return Atlas.read(folder, names), []
    except DataError as error:
        return None, list(error.problems)
