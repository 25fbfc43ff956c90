"""``directory export``: write what the data say into files for others."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from directory import problems
from directory.cli.check import exit_code, is_broken
from directory.declaration import Declaration
from directory.errors import NotWritten
from directory.exports import coverage
from directory.finder import Finder

HELP = "Write a file for others. Refuses while the data have errors."

#: What can be exported: the file of each kind and the function that makes its content.
KINDS: Mapping[str, tuple[str, Callable[[Finder], bytes]]] = {
    "coverage": (coverage.FILE, coverage.table),
}


def add_options(parser: argparse.ArgumentParser, _: Declaration | None) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "kind",
        choices=KINDS,
        metavar="KIND",
        help="coverage: what is stated, by country (docs/coverage.md)",
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="the folder to write to"
    )


def run(options: argparse.Namespace) -> int:
    """Return 0 after writing the file, 1 or 2 if the data have errors; raises NotWritten."""
    found = problems.find(options.data)
    if is_broken(found):
        for problem in found:
            print(problem, file=sys.stderr)
        print("Nothing written: mend the errors above first.", file=sys.stderr)
        return exit_code(found)
    name, make = KINDS[options.kind]
    print(_write(options.out / name, make(Finder.read(options.data))))
    return 0


def _write(path: Path, content: bytes) -> Path:
    """Return the path of a file after writing it whole: nobody ever reads half of it."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        raise NotWritten(path, error) from error
    return path
