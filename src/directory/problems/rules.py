"""The rules of the declaration that a row breaks, in our words and codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, cast

from directory import tables
from directory.declaration import Column
from directory.errors import Problem
from directory.problems import phones
from directory.problems.files import Files
from directory.problems.wording import instead_of, quoted
from directory.tables import Row

if TYPE_CHECKING:
    from frictionless.errors import CellError, ForeignKeyError, RowError

#: What people often leave out or add; the first that gives the declared form is suggested.
_CORRECTIONS: tuple[Callable[[str], str], ...] = (
    str.strip,
    str.lower,
    str.upper,
    lambda cell: re.sub(r"^(\w+://)?(?=[^/]*\.)", "https://", cell),
)


class Rules:
    """The rules of one table: says which of them a row breaks, by an error of Frictionless."""

    def __init__(self, files: Files, table: str) -> None:
        self._files = files
        self._table = files.declaration.tables[table]
        self._rows = files.rows[table]
        # Looked up once: a mistake may stand in a hundred thousand rows.
        self._first_lines = cache(self._lines)
        self._ids = cache(self._sorted)
        self._meant = cache(lambda cell, *of: instead_of(cell, self._ids(*of)))

    def broken(self, error: RowError) -> Problem:
        """Return the problem in our words; its row number counts from 1, the header."""
        row = self._rows[error.row_number - 2]
        if error.type == "primary-key":
            return self._twice(row, tuple(self._table.schema["primaryKey"]))
        if error.type == "foreign-key":
            return self._unknown(row, cast("ForeignKeyError", error))
        column = self._table.column(cast("CellError", error).field_name)
        if error.type == "unique-error":
            return self._twice(row, (column.name,))
        if error.type == "type-error" and column.type != "string":
            return tables.wrong_type(self._table, row.line, column, row.cells[column.name])
        return self._constraint(row, column)

    def _constraint(self, row: Row, column: Column) -> Problem:
        cell = row.cells[column.name]
        constraints = column.constraints
        if not cell:
            return tables.blank_cell(self._table, row.line, column)
        if cell not in constraints.get("enum", [cell]):
            words, right = f"{quoted(cell)} is not allowed.", instead_of(cell, constraints["enum"])
            return Problem(self._table.path, row.line, column.name, "not-allowed", words, right)
        if column.type == "string":
            words = f"{quoted(cell)} does not have the right form."
            right = _corrected(row, column) or f"Right is: {column.description}"
            return Problem(self._table.path, row.line, column.name, "wrong-form", words, right)
        words, right = (
            f"{quoted(cell)} is out of range.",
            f"Type a number that is {_limits(constraints)}.",
        )
        return Problem(self._table.path, row.line, column.name, "out-of-range", words, right)

    def _twice(self, row: Row, names: Sequence[str]) -> Problem:
        key = tuple(row.cells[name] for name in names)
        if not any(key):
            return tables.blank_cell(self._table, row.line, self._table.column(names[0]))
        first = self._first_lines(tuple(names))[key]
        words = f"{quoted(', '.join(key))} already stands in line {first}."
        right = "Remove one of the two rows, or give one another value."
        return Problem(self._table.path, row.line, names[0], "stands-twice", words, right)

    def _unknown(self, row: Row, error: ForeignKeyError) -> Problem:
        name = error.field_names[0]
        cell = row.cells[name]
        path = self._files.declaration.tables[error.reference_name].path
        words = f"{quoted(cell)} does not stand in {path}."
        right = self._meant(cell, error.reference_name, error.reference_field_names[0])
        return Problem(self._table.path, row.line, name, "unknown-id", words, right)

    def _lines(self, names: Sequence[str]) -> Mapping[tuple[str, ...], int]:
        lines: dict[tuple[str, ...], int] = {}
        for row in self._rows:
            lines.setdefault(tuple(row.cells[name] for name in names), row.line)
        return lines

    def _sorted(self, table: str, name: str) -> list[str]:
        return sorted(row.cells[name] for row in self._files.rows[table])


def _corrected(row: Row, column: Column) -> str:
    cell = row.cells[column.name]
    if column.name == "phone":
        return phones.corrected(cell, row.cells.get("country", ""))
    for correction in _CORRECTIONS:
        corrected = correction(cell)
        if "pattern" in column.constraints and column.fits(corrected):
            return f"Type {corrected}"
    return ""


def _limits(constraints: Mapping[str, object]) -> str:
    limits = {"at least": "minimum", "at most": "maximum"}
    return " and ".join(
        f"{words} {constraints[name]}" for words, name in limits.items() if name in constraints
    )
