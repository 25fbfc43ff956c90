"""``directory diff``: what differs between two states of the members."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from directory import declaration, moment, tables
from directory.cli import preview
from directory.declaration import Declaration, Table
from directory.errors import DataError, Problem
from directory.staff.changes import Members, between

HELP = "Say what differs between two data folders, or two files like members.csv."


def add_options(parser: argparse.ArgumentParser, _: Declaration | None) -> None:
    """Add the options of the command."""
    parser.add_argument("old", type=Path, metavar="OLD", help="data folder or members.csv, before")
    parser.add_argument("new", type=Path, metavar="NEW", help="data folder or members.csv, after")
    parser.add_argument("--json", action="store_true", help="print the changes as JSON")


def run(options: argparse.Namespace) -> int:
    """Return 0 after printing what differs; raises DataError if a file cannot be read."""
    table = declaration.read(options.data).tables["members"]
    changes = list(between(_members(options.old, table), _members(options.new, table)))
    if options.json:
        found = {"changes": [change.as_dict() for change in changes]}
        json.dump(found, sys.stdout, ensure_ascii=False, indent=2)
        print()
        return 0
    print(preview.summary(changes))
    for line in preview.lines(changes, table):
        print(line)
    return 0


def _members(path: Path, table: Table) -> Members:
    folder, name = (path, table.path) if path.is_dir() else (path.parent, path.name)
    try:
        rows, problems = tables.parsed(moment.content(folder, name), table)
    except OSError as error:
        words = f"Cannot be read: {error.strerror}."
        right = "Name a data folder, or a CSV file in UTF-8 with the columns of members.csv."
        problems = [Problem(str(path), 0, "", "file-unreadable", words, right)]
        raise DataError(problems) from error
    if problems:
        raise DataError(problems)
    return {row.cells["id"]: row.cells for row in rows}
