"""``directory undo``: bring back the state before the last change, byte for byte."""

from __future__ import annotations

import argparse

from directory.cli import history
from directory.cli.asking import confirm
from directory.cli.preview import plain
from directory.declaration import Declaration
from directory.staff import store

HELP = "Bring back the state before the last change. Asks first; repeated, it goes further back."


def add_options(parser: argparse.ArgumentParser, _: Declaration | None) -> None:
    """Add the options of the command."""
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument(
        "--anyway",
        action="store_true",
        help="also if a file was changed by something else since; that stays in .history",
    )


def run(options: argparse.Namespace) -> int:
    """Return 0 after the undo; raises NotConfirmed and what ``store.undo`` raises."""
    version = store.to_undo(options.data)
    print("This would be taken back:")
    print("\n".join(map(plain, history.lines(version))))
    confirm(f"Bring back {', '.join(version.files)} as before?", yes=options.yes)
    store.undo(options.data, number=version.number, anyway=options.anyway)
    print(f"Taken back: version {version.number}. The files are as before it.")
    return 0
