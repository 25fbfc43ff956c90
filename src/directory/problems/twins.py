"""Two rows that may be one organisation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from directory.errors import Problem
from directory.names import fold
from directory.problems.files import Files
from directory.tables import Row

#: What two rows for one organisation have in common.
Key = Callable[[Row], tuple[str, ...]]


def same_organisation(files: Files) -> Iterator[Problem]:
    """Yield the members that have the name, website or telephone number of another.

    Only the same name is an error: departments may share a website or a number.
    """
    path = files.declaration.tables["members"].path
    right = "Remove one row, or say in the names what sets the two apart."
    for row, first in _repeated(files, _name):
        words = f"The same name in the same country stands in line {first.line}."
        yield Problem(path, row.line, "name", "same-name", words, right)
    right = "Look whether they are one organisation; if not, leave it so."
    for row, first in _repeated(files, _website):
        words = f"The same website stands in line {first.line}."
        yield Problem(path, row.line, "website", "same-website", words, right, "warning")
    for row, first in _repeated(files, _phone):
        words = f"The same number stands in line {first.line}."
        yield Problem(path, row.line, "phone", "same-phone", words, right, "warning")


def _repeated(files: Files, key: Key) -> Iterator[tuple[Row, Row]]:
    """Yield each member whose key an earlier one has, with the first that has it."""
    first: dict[tuple[str, ...], Row] = {}
    for row in files.rows["members"]:
        if all(key(row)):
            twin = first.setdefault(key(row), row)
            # Two rows with one id are a problem of their own.
            if twin.cells["id"] != row.cells["id"]:
                yield row, twin


def _name(row: Row) -> tuple[str, ...]:
    return row.cells["country"], fold(row.cells["name"])


def _website(row: Row) -> tuple[str, ...]:
    address = re.sub(r"^\w+://(www\.)?", "", row.cells["website"].lower())
    return row.cells["country"], address.rstrip("/")


def _phone(row: Row) -> tuple[str, ...]:
    return (re.sub(r"[^0-9]", "", row.cells["phone"]),)
