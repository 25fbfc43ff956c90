"""The values of a list cell: each allowed, none blank, none twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from directory.declaration import Column, Table
from directory.errors import Problem
from directory.members import split_list
from directory.problems.files import Files
from directory.problems.wording import instead_of, quoted


def wrong_items(files: Files) -> Iterator[Problem]:
    """Yield the values of lists that are blank, stand twice or are not allowed."""
    for table, rows in files.tables():
        for column in (column for column in table.columns if column.is_list):
            allowed = _allowed(files, column)
            for row in rows:
                values = split_list(row.cells[column.name])
                yield from _misshapen(table, row.line, column, values)
                yield from _not_allowed(table, row.line, column, values, allowed)


def _allowed(files: Files, column: Column) -> Sequence[str] | None:
    """Return the allowed values: the declared labels, or the column of a table; None for any."""
    if column.labels:
        return list(column.labels)
    table, _, name = column.allowed.partition(".")
    if not table or not files.whole(table):
        return None
    return sorted(row.cells[name] for row in files.rows[table])


def _misshapen(table: Table, line: int, column: Column, values: Sequence[str]) -> Iterator[Problem]:
    right = f"Type {';'.join(value for value in dict.fromkeys(values) if value)}"
    for value, count in Counter(values).items():
        if not value:
            words = "A value between two semicolons is blank."
            yield Problem(table.path, line, column.name, "blank-item", words, right)
        elif count > 1:
            words = f"{quoted(value)} stands {count} times."
            yield Problem(table.path, line, column.name, "double-item", words, right)


def _not_allowed(
    table: Table, line: int, column: Column, values: Sequence[str], allowed: Sequence[str] | None
) -> Iterator[Problem]:
    for value in dict.fromkeys(values):
        if value and allowed is not None and value not in allowed:
            words, right = f"{quoted(value)} is not allowed.", instead_of(value, allowed)
            yield Problem(table.path, line, column.name, "not-allowed", words, right)
