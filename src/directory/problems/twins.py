"""Two rows that may be one organisation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from directory.errors import Problem
from directory.names import fold
from directory.problems.files import Files
from directory.tables import Row

#: What two rows for one organisation have in common.
Key = Callable[[Row], tuple[str, ...]]

_LOOK = "Look whether they are one organisation; if not, leave it so."


def same_organisation(files: Files) -> Iterator[Problem]:
    """Yield the members that have the name, website, mailbox or telephone number of another.

    Only the same name is an error: departments may share the others.
    """
    path = files.declaration.tables["members"].path
    right = "Remove one row, or say in the names what sets the two apart."
    for row, first in _repeated(files, _name):
        words = f"The same name in the same country stands in line {first.line}."
        yield Problem(path, row.line, "name", "same-name", words, right)
    for row, first in _repeated(files, _website):
        words = f"The same website stands in line {first.line}."
        yield Problem(path, row.line, "website", "same-website", words, _LOOK, "warning")
    for row, first in _repeated(files, _email):
        words = f"The same mailbox stands in line {first.line}."
        yield Problem(path, row.line, "email", "same-email", words, _LOOK, "warning")
    for row, first in _repeated(files, _phone):
        words = f"The same number stands in line {first.line}."
        yield Problem(path, row.line, "phone", "same-phone", words, _LOOK, "warning")


def alike(files: Files, problem: Problem) -> list[str]:
    """Return the ids of all members that have in common what a problem of theirs is about."""
    key, rows = _KEYS[problem.code], files.rows["members"]
    found = {key(row) for row in rows if row.line == problem.line}
    return [row.cells["id"] for row in rows if key(row) in found]


def _repeated(files: Files, key: Key) -> Iterator[tuple[Row, Row]]:
    """Yield each member whose key an earlier one has, with the first that has it."""
    first: dict[tuple[str, ...], Row] = {}
    for row in files.rows["members"]:
        found = key(row)
        if all(found):
            twin = first.setdefault(found, row)
            # Two rows with one id are a problem of their own.
            if twin.cells["id"] != row.cells["id"]:
                yield row, twin


def _name(row: Row) -> tuple[str, ...]:
    return row.cells["country"], fold(row.cells["name"])


def _website(row: Row) -> tuple[str, ...]:
    """Return a website as far as it tells two apart: no scheme, www, case or slash at the end."""
    address = re.sub(r"^(\w+://)?(www\.)?", "", row.cells["website"].strip().casefold())
    return row.cells["country"], address.rstrip("/")


def _email(row: Row) -> tuple[str, ...]:
    return (row.cells["email"].strip().casefold(),)


def _phone(row: Row) -> tuple[str, ...]:
    return (re.sub(r"[^0-9]", "", row.cells["phone"]),)


#: What two members have in common, by the code of the problem.
_KEYS: Mapping[str, Key] = {
    "same-name": _name,
    "same-website": _website,
    "same-email": _email,
    "same-phone": _phone,
}
