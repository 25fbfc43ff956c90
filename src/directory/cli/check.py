"""``directory check``: what is wrong in the data files, and what to type."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from directory import members, problems
from directory.cli.counting import counted
from directory.declaration import Declaration
from directory.errors import Problem
from directory.members import Directory

HELP = "Check the data files. Exit code 0: no errors, 1: errors found, 2: cannot be read."

#: Codes that mean that a file cannot be read at all.
UNREADABLE = {
    "declaration-unreadable",
    "declaration-differs",
    "settings-unreadable",
    "file-unreadable",
    "not-utf-8",
}


def add_options(parser: argparse.ArgumentParser, _: Declaration | None) -> None:
    """Add the options of the command."""
    parser.add_argument("--json", action="store_true", help="print the problems as JSON")


def run(options: argparse.Namespace) -> int:
    """Return 0, 1 or 2, after printing every problem."""
    found = problems.find(options.data)
    if options.json:
        json.dump(
            {"problems": [p.as_dict() for p in found]}, sys.stdout, ensure_ascii=False, indent=2
        )
        print()
    else:
        for problem in found:
            print(problem)
        print(summary(found, None if is_broken(found) else members.read(options.data)))
    return exit_code(found)


def is_broken(found: Sequence[Problem]) -> bool:
    """Return whether any problem is an error."""
    return any(problem.severity == "error" for problem in found)


def exit_code(found: Sequence[Problem]) -> int:
    """Return 2 if a file cannot be read at all, 1 if there are errors, else 0."""
    if any(problem.code in UNREADABLE for problem in found):
        return 2
    return int(is_broken(found))


def refused(found: Sequence[Problem], nothing: str) -> int:
    """Return the exit code after printing, as errors, every problem and that nothing was done."""
    for problem in found:
        print(problem, file=sys.stderr)
    print(nothing, file=sys.stderr)
    return exit_code(found)


def summary(found: list[Problem], directory: Directory | None) -> str:
    """Return the closing line: counts of errors and warnings, members and countries."""
    errors = sum(problem.severity == "error" for problem in found)
    warnings = counted(len(found) - errors, "warning", "warnings")
    line = f"{counted(errors, 'error', 'errors')}, {warnings}"
    if directory is None:
        return line
    countries = {member.country for member in directory.members}
    listed = counted(len(directory.members), "member", "members")
    return f"{line}, {listed}, {counted(len(countries), 'country', 'countries')}"
