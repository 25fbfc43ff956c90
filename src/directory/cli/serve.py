"""``directory serve``: check the data, then serve the app."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from directory import problems
from directory.cli.check import is_broken, refused
from directory.declaration import Declaration

HELP = "Serve the app. Refuses to start while the data have errors."

#: Holds src/ and the server's settings: the package is always run from its checkout.
CHECKOUT = Path(__file__).parents[3]

APP = CHECKOUT / "streamlit_app.py"


def add_options(parser: argparse.ArgumentParser, _: Declaration | None) -> None:
    """Add the options of the command."""
    parser.add_argument("--address", default="localhost", help="listen here (default: localhost)")
    parser.add_argument("--port", type=port, default=8501, help="port (default: 8501)")


def port(text: str) -> int:
    """Return a port; ArgumentTypeError if the text names none."""
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        raise argparse.ArgumentTypeError(f"{text!r} is no port from 1 to 65535")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Return 1 or 2 if the data have errors; otherwise become the server, which never returns."""
    found = problems.find(options.data)
    if not is_broken(found):
        become_server(APP, options)
    return refused(found, "Not started: mend the errors above, then start again.")


def become_server(app: Path, options: argparse.Namespace) -> NoReturn:
    """Let the server of an app take the place of this process."""
    os.environ["DIRECTORY_DATA"] = str(options.data.resolve())
    os.chdir(CHECKOUT)
    os.execv(  # noqa: S606 (no shell: the server takes the place of this process)
        sys.executable,
        [sys.executable, "-m", "streamlit", "run", str(app),
         "--server.address", options.address, "--server.port", str(options.port)],
    )  # fmt: skip
