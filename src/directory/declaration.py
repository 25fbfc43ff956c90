"""The declaration of the data: every file and column, as ``datapackage.json`` states them.

The format is a Tabular Data Package (https://specs.frictionlessdata.io/tabular-data-package/).
Reading, checking, the documentation and the words for codes on screen derive from it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from directory.errors import DataError, Problem
from directory.moment import Folder, content

FILE = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the file, its words for people, its type and allowed values."""

    name: str
    title: str
    description: str
    type: str
    required: bool
    labels: Mapping[str, str]
    allowed: str
    constraints: Mapping[str, Any]

    @property
    def is_list(self) -> bool:
        """Return whether a cell holds several values joined by a semicolon."""
        return self.type == "list"

    def fits(self, cell: str) -> bool:
        """Return whether a cell has the declared form; any has where none is declared."""
        pattern = self.constraints.get("pattern", ".*")
        return re.fullmatch(pattern, cell, re.DOTALL) is not None


@dataclass(frozen=True, slots=True)
class Table:
    """One declared file with its columns in order; ``resource`` is its whole declaration."""

    name: str
    path: str
    title: str
    description: str
    columns: tuple[Column, ...]
    resource: Mapping[str, Any]

    @property
    def schema(self) -> Mapping[str, Any]:
        """The Table Schema of the file."""
        schema: Mapping[str, Any] = self.resource["schema"]
        return schema

    def column(self, name: str) -> Column:
        """Return the column of that name; KeyError if the declaration has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Declaration:
    """All declared tables by name, in the order of the file.

    ``licences`` are the addresses of their texts; ``about`` is what else the file says.
    """

    title: str
    description: str
    tables: Mapping[str, Table]
    licences: tuple[str, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)

    def label(self, column: str, value: str) -> str:
        """Return the declared words for a value of a column of members.csv, else the value."""
        return self.tables["members"].column(column).labels.get(value, value)


def read(folder: Folder) -> Declaration:
    """Return the declaration in a data folder; DataError if it is missing or no valid JSON."""
    try:
        package = json.loads(content(folder, FILE).decode())
        tables = [_table(resource) for resource in package["resources"]]
        licences = tuple(str(licence["path"]) for licence in package.get("licenses", []))
    except OSError as error:
        raise DataError([_unreadable(f"cannot be read: {error.strerror}.")]) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, re.error) as error:
        raise DataError([_unreadable(f"is not a data package: {error}.")]) from error
    return Declaration(
        title=package.get("title", ""),
        description=package.get("description", ""),
        tables={table.name: table for table in tables},
        licences=licences,
        about={name: value for name, value in package.items() if name != "resources"},
    )


def _unreadable(words: str) -> Problem:
    return Problem(FILE, 0, "", "declaration-unreadable", f"The declaration {words}")


def _table(resource: Mapping[str, Any]) -> Table:
    schema = resource["schema"]
    if not isinstance(resource["path"], str):
        raise TypeError(f"the path {resource['path']!r} is no text")
    return Table(
        name=resource["name"],
        path=resource["path"],
        title=resource["title"],
        description=resource["description"],
        columns=tuple(_column(field) for field in schema["fields"]),
        resource=resource,
    )


def _column(field: Mapping[str, Any]) -> Column:
    constraints = field.get("constraints", {})
    re.compile(constraints.get("pattern", ""))
    return Column(
        name=field["name"],
        title=field["title"],
        description=field["description"],
        type=field["type"],
        required=constraints.get("required", False),
        labels={entry["value"]: entry["label"] for entry in field.get("categories", [])},
        allowed=field.get("allowed", ""),
        constraints=constraints,
    )
