"""``directory staff``: serve the editor for the network's staff."""

from __future__ import annotations

import argparse
from typing import NoReturn

from directory.cli.serve import CHECKOUT, become_server, port
from directory.declaration import Declaration
from directory.web import guard

HELP = (
    "Serve the staff's editor, on this machine alone. At another address it starts only with a "
    "login (docs/staff.md)."
)

APP = CHECKOUT / "src" / "directory" / "app" / "staff" / "server.py"


def add_options(parser: argparse.ArgumentParser, _: Declaration | None) -> None:
    """Add the options of the command."""
    parser.add_argument("--address", default="127.0.0.1", help="listen here (default: 127.0.0.1)")
    parser.add_argument("--port", type=port, default=8502, help="port (default: 8502)")


def run(options: argparse.Namespace) -> NoReturn:
    """Become the server, which never returns; data with errors are what it is there to mend.

    Raises NotOpened if it would be open to others; the server itself looks once more.
    """
    guard.opened(options.address, guard.secrets(CHECKOUT))
    become_server(APP, options)
