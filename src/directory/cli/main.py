"""The commands and their options."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from directory import declaration
from directory.cli import check, export, find, serve
from directory.declaration import Declaration
from directory.errors import DataError, DirectoryError

#: Exit codes on which scripts rely (design: Command line).
DONE, ERRORS_FOUND, NOT_UNDERSTOOD = 0, 1, 2

DATA = Path("data")


def parsers(declared: Declaration | None = None) -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of ``directory`` and of its commands by their full names.

    Allowed values in the help come from the declaration.
    """
    root = argparse.ArgumentParser(
        prog="directory", description="Find a perpetrator programme that fits; keep its data true."
    )
    root.add_argument(
        "--data", type=Path, default=DATA, metavar="DIR", help="the data folder (default: data)"
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    found = {root.prog: root}
    for command in (find, check, serve, export):
        name = command.__name__.rpartition(".")[2]
        sub = commands.add_parser(name, help=command.HELP, description=command.HELP)
        sub.add_argument(
            "--data", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="the data folder"
        )
        command.add_options(sub, declared)
        sub.set_defaults(run=command.run)
        found[sub.prog] = sub
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code: 0 done, 1 errors found in the data, 2 not understood or unreadable."""
    options = parsers(_declared(arguments))["directory"].parse_args(arguments)
    try:
        return int(options.run(options))
    except DataError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
    except DirectoryError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        # The reader of a pipe has gone (``| head``); nobody is left to tell.
        sys.stderr.close()
    return NOT_UNDERSTOOD


def _declared(arguments: Sequence[str] | None) -> Declaration | None:
    early = argparse.ArgumentParser(add_help=False)
    early.add_argument("--data", type=Path, default=DATA)
    folder = early.parse_known_args(arguments)[0].data
    try:
        return declaration.read(folder)
    except DataError:
        return None
