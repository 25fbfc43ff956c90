"""What the declaration says of types, blanks, allowed values, forms and keys.

Frictionless (https://framework.frictionlessdata.io) checks the rules of the Table Schema;
this module hands it the rows and says its errors in our words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from directory import members
from directory.declaration import FILE
from directory.errors import DataError, Problem
from directory.problems.files import Files
from directory.problems.rules import Rules

if TYPE_CHECKING:
    from frictionless import Error, Package


def unreadable_cells(files: Files) -> Sequence[Problem]:
    """Return the cells that a reader of the directory could not take."""
    try:
        members.assemble(files.declaration, files.rows)
    except DataError as error:
        return error.problems
    return ()


def broken_rules(files: Files) -> Iterator[Problem]:
    """Yield what breaks a rule of the declaration."""
    # Imported here because it takes longer than all the rest of the program.
    from frictionless import FrictionlessException

    try:
        package = _package(files)
    except FrictionlessException as unusable:
        yield _unusable(unusable.error.note)
        return
    for resource in package.resources:
        report = resource.validate(limit_errors=0)
        errors = [*report.errors, *(error for task in report.tasks for error in task.errors)]
        yield from _in_our_words(files, resource.name, errors)


def _package(files: Files) -> Package:
    """Return the tables as far as they were read, so that row numbers are ours."""
    from frictionless import Package

    resources = [
        {
            "name": table.name,
            "type": "table",
            "data": [names, *([row.cells[name] for name in names] for row in rows)],
            "schema": table.schema,
        }
        for table, rows in files.tables()
        for names in [[column.name for column in table.columns]]
    ]
    return Package.from_descriptor({"name": "data", "resources": resources})


def _in_our_words(files: Files, table: str, errors: Iterable[Error]) -> Iterator[Problem]:
    from frictionless.errors import ForeignKeyError, RowError

    rules = Rules(files, table)
    for error in errors:
        if not isinstance(error, RowError):
            yield _unusable(error.note)
        # Where a row could not be read, a key that leads to it is no mistake.
        elif not isinstance(error, ForeignKeyError) or files.whole(error.reference_name):
            yield rules.broken(error)


def _unusable(note: str) -> Problem:
    words = f"The declaration is not a data package: {note}."
    return Problem(FILE, 0, "", "declaration-unreadable", words)
