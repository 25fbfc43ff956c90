"""``directory export``: write what the data say into files for others."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from directory import durable, problems, settings
from directory.cli.check import is_broken, refused
from directory.declaration import Declaration
from directory.errors import NotUnderstood, NotWritten
from directory.exports import coverage, geojson, hsds, jsonld, package, spreadsheet
from directory.finder import Finder
from directory.locale import translator
from directory.moment import BASEMAP, content
from directory.staff import workbook
from directory.staff.state import State
from directory.web.pages import Book, folder
from directory.web.pages.frame import Surface

HELP = "Write files for others (docs/api.md). Refuses while the data have errors."

#: What can be exported: its words, and what makes the files, by their paths.
KINDS: Mapping[str, tuple[str, Callable[[Finder], Mapping[str, bytes]]]] = {
    "coverage": (
        "what is stated, by country (docs/coverage.md)",
        lambda finder: {coverage.FILE: coverage.table(finder)},
    ),
    "csv": (
        "the members, for a spreadsheet",
        lambda finder: {spreadsheet.FILE: spreadsheet.table(finder)},
    ),
    "geojson": (
        "a point for each town of a member",
        lambda finder: {geojson.FILE: geojson.collection(finder)},
    ),
    "hsds": (
        "Open Referral HSDS 3.1, a folder of JSON files",
        lambda finder: {f"{hsds.FOLDER}/{p}": made for p, made in hsds.files(finder).items()},
    ),
    "jsonld": (
        "linked data, schema.org",
        lambda finder: {jsonld.FILE: jsonld.graph(finder)},
    ),
    "package": (
        "the tabular data package, zipped",
        lambda finder: {package.FILE: package.archive(finder)},
    ),
}

#: The workbook is for staff, who change it and import it again.
EXCEL = "excel"

#: The plain pages make many files, and know where they stand.
SITE = "site"


def add_options(parser: argparse.ArgumentParser, _: Declaration | None) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "kind",
        choices=(*KINDS, EXCEL, SITE),
        metavar="KIND",
        help="; ".join(f"{kind}: {words}" for kind, (words, _) in KINDS.items())
        + f"; {EXCEL}: the members as a workbook, to change and import again"
        + f"; {SITE}: the plain pages, a folder that needs no server (docs/pages.md)",
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="the folder to write to"
    )
    parser.add_argument(
        "--base-url",
        metavar="URL",
        help=f"where the public will reach the {SITE} (default: base_url of site.toml)",
    )


def run(options: argparse.Namespace) -> int:
    """Return 0 after writing the files, 1 or 2 if the data have errors; raises NotWritten."""
    found = problems.find(options.data)
    if is_broken(found):
        return refused(found, "Nothing written: mend the errors above first.")
    if options.kind == SITE:
        return _site(options)
    files = _files(options)
    written = [durable.replace(options.out / path, made) for path, made in files.items()]
    if options.kind == "hsds":
        _forget(hsds.left_over(written))
    print(written[0] if len(written) == 1 else f"{options.out}: {len(written)} files")
    return 0


def _files(options: argparse.Namespace) -> Mapping[str, bytes]:
    if options.kind == EXCEL:
        return {workbook.FILE: workbook.content(State.read(options.data))}
    _, make = KINDS[options.kind]
    return make(Finder.read(options.data))


def _site(options: argparse.Namespace) -> int:
    """Return 0 after writing the plain pages."""
    finder = Finder.read(options.data)
    try:
        base_url = settings.base_url(options.base_url or finder.settings.base_url)
    except ValueError as error:
        raise NotUnderstood(
            "Address", options.base_url, ["https://directory.example.org"]
        ) from error
    basemap = content(options.data, BASEMAP).decode()
    book = Book(finder, translator(), Surface(is_files=True, base_url=base_url), date.today())
    print(f"{options.out}: {folder.write(options.out, folder.files(book, basemap))} files")
    return 0


def _forget(paths: Iterable[Path]) -> None:
    """Remove what an older export left: an object that is gone must not be found any more."""
    for path in paths:
        try:
            path.unlink()
        except OSError as error:
            raise NotWritten(path, error) from error
