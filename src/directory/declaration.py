"""The declaration of the data: every file and column, as ``datapackage.json`` states them.

The format is a Tabular Data Package (https://specs.frictionlessdata.io/tabular-data-package/).
Reading, checking, the documentation and the words for codes on screen derive from it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from directory.errors import DataError, Problem

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
    """One declared file with its columns in order; ``schema`` is its Table Schema."""

    name: str
    path: str
    title: str
    description: str
    columns: tuple[Column, ...]
    schema: Mapping[str, Any]

    def column(self, name: str) -> Column:
        """Return the column of that name; KeyError if the declaration has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Declaration:
    """All declared tables by name, in the order of the file."""

    title: str
    description: str
    tables: Mapping[str, Table]

    def label(self, column: str, value: str) -> str:
        """Return the declared words for a value of a column of members.csv, else the value."""
        return self.tables["members"].column(column).labels.get(value, value)


def read(folder: Path) -> Declaration:
    """Return the declaration in a data folder; DataError if it is missing or no valid JSON."""
    try:
        package = json.loads((folder / FILE).read_text(encoding="utf-8"))
        tables = [_table(resource) for resource in package["resources"]]
    except OSError as error:
        raise DataError([_unreadable(f"cannot be read: {error.strerror}.")]) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, re.error) as error:
        raise DataError([_unreadable(f"is not a data package: {error}.")]) from error
    return Declaration(
        title=package.get("title", ""),
        description=package.get("description", ""),
        tables={table.name: table for table in tables},
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
        schema=schema,
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
