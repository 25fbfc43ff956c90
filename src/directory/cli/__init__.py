"""The command line: ``directory find``, ``directory check``, ``directory serve``."""

from directory.cli.main import main

__all__ = ["main"]
