"""``directory geocode``: give every town of the data its coordinates, from the gazetteer."""

from __future__ import annotations

import argparse
import sys

from directory import countries, tables
from directory.declaration import Declaration
from directory.staff import store, towns
from directory.staff.state import State
from directory.staff.versions import About

HELP = "Add the rows that places.csv lacks: the centre of each new town, from the gazetteer."


def add_options(_: argparse.ArgumentParser, __: Declaration | None) -> None:
    """Add the options of the command: there are none."""


def run(options: argparse.Namespace) -> int:
    """Return 0 if every town has coordinates now, 1 if the gazetteer lacks some."""
    state = State.read(options.data)
    rows = state.files.rows
    cells = [row.cells for name in ("members", "sites") for row in rows[name]]
    missing = towns.missing(rows["places"], towns.named(cells))
    found = {town: towns.row(state.files.atlas, town) for town in missing if state.files.atlas}
    new = [row for row in found.values() if row]
    if new:
        table = state.table("places")
        content = {table.path: tables.written(table, towns.with_rows(rows["places"], new))}
        about = About(f"coordinates of {len(new)} towns", role="geocode")
        store.write(state.folder, content, base=state.contents, about=about)
    for row in new:
        print(f"{row['city']}, {row['country']}: {row['latitude']}, {row['longitude']}")
    for country, city in missing:
        if not found.get((country, city)):
            words = f"{city!r} is not in the gazetteer for {countries.name(country)}."
            right = "Type its name as it is spelt there, or add a row to places.csv by hand."
            print(f"{words} {right}", file=sys.stderr)
    print(f"{len(new)} towns added, {len(missing) - len(new)} not found")
    return int(len(new) < len(missing))
