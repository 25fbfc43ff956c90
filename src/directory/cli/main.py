"""The commands and their options."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from directory import declaration
from directory.declaration import Declaration
from directory.errors import DataError, DirectoryError

#: Exit codes on which scripts rely (design: Command line).
DONE, ERRORS_FOUND, NOT_UNDERSTOOD = 0, 1, 2

#: What shells expect of a program that Ctrl-C has stopped.
STOPPED = 130

DATA = Path("data")

#: The commands in the order of the help. ``import`` is a word of Python: its module is ``import_``.
COMMANDS = (
    "find", "check", "serve", "staff", "export", "import", "diff", "undo", "history", "geocode",
    "due", "letters", "links", "publish",
)  # fmt: skip


def parsers(
    declared: Declaration | None = None, names: Sequence[str] = COMMANDS
) -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of ``directory`` and of its commands by their full names.

    Allowed values in the help come from the declaration. Only the commands of these names are
    loaded: all of them together take a second, which a search need not wait for.
    """
    root = argparse.ArgumentParser(
        prog="directory", description="Find a perpetrator programme that fits; keep its data true."
    )
    root.add_argument(
        "--data", type=Path, default=DATA, metavar="DIR", help="the data folder (default: data)"
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    found = {root.prog: root}
    for name in names:
        command = import_module(f"directory.cli.{'import_' if name == 'import' else name}")
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
    _never_fail_on_encoding()
    declared, names = _foreseen(arguments)
    options = parsers(declared, names)["directory"].parse_args(arguments)
    try:
        return int(options.run(options))
    except DataError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
    except DirectoryError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # The reader of a pipe has gone (``| head``); nobody is left to tell.
        sys.stderr.close()
    return NOT_UNDERSTOOD


def _never_fail_on_encoding() -> None:
    """Let what the terminal's encoding cannot show be an escape, as Windows' code pages need."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _foreseen(arguments: Sequence[str] | None) -> tuple[Declaration | None, Sequence[str]]:
    """Return the declaration that the arguments name, and the commands that they may mean."""
    early = argparse.ArgumentParser(add_help=False)
    early.add_argument("--data", type=Path, default=DATA)
    options, others = early.parse_known_args(arguments)
    names = others[:1] if others[:1] and others[0] in COMMANDS else COMMANDS
    try:
        return declaration.read(options.data), names
    except DataError:
        return None, names
